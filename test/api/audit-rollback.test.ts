import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendPlain, type TestEnvironment } from '../support/api.ts';
import { startHostileIssuer } from '../support/hostile-issuer.ts';
import { invite, type MailingApi, redeem, startMailingApi } from '../support/mail.ts';
import { continueSignIn, memberWithPassword, signedIn, signIn } from '../support/members.ts';
import { callersOf, documentedOperations, requestFor } from '../support/openapi.ts';
import { problemOf, snapshot } from '../support/resources.ts';
import { exchange, jobClaims, trust } from '../support/token-exchange.ts';
import { codeOf, turnOnTwoFactor } from '../support/two-factor.ts';

/* A log that takes no more events: whatever would have to be recorded does not happen. */
let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
  const { database } = api.context;
  await sql`create table full_logs (environment_id text)`.execute(database);
  await sql`create function refuse() returns trigger language plpgsql as $$ begin
    if exists (select from full_logs where environment_id in (new.environment_id, 'all')) then
      raise exception 'the audit log is full'; end if; return new; end $$`.execute(database);
  await sql`create trigger refuse before insert on audit_events for each row execute function refuse()`.execute(
    database,
  );
});
afterAll(() => api.stop());

/** Waits until the mailer has recorded what it sent. */
async function quiet({ id }: TestEnvironment): Promise<void> {
  const waiting = api.context.database
    .selectFrom('mails')
    .select('id')
    .where('environment_id', '=', id)
    .where('next_attempt_at', 'is not', null);
  await expect.poll(() => waiting.execute(), { timeout: 10_000 }).toEqual([]);
}

/** Runs the work while the log of the environment (or `all`) takes no event. */
async function withFullLog<T>(environmentId: string, work: () => Promise<T>): Promise<T> {
  const { database } = api.context;
  await sql`insert into full_logs values (${environmentId})`.execute(database);
  try {
    return await work();
  } finally {
    await sql`delete from full_logs`.execute(database);
  }
}

/** How many environments there are, deleted ones too. */
const environments = async () =>
  (await api.context.database.selectFrom('environments').select('id').execute()).length;

const expectFailure = (reply: Parameters<typeof problemOf>[0]) =>
  expect(JSON.stringify(problemOf(reply, 500, 'internal_error'))).not.toContain('audit');

const documented = documentedOperations();
const mutations = documented.filter(({ isMutation }) => isMutation);

test.each(mutations.map((operation) => [operation.id, operation] as const))(
  '%s does not happen when it cannot be audited, and does when it can',
  async (_, operation) => {
    const environment = await api.newEnvironment();
    const { owner } = await callersOf(api, environment, operation);
    const { request } = await requestFor(api, environment, owner, operation);
    await quiet(environment);
    const before = [await snapshot(api, environment), await environments()];
    const everywhere = operation.id === 'create_environment' ? 'all' : environment.id;
    expectFailure(await withFullLog(everywhere, () => owner.send(request)));
    expect([await snapshot(api, environment), await environments()]).toEqual(before);
    expect(await owner.send(request)).toMatchObject({ status: operation.status });
  },
);

test('what could not be audited is not remembered for a repetition, and its dry run fails too', async () => {
  const environment = await api.newEnvironment();
  const create = (more: object) => environment.administrator.post('/v1/projects', { name: 'billing' }, more);
  const withKey = { headers: { 'idempotency-key': 'key' } };
  expectFailure(await withFullLog(environment.id, () => create(withKey)));
  expectFailure(await withFullLog(environment.id, () => create({ query: { dry_run: true } })));
  const made = await create(withKey);
  expect([made.status, made.headers.get('idempotency-replayed')]).toEqual([201, null]);
});

/** The body of a step that goes on to a session, or to the next step. */
type Step = (environment: TestEnvironment) => Promise<object>;

async function begun(environment: TestEnvironment, mustChange: boolean) {
  const member = await memberWithPassword(api, environment, { mustChange });
  const seed = mustChange ? '' : (await turnOnTwoFactor(api, await signedIn(api, member))).seed;
  const { body } = await signIn(api, member.signIn);
  return { sign_in_token: body.sign_in_token, seed };
}

const steps: Record<string, Step> = {
  begin_sign_in: async (environment) => (await memberWithPassword(api, environment)).signIn,
  give_second_factor: async (environment) => {
    const { sign_in_token, seed } = await begun(environment, false);
    return { sign_in_token, code: codeOf(api, seed, 1) };
  },
  give_new_password: async (environment) => {
    const { sign_in_token } = await begun(environment, true);
    return { sign_in_token, new_password: 'velvet harbour stone lantern' };
  },
  create_activation: async ({ root }) => {
    const { token } = await invite(api, root);
    return { token, new_password: 'velvet harbour stone lantern' };
  },
};

describe('nobody gets in unseen', () => {
  const entrances = documented.filter(
    ({ id, method, credential }) => method !== 'GET' && credential === 'none' && id !== 'create_oauth_token',
  );

  test.each(entrances.map(({ id, path }) => [id, path] as const))(
    '%s opens nothing when it cannot be audited, and does when it can',
    async (id, path) => {
      const environment = await api.newEnvironment();
      const body = await (steps[id] as Step)(environment);
      await quiet(environment);
      const send = () => sendPlain(api.url + path, 'POST', body);
      const before = await snapshot(api, environment);
      expectFailure(await withFullLog(environment.id, send));
      expect(await snapshot(api, environment)).toEqual(before);
      expect(await send()).toMatchObject({ status: 200 });
    },
  );

  test('no token is exchanged when it cannot be audited, and one is when it can', async () => {
    const environment = await api.newEnvironment();
    const issuer = await startHostileIssuer();
    try {
      const { identity } = await trust(environment, issuer.issuer);
      const token = await issuer.forge.sign(jobClaims(issuer.issuer));
      const before = await snapshot(api, environment);
      expectFailure(await withFullLog(environment.id, () => exchange(api, identity, token)));
      expect(await snapshot(api, environment)).toEqual(before);
      expect(await exchange(api, identity, token)).toMatchObject({ status: 200 });
    } finally {
      await issuer.stop();
    }
  });

  test('a sign-in that fails tells nothing of a log that is full', async () => {
    const environment = await api.newEnvironment();
    const { signIn: good } = await memberWithPassword(api, environment);
    const refused = await withFullLog(environment.id, () => signIn(api, { ...good, password: 'wrong' }));
    expectFailure(refused);
    const { body } = await signIn(api, { ...good, password: 'wrong' });
    expect(body.code).toBe('sign_in_failed');
  });

  test('a wrong code opens nothing while it cannot be audited, and the right one does afterwards', async () => {
    const environment = await api.newEnvironment();
    const { sign_in_token, seed } = await begun(environment, false);
    const give = (code: string) => continueSignIn(api, 'second_factor', { sign_in_token, code });
    expectFailure(await withFullLog(environment.id, () => give('000000')));
    expect(await give(codeOf(api, seed, 1))).toMatchObject({ status: 200, body: { status: 'signed_in' } });
  });
});

test('a denial that cannot be recorded is an error, not a denial', async () => {
  const environment = await api.newEnvironment();
  const nobody = await environment.actor();
  expectFailure(await withFullLog(environment.id, () => nobody.get('/v1/members')));
  problemOf(await nobody.get('/v1/members'), 403, 'permission_denied');
});

test('an invitation whose mail was never recorded sends none', async () => {
  const environment = await api.newEnvironment();
  const email = 'unseen@example.com';
  expectFailure(await withFullLog(environment.id, () => environment.root.post('/v1/members', { email })));
  const { mail } = await invite(api, environment.root, { email: 'seen@example.com' });
  expect(mail.recipients).toEqual(['seen@example.com']);
  expect(api.mailbox.mails().flatMap(({ recipients }) => recipients)).not.toContain(email);
  expect(await redeem(api, 'x')).toMatchObject({ status: 422 });
});
