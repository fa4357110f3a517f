import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  actorWith,
  assign,
  create,
  createServiceAccount,
  fieldErrorsOf,
  listAll,
  problemOf,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const collection = '/v1/workload_identities';

const github = {
  name: 'Deployments',
  issuer: 'https://token.actions.githubusercontent.com',
  audience: 'https://roster.example.com',
  subject_pattern: 'repo:acme/platform:*',
};

async function newAccount(administrator: Actor, role = 'auditor'): Promise<Json> {
  const account = await createServiceAccount(administrator, `holder of ${role}`);
  await assign(administrator, account.id, role);
  return account;
}

async function identityOf(administrator: Actor, more: Json = {}): Promise<Json> {
  const account = await newAccount(administrator);
  return create(administrator, 'workload_identities', {
    ...github,
    service_account_id: account.id,
    ...more,
  });
}

const pathOf = ({ id }: Json) => `${collection}/${id}`;

test('what is not given has its default, and null leads back to it', async () => {
  const { administrator } = await api.newEnvironment();
  const identity = await identityOf(administrator);
  const defaults = { claims: null, note: null, status: 'enabled', token_lifetime_minutes: 15 };
  expect(identity).toMatchObject(defaults);
  const given = { claims: { ref: 'x' }, note: 'n', status: 'disabled', token_lifetime_minutes: 60 };
  expect(await administrator.patch(pathOf(identity), given)).toMatchObject({ status: 200, body: given });
  const nulls = Object.fromEntries(Object.keys(given).map((field) => [field, null]));
  expect(await administrator.patch(pathOf(identity), nulls)).toMatchObject({ status: 200, body: defaults });
});

test('the order of claims is no change', async () => {
  const { administrator } = await api.newEnvironment();
  const identity = await identityOf(administrator, { claims: { bb: '1', a: '2', ccc: '3' } });
  const before = await administrator.get(pathOf(identity));
  const again = await administrator.patch(pathOf(identity), { claims: { ccc: '3', bb: '1', a: '2' } });
  expect(again.headers.get('etag')).toBe(before.headers.get('etag'));
});

test('a name is taken once, without regard to case', async () => {
  const { administrator } = await api.newEnvironment();
  const first = await identityOf(administrator);
  const body = { ...github, name: 'DEPLOYMENTS', service_account_id: first.service_account_id };
  const refused = problemOf(await administrator.post(collection, body), 409, 'conflict');
  expect(refused.conflicting_id).toBe(first.id);
  const second = await create(administrator, 'workload_identities', { ...body, name: 'Other' });
  problemOf(await administrator.patch(pathOf(second), { name: 'deployments' }), 409, 'conflict');
});

describe('whoever comes is not let in', () => {
  test.each([
    ['*', /wildcards alone/],
    ['repo:*', /must name whose tokens.*GitHub Actions/],
    ['repo:acme*', /must name whose/],
    ['environment:production', /must name whose/],
  ])('by %s, neither at creation nor by a change', async (subject_pattern, says) => {
    const { administrator } = await api.newEnvironment();
    const identity = await identityOf(administrator);
    const body = { ...github, name: 'B', service_account_id: identity.service_account_id, subject_pattern };
    const replies = [
      await administrator.post(collection, body),
      await administrator.patch(pathOf(identity), { subject_pattern }),
      // What a change leaves out counts as it is.
      await administrator.patch(pathOf(identity), { subject_pattern, claims: null }),
      await administrator.patch(pathOf(identity), { subject_pattern, claims: { ref: 'x' } }),
    ];
    for (const reply of replies) {
      const errors = fieldErrorsOf(reply);
      expect(errors['/subject_pattern']).toEqual(['subject_too_wide', expect.stringMatching(says)]);
    }
  });

  test('by taking the claim away that named them', async () => {
    const { administrator } = await api.newEnvironment();
    const claims = { repository_owner_id: '123' };
    const identity = await identityOf(administrator, {
      subject_pattern: 'repo:*:environment:production',
      claims,
    });
    for (const change of [{ claims: null }, { claims: { repository_owner_id: '1*' } }])
      expect(fieldErrorsOf(await administrator.patch(pathOf(identity), change))).toHaveProperty([
        '/subject_pattern',
      ]);
  });
});

test('one that lets strangers in by what was taken before can be disabled, and not enabled again', async () => {
  const { administrator } = await api.newEnvironment();
  const identity = await identityOf(administrator);
  await api.context.database
    .updateTable('workload_identities')
    .set({ subject_pattern: 'environment:production' })
    .where('id', '=', identity.id)
    .execute();
  const off = await administrator.patch(pathOf(identity), { status: 'disabled', note: 'too wide' });
  expect(off).toMatchObject({ status: 200, body: { status: 'disabled' } });
  const on = await administrator.patch(pathOf(identity), { status: 'enabled' });
  expect(fieldErrorsOf(on)).toHaveProperty(['/subject_pattern']);
});

test.each([
  'http://login.example.com',
  'https://10.1.2.3',
  'https://192.168.0.1',
  'https://[fd00::1]',
  'https://user:password@login.example.com',
  'https://login.example.com?tenant=x',
  'login.example.com',
])('%s is no issuer that tokens are taken of', async (issuer) => {
  const { administrator } = await api.newEnvironment();
  const account = await newAccount(administrator);
  const reply = await administrator.post(collection, { ...github, issuer, service_account_id: account.id });
  expect(Object.keys(fieldErrorsOf(reply))).toEqual(['/issuer']);
});

describe('nobody gives themselves what they do not hold', () => {
  const keeper = ['platform_api_key.manage', 'platform_api_key.read'];

  test('by an identity of an account that holds more', async () => {
    const environment = await api.newEnvironment();
    const actor = await actorWith(environment, keeper);
    const account = await newAccount(environment.administrator, 'administrator');
    const refused = await actor.post(collection, { ...github, service_account_id: account.id });
    problemOf(refused, 403, 'permission_denied');
    expect(await listAll(environment.administrator, 'workload_identities')).toEqual([]);
    const powerless = await createServiceAccount(environment.administrator, 'without roles');
    await create(actor, 'workload_identities', { ...github, service_account_id: powerless.id });
  });

  const widening: Record<string, Json> = {
    'another subject': { subject_pattern: 'repo:mallory/x:*' },
    'another audience': { audience: 'mine' },
    'other claims': { claims: { actor: 'mallory' } },
    'fewer claims': { claims: null },
    'tokens that live longer': { token_lifetime_minutes: 60 },
  };

  test.each(Object.entries(widening))('by %s', async (_, change) => {
    const environment = await api.newEnvironment();
    const actor = await actorWith(environment, keeper);
    const identity = await identityOf(environment.administrator, { claims: { actor: 'jane' } });
    problemOf(await actor.patch(pathOf(identity), change), 403, 'permission_denied');
    expect((await environment.administrator.get(pathOf(identity))).body).toEqual(identity);
  });

  test('by enabling one; but whoever manages keys may disable, rename, shorten and delete it', async () => {
    const environment = await api.newEnvironment();
    const actor = await actorWith(environment, keeper);
    const identity = await identityOf(environment.administrator);
    const path = pathOf(identity);
    const harmless = { status: 'disabled', name: 'Off', note: 'off', token_lifetime_minutes: 5 };
    expect(await actor.patch(path, harmless)).toMatchObject({ status: 200, body: harmless });
    for (const status of ['enabled', null])
      problemOf(await actor.patch(path, { status }), 403, 'permission_denied');
    expect((await actor.delete(path)).status).toBe(204);
  });
});

test('the service account takes its workload identities along, and the audit log says so', async () => {
  const { administrator } = await api.newEnvironment();
  const identity = await identityOf(administrator);
  const path = `/v1/service_accounts/${identity.service_account_id}`;
  expect((await administrator.delete(path, { query: { dry_run: true } })).status).toBe(204);
  expect((await administrator.get(pathOf(identity))).status).toBe(200);
  expect((await administrator.delete(path)).status).toBe(204);
  problemOf(await administrator.get(pathOf(identity)), 404, 'not_found');
  const [event] = await listAll(administrator, 'audit_events', { action: 'service_account.delete' });
  expect(event.details.deleted_workload_identities).toEqual([identity.id]);
});

test('they are listed by name, account and status', async () => {
  const { administrator } = await api.newEnvironment();
  const first = await identityOf(administrator);
  const account = await createServiceAccount(administrator, 'other');
  const body = { ...github, name: 'Second', service_account_id: account.id, status: 'disabled' };
  const second = await create(administrator, 'workload_identities', body);
  const found = async (query: Json) =>
    (await listAll(administrator, 'workload_identities', query)).map(({ id }) => id);
  expect(await found({})).toEqual([first.id, second.id]);
  expect(await found({ name: 'SECOND' })).toEqual([second.id]);
  expect(await found({ service_account_id: first.service_account_id })).toEqual([first.id]);
  expect(await found({ status: 'disabled' })).toEqual([second.id]);
});
