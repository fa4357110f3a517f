import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { resolveCredentials } from '../../client/profile.ts';
import { writeProfile } from '../../client/write-profile.ts';

const values = {
  endpoint: 'https://roster.example.com',
  accessKeyId: 'ak_1',
  secretAccessKey: 'rsk_fromProfile',
};
let home: string;
let path: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'roster-profile-'));
  path = join(home, '.roster', 'credentials');
});
afterEach(() => rm(home, { recursive: true }));

const resolve = (explicit = {}, environment = {}) =>
  resolveCredentials({ explicit, environment, homeDirectory: home });

async function problemsOf(explicit = {}, environment = {}) {
  const resolved = await resolve(explicit, environment);
  if (resolved.ok) throw new Error('problems were expected');
  expect(JSON.stringify(resolved)).not.toContain('rsk_');
  return resolved.problems;
}

const mode = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

test('a written profile is read, and only its owner can read it', async () => {
  await writeProfile(path, 'roster', values);
  expect(await resolve()).toEqual({ ok: true, credentials: values, warnings: [] });
  expect([await mode(path), await mode(join(home, '.roster'))]).toEqual(['600', '700']);
  expect(await readdir(join(home, '.roster'))).toEqual(['credentials']);
});

test('arguments win over the environment, which wins over the profile, value by value', async () => {
  await writeProfile(path, 'roster', values);
  const environment = { ROSTER_ENDPOINT: 'https://env.example.com', ROSTER_ACCESS_KEY_ID: 'ak_env' };
  expect(await resolve({ accessKeyId: 'ak_explicit' }, environment)).toMatchObject({
    credentials: {
      endpoint: 'https://env.example.com',
      accessKeyId: 'ak_explicit',
      secretAccessKey: 'rsk_fromProfile',
    },
  });
});

test('empty values count as unset', async () => {
  await writeProfile(path, 'roster', values);
  expect(await resolve({ endpoint: '' }, { ROSTER_SECRET_ACCESS_KEY: '', ROSTER_PROFILE: '' })).toMatchObject(
    {
      credentials: values,
    },
  );
});

test('profile and file can be chosen, and the argument wins', async () => {
  const elsewhere = join(home, 'elsewhere');
  await writeProfile(elsewhere, 'team.staging', { ...values, accessKeyId: 'ak_staging' });
  await writeProfile(elsewhere, 'production', { ...values, accessKeyId: 'ak_production' });
  const environment = { ROSTER_CREDENTIALS_FILE: elsewhere, ROSTER_PROFILE: 'team.staging' };
  expect(await resolve({}, environment)).toMatchObject({ credentials: { accessKeyId: 'ak_staging' } });
  expect(
    await resolve({ profile: 'production' }, { ...environment, ROSTER_CREDENTIALS_FILE: '~/elsewhere' }),
  ).toMatchObject({
    credentials: { accessKeyId: 'ak_production' },
  });
});

test('each missing value is named with the three ways to give it', async () => {
  const problems = await problemsOf({ endpoint: 'https://roster.example.com' });
  expect(problems).toEqual([
    {
      field: 'access_key_id',
      message: `access_key_id is missing. Give it in one of three ways: the argument \`access_key_id\`, the environment variable ROSTER_ACCESS_KEY_ID, or a line \`access_key_id = …\` in the section [roster] of ${path}.`,
    },
    { field: 'secret_access_key', message: expect.stringContaining('ROSTER_SECRET_ACCESS_KEY') },
  ]);
});

test('a chosen profile that does not exist is named together with those that do', async () => {
  await writeProfile(path, 'roster', values);
  await writeProfile(path, 'staging', values);
  expect((await problemsOf({ profile: 'prod' }))[0]).toEqual({
    field: 'profile',
    message: `${path} has no profile "prod": it has "roster", "staging"`,
  });
  expect((await problemsOf({}, { ROSTER_PROFILE: '__proto__' }))[0]?.field).toBe('profile');
});

test('a file that does not exist or cannot be read is named', async () => {
  expect((await problemsOf({ profile: 'x' }))[0]?.message).toContain(`there is no credentials file ${path}`);
  const missing = join(home, 'missing');
  expect((await problemsOf({}, { ROSTER_CREDENTIALS_FILE: missing }))[0]?.message).toContain(missing);
  await mkdir(path, { recursive: true });
  expect((await problemsOf())[0]).toEqual({
    field: 'profile',
    message: `the credentials file ${path} cannot be read (EISDIR)`,
  });
});

test('the file is not opened when nothing is missing', async () => {
  await mkdir(path, { recursive: true });
  expect(await resolve({ ...values, profile: 'none' })).toMatchObject({ ok: true, warnings: [] });
});

test('a file that others can read works, with a warning', async () => {
  await writeProfile(path, 'roster', values);
  await chmod(path, 0o644);
  const resolved = await resolve();
  expect(resolved).toMatchObject({ ok: true, credentials: values });
  expect(resolved.warnings).toEqual([`${path} can be read by others (mode 0644): run chmod 600 ${path}`]);
});

test('plain http is warned of, except on this machine', async () => {
  for (const endpoint of [
    'http://roster.example.com',
    'http://127.example.com',
    'http://127.0.0.1.example.com',
  ])
    expect((await resolve({ ...values, endpoint })).warnings).toHaveLength(1);
  for (const endpoint of ['http://127.0.0.1:8085', 'http://localhost:8085', 'http://[::1]:8085'])
    expect((await resolve({ ...values, endpoint })).warnings).toEqual([]);
});

test('a malformed endpoint is a problem of the endpoint', async () => {
  expect(await problemsOf({ ...values, secretAccessKey: 'x', endpoint: 'roster.example.com' })).toMatchObject(
    [{ field: 'endpoint' }],
  );
});

test('writing keeps other sections, comments and links, and makes the file private', async () => {
  const real = join(home, 'real');
  const before =
    '; mine\n[other]\nendpoint = https://other.example.com # why\n\n[roster]\nendpoint=old\nunknown=1\n[last]\na=b\n';
  await writeFile(real, before, { mode: 0o644 });
  await symlink(real, join(home, 'link'));
  await writeProfile(join(home, 'link'), 'roster', values);
  expect(await readFile(real, 'utf8')).toBe(
    '; mine\n[other]\nendpoint = https://other.example.com # why\n\n[last]\na=b\n\n' +
      '[roster]\nendpoint = https://roster.example.com\naccess_key_id = ak_1\nsecret_access_key = rsk_fromProfile\n',
  );
  expect(await mode(real)).toBe('600');
});

test('what cannot stand in the file is refused, without being repeated, and nothing is written', async () => {
  for (const bad of ['rsk_a\n[other]', 'rsk_a#b', 'rsk_a;b', ' rsk_a', '', '"rsk_a"'])
    await expect(writeProfile(path, 'roster', { ...values, secretAccessKey: bad })).rejects.toThrow(
      /^secret_access_key has characters that cannot stand in a credentials file$/,
    );
  await expect(writeProfile(path, 'a]b', values)).rejects.toThrow(TypeError);
  expect(await readdir(home)).toEqual([]);
});
