import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import { newAgeKey } from '../support/age.ts';
import { type ApiProcess, type ProcessGround, prepareGround } from '../support/api-process.ts';
import { startProgram, until } from '../support/program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { roster } from './roster.ts';

/* The real commands on a real data directory. Each opens the embedded database, which takes seconds. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const run = promisify(execFile);

const main = join(import.meta.dirname, '../../cli/main.ts');

let ground: ProcessGround;
/** A backup of a directory in which somebody has worked. */
let file: string;
let head: unknown;

async function stop(api: ApiProcess): Promise<void> {
  api.kill('SIGTERM');
  expect(await api.exit).toBe(0);
}

/** Signs by the key that the data directory keeps of its first start. */
async function signedIn(api: ApiProcess, directory: string) {
  const endpoint = await api.listening;
  const text = await readFile(join(directory, 'credentials'), 'utf8');
  const value = (name: string) => new RegExp(`^${name} = (\\S+)$`, 'm').exec(text)?.[1] ?? '';
  const key = { accessKeyId: value('access_key_id'), secretAccessKey: value('secret_access_key') };
  return createSignedFetch({ endpoint, userAgent: 'roster-test', ...key });
}

const backUp = (...words: string[]) =>
  roster(ground.directory, ['backup', ...words], { ROSTER_DATA_DIR: ground.directory });
const restore = (directory: string, ...words: string[]) =>
  roster(ground.directory, ['restore', ...words], { ROSTER_DATA_DIR: directory });

beforeAll(async () => {
  ground = await prepareGround();
  const api = ground.start();
  const send = await signedIn(api, ground.directory);
  for (const name of ['payments', 'telemetry'])
    await send({ method: 'POST', path: '/v1/projects', body: { name } });
  head = (await send({ method: 'GET', path: '/v1/audit_log/head' })).body;
  file = join(ground.directory, 'backup.tar.gz');
  const refused = await backUp(file);
  expect(refused).toMatchObject({
    code: 2,
    output: expect.stringContaining('in use by another Roster process'),
  });
  await stop(api);
  expect(await backUp(file)).toMatchObject({ code: 0, answer: expect.stringContaining('not encrypted') });
});
afterAll(() => ground.cleanUp());

test('what was backed up is there again: data, keys and an audit log that verifies against its head', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const directory = join(await temporaryFolder(), 'restored');
  const restored = await restore(directory, file);
  expect(restored).toMatchObject({
    code: 0,
    answer: expect.stringMatching(/1 environment, \d+ audit events verified/),
  });
  expect((await readdir(directory)).filter((name) => !name.startsWith('lock')).sort()).toEqual([
    'credentials',
    'database',
    'master-keys',
    'operator-key',
  ]);
  for (const name of ['master-keys', 'operator-key', 'credentials'])
    expect((await stat(join(directory, name))).mode & 0o777, name).toBe(0o600);
  const api = ground.start({ ROSTER_DATA_DIR: directory });
  const send = await signedIn(api, directory);
  const { body } = await send({ method: 'GET', path: '/v1/projects' });
  expect(body).toMatchObject({ items: [{ name: 'payments' }, { name: 'telemetry' }] });
  const { sequence, hash } = head as { sequence: number; hash: string };
  const query = { head_sequence: String(sequence), head_hash: hash };
  expect((await send({ method: 'GET', path: '/v1/audit_log/verify', query })).body).toMatchObject({
    ok: true,
  });
  await stop(api);
  const again = await restore(directory, file);
  expect(again).toMatchObject({ code: 2, output: expect.stringContaining('is not empty') });
  const others = await temporaryFolder();
  await writeFile(join(others, 'theirs'), '');
  expect(await restore(others, file)).toMatchObject({
    code: 2,
    output: expect.stringContaining('is not empty (theirs): set ROSTER_DATA_DIR to another directory'),
  });
  expect(await readdir(others)).toEqual(['theirs']);
});

test('a backup can be encrypted to a key of age, by which it, and the stock program, open it', async () => {
  const { recipient, identity } = await newAgeKey();
  const folder = await temporaryFolder();
  const [encrypted, identityFile] = [join(folder, 'backup.age'), join(folder, 'identity')];
  await writeFile(identityFile, `# a comment\n${identity}\n`);
  expect(await backUp(encrypted, '--recipient', recipient)).toMatchObject({ code: 0 });
  expect((await readFile(encrypted)).subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  const archive = join(folder, 'backup.tar.gz');
  await run('age', ['--decrypt', '--identity', identityFile, '--output', archive, encrypted]);
  const { stdout } = await run('tar', ['-tzf', archive]);
  expect(stdout.split('\n').slice(0, 4)).toEqual([
    'manifest.json',
    'credentials',
    'master-keys',
    'operator-key',
  ]);
  const directory = join(folder, 'restored');
  const without = await restore(directory, encrypted);
  expect(without).toMatchObject({ code: 2, output: expect.stringContaining('is encrypted: name the file') });
  const otherFile = join(folder, 'other');
  for (const [content, says] of [
    [(await newAgeKey()).identity, `${encrypted} is not opened by --identity`],
    [identity.slice(0, -1), `--identity: a key in ${otherFile} is not as age-keygen wrote it`],
    ['nothing', `--identity: ${otherFile} has no age identity`],
  ] as const) {
    await writeFile(otherFile, `${content}\n`);
    const refused = await restore(directory, encrypted, '--identity', otherFile);
    expect(refused).toMatchObject({ code: 2, output: expect.stringContaining(says) });
    expect(refused.output).not.toContain('AGE-SECRET-KEY-1');
  }
  expect(await restore(directory, encrypted, '--identity', identityFile)).toMatchObject({ code: 0 });
});

test('what is no recipient is refused by its option before anything is looked at, and never shown', async () => {
  const { identity } = await newAgeKey();
  for (const recipient of ['nonsense', '', 'age1qqqqqqqqqqqqqqqq', identity]) {
    const folder = await temporaryFolder();
    const refused = await backUp(join(folder, 'backup.age'), '--recipient', recipient);
    expect(refused).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^roster: --recipient: one is no recipient of age\. It begins with age1/),
    });
    expect(refused.output).not.toContain(identity);
    expect(await readdir(folder)).toEqual([]);
  }
});

/** The archive with something in it changed. */
async function changed(change: (folder: string) => Promise<void>): Promise<string> {
  const folder = await temporaryFolder();
  const inside = join(folder, 'inside');
  await mkdir(inside);
  await run('tar', ['-xzf', file, '-C', inside]);
  await change(inside);
  const result = join(folder, 'changed.tar.gz');
  const names = ['manifest.json', ...(await readdir(inside)).filter((name) => name !== 'manifest.json')];
  await run('tar', ['-czf', result, '-C', inside, ...names]);
  return result;
}

test.each([
  [
    'cut off',
    async () => {
      const copy = join(await temporaryFolder(), 'cut.tar.gz');
      await copyFile(file, copy);
      await truncate(copy, 1_000_000);
      return copy;
    },
    'is no backup, or is damaged: unexpected end of file',
  ],
  [
    'with a byte that changed on the disk',
    async () => {
      const copy = join(await temporaryFolder(), 'spoilt.tar.gz');
      await copyFile(file, copy);
      const handle = await open(copy, 'r+');
      await handle.write(Buffer.from([0, 1, 2, 3]), 0, 4, 2_000_000);
      await handle.close();
      return copy;
    },
    'is no backup, or is damaged: ',
  ],
  [
    'whose key was replaced',
    () => changed((inside) => writeFile(join(inside, 'operator-key'), 'rok_another')),
    'its files are not those that it lists',
  ],
  [
    'of a later release',
    () =>
      changed(async (inside) => {
        const path = join(inside, 'manifest.json');
        const manifest = JSON.parse(await readFile(path, 'utf8'));
        manifest.roster = '9.0.0';
        manifest.migrations.push('2999-01-01-of-the-future');
        await writeFile(path, JSON.stringify(manifest));
      }),
    'the backup, which Roster 9.0.0 made, has a newer schema than this release knows',
  ],
  [
    'of another format',
    () =>
      changed(async (inside) => {
        const path = join(inside, 'manifest.json');
        const manifest = JSON.parse(await readFile(path, 'utf8'));
        await writeFile(path, JSON.stringify({ ...manifest, format: 'roster-backup/2' }));
      }),
    'manifest.json: format: is not roster-backup/1: restore it with the release that made it',
  ],
  [
    'without its database',
    () =>
      changed(async (inside) => {
        const path = join(inside, 'manifest.json');
        const manifest = JSON.parse(await readFile(path, 'utf8'));
        await rm(join(inside, 'database'), { recursive: true });
        const files = Object.entries(manifest.files).filter(([name]) => !name.startsWith('database/'));
        await writeFile(path, JSON.stringify({ ...manifest, folders: [], files: Object.fromEntries(files) }));
      }),
    'there is no database in it',
  ],
  [
    'that reaches out of its directory',
    async () => {
      const folder = await temporaryFolder();
      await writeFile(join(folder, 'evil'), 'evil');
      const result = join(folder, 'evil.tar.gz');
      await run('tar', ['-czPf', result, '--transform', 's|^|../../|', '-C', folder, 'evil']);
      return result;
    },
    'is no backup, or is damaged: ../../evil points outside',
  ],
  [
    'that is something else',
    async () => {
      const other = join(await temporaryFolder(), 'other');
      await writeFile(other, 'hello');
      return other;
    },
    'is no backup, or is damaged: incorrect header check',
  ],
])('a backup %s is refused, and leaves an empty directory', async (_, make, says) => {
  const directory = join(await temporaryFolder(), 'restored');
  const refused = await restore(directory, await make());
  expect(refused).toMatchObject({ code: 2, output: expect.stringContaining(says) });
  expect((await readdir(directory)).filter((name) => !name.startsWith('lock'))).toEqual([]);
});

test('a folder in the place of a file is named, before anything is made', async () => {
  const folder = await temporaryFolder();
  const directory = join(folder, 'restored');
  const refusals = [
    [[folder], `roster: ${folder} is a folder: name the file that roster backup wrote`],
    [[file, '--identity', folder], `roster: --identity: cannot read ${folder}: EISDIR`],
    [[file, '--identity', join(folder, 'none')], `roster: --identity: cannot read ${folder}/none: ENOENT`],
  ] as const;
  for (const [words, says] of refusals)
    expect(await restore(directory, ...words)).toMatchObject({
      code: 2,
      output: expect.stringContaining(says),
    });
  expect(existsSync(directory)).toBe(false);
});

test('a restore that was killed cannot be started from, and is done anew', async () => {
  const directory = join(await temporaryFolder(), 'restored');
  const environment = { PATH: process.env['PATH'] ?? '', ROSTER_DATA_DIR: directory };
  const killed = startProgram(process.execPath, [main, 'restore', file], {
    folder: ground.directory,
    environment,
  });
  await until(killed, () => existsSync(join(directory, '.restoring/database')));
  await killed.kill();
  expect(await readdir(directory)).toContain('.restoring');
  const api = ground.start({ ROSTER_DATA_DIR: directory });
  expect(await api.exit).toBe(1);
  expect(api.output()).toContain('did not end: run roster restore again');
  expect(await restore(directory, file)).toMatchObject({ code: 0 });
  expect(await readdir(directory)).not.toContain('.restoring');
});

test('a backup that was killed leaves no file by its name, and is done anew; an existing file stays', async () => {
  const wanted = join(await temporaryFolder(), 'backup.tar.gz');
  const environment = { PATH: process.env['PATH'] ?? '', ROSTER_DATA_DIR: ground.directory };
  const killed = startProgram(process.execPath, [main, 'backup', wanted], {
    folder: ground.directory,
    environment,
  });
  await until(killed, () => existsSync(`${wanted}.partial`));
  await killed.kill();
  expect(existsSync(wanted)).toBe(false);
  expect(await backUp(wanted)).toMatchObject({ code: 0 });
  expect(existsSync(`${wanted}.partial`)).toBe(false);
  const before = await readFile(wanted);
  expect(await backUp(wanted)).toMatchObject({ code: 2, output: expect.stringContaining('exists already') });
  expect(await readFile(wanted)).toEqual(before);
  await rm(wanted);
});

/** A small file system of one program, which ends with it. */
const onSmallDisk = (size: string, mount: string, words: readonly string[]) =>
  startProgram(
    'unshare',
    [
      '--map-root-user',
      '--mount',
      'sh',
      '-c',
      `mount -t tmpfs -o size=${size} tmpfs "$0" && "$@"; echo "ended with $?"; ls -A "$0" "$0"/*`,
      mount,
      process.execPath,
      main,
      ...words,
    ],
    {
      folder: ground.directory,
      environment: {
        PATH: process.env['PATH'] ?? '',
        ROSTER_DATA_DIR: words[0] === 'backup' ? ground.directory : join(mount, 'data'),
      },
    },
  ).ended;
// A disk that is full takes a mount of its own, which containers may refuse.
const canMount = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;

test.runIf(canMount)('a full disk is told as such, and nothing half stays on it', async () => {
  const disk = await temporaryFolder();
  const backedUp = await onSmallDisk('1m', disk, ['backup', join(disk, 'backup.tar.gz')]);
  expect(backedUp.output).toMatch(/^roster: ENOSPC: /m);
  expect(backedUp.answer).toMatch(/^ended with 2$/m);
  expect(backedUp.answer).not.toMatch(/backup\.tar\.gz/);
  const restored = await onSmallDisk('8m', disk, ['restore', file]);
  expect(restored.output).toMatch(/^roster: cannot unpack .*: ENOSPC: /m);
  expect(restored.answer).toMatch(/^ended with 2$/m);
  expect(restored.answer).not.toMatch(/restoring|database|keys|credentials/);
});

test('with PostgreSQL it says what to use; secrets of the environment are told to be missing', async () => {
  const DATABASE_URL = 'postgres://roster:hidden@127.0.0.1:1/roster';
  for (const [command, program] of [
    ['backup', 'pg_dump'],
    ['restore', 'pg_restore'],
  ] as const) {
    const refused = await roster(ground.directory, [command, file], { DATABASE_URL });
    expect(refused).toMatchObject({
      code: 2,
      output: expect.stringContaining(`Use ${program} of PostgreSQL`),
    });
    expect(refused.output).not.toContain('hidden');
  }
  const copy = join(await temporaryFolder(), 'backup.tar.gz');
  const environment = { ROSTER_DATA_DIR: ground.directory, ROSTER_MASTER_KEYS: 'k1:hidden' };
  const warned = await roster(ground.directory, ['backup', copy], environment);
  expect(warned).toMatchObject({ code: 0, output: expect.stringContaining('ROSTER_MASTER_KEYS is set') });
});
