import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ssoConnection } from '../../provider-schema/catalogue.ts';
import { createSchema } from '../../provider-schema/readers/zod.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { create, createProject, fieldErrorsOf, listAll, problemOf } from '../support/resources.ts';
import { clientSecret, connect, redirectUriOf, signInBySso, startProviderFor } from '../support/sso.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const issuer = 'https://login.example.com';
const plain = {
  name: 'Example Login',
  issuer,
  client_id: 'roster',
  client_secret: clientSecret,
  allowed_domains: ['example.com'],
};
const collection = '/v1/sso_connections';
const pathOf = ({ id }: { id: string }) => `${collection}/${id}`;

/** A connection with one member, who came through it. */
async function connectedWithMember() {
  const environment = await api.newEnvironment();
  const provider = await startProviderFor(api, environment);
  const connection = await connect(environment, provider.issuer);
  const account = { sub: 'jane-1', email: 'jane@example.com', email_verified: true };
  const signIn = () => signInBySso(api, environment, connection, provider, account);
  expect((await signIn()).status).toBe(303);
  const [member] = await listAll(environment.administrator, 'members', { email: account.email });
  return { environment, provider, connection, member, signIn };
}

test('a connection says where the identity provider is to send browsers back to', async () => {
  const environment = await api.newEnvironment();
  const reply = await environment.administrator.post(collection, plain);
  const { client_secret, ...shown } = plain;
  expect(reply).toMatchObject({
    status: 201,
    body: {
      ...shown,
      id_token_algorithm: 'RS256',
      default_roles: [],
      groups_claim: null,
      group_roles: [],
      status: 'enabled',
      redirect_uri: redirectUriOf(api, environment),
    },
  });
  expect((await environment.administrator.get(pathOf(reply.body))).body).toEqual(reply.body);
  expect(await listAll(environment.administrator, 'sso_connections')).toEqual([reply.body]);
});

test('the client secret is written and never read: not in answers, lists, audit, logs or the database (case 19)', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const headers = { 'idempotency-key': 'one' };
  const made = await administrator.post(collection, plain, { headers });
  const again = await administrator.post(collection, plain, { headers });
  const changed = await administrator.patch(pathOf(made.body), { client_secret: `${clientSecret}-2` });
  expect([made.status, again.status, changed.status]).toEqual([201, 201, 200]);
  expect(changed.headers.get('etag')).not.toBe(made.headers.get('etag'));
  const events = await listAll(administrator, 'audit_events', { target_id: made.body.id });
  expect(events).toMatchObject([
    { action: 'sso_connection.create' },
    { action: 'sso_connection.update', details: { replaced: ['client_secret'] } },
  ]);
  const rows = await api.context.database
    .selectFrom('sso_connections')
    .selectAll()
    .where('environment_id', '=', environment.id)
    .execute();
  const sealed = rows.map((row) => Buffer.from(row.sealed_client_secret).toString('latin1'));
  const everything = JSON.stringify([
    made.body,
    again.body,
    changed.body,
    (await administrator.get(pathOf(made.body))).body,
    await listAll(administrator, 'sso_connections'),
    events,
    rows,
    sealed,
    api.log,
  ]);
  expect(everything).not.toContain(clientSecret);
  for (const { body } of [made, again, changed]) expect(body).not.toHaveProperty('client_secret');
});

test('a replaced client secret is the one that is used', async () => {
  const { environment, connection, signIn } = await connectedWithMember();
  const replace = (client_secret: string) =>
    environment.administrator.patch(pathOf(connection), { client_secret });
  await replace('another secret'.replaceAll(' ', '-'));
  expect((await signIn()).status).toBe(401);
  await replace(clientSecret);
  expect((await signIn()).status).toBe(303);
});

test.each([
  ['issuer', 'http://login.example.com'],
  ['issuer', 'https://login.example.com/?tenant=1'],
  ['issuer', 'https://login.example.com/#top'],
  ['issuer', 'https://user:password@login.example.com'],
  ['issuer', 'ftp://login.example.com'],
  ['issuer', 'login.example.com'],
  ['id_token_algorithm', 'none'],
  ['id_token_algorithm', 'HS256'],
  ['allowed_domains', []],
  ['allowed_domains', ['Example.com']],
  ['allowed_domains', ['*.example.com']],
  ['allowed_domains', ['@example.com']],
  ['allowed_domains', 'example.com'],
  ['client_secret', ''],
  ['client_secret', null],
  ['status', 'on'],
  ['redirect_uri', 'https://elsewhere.example'],
  ['default_roles', 'auditor'],
  ['colour', 'red'],
])('%s: %j is refused with a field error, at creation and change', async (field, value) => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const connection = await create(administrator, 'sso_connections', plain);
  for (const reply of [
    await administrator.post(collection, { ...plain, name: 'Another', [field]: value }),
    await administrator.patch(pathOf(connection), { [field]: value }),
  ])
    expect(Object.keys(fieldErrorsOf(reply))).toEqual([`/${field}`]);
});

test('what no issuer is, the definition says, so that a plan says it too', () => {
  for (const bad of ['login.example.com', 'https://login.example.com/?tenant=1', 'ftp://login.example.com']) {
    const { error } = createSchema(ssoConnection).safeParse({ ...plain, issuer: bad });
    expect(error?.issues).toMatchObject([{ path: ['issuer'] }]);
  }
  expect(createSchema(ssoConnection).safeParse(plain).success).toBe(true);
});

test('roles that cannot be given are refused, each by its place', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const elsewhere = await createProject((await api.newEnvironment()).administrator);
  const reply = await administrator.post(collection, {
    ...plain,
    default_roles: [{ role_id: 'auditor' }, { role_id: 'rol_01h00000000000000000000000' }],
    groups_claim: 'groups',
    group_roles: [
      { group: 'a', role_id: 'project_user' },
      { group: 'b', role_id: 'auditor', project_id: elsewhere.id },
      { group: 'c', role_id: 'project_user', project_id: elsewhere.id },
    ],
  });
  expect(Object.keys(fieldErrorsOf(reply)).sort()).toEqual([
    '/default_roles/1/role_id',
    '/group_roles/0/project_id',
    '/group_roles/1/project_id',
    '/group_roles/2/project_id',
  ]);
});

test('roles of groups need the claim that names the groups', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const group_roles = [{ group: 'audit', role_id: 'auditor' }];
  const without = await administrator.post(collection, { ...plain, group_roles });
  expect(fieldErrorsOf(without)).toHaveProperty(['/groups_claim']);
  const connection = await create(administrator, 'sso_connections', {
    ...plain,
    groups_claim: 'groups',
    group_roles,
  });
  const unset = await administrator.patch(pathOf(connection), { groups_claim: null });
  expect(fieldErrorsOf(unset)).toHaveProperty(['/groups_claim']);
  const both = await administrator.patch(pathOf(connection), { groups_claim: null, group_roles: [] });
  expect(both.body).toMatchObject({ groups_claim: null, group_roles: [] });
});

test('names are unique without regard to case, and the conflict names the other connection', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const first = await create(administrator, 'sso_connections', plain);
  const reply = await administrator.post(collection, { ...plain, name: 'EXAMPLE login' });
  expect(problemOf(reply, 409, 'conflict').conflicting_id).toBe(first.id);
  await create((await api.newEnvironment()).administrator, 'sso_connections', plain);
});

test('a change to what is there already keeps the ETag', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const roles = {
    default_roles: [{ role_id: 'auditor' }],
    groups_claim: 'groups',
    group_roles: [{ group: 'audit', role_id: 'auditor' }],
  };
  const made = await administrator.post(collection, { ...plain, ...roles });
  const same = await administrator.patch(pathOf(made.body), { ...roles, issuer, status: null });
  expect(same.body).toEqual(made.body);
  expect(same.headers.get('etag')).toBe(made.headers.get('etag'));
});

test.each(['auditor', 'accountant'])('%s may neither see nor change connections', async (role) => {
  const environment = await api.newEnvironment();
  const connection = await create(environment.administrator, 'sso_connections', plain);
  const other = await environment.actor({ role });
  for (const reply of [
    await other.get(collection),
    await other.get(pathOf(connection)),
    await other.post(collection, plain),
    await other.patch(pathOf(connection), { status: 'disabled' }),
    await other.delete(pathOf(connection)),
  ])
    expect(problemOf(reply, 403, 'permission_denied').missing_permission).toBe('environment.manage');
});

describe('while members belong to a connection', () => {
  test('it cannot be deleted, because they could not sign in any more: the answer names them', async () => {
    const { environment, connection, member, provider } = await connectedWithMember();
    const { administrator } = environment;
    const reply = await administrator.delete(pathOf(connection));
    expect(problemOf(reply, 409, 'conflict').conflicting_ids).toEqual([member.id]);
    expect((await administrator.patch(pathOf(connection), { status: 'disabled' })).status).toBe(200);
    expect((await administrator.delete(`/v1/members/${member.id}`)).status).toBeLessThan(300);
    expect((await administrator.delete(pathOf(connection))).status).toBe(204);
    await provider.stop();
  });

  test('its issuer cannot change: another provider’s names for people would become theirs', async () => {
    const { environment, connection, provider } = await connectedWithMember();
    const { administrator } = environment;
    for (const query of [{ dry_run: true }, {}]) {
      const reply = await administrator.patch(pathOf(connection), { issuer }, { query });
      expect(problemOf(reply, 422, 'identity_provider').errors).toMatchObject([{ pointer: '/issuer' }]);
    }
    const same = await administrator.patch(pathOf(connection), {
      issuer: provider.issuer,
      client_id: 'other',
    });
    expect(same.status).toBe(200);
    await provider.stop();
  });

  test('without members the issuer may change', async () => {
    const environment = await api.newEnvironment();
    const connection = await connect(environment, issuer);
    const reply = await environment.administrator.patch(pathOf(connection), {
      issuer: 'https://id.example.com',
    });
    expect(reply.body.issuer).toBe('https://id.example.com');
  });
});
