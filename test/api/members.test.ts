import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import {
  assign,
  createMember,
  fieldErrorsOf,
  listAll,
  problemOf,
  setMemberStatus,
  snapshot,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test('a new member is local and pending', async () => {
  const { administrator } = await api.newEnvironment();
  expect(await createMember(administrator)).toMatchObject({ kind: 'local', status: 'pending' });
});

test.each([
  'jane@example.com',
  'Jane.Doe+roster@mail.example.co.uk',
  "o'brien@example.com",
  'x@xn--mnchen-3ya.example',
  `${'a'.repeat(64)}@example.com`,
])('the e-mail address %s is kept as it was written', async (email) => {
  const { administrator } = await api.newEnvironment();
  expect((await createMember(administrator, email)).email).toBe(email);
});

const malformedEmails = [
  'jane',
  'jane@',
  '@example.com',
  'jane@example',
  'jane@@example.com',
  'jane@exam ple.com',
  ' jane@example.com',
  'jane@example.com ',
  'jane@example.com\n',
  'jane@example..com',
  '.jane@example.com',
  'jane.@example.com',
  'ja..ne@example.com',
  'jane@-example.com',
  'jane@example.com.',
  'jane@127.0.0.1',
  '"jane"@example.com',
  'Jane Doe <jane@example.com>',
  'jane@example.com,root@example.com',
  'jäne@example.com',
  'jane@exаmple.com',
  `${'a'.repeat(65)}@example.com`,
  `jane@${'a.'.repeat(130)}com`,
];

test('what is no e-mail address is refused, and nothing is written', async () => {
  const environment = await api.newEnvironment();
  const before = await snapshot(api, environment);
  for (const email of malformedEmails) {
    const refused = await environment.administrator.post('/v1/members', { email });
    expect(fieldErrorsOf(refused)['/email'], email).toEqual([
      'invalid_value',
      'must be an e-mail address, as in jane@example.com',
    ]);
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

test('an e-mail address belongs to one member, whatever its case, and a list is none', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const jane = await createMember(administrator, 'Jane@Example.com');
  const before = await snapshot(api, environment);
  const refused = await administrator.post('/v1/members', { email: 'jANE@eXAMPLE.COM' });
  expect(problemOf(refused, 409, 'conflict')).toMatchObject({
    conflicting_id: jane.id,
    errors: [{ pointer: '/email', code: 'conflict' }],
  });
  const list = await administrator.post('/v1/members', { email: ['jane@example.com'] });
  expect(fieldErrorsOf(list)['/email']?.[1]).toBe('must be a string');
  expect(await snapshot(api, environment)).toEqual(before);
});

test('a member is found by e-mail address in any case, and by status', async () => {
  const { administrator } = await api.newEnvironment();
  const jane = await createMember(administrator, 'jane@example.com');
  const john = await createMember(administrator, 'john@example.com');
  await setMemberStatus(api, john.id, 'disabled');
  const ids = async (query: object) => (await listAll(administrator, 'members', query)).map(({ id }) => id);
  expect(await ids({ email: 'JANE@example.com' })).toEqual([jane.id]);
  expect(await ids({ status: 'pending' })).toEqual([jane.id]);
  expect(await ids({ status: 'disabled' })).toEqual([john.id]);
  expect(await ids({ email: 'jane@example.com', status: 'disabled' })).toEqual([]);
  expect(await ids({ email: 'nobody@example.com' })).toEqual([]);
});

test('PATCH with what decides rights changes nothing and says so', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const { id } = await createMember(administrator);
  const before = await snapshot(api, environment);
  const refused = await administrator.patch(`/v1/members/${id}`, {
    note: 'x',
    status: 'active',
    kind: 'sso',
    email: 'root@example.com',
    roles: ['administrator'],
    environment_id: environment.id,
    version: 7,
  });
  expect(fieldErrorsOf(refused)).toEqual({
    '/status': ['read_only_field', 'is set by Roster and cannot be given'],
    '/kind': ['read_only_field', 'is set by Roster and cannot be given'],
    '/email': ['immutable_field', 'can only be given at creation and never changes'],
    '/roles': ['unknown_field', 'is not a field of this resource'],
    '/environment_id': ['unknown_field', 'is not a field of this resource'],
    '/version': ['unknown_field', 'is not a field of this resource'],
  });
  expect(await snapshot(api, environment)).toEqual(before);
});

test('nobody changes their own roles, status or environment by PATCH, and the answer says so', async () => {
  const environment = await api.newEnvironment();
  const { root } = environment;
  const before = await snapshot(api, environment);
  const refused = await root.patch(`/v1/members/${root.id}`, {
    roles: ['administrator'],
    status: 'active',
    environment_id: environment.id,
    kind: 'sso',
    root: false,
    two_factor: true,
    must_change_password: false,
    initial_password: 'x',
  });
  expect(Object.keys(fieldErrorsOf(refused)).sort()).toEqual(
    [
      '/roles',
      '/status',
      '/environment_id',
      '/kind',
      '/root',
      '/two_factor',
      '/must_change_password',
      '/initial_password',
    ].sort(),
  );
  expect(await snapshot(api, environment)).toEqual(before);
});

test('a member goes together with what they held, and the audit log keeps it', async () => {
  const { administrator } = await api.newEnvironment();
  const jane = await createMember(administrator, 'jane@example.com');
  const john = await createMember(administrator, 'john@example.com');
  const janes = await assign(administrator, jane.id, 'auditor');
  const johns = await assign(administrator, john.id, 'auditor');
  await administrator.delete(`/v1/members/${jane.id}`);
  const left = (await listAll(administrator, 'role_assignments', { role_id: 'auditor' })).map(({ id }) => id);
  expect(left).toEqual([johns.id]);
  const events = await listAll(administrator, 'audit_events', {
    target_id: jane.id,
    action: 'member.delete',
  });
  expect(events).toHaveLength(1);
  expect(events[0].details).toMatchObject({
    changes: { email: ['jane@example.com', null] },
    deleted_role_assignments: [{ id: janes.id, principal_id: jane.id, role_id: 'auditor', project_id: null }],
  });
});

test('a member who comes back under the same address holds nothing of what they held', async () => {
  const { administrator } = await api.newEnvironment();
  const before = await createMember(administrator);
  await assign(administrator, before.id, 'auditor');
  await administrator.delete(`/v1/members/${before.id}`);
  const after = await createMember(administrator);
  expect(after.id).not.toBe(before.id);
  expect(await listAll(administrator, 'role_assignments', { principal_id: after.id })).toEqual([]);
});
