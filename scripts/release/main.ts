import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Trouble } from '../../cli/command.ts';
import { projectRoot, projectVersion } from '../project.ts';
import { runScript } from '../run-script.ts';
import { archiveFor, checksums, prepare, type ReleaseFile, registryManifest } from './artefacts.ts';
import { nodeBuilds } from './node-builds.ts';
import { requireRoom, writeRelease } from './output.ts';
import { signature } from './signature.ts';
import { uncommitted } from './uncommitted.ts';

const platforms = nodeBuilds.map(({ platform }) => platform);

const usage = `usage: npm run release -- [--output FOLDER] [--platform PLATFORM]… [--sign FINGERPRINT]

  --output FOLDER      an earlier release in it is replaced, and anything else refused; default dist/release
  --platform PLATFORM  make this one only: ${platforms.join(', ')}
  --sign FINGERPRINT   sign the checksums by this key of gpg; default GPG_FINGERPRINT, and without it they are not signed`;

async function main(commandLine: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...commandLine],
    options: {
      output: { type: 'string', default: join(projectRoot, 'dist/release') },
      platform: { type: 'string', multiple: true, default: platforms },
      sign: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const unknown = values.platform.find((platform) => !platforms.includes(platform));
  if (unknown !== undefined)
    throw new Trouble(`--platform takes one of ${platforms.join(', ')}, and not ${JSON.stringify(unknown)}`);
  if (values.output === '') throw new Trouble('--output takes the name of a folder');
  if (values.sign === '') throw new Trouble('--sign takes the fingerprint of a key');
  const output = resolve(values.output);
  const fingerprint = values.sign ?? process.env['GPG_FINGERPRINT'] ?? '';
  await requireRoom(output);
  // What cannot be signed is better known before it is made.
  if (fingerprint !== '') signature(Buffer.alloc(0), fingerprint);
  refuseOtherNode();
  tellUncommitted();
  await release(output, values.platform, fingerprint);
}

/** What goes into the executables is made by this Node.js, and is to be the same on every machine. */
function refuseOtherNode(): void {
  const wanted = `v${nodeBuilds[0]?.version}`;
  if (process.version !== wanted)
    throw new Trouble(
      `a release is made by Node.js ${wanted}, and this is ${process.version}: use npm run release`,
    );
}

function tellUncommitted(): void {
  const changes = uncommitted(projectRoot);
  if (changes !== '')
    console.error(`Nobody can make this release again from a commit, because these are in none:\n${changes}`);
}

/** Nothing is written before all of it is made. */
async function release(output: string, wanted: readonly string[], fingerprint: string): Promise<void> {
  const version = await projectVersion(projectRoot);
  console.log(`Roster provider ${version}: bundling`);
  const ingredients = await prepare(version);
  const files: ReleaseFile[] = [];
  for (const node of nodeBuilds.filter(({ platform }) => wanted.includes(platform))) {
    const begun = performance.now();
    const file = await archiveFor(node, ingredients);
    files.push(file);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const megabytes = (file.content.length / 1e6).toFixed(1);
    console.log(`${file.name}  ${megabytes} MB, Node.js ${node.version}, in ${seconds} s`);
  }
  files.push(registryManifest(version));
  const sums = checksums(version, files);
  files.push(sums);
  if (fingerprint !== '')
    files.push({ name: `${sums.name}.sig`, content: signature(sums.content, fingerprint) });
  await writeRelease(output, files);
  console.log(`${fingerprint === '' ? 'Not signed' : `Signed by ${fingerprint}`}. All of it is in ${output}`);
}

if (import.meta.main) await runScript(main);
