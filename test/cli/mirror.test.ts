import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type MirrorPackage, putIntoMirror } from '../../cli/provider/mirror.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let wanted: MirrorPackage;
beforeEach(async () => {
  const folder = await temporaryFolder();
  const bundle = join(folder, 'bundle');
  await mkdir(bundle);
  for (const name of ['provider.cjs', 'age.cjs']) await writeFile(join(bundle, name), `// ${name}\n`);
  const mirror = join(folder, 'mirror');
  wanted = { mirror, version: '1.2.3', platform: 'linux_amd64', bundle, launcher: '#!/bin/sh\n' };
});

test('several may put the provider into one mirror at once, where there is none and where there is another', async () => {
  for (const launcher of ['#!/bin/sh\n', '#!/bin/sh\n# another\n']) {
    const all = await Promise.all(Array.from({ length: 5 }, () => putIntoMirror({ ...wanted, launcher })));
    expect(all.filter(({ before }) => before !== 'same')).not.toEqual([]);
    expect(await putIntoMirror({ ...wanted, launcher })).toMatchObject({ before: 'same' });
  }
  expect(await readdir(wanted.mirror)).toEqual(['roster.internal']);
});

test('a package that nobody may write to gives a mirror that its owner may', async () => {
  for (const name of await readdir(wanted.bundle)) await chmod(join(wanted.bundle, name), 0o444);
  await chmod(wanted.bundle, 0o555);
  const { folder } = await putIntoMirror(wanted);
  await chmod(wanted.bundle, 0o755);
  for (const path of [folder, join(folder, 'provider.cjs')])
    expect((await stat(path)).mode & 0o200, path).toBe(0o200);
});

test('what is broken in a mirror is replaced by what is whole', async () => {
  const { folder, executable } = await putIntoMirror(wanted);
  const breakings = [
    () => rm(join(folder, 'age.cjs')),
    () => writeFile(join(folder, 'provider.cjs'), '// hal'),
    () => chmod(executable, 0o644),
    () => mkdir(join(folder, 'another folder')),
    async () => {
      await rm(executable);
      await mkdir(executable);
    },
  ];
  for (const breakIt of breakings) {
    await breakIt();
    expect(await putIntoMirror(wanted)).toMatchObject({ before: 'different' });
    expect(await putIntoMirror(wanted)).toMatchObject({ before: 'same' });
  }
});
