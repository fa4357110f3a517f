import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { artefactsOf, differences, produceAll } from './generated.ts';
import { projectRoot } from './project.ts';

const artefacts = artefactsOf(projectRoot);
const produced = await produceAll(artefacts);
const changes = await differences(projectRoot, artefacts, produced);

for (const { path, kind } of changes) {
  const absolute = join(projectRoot, path);
  const text = produced.get(path);
  if (text === undefined) {
    await rm(absolute);
  } else {
    await mkdir(dirname(absolute), { recursive: true });
    await writeFile(absolute, text);
  }
  const verb = { missing: 'added', stale: 'changed', orphaned: 'deleted' }[kind];
  console.log(`${verb.padEnd(8)} ${path}`);
}
const counted = `${produced.size} generated files`;
console.log(
  changes.length === 0 ? `All ${counted} were up to date.` : `${counted}, ${changes.length} changed.`,
);
