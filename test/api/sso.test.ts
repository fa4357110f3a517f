import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import type { Account, IdentityProvider } from '../support/identity-provider.ts';
import { createProject, createRole, listAll } from '../support/resources.ts';
import { beginSso, connect, endSso, signInBySso, startProviderFor } from '../support/sso.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const providers: IdentityProvider[] = [];
afterEach(() => Promise.all(providers.splice(0).map((provider) => provider.stop())));

async function providerFor(environment: TestEnvironment, options = {}): Promise<IdentityProvider> {
  const provider = await startProviderFor(api, environment, options);
  providers.push(provider);
  return provider;
}

const jane: Account = { sub: 'jane-1', email: 'jane@example.com', email_verified: true, name: 'Jane Doe' };

const membersOf = ({ administrator }: TestEnvironment, query: Json = {}) =>
  listAll(administrator, 'members', query);

const rolesOf = async ({ administrator }: TestEnvironment, principalId: string) =>
  (await listAll(administrator, 'role_assignments', { principal_id: principalId })).map(
    ({ role_id, project_id }) => (project_id === null ? role_id : `${role_id} in ${project_id}`),
  );

const events = ({ administrator }: TestEnvironment, action: string): Promise<Json[]> =>
  listAll(administrator, 'audit_events', { action });

test('"Environment members of the SSO type are created through SSO login": active, with the default roles', async () => {
  const environment = await api.newEnvironment();
  const project = await createProject(environment.administrator);
  const provider = await providerFor(environment);
  const connection = await connect(environment, provider.issuer, {
    default_roles: [{ role_id: 'auditor' }, { role_id: 'project_user', project_id: project.id }],
  });
  const decomposed = { ...jane, name: 'Janë Doe'.normalize('NFD') };
  const reply = await signInBySso(api, environment, connection, provider, decomposed);
  expect(reply.status).toBe(303);
  const [member] = await membersOf(environment, { email: 'jane@example.com' });
  expect(member).toMatchObject({ kind: 'sso', status: 'active', display_name: 'Janë Doe' });
  expect(await rolesOf(environment, member.id)).toEqual(['auditor', `project_user in ${project.id}`]);
  expect((await reply.session?.get('/v1/members'))?.status).toBe(200);
  expect(await events(environment, 'member.create')).toContainEqual(
    expect.objectContaining({
      actor_kind: 'system',
      actor_id: connection.id,
      target_id: member.id,
    }),
  );
});

test('the second sign-in finds the member by the provider’s name for the person, even with another address', async () => {
  const environment = await api.newEnvironment();
  const provider = await providerFor(environment);
  const connection = await connect(environment, provider.issuer, { default_roles: [{ role_id: 'auditor' }] });
  await signInBySso(api, environment, connection, provider, jane);
  const [member] = await membersOf(environment, { email: 'jane@example.com' });
  const moved = { ...jane, email: 'jane@other.example', email_verified: false };
  const reply = await signInBySso(api, environment, connection, provider, moved);
  expect(reply.status).toBe(303);
  expect(await membersOf(environment)).toHaveLength(2);
  expect(await membersOf(environment, { email: 'jane@example.com' })).toMatchObject([{ id: member.id }]);
});

test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])(
  'ID tokens signed with %s, claims within',
  async (algorithm) => {
    const environment = await api.newEnvironment();
    const provider = await providerFor(environment, { algorithm, claimsInIdToken: true });
    const connection = await connect(environment, provider.issuer, { id_token_algorithm: algorithm });
    const reply = await signInBySso(api, environment, connection, provider, jane);
    expect(reply.status).toBe(303);
    expect(await membersOf(environment, { email: 'jane@example.com' })).toHaveLength(1);
  },
);

test('a token of a real provider with another algorithm than the connection’s is refused', async () => {
  const environment = await api.newEnvironment();
  const provider = await providerFor(environment, { algorithm: 'ES256' });
  const connection = await connect(environment, provider.issuer);
  const reply = await signInBySso(api, environment, connection, provider, jane);
  expect(reply.status).toBe(401);
  expect(await membersOf(environment)).toHaveLength(1);
});

test('groups in a claim map to roles, which follow the claim and leave other assignments alone', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = await createProject(administrator);
  const provider = await providerFor(environment);
  const connection = await connect(environment, provider.issuer, {
    groups_claim: 'groups',
    group_roles: [
      { group: 'finance', role_id: 'accountant' },
      { group: 'payments', role_id: 'project_user', project_id: project.id },
      { group: 'leads', role_id: 'project_user', project_id: project.id },
    ],
  });
  const signIn = (groups: string[]) =>
    signInBySso(api, environment, connection, provider, { ...jane, groups });
  await signIn(['payments', 'unmapped']);
  const [{ id }] = await membersOf(environment, { email: 'jane@example.com' });
  expect(await rolesOf(environment, id)).toEqual([`project_user in ${project.id}`]);
  await administrator.post('/v1/role_assignments', { principal_id: id, role_id: 'auditor' });
  await signIn(['leads', 'finance']);
  expect(await rolesOf(environment, id)).toEqual([`project_user in ${project.id}`, 'auditor', 'accountant']);
  await signIn([]);
  expect(await rolesOf(environment, id)).toEqual(['auditor']);
});

test('what somebody assigned stays when the group that gives the same is left', async () => {
  const environment = await api.newEnvironment();
  const provider = await providerFor(environment);
  const connection = await connect(environment, provider.issuer, {
    default_roles: [{ role_id: 'auditor' }],
    groups_claim: 'groups',
    group_roles: [{ group: 'audit', role_id: 'auditor' }],
  });
  await signInBySso(api, environment, connection, provider, { ...jane, groups: ['audit'] });
  await signInBySso(api, environment, connection, provider, { ...jane, groups: [] });
  const [{ id }] = await membersOf(environment, { email: 'jane@example.com' });
  expect(await rolesOf(environment, id)).toEqual(['auditor']);
});

describe('what a group gave and somebody changes', () => {
  async function givenByGroup() {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const project = await createProject(administrator);
    const provider = await providerFor(environment);
    const connection = await connect(environment, provider.issuer, {
      groups_claim: 'groups',
      group_roles: [{ group: 'leads', role_id: 'project_user', project_id: project.id }],
    });
    const signIn = (groups: string[]) =>
      signInBySso(api, environment, connection, provider, { ...jane, groups });
    await signIn(['leads']);
    const [{ id: member }] = await membersOf(environment, { email: jane.email });
    const [given] = await listAll(administrator, 'role_assignments', { principal_id: member });
    const path = `/v1/role_assignments/${given.id}`;
    const end = () =>
      api.context.database
        .updateTable('role_assignments')
        .set({ expires_at: new Date(api.context.now().getTime() - 1_000) })
        .where('id', '=', given.id)
        .execute();
    const roles = () => rolesOf(environment, member);
    return { administrator, member, project, path, signIn, end, roles };
  }

  test('after its end, by name, is theirs: it stays when the group is left', async () => {
    const { administrator, member, project, signIn, end, roles } = await givenByGroup();
    await end();
    const list = `/v1/projects/${project.id}/role_members/project_user`;
    expect((await administrator.patch(list, { add: [member] })).status).toBe(200);
    await signIn([]);
    expect(await roles()).toEqual([`project_user in ${project.id}`]);
  });

  test('after its end, by a later one, too', async () => {
    const { administrator, project, path, signIn, end, roles } = await givenByGroup();
    await end();
    expect((await administrator.patch(path, { expires_at: '2099-01-01T00:00:00Z' })).status).toBe(200);
    await signIn([]);
    expect(await roles()).toEqual([`project_user in ${project.id}`]);
  });

  test('while it runs, stays the group’s: it goes when the group is left', async () => {
    const { administrator, path, signIn, roles } = await givenByGroup();
    for (const change of [
      { reason: 'On call' },
      { expires_at: '2099-01-01T00:00:00Z' },
      { expires_at: null },
    ])
      expect((await administrator.patch(path, change)).status).toBe(200);
    await signIn([]);
    expect(await roles()).toEqual([]);
  });
});

test('leaving a group never takes the last Administrator away', async () => {
  const environment = await api.newEnvironment();
  const { administrator, root } = environment;
  const provider = await providerFor(environment);
  const connection = await connect(environment, provider.issuer, {
    groups_claim: 'groups',
    group_roles: [{ group: 'admins', role_id: 'administrator' }],
  });
  const signIn = (groups: string[]) =>
    signInBySso(api, environment, connection, provider, { ...jane, groups });
  await signIn(['admins']);
  const [{ id }] = await membersOf(environment, { email: 'jane@example.com' });
  await api.context.database
    .updateTable('members')
    .set({ status: 'disabled' })
    .where('id', '=', root.id)
    .execute();
  expect((await signIn([])).status).toBe(303);
  expect(await rolesOf(environment, id)).toEqual(['administrator']);
  expect(await events(environment, 'role_assignment.delete')).toMatchObject([
    { outcome: 'denied', details: { code: 'last_administrator' } },
  ]);
  await api.context.database
    .updateTable('members')
    .set({ status: 'active' })
    .where('id', '=', root.id)
    .execute();
  await signIn([]);
  expect(await rolesOf(environment, id)).toEqual([]);
  expect(administrator.id).not.toBe(id);
});

test('default roles that are gone are left out, and the audit log says which', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const [kept, gone] = [
    await createProject(administrator, 'kept'),
    await createProject(administrator, 'gone'),
  ];
  const provider = await providerFor(environment);
  const connection = await connect(environment, provider.issuer, {
    default_roles: [
      { role_id: 'project_user', project_id: kept.id },
      { role_id: 'project_user', project_id: gone.id },
    ],
  });
  expect((await administrator.delete(`/v1/projects/${gone.id}`)).status).toBeLessThan(300);
  await signInBySso(api, environment, connection, provider, jane);
  const [{ id }] = await membersOf(environment, { email: 'jane@example.com' });
  expect(await rolesOf(environment, id)).toEqual([`project_user in ${kept.id}`]);
  const [created] = (await events(environment, 'member.create')).filter(({ target_id }) => target_id === id);
  expect(created.details.roles_left_out).toMatchObject([{ role_id: 'project_user', project_id: gone.id }]);
});

test('a lock never touches SSO, and two-factor authentication is the provider’s affair (case 12)', async () => {
  const environment = await api.newEnvironment();
  const provider = await providerFor(environment);
  const connection = await connect(environment, provider.issuer);
  await signInBySso(api, environment, connection, provider, jane);
  const [{ id }] = await membersOf(environment, { email: 'jane@example.com' });
  await api.context.database
    .updateTable('member_credentials')
    .set({ locked_until: new Date(api.context.now().getTime() + 3_600_000), two_factor_since: new Date() })
    .where('member_id', '=', id)
    .execute();
  const reply = await signInBySso(api, environment, connection, provider, jane);
  expect(reply.status).toBe(303);
  expect(reply.session).toBeDefined();
});

test('the sign-in page offers the enabled connections alone', async () => {
  const environment = await api.newEnvironment();
  const issuer = 'https://login.example.com';
  const shown = await connect(environment, issuer, { name: 'Example Login' });
  const hidden = await connect(environment, issuer, { name: 'Old Login', status: 'disabled' });
  const page = await (await fetch(`${api.url}/e/${environment.slug}`)).text();
  expect(page).toContain(`/e/${environment.slug}/sso/${shown.id}`);
  expect(page).toContain('Example Login');
  expect(page).not.toContain(hidden.id);
});

test('many first sign-ins of one person at once make one member', async () => {
  const environment = await api.newEnvironment();
  const provider = await providerFor(environment);
  const connection = await connect(environment, provider.issuer);
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => signInBySso(api, environment, connection, provider, jane)),
  );
  expect(replies.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
  expect(await membersOf(environment, { email: 'jane@example.com' })).toHaveLength(1);
});

test('a custom role as default role gives what it holds at that time', async () => {
  const environment = await api.newEnvironment();
  const role = await createRole(environment.administrator, ['member.list']);
  const provider = await providerFor(environment);
  const connection = await connect(environment, provider.issuer, { default_roles: [{ role_id: role.id }] });
  const { session } = await signInBySso(api, environment, connection, provider, jane);
  expect((await session?.get('/v1/members'))?.status).toBe(200);
  expect((await session?.post('/v1/projects', { name: 'mine' }))?.status).toBe(403);
});

test('who cancels at the provider is not signed in, and the sign-in is over', async () => {
  const environment = await api.newEnvironment();
  const provider = await providerFor(environment);
  const connection = await connect(environment, provider.issuer);
  const { authorizationUrl, cookie } = await beginSso(api, environment.slug, connection.id);
  const callback = await provider.cancel(authorizationUrl);
  expect(await endSso(api, callback, cookie)).toMatchObject({ status: 401, session: undefined });
  expect(await events(environment, 'member.sign_in')).toMatchObject([
    {
      outcome: 'denied',
      actor_kind: 'anonymous',
      details: { method: 'sso', reason: 'provider_refused', sso_connection_id: connection.id },
    },
  ]);
});
