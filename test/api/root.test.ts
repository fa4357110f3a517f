import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, type Reply, startTestApi, type TestApi } from '../support/api.ts';
import { done, isSignedIn, perform } from '../support/member-verbs.ts';
import { givePassword, goodPassword, signIn } from '../support/members.ts';
import {
  addAdministrator,
  assign,
  createProject,
  initialAdministrator,
  listAll,
  problemOf,
  setMemberStatus,
  snapshot,
} from '../support/resources.ts';
import { turnOnTwoFactor } from '../support/two-factor.ts';

/* The root member cannot be deleted, disabled or demoted except by handing root over. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

interface Ids {
  readonly member: { readonly id: string };
  readonly assignment: { readonly id: string };
}

const attempts: Record<string, (by: Caller, of: Ids, query?: { dry_run?: boolean }) => Promise<Reply>> = {
  deleted: (by, { member }, query = {}) => by.delete(`/v1/members/${member.id}`, { query }),
  disabled: (by, { member }, query = {}) => by.post(`/v1/members/${member.id}/disable`, undefined, { query }),
  'demoted by deleting the role assignment': (by, { assignment }, query = {}) =>
    by.delete(`/v1/role_assignments/${assignment.id}`, { query }),
  'demoted by giving the role assignment an end': (by, { assignment }, query = {}) =>
    by.patch(`/v1/role_assignments/${assignment.id}`, { expires_at: '2099-01-01T00:00:00Z' }, { query }),
};
const ways = Object.entries(attempts);

describe.each(ways)('the root member cannot be %s', (_, attempt) => {
  test.each(['pending', 'active'] as const)('while %s, by whom ever', async (status) => {
    const environment = await api.newEnvironment();
    const { administrator, root } = environment;
    const ids = await initialAdministrator(administrator);
    await addAdministrator(api, administrator, 'another@example.com');
    const other = await environment.member({ role: 'administrator' });
    await setMemberStatus(api, root.id, status);
    const callers = status === 'active' ? [administrator, other, root] : [administrator, other];
    const before = await snapshot(api, environment);
    for (const by of callers)
      for (const query of [{}, { dry_run: true }]) {
        const refused = problemOf(await attempt(by, ids, query), 422, 'root_member');
        expect(refused.detail).toMatch(/^the root member cannot be .*: hand root over to another/);
      }
    expect(await snapshot(api, environment)).toEqual(before);
  });

  test('until they have handed root over, and then the new one cannot', async () => {
    const { id, administrator } = await api.newEnvironment();
    const old = await initialAdministrator(administrator);
    const heir = await addAdministrator(api, administrator, 'heir@example.com');
    const handed = await api.operator.post(`/v1/environments/${id}/hand_over`, { member_id: heir.member.id });
    expect(handed, JSON.stringify(handed.body)).toMatchObject({ status: 200 });
    problemOf(await attempt(administrator, heir, {}), 422, 'root_member');
    expect((await attempt(administrator, old, {})).status).toBeLessThan(300);
  });
});

describe.each(['reset_password', 'remove_two_factor'])('%s', (verb) => {
  test('of the active root member is for nobody but themselves and the operator', async () => {
    const environment = await api.newEnvironment();
    const { administrator, root, slug } = environment;
    await givePassword(api, environment, root.id);
    await turnOnTwoFactor(api, root);
    const other = await environment.member({ role: 'administrator' });
    const before = await snapshot(api, environment);
    for (const by of [administrator, other])
      for (const query of [{}, { dry_run: true }]) {
        const refused = problemOf(await perform(by, root.id, verb, query), 422, 'root_member');
        expect(refused.detail).toMatch(/the root member does so .* recovered by the operator$/);
      }
    expect(await snapshot(api, environment)).toEqual(before);
    expect(await isSignedIn(root)).toBe(true);
    const first = await signIn(api, { environment: slug, login: 'root@example.com', password: goodPassword });
    expect(first.body.status).toBe('second_factor_required');
  });

  test('is for Administrators again once the member has handed root over', async () => {
    const environment = await api.newEnvironment();
    const { id, administrator, root } = environment;
    await givePassword(api, environment, root.id);
    await turnOnTwoFactor(api, root);
    const heir = await addAdministrator(api, administrator, 'heir@example.com');
    await api.operator.post(`/v1/environments/${id}/hand_over`, { member_id: heir.member.id });
    problemOf(await perform(administrator, heir.member.id, verb), 422, 'root_member');
    await done(administrator, root.id, verb);
  });
});

test('a root member who never activated the account is sent another mail, and may be given a first password', async () => {
  const { administrator, root } = await api.newEnvironment();
  await setMemberStatus(api, root.id, 'pending');
  for (const verb of ['resend_activation', 'reset_password'])
    expect(await done(administrator, root.id, verb)).toMatchObject({ root: true, status: 'pending' });
});

test('what else the root member holds may go, and their assignment may be explained', async () => {
  const { administrator, root } = await api.newEnvironment();
  const { assignment } = await initialAdministrator(administrator);
  const project = await createProject(administrator);
  const auditor = await assign(administrator, root.id, 'auditor');
  await assign(administrator, root.id, 'project_user', { project_id: project.id });
  const path = `/v1/role_assignments/${assignment.id}`;
  expect((await administrator.patch(path, { reason: 'Founder' })).status).toBe(200);
  expect((await administrator.patch(path, { expires_at: null })).status).toBe(200);
  expect((await administrator.delete(`/v1/role_assignments/${auditor.id}`)).status).toBe(204);
  expect((await administrator.delete(`/v1/projects/${project.id}`)).status).toBe(200);
  expect(await listAll(administrator, 'role_assignments', { principal_id: root.id })).toMatchObject([
    { id: assignment.id, role_id: 'administrator', expires_at: null, reason: 'Founder' },
  ]);
});
