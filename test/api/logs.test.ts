import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, type Reply, sendPlain, type TestEnvironment } from '../support/api.ts';
import { startHostileIssuer } from '../support/hostile-issuer.ts';
import { invite, type MailingApi, redeem, startMailingApi } from '../support/mail.ts';
import { continueSignIn, memberWithPassword, signedIn, signIn } from '../support/members.ts';
import { callersOf, documentedOperations, queryFor, requestFor, sendAsOwner } from '../support/openapi.ts';
import { sendSigned } from '../support/raw-request.ts';
import { create, problemOf } from '../support/resources.ts';
import { clientSecret, connect, signInBySso, startProviderFor } from '../support/sso.ts';
import { exchange, exchanged, jobClaims, trust } from '../support/token-exchange.ts';
import { codeOf, turnOnTwoFactor } from '../support/two-factor.ts';

/* Everything is done once, and then looked for: no secret may stand in the log, the audit log, a list, a read
   answer, a problem, or in the clear in the database. */
let api: MailingApi;
/** Every secret that was sent or answered. */
const secrets = new Set<string>();
/** Every answer that may show none: reads and problems. */
const shown: string[] = [];

const secretFields =
  /^(secret_access_key|initial_password|password|new_password|client_secret|session_token|sign_in_token|access_token|subject_token|token|secret|otpauth_uri|qr_svg|recovery_codes)$/;

/** Notes the secrets of a body by the names of its fields. */
function note(value: Json, name = ''): void {
  if (typeof value === 'string' && secretFields.test(name)) secrets.add(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) note(inner, Array.isArray(value) ? name : key);
}

function noteReply(reply: Reply): Reply {
  if (reply.status >= 400) shown.push(JSON.stringify(reply.body));
  else note(reply.body);
  return reply;
}

const operations = documentedOperations();

/** Every operation that takes a credential, with success; then refused, with the same secrets in its body. */
async function doEverything(): Promise<void> {
  for (const operation of operations) {
    if (operation.credential === 'none' || operation.method === 'GET') continue;
    const environment = await api.newEnvironment();
    const { owner, nobody } = await callersOf(api, environment, operation);
    const { request } = await requestFor(api, environment, owner, operation);
    note(request);
    noteReply(await nobody.send(request));
    if ('body' in request) noteReply(await owner.send({ ...request, body: { ...request.body, unknown: 1 } }));
    expect(noteReply(await owner.send(request)), operation.id).toMatchObject({ status: operation.status });
    note({ token: environment.root.token, secret_access_key: environment.administrator.secretAccessKey });
  }
}

/** A person's way in: invitation, activation, second factor, sign-in with everything that can go wrong. */
async function comeIn(environment: TestEnvironment): Promise<void> {
  const initial_password = 'seven brass lanterns swing';
  const { member, token } = await invite(api, environment.root, { initial_password });
  note({ token, initial_password });
  noteReply(await redeem(api, token, { new_password: initial_password, initial_password }));
  noteReply(await redeem(api, token, { new_password: 'password', initial_password }));
  noteReply(await redeem(api, token, { initial_password }));
  noteReply(await redeem(api, token, { initial_password }));
  noteReply(
    await signIn(api, { environment: environment.slug, login: member.email, password: 'a wrong password' }),
  );
  const other = await memberWithPassword(api, environment);
  note(other);
  const session = await signedIn(api, other);
  note({ token: session.token });
  const { seed, recoveryCodes } = await turnOnTwoFactor(api, session);
  note({ secret: seed, recovery_codes: recoveryCodes });
  const { body } = noteReply(await signIn(api, other.signIn));
  const { sign_in_token } = body;
  noteReply(await continueSignIn(api, 'second_factor', { sign_in_token, code: 'wrong-code' }));
  noteReply(await continueSignIn(api, 'second_factor', { sign_in_token, code: codeOf(api, seed, 1) }));
  const mustChange = await memberWithPassword(api, environment, { mustChange: true });
  const step = noteReply(await signIn(api, mustChange.signIn)).body;
  for (const new_password of ['short', mustChange.password, 'velvet harbour stone lantern'])
    noteReply(await continueSignIn(api, 'new_password', { sign_in_token: step.sign_in_token, new_password }));
}

async function comeInBySso(environment: TestEnvironment): Promise<void> {
  const provider = await startProviderFor(api, environment);
  try {
    const connection = await connect(environment, provider.issuer);
    note({ client_secret: clientSecret });
    const account = { sub: 'jane', email: 'jane.sso@example.com', email_verified: true };
    const { session } = await signInBySso(api, environment, connection, provider, account);
    note({ token: session?.token });
    expect(session).toBeDefined();
  } finally {
    await provider.stop();
  }
}

/** A program's way in, and what is refused on it. */
async function comeInByExchange(environment: TestEnvironment): Promise<void> {
  const issuer = await startHostileIssuer();
  try {
    const trusted = await trust(environment, issuer.issuer);
    const [good, bad] = await Promise.all(
      [{}, { sub: 'somebody' }].map((more) => issuer.forge.sign({ ...jobClaims(issuer.issuer), ...more })),
    );
    for (const subject_token of [good, bad]) {
      note({ subject_token });
      noteReply(await exchange(api, trusted.identity, String(subject_token)));
    }
    const bearer = await exchanged(api, trusted, String(good));
    note({ access_token: bearer.token });
    expect(noteReply(await bearer.get('/v1/projects')).status).toBe(200);
    noteReply(await bearer.post('/v1/projects', { name: 'mine' }));
  } finally {
    await issuer.stop();
  }
}

/** Failures of the database under requests that carry secrets. */
async function failWithEverything(environment: TestEnvironment): Promise<void> {
  const { administrator, root } = environment;
  const member = await memberWithPassword(api, environment);
  const account = await create(administrator, 'service_accounts', { name: 'robot' });
  const key = () => administrator.post('/v1/access_keys', { service_account_id: account.id });
  const wrong = { ...administrator, secretAccessKey: 'rsk_not-the-secret-of-this-key' };
  note({ secret: wrong.secretAccessKey });
  problemOf(await sendSigned(api, wrong, { target: '/v1/projects' }), 401, 'unauthenticated');
  problemOf(await api.bearer('x', 'rss_not-a-session').get('/v1/sessions'), 401, 'unauthenticated');
  for (const [table, request] of [
    [
      'idempotency_keys',
      () => administrator.post('/v1/projects', { name: 'x' }, { headers: { 'idempotency-key': 'k' } }),
    ],
    ['access_keys', key],
    ['sessions', () => root.get('/v1/sessions')],
    ['attempts', () => signIn(api, member.signIn)],
  ] as const) {
    await api.context.database.schema.alterTable(table).renameTo('hidden').execute();
    problemOf(noteReply(await request()), 500, 'internal_error');
    await api.context.database.schema.alterTable('hidden').renameTo(table).execute();
  }
}

/** Whatever can be read, by whoever may read it: lists here, and single objects in environments of their own. */
async function readEverything(environment: TestEnvironment): Promise<void> {
  for (const operation of operations) {
    if (operation.method !== 'GET') continue;
    const where = operation.path.includes('{') ? await api.newEnvironment() : environment;
    const { owner } = await callersOf(api, where, operation);
    const { request } = await requestFor(api, where, owner, operation);
    const query = new URLSearchParams(queryFor(operation));
    const target = query.size > 0 ? `${request.path}?${query}` : request.path;
    const { status, text } = await sendAsOwner(api, where, operation, { target });
    expect([200, 404], operation.id).toContain(status);
    shown.push(text);
  }
}

beforeAll(async () => {
  api = await startMailingApi();
  note({ token: api.operator.token });
  await doEverything();
  const environment = await api.newEnvironment();
  await comeIn(environment);
  await comeInBySso(environment);
  await comeInByExchange(environment);
  await failWithEverything(environment);
  await readEverything(environment);
}, 120_000);
afterAll(() => api.stop());

function expectNoSecretIn(text: string, where: string): void {
  for (const secret of secrets) if (text.includes(secret)) expect.fail(`${where} has the secret ${secret}`);
}

test('the run came by secrets of every kind', () => {
  const all = [...secrets];
  for (const prefix of ['rsk_', 'rss_', 'rsi_', 'rst_', 'rok_', 'rxt_', 'otpauth:', '<svg'])
    expect(all.filter((secret) => secret.startsWith(prefix)).length, prefix).toBeGreaterThan(0);
  for (const secret of [clientSecret, 'seven brass lanterns swing', 'velvet harbour stone lantern'])
    expect(all).toContain(secret);
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((secret) => secret.length < 5)).toEqual([]);
});

test('after a run of everything the log has every request and no secret', () => {
  const log = api.log.join('');
  expectNoSecretIn(log, 'the log');
  expect(log).not.toMatch(/\br(sk|ss|si|st|ok|xt)_/);
  expect(log).not.toMatch(/Signature=|Credential=|SignedHeaders|"authorization"|\$argon2/i);
  const requests = api.log.map((line) => JSON.parse(line)).filter(({ path }) => path !== undefined);
  expect(requests.length).toBeGreaterThan(100);
  for (const request of requests)
    expect(request).toMatchObject({
      requestId: expect.any(String),
      method: expect.any(String),
      status: expect.any(Number),
      milliseconds: expect.any(Number),
    });
});

test('a statement that fails is logged without the values it was given and the row it would have made', async () => {
  const { root } = await api.newEnvironment();
  const { database, logger } = api.context;
  const email = 'not-for-the-log@example.com';
  await sql`alter table members add constraint refuses_all check (email is null) not valid`.execute(database);
  problemOf(await root.post('/v1/members', { email }), 500, 'internal_error');
  await sql`alter table members drop constraint refuses_all`.execute(database);
  const failed = await sql`insert into nowhere values (${email})`.execute(database).catch((error) => error);
  logger.error({ err: new AggregateError([failed], 'several', { cause: failed }) }, 'more than one');
  const [several, one] = api.log
    .map((line) => JSON.parse(line))
    .filter(({ err }) => err)
    .reverse();
  expect(one.err).toMatchObject({
    code: '23514',
    message: expect.stringContaining('refuses_all'),
    stack: expect.stringContaining('refuses_all'),
  });
  const missing = { code: '42P01', message: expect.stringContaining('nowhere') };
  expect(several.err).toMatchObject({ type: 'AggregateError', cause: missing, errors: [missing] });
  expect(api.log.join('')).not.toContain(email);
});

test('no event of the audit log has a secret', async () => {
  const rows = await api.context.database.selectFrom('audit_events').selectAll().execute();
  expect(rows.length).toBeGreaterThan(100);
  expectNoSecretIn(JSON.stringify(rows), 'the audit log');
  expect(JSON.stringify(rows)).not.toMatch(/\br(sk|ss|si|st|ok|xt)_|\$argon2|sealed|token_hash/);
});

test('no list, no read answer, no export and no problem has a secret', () => {
  expect(shown.length).toBeGreaterThan(60);
  for (const text of shown) expectNoSecretIn(text, text.slice(0, 200));
});

test('the database has no secret in the clear: passwords, tokens and codes hashed, the rest sealed', async () => {
  const { database } = api.context;
  const { rows: tables } = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = current_schema()`.execute(database);
  expect(tables.length).toBeGreaterThan(15);
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(
      database,
    );
    const text = rows.map((row) => row.text).join('\n');
    expectNoSecretIn(text, `the table ${name}`);
    for (const secret of secrets)
      if (text.includes(Buffer.from(secret).toString('hex')))
        expect.fail(`${name} has the bytes of ${secret}`);
  }
});

test('a mail has the one token that it is for, and nothing else that is secret', () => {
  const texts = api.mailbox.mails().map(({ source }) => source);
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts)
    for (const secret of secrets)
      if (!secret.startsWith('rst_') && text.includes(secret)) expect.fail(`a mail has the secret ${secret}`);
});

test('a page of the document is no place for secrets of this installation either', async () => {
  const { body } = await sendPlain(`${api.url}/openapi.json`, 'GET');
  expect(JSON.stringify(body)).not.toContain(api.operator.token);
});
