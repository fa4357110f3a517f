import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import {
  assign,
  create,
  createServiceAccount,
  fieldErrorsOf,
  problemOf,
  snapshot,
} from '../support/resources.ts';

/* Secret access keys that the caller has made. */
const run = promisify(execFile);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** Asks for the projects with curl, which signs by itself; returns status and body. */
async function curl(accessKeyId: string, secret: string): Promise<{ status: number; body: Json }> {
  const { stdout } = await run('curl', [
    ...['--silent', '--show-error', '--noproxy', '*', '--write-out', '\n%{http_code}'],
    ...['--aws-sigv4', 'aws:amz:global:roster', '--user', `${accessKeyId}:${secret}`],
    `${api.url}/v1/projects?page_size=5`,
  ]);
  const [body = '', status] = stdout.split('\n');
  return { status: Number(status), body: JSON.parse(body) };
}

/** A service account that may read. */
async function setUp(): Promise<{ environment: TestEnvironment; administrator: Actor; account: Json }> {
  const environment = await api.newEnvironment();
  const account = await createServiceAccount(environment.administrator);
  await assign(environment.administrator, account.id, 'auditor');
  return { environment, administrator: environment.administrator, account };
}

const bring = (by: Actor, service_account_id: string, secret_access_key: unknown, more: Json = {}) =>
  by.post('/v1/access_keys', { service_account_id, secret_access_key }, more);

/** As random as can be, and with every character that is allowed. */
const randomSecret = (bytes = 48) => `/+=_-${randomBytes(bytes).toString('base64')}`;

test.each([
  ['base64 of 48 bytes', randomBytes(48).toString('base64')],
  ['hexadecimal of 32 bytes', randomBytes(32).toString('hex')],
  ['base64url of 30 bytes: 40 characters, the fewest', randomBytes(30).toString('base64url')],
  ['every sort of character', randomSecret()],
  ['128 characters, the most', randomBytes(96).toString('base64')],
])('curl signs with a brought secret that is %s, and the answer has none', async (_, secret) => {
  const { administrator, account } = await setUp();
  const { status, body } = await bring(administrator, account.id, secret);
  expect(status).toBe(201);
  expect(body.secret_access_key).toBeNull();
  expect(await curl(body.id, secret)).toEqual({ status: 200, body: { items: [], next_page_token: '' } });
  expect((await curl(body.id, `${secret.slice(0, -1)}~`)).status).toBe(401);
});

test('a rotation takes a brought secret as well, and both keys open until the old one retires', async () => {
  const { administrator, account } = await setUp();
  const [first, second] = [randomSecret(), randomSecret()] as const;
  const old = (await bring(administrator, account.id, first)).body;
  const rotated = await administrator.post(`/v1/access_keys/${old.id}/rotate`, { secret_access_key: second });
  expect(rotated).toMatchObject({
    status: 201,
    body: { secret_access_key: null, retired_access_key_id: old.id },
  });
  expect((await curl(rotated.body.id, second)).status).toBe(200);
  expect((await curl(old.id, first)).status).toBe(200);
  expect((await curl(rotated.body.id, first)).status).toBe(401);
});

test('left out or null, Roster makes one and answers it', async () => {
  const { administrator, account } = await setUp();
  for (const body of [{}, { secret_access_key: null }]) {
    const key = await create(administrator, 'access_keys', { service_account_id: account.id, ...body });
    expect(key.secret_access_key).toMatch(/^rsk_[A-Za-z0-9_-]{43}$/);
    const path = `/v1/access_keys/${key.id}`;
    const rotated = await administrator.post(`${path}/rotate`, body);
    expect(rotated.body.secret_access_key).toMatch(/^rsk_[A-Za-z0-9_-]{43}$/);
    await administrator.delete(path);
    await administrator.delete(`/v1/access_keys/${rotated.body.id}`);
  }
});

test('what is plainly no secret is refused, with its field and without repeating it', async () => {
  const { environment, administrator, account } = await setUp();
  const key = await create(administrator, 'access_keys', { service_account_id: account.id });
  const before = await snapshot(api, environment);
  const good = randomBytes(36).toString('base64url');
  const length = expect.stringMatching(
    /^must have (at least 40 characters|at most 128 characters|letters, digits)/,
  );
  const variety = 'must have at least 10 different characters: make it of 256 random bits';
  for (const [secret, message] of [
    ['', length],
    [good.slice(0, 39), length],
    [randomBytes(97).toString('base64'), length],
    [`${good} `, length],
    [`${good}\n`, length],
    [`${good}:`, length],
    [`${good}ä`, length],
    ['a'.repeat(64), variety],
    ['password'.repeat(8), variety],
    ['012345678'.repeat(6), variety],
    [7, 'must be a string'],
    [[good], 'must be a string'],
  ] as const)
    for (const refused of [
      await bring(administrator, account.id, secret),
      await administrator.post(`/v1/access_keys/${key.id}/rotate`, { secret_access_key: secret }),
    ]) {
      const errors = fieldErrorsOf(refused);
      expect(errors['/secret_access_key'], String(secret)).toEqual(['invalid_value', message]);
      if (String(secret).length > 1)
        expect(JSON.stringify(refused.body)).not.toContain(String(secret).slice(0, 30));
    }
  const change = await administrator.patch(`/v1/access_keys/${key.id}`, { secret_access_key: good });
  expect(fieldErrorsOf(change)['/secret_access_key']?.[0]).toBe('immutable_field');
  expect(await snapshot(api, environment)).toEqual(before);
});

test('a dry run with a brought secret makes no key, and who may not is refused before it is looked at', async () => {
  const { environment, administrator, account } = await setUp();
  const secret = randomSecret();
  const dry = await bring(administrator, account.id, secret, { query: { dry_run: true } });
  expect(dry).toMatchObject({ status: 201, body: { secret_access_key: null } });
  expect((await curl(dry.body.id, secret)).status).toBe(401);
  const nobody = await environment.actor();
  expect(problemOf(await bring(nobody, account.id, 'short'), 403, 'permission_denied').errors).toEqual([]);
});

test('a repetition with its Idempotency-Key is one, and with another secret it is another request', async () => {
  const { administrator, account } = await setUp();
  const once = { headers: { 'idempotency-key': 'once' } };
  const secret = randomSecret();
  const first = await bring(administrator, account.id, secret, once);
  const again = await bring(administrator, account.id, secret, once);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  const other = await bring(administrator, account.id, randomSecret(), once);
  problemOf(other, 422, 'idempotency_key_reused');
  expect((await curl(first.body.id, secret)).status).toBe(200);
});

test('a brought secret stands nowhere: no answer, log, audit event or table has it, nor a hash of it', async () => {
  const { environment, administrator, account } = await setUp();
  const secret = randomSecret();
  const once = { headers: { 'idempotency-key': 'once', 'x-roster-change': 'pull/7' } };
  const answers = [
    await bring(administrator, account.id, secret, once),
    await bring(administrator, account.id, secret, once),
    await bring(administrator, account.id, secret, { query: { nonsense: 1 } }),
    await administrator.post('/v1/access_keys', { secret_access_key: secret }),
    await bring(await environment.actor(), account.id, secret),
    await administrator.get('/v1/access_keys'),
    await administrator.get('/v1/audit_events'),
  ];
  const { id } = answers[0]?.body ?? {};
  expect((await curl(id, secret)).status).toBe(200);
  await administrator.post(`/v1/access_keys/${id}/rotate`, { secret_access_key: secret }, once);
  await api.context.database.schema.alterTable('access_keys').renameTo('hidden').execute();
  // A session is known without the table that is gone.
  const failed = await environment.root.post('/v1/access_keys', {
    service_account_id: account.id,
    secret_access_key: secret,
  });
  await api.context.database.schema.alterTable('hidden').renameTo('access_keys').execute();
  problemOf(failed, 500, 'internal_error');
  const { rows: tables } = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = current_schema()`.execute(api.context.database);
  const contents = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<Json>`select t::text as text from ${sql.table(name)} t`.execute(
        api.context.database,
      );
      return [`the table ${name}`, rows.map(({ text }) => text).join('\n')] as const;
    }),
  );
  expect(contents.find(([name]) => name.endsWith('idempotency_keys'))?.[1]).toContain(id);
  const places = [
    ['the answers', JSON.stringify([...answers, failed].map(({ body }) => body))],
    ['the log', api.log.join('')],
    ...contents,
  ] as const;
  const body = JSON.stringify({ service_account_id: account.id, secret_access_key: secret });
  const forms = [secret, Buffer.from(secret).toString('hex'), JSON.stringify(secret).slice(1, -1)];
  for (const text of [secret, body, `POST\n/v1/access_keys\n${body}`])
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      forms.push(createHash('sha256').update(text).digest(encoding));
  for (const [place, text] of places)
    for (const form of forms) expect(text.includes(form), place).toBe(false);
});
