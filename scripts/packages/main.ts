import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../project.ts';
import { runScript } from '../run-script.ts';
import { packPackages } from './pack.ts';

const usage = `usage: npm run packages

Packs what npm publishes into dist/packages, which is replaced.`;

async function main(commandLine: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...commandLine],
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) return console.log(usage);
  for await (const { name, file, bytes } of packPackages(join(projectRoot, 'dist/packages')))
    console.log(`${name.padEnd(24)} ${(bytes / 1e6).toFixed(1).padStart(6)} MB  ${file}`);
}

await runScript(main);
