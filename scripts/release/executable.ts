import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../project.ts';

const run = promisify(execFile);

/** By this mark a build of Node.js is found out to take an application: see its documentation of single executables. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** The file of a bundle that a single executable starts. */
export const executableStarter = 'executable-main.cjs';

/**
 * The bundle in `folder` as Node.js takes it into an executable. It has neither compiled code nor a snapshot in it, so it
 * is the same for every platform.
 */
export async function makeApplication(folder: string): Promise<Buffer> {
  const work = await mkdtemp(join(tmpdir(), 'roster-application-'));
  try {
    await cp(folder, work, { recursive: true });
    const assets = (await readdir(folder)).filter((name) => name !== executableStarter).sort();
    const configuration = {
      main: executableStarter,
      output: 'application.blob',
      disableExperimentalSEAWarning: true,
      useCodeCache: false,
      useSnapshot: false,
      assets: Object.fromEntries(assets.map((name) => [name, name])),
    };
    await writeFile(join(work, 'configuration.json'), JSON.stringify(configuration));
    await run(process.execPath, ['--experimental-sea-config', 'configuration.json'], { cwd: work });
    return await readFile(join(work, configuration.output));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The program of Node.js at `node` with the application in it, for Linux or Windows. */
export async function makeExecutable(node: string, application: Buffer): Promise<Buffer> {
  const work = await mkdtemp(join(tmpdir(), 'roster-executable-'));
  try {
    await cp(node, join(work, 'executable'));
    await writeFile(join(work, 'application'), application);
    const injector = join(projectRoot, 'node_modules/postject/dist/cli.js');
    const words = ['executable', 'NODE_SEA_BLOB', 'application', '--sentinel-fuse', fuse];
    await run(process.execPath, [injector, ...words], { cwd: work });
    return await readFile(join(work, 'executable'));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
