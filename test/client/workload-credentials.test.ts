import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CredentialSources, resolveCredentials } from '../../client/profile.ts';
import { writeProfile } from '../../client/write-profile.ts';

const id = 'wi_01h2xcejqtf2nbrexx3vqjhp41';
const other = 'wi_01h2xcejqtf2nbrexx3vqjhp42';
const endpoint = 'https://roster.example.com';
let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'roster-profile-'));
});
afterEach(() => rm(home, { recursive: true }));

const resolve = (explicit: CredentialSources['explicit'] = {}, environment: Record<string, string> = {}) =>
  resolveCredentials({
    explicit,
    environment: { ROSTER_ENDPOINT: endpoint, ...environment },
    homeDirectory: home,
  });

async function found(...asked: Parameters<typeof resolve>) {
  const resolved = await resolve(...asked);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return resolved.credentials;
}

async function problemsOf(...asked: Parameters<typeof resolve>) {
  const resolved = await resolve(...asked);
  if (resolved.ok) throw new Error('problems were expected');
  return resolved.problems;
}

const inCi = { ROSTER_WORKLOAD_IDENTITY_ID: id, ROSTER_IDENTITY_TOKEN: 'a.b.c' };
const github = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://g/t', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'r' };

test('a workload identity and its token are found in the environment', async () => {
  const identityToken = { kind: 'given', token: 'a.b.c' };
  expect(await found({}, inCi)).toEqual({ endpoint, workloadIdentityId: id, identityToken });
});

test('arguments win over the environment, one by one', async () => {
  expect(await found({ workloadIdentityId: other }, inCi)).toMatchObject({ workloadIdentityId: other });
  expect(await found({ identityTokenFile: 'f' }, inCi)).toMatchObject({
    workloadIdentityId: id,
    identityToken: { kind: 'file', path: 'f' },
  });
});

test('an access key by argument wins over a workload identity in the environment, and the other way round', async () => {
  const key = { accessKeyId: 'ak_1', secretAccessKey: 'rsk_1' };
  expect(await found(key, inCi)).toEqual({ endpoint, ...key });
  const keyInCi = { ROSTER_ACCESS_KEY_ID: 'ak_1', ROSTER_SECRET_ACCESS_KEY: 'rsk_1' };
  const explicit = { workloadIdentityId: id, identityToken: 'a.b.c' };
  expect(await found(explicit, keyInCi)).toMatchObject({ workloadIdentityId: id });
});

test('a workload identity in the environment wins over the access key of a profile, which can say the endpoint', async () => {
  const path = join(home, '.roster', 'credentials');
  await writeProfile(path, 'roster', {
    endpoint: 'https://profile.example.com',
    accessKeyId: 'ak_1',
    secretAccessKey: 'rsk_1',
  });
  const credentials = await found({}, { ...inCi, ROSTER_ENDPOINT: '' });
  expect(credentials).toMatchObject({ endpoint: 'https://profile.example.com', workloadIdentityId: id });
  expect(credentials).not.toHaveProperty('accessKeyId');
});

test.each([
  [
    { accessKeyId: 'ak_1', workloadIdentityId: id },
    {},
    /^access_key_id and workload_identity_id are both given/,
  ],
  [
    { secretAccessKey: 'x', identityToken: 'a.b.c' },
    {},
    /^secret_access_key and identity_token are both given/,
  ],
  [
    {},
    { ...inCi, ROSTER_ACCESS_KEY_ID: 'ak_1' },
    /^ROSTER_ACCESS_KEY_ID and ROSTER_WORKLOAD_IDENTITY_ID are both/,
  ],
])('both ways in one place are refused, by name: %j %j', async (explicit, environment, says) => {
  const problems = await problemsOf(explicit, environment);
  expect(problems).toEqual([{ field: 'workload_identity_id', message: expect.stringMatching(says) }]);
});

test('two tokens in one place are refused', async () => {
  const explicit = { workloadIdentityId: id, identityToken: 'a.b.c', identityTokenFile: 'f' };
  expect(await problemsOf(explicit)).toMatchObject([{ field: 'identity_token' }]);
  const environment = { ...inCi, ROSTER_IDENTITY_TOKEN_FILE: 'f' };
  expect((await problemsOf({}, environment))[0]?.message).toMatch(
    /^ROSTER_IDENTITY_TOKEN and ROSTER_IDENTITY_TOKEN_FILE/,
  );
});

test('in GitHub Actions the token is asked for, unless one is given', async () => {
  const environment = { ...github, ROSTER_WORKLOAD_IDENTITY_ID: id, ROSTER_IDENTITY_TOKEN_AUDIENCE: 'a' };
  expect(await found({}, environment)).toMatchObject({
    identityToken: { kind: 'github_actions', url: 'https://g/t', requestToken: 'r', audience: 'a' },
  });
  expect(await found({ identityTokenAudience: 'b' }, environment)).toMatchObject({
    identityToken: { audience: 'b' },
  });
  expect(await found({}, { ...environment, ROSTER_IDENTITY_TOKEN: 'a.b.c' })).toMatchObject({
    identityToken: { kind: 'given' },
  });
});

test('without a workload identity, what GitHub Actions offers changes nothing', async () => {
  const key = { accessKeyId: 'ak_1', secretAccessKey: 'rsk_1' };
  expect(await found(key, github)).toEqual({ endpoint, ...key });
  expect(await problemsOf({}, github)).toMatchObject([
    { field: 'access_key_id' },
    { field: 'secret_access_key' },
  ]);
});

test('what is missing is said, with where to give it', async () => {
  expect(await problemsOf({ identityToken: 'a.b.c' })).toMatchObject([
    { field: 'workload_identity_id', message: expect.stringContaining('ROSTER_WORKLOAD_IDENTITY_ID') },
  ]);
  expect(await problemsOf({ workloadIdentityId: id })).toMatchObject([
    { field: 'identity_token', message: expect.stringContaining('ROSTER_IDENTITY_TOKEN_FILE') },
  ]);
  const [problem] = await problemsOf({ workloadIdentityId: id }, { GITHUB_ACTIONS: 'true' });
  expect(problem?.message).toContain('give it the permission `id-token: write`');
  expect(await problemsOf({ workloadIdentityId: 'wi_1' }, inCi)).toMatchObject([
    { field: 'workload_identity_id', message: expect.stringContaining('26 characters') },
  ]);
});

test('a token does not travel in the open, except on this machine', async () => {
  for (const endpoint of ['http://roster.example.com', 'http://127.0.0.1.example.com']) {
    const [problem] = await problemsOf({ endpoint }, inCi);
    expect(problem).toMatchObject({ field: 'endpoint', message: expect.stringContaining('https') });
  }
  for (const local of ['http://127.0.0.1:8085', 'http://localhost:8085', 'http://[::1]:8085'])
    expect(await found({ endpoint: local }, inCi)).toMatchObject({ endpoint: local });
  expect(await problemsOf({ endpoint: 'roster.example.com' }, inCi)).toMatchObject([{ field: 'endpoint' }]);
});
