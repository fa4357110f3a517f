import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { projectRoot, projectVersion } from '../project.ts';
import { archiveFor, checksumLine, prepare, registryManifest, releaseName } from './artefacts.ts';
import { nodeBuilds } from './node-builds.ts';

const platforms = nodeBuilds.map(({ platform }) => platform);

const usage = `usage: npm run release -- [--output FOLDER] [--platform PLATFORM]… [--sign FINGERPRINT]

  --output FOLDER      what is in it is replaced; default dist/release
  --platform PLATFORM  make this one only: ${platforms.join(', ')}
  --sign FINGERPRINT   sign the checksums by this key of gpg; default GPG_FINGERPRINT, and without it they are not signed`;

async function main(commandLine: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      output: { type: 'string', default: join(projectRoot, 'dist/release') },
      platform: { type: 'string', multiple: true, default: platforms },
      sign: { type: 'string', default: process.env['GPG_FINGERPRINT'] ?? '' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const unknown = values.platform.find((platform) => !platforms.includes(platform));
  if (unknown !== undefined) throw new Error(`there is no platform ${unknown}\n\n${usage}`);
  refuseOtherNode();
  refuseToReplace(resolve(values.output));
  await release(resolve(values.output), values.platform, values.sign);
}

/** The folder is emptied first: never the sources, nor what they lie in. */
function refuseToReplace(output: string): void {
  if (!relative(output, projectRoot).startsWith('..'))
    throw new Error(`--output is replaced, and ${output} has the sources in it: name another folder`);
}

/** What goes into the executables is made by this Node.js, and is to be the same on every machine. */
function refuseOtherNode(): void {
  const wanted = `v${nodeBuilds[0]?.version}`;
  if (process.version !== wanted)
    throw new Error(
      `a release is made by Node.js ${wanted}, and this is ${process.version}: use npm run release`,
    );
}

async function release(output: string, wanted: readonly string[], fingerprint: string): Promise<void> {
  const version = await projectVersion(projectRoot);
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  console.log(`Roster provider ${version}: bundling`);
  const ingredients = await prepare(version);
  let checksums = '';
  const write = async (file: { readonly name: string; readonly content: Buffer }) => {
    await writeFile(join(output, file.name), file.content);
    checksums += checksumLine(file);
  };
  for (const node of nodeBuilds.filter(({ platform }) => wanted.includes(platform))) {
    const begun = performance.now();
    const file = await archiveFor(node, ingredients);
    await write(file);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const megabytes = (file.content.length / 1e6).toFixed(1);
    console.log(`${file.name}  ${megabytes} MB, Node.js ${node.version}, in ${seconds} s`);
  }
  await write(registryManifest(version));
  const sums = join(output, `${releaseName(version)}_SHA256SUMS`);
  await writeFile(sums, checksums);
  if (fingerprint !== '') await sign(sums, fingerprint);
  console.log(`${fingerprint === '' ? 'Not signed' : `Signed by ${fingerprint}`}. All of it is in ${output}`);
}

/** A detached, binary signature, as the Registry wants it. */
async function sign(path: string, fingerprint: string): Promise<void> {
  const words = ['--batch', '--yes', '--local-user', fingerprint, '--output', `${path}.sig`, '--detach-sign'];
  await promisify(execFile)('gpg', [...words, path]);
}

if (import.meta.main) await main(process.argv.slice(2));
