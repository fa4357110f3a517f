import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  actorWith,
  createMember,
  createProject,
  fieldErrorsOf,
  listAll,
  neverExisted,
  problemOf,
  snapshot,
} from '../support/resources.ts';
import { setUpRoleMembers } from '../support/role-members.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test('where one name is refused nothing is written, and each is pointed at', async () => {
  const { administrator, environment, people, path, bind } = await setUpRoleMembers(
    api,
    'jane',
    'john',
    'joan',
    'jack',
  );
  const [jane, john, joan, jack] = people;
  const elsewhere = (await api.newEnvironment()).administrator;
  const foreign = await createMember(elsewhere, 'foreign@example.com');
  await bind(jack);
  for (const { id } of [joan, jack]) await administrator.post(`/v1/members/${id}/disable`, undefined);
  const before = await snapshot(api, environment);
  const unknown = [jane.id, john.id, foreign.id, neverExisted('sa')];
  const refused = await administrator.patch(path, { add: unknown, remove: [jack.id] });
  expect(problemOf(refused, 422, 'unknown_reference').errors).toEqual(
    [2, 3].map((index) => ({
      pointer: `/add/${index}`,
      code: 'unknown_reference',
      message: `names nothing in this environment: ${unknown[index]}`,
    })),
  );
  // Who is disabled keeps what was assigned, and is assigned nothing more.
  const disabled = await administrator.patch(path, { add: [jane.id, jack.id, joan.id] });
  const [error, ...others] = problemOf(disabled, 422, 'principal_disabled').errors;
  expect(others).toEqual([]);
  expect(error.pointer).toBe('/add/2');
  expect(await snapshot(api, environment)).toEqual(before);
});

test('what cannot be meant is refused, at its place', async () => {
  const { administrator, environment, people, path } = await setUpRoleMembers(api, 'jane');
  const [{ id }] = people as [Json];
  const before = await snapshot(api, environment);
  const many = Array.from({ length: 501 }, (_, index) => `mem_01h${String(index).padStart(23, '0')}`);
  const cases: [Json, string, string | RegExp][] = [
    [{ add: [id, id] }, '/add/1', 'stands twice'],
    [{ add: [id], remove: [id] }, '/remove/0', 'stands in add too'],
    [{ add: ['jane@example.com'] }, '/add/0', /^must be an id that starts with `mem_` or `sa_`$/],
    [{ remove: [7] }, '/remove/0', /^must be an id/],
    [{ add: id }, '/add', 'must be an array of ids'],
    [{ add: many }, '/add', 'must have at most 500 items'],
    [{ add: [id], reason: '' }, '/reason', /^must have at least 1 character/],
    [{ members: [id] }, '/members', 'is not a field of this resource'],
  ];
  for (const [body, pointer, message] of cases) {
    const errors = fieldErrorsOf(await administrator.patch(path, body));
    expect(Object.keys(errors)).toEqual([pointer]);
    expect(errors[pointer]?.[1]).toMatch(message);
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

test('a role that is none is not found, and one that covers all projects has no members in one', async () => {
  const { administrator, project, people } = await setUpRoleMembers(api, 'jane');
  const change = { add: [people[0].id] };
  for (const [role, status, code] of [
    ['operator', 404, 'not_found'],
    [neverExisted('rol'), 404, 'not_found'],
    ['Nonsense!', 400, 'malformed_request'],
    ['auditor', 422, 'validation_failed'],
  ] as const) {
    const path = `/v1/projects/${project.id}/role_members/${role}`;
    problemOf(await administrator.get(path), status, code);
    problemOf(await administrator.patch(path, change), status, code);
  }
  const nowhere = `/v1/projects/${neverExisted('prj')}/role_members/project_user`;
  expect(problemOf(await administrator.patch(nowhere, change), 404, 'not_found').detail).toBe(
    'there is no such project',
  );
});

test('who manages the members of one project grants there what they hold, and nothing elsewhere', async () => {
  const { administrator, environment, project, people, path } = await setUpRoleMembers(api, 'jane');
  const change = { add: [people[0].id] };
  const user = (await administrator.get('/v1/roles/project_user')).body.permissions;
  const rights = ['project.list', 'project.members.manage'];
  const weak = await actorWith(environment, rights, project.id);
  expect((await weak.get(path)).body.members).toEqual([]);
  const refused = problemOf(await weak.patch(path, change), 403, 'permission_denied');
  expect(refused.detail).toContain('nobody grants what they do not hold');
  expect(user).toContain(refused.missing_permission);
  const strong = await actorWith(environment, [...new Set([...rights, ...user])], project.id);
  expect((await strong.patch(path, change)).status).toBe(200);
  expect((await weak.patch(path, { remove: change.add })).status).toBe(200);
  const billing = await createProject(administrator, 'billing');
  const elsewhere = `/v1/projects/${billing.id}/role_members/project_user`;
  problemOf(await strong.patch(elsewhere, change), 404, 'not_found');
  problemOf(await strong.get(elsewhere), 404, 'not_found');
  const reader = await environment.actor({ role: 'auditor' });
  const denied = problemOf(await reader.patch(path, change), 403, 'permission_denied');
  expect(denied.missing_permission).toBe('project.members.manage');
  const [event] = await listAll(administrator, 'audit_events', { actor_id: reader.id });
  expect(event).toMatchObject({
    action: 'role_assignment.update',
    outcome: 'denied',
    target_kind: 'project',
    target_id: project.id,
  });
});

test('nobody adds members for longer than they hold the role themselves', async () => {
  const { administrator, environment, people, path, project } = await setUpRoleMembers(api, 'jane');
  const user = (await administrator.get('/v1/roles/project_user')).body.permissions;
  const rights = [...new Set(['project.list', 'project.members.manage', ...user])];
  const manager = await actorWith(environment, rights, project.id);
  const [held] = await listAll(administrator, 'role_assignments', { principal_id: manager.id });
  const end = { expires_at: '2099-01-01T00:00:00Z' };
  expect((await administrator.patch(`/v1/role_assignments/${held.id}`, end)).status).toBe(200);
  const refused = await manager.patch(path, { add: [people[0].id] });
  expect(problemOf(refused, 403, 'permission_denied').detail).toContain('for longer than they hold it');
});

test('a change that is meant for another list is refused, and the right one goes through', async () => {
  const { administrator, people, path, bind, idsNow } = await setUpRoleMembers(api, 'jane', 'john');
  const [jane, john] = people;
  const etag = (await administrator.get(path)).headers.get('etag') ?? '';
  await bind(jane);
  const ifMatch = (tag: string) => ({ headers: { 'if-match': tag } });
  problemOf(await administrator.patch(path, { add: [john.id] }, ifMatch(etag)), 412, 'precondition_failed');
  expect(await idsNow()).toEqual([jane.id]);
  const present = (await administrator.get(path)).headers.get('etag') ?? '';
  expect((await administrator.patch(path, { add: [john.id] }, ifMatch(present))).status).toBe(200);
  expect(await idsNow()).toEqual([jane.id, john.id]);
});
