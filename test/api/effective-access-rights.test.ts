import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApi, type TestApi } from '../support/api.ts';
import { activeMember, upToDate, wholeOf } from '../support/effective-access.ts';
import {
  actorWith,
  createProject,
  createRole,
  listAll,
  neverExisted,
  problemOf,
} from '../support/resources.ts';

/* Who may ask what anybody may do. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function setUp() {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const payments = await createProject(administrator, 'payments');
  const billing = await createProject(administrator, 'billing');
  const jane = await activeMember(api, environment);
  const asking = (caller: Caller) => upToDate(api, environment, caller);
  return { environment, administrator, payments, billing, jane, asking };
}

const ofMember = (id: string) => `/v1/members/${id}/access`;
const ofAccount = (id: string) => `/v1/service_accounts/${id}/access`;

test('what they may do themselves everybody is told, who holds nothing too', async () => {
  const { environment, payments, asking } = await setUp();
  const nobody = await environment.member();
  const idle = await environment.actor();
  const user = await environment.member({ role: 'project_user', project: payments.id });
  expect(wholeOf(await asking(nobody).get(ofMember(nobody.id))).items).toEqual([]);
  expect(wholeOf(await asking(idle).get(ofAccount(idle.id))).items).toEqual([]);
  expect(wholeOf(await asking(user).get(ofMember(user.id))).items).toMatchObject([
    { project_id: payments.id, project_name: 'payments' },
  ]);
});

test('asking about oneself shows no project that one may not see', async () => {
  const { environment, administrator, payments, billing, asking } = await setUp();
  const blind = await createRole(administrator, ['audit_log.read'], 'environment', 'Log reader');
  const reader = await environment.member({ role: blind.id }, { role: 'project_user', project: payments.id });
  const places = async (project_id: string) => {
    const { items } = wholeOf(await asking(reader).get(ofMember(reader.id), { project_id }));
    return items.map(({ project_name }: { project_name: string }) => project_name);
  };
  expect(await places(payments.id)).toEqual(['payments']);
  for (const id of [billing.id, neverExisted('prj')]) expect(await places(id)).toEqual([]);
});

test('what others may do takes member.list in the whole environment; a refusal stands in the audit log', async () => {
  const { environment, administrator, payments, jane, asking } = await setUp();
  const paths = [ofMember(jane.id), ofAccount(administrator.id), '/v1/roles/auditor/access'];
  const auditor = await environment.member({ role: 'auditor' });
  for (const path of paths) wholeOf(await asking(auditor).get(path));
  const refused = [
    await environment.member(),
    await environment.member({ role: 'project_administrator', project: payments.id }),
    await actorWith(environment, ['project.list', 'member.list'], payments.id),
  ];
  for (const caller of refused)
    for (const path of paths) {
      const problem = problemOf(await asking(caller).get(path), 403, 'permission_denied');
      expect(problem.missing_permission).toBe('member.list');
    }
  const denied = await listAll(administrator, 'audit_events', { outcome: 'denied', target_id: jane.id });
  expect(denied.map(({ action, actor_id }) => [action, actor_id])).toEqual(
    refused.map(({ id }) => ['member.list_access', id]),
  );
});

test('who may do what in a project is told to who may list members there, and to nobody else', async () => {
  const { environment, payments, asking } = await setUp();
  const lister = await actorWith(environment, ['project.list', 'member.list'], payments.id);
  const auditor = await environment.member({ role: 'auditor' });
  const questions = [
    [`/v1/projects/${payments.id}/access`, {}],
    ['/v1/who_can', { permission: 'deployment.read', project_id: payments.id }],
  ] as const;
  for (const [path, query] of questions) {
    for (const caller of [lister, auditor]) wholeOf(await asking(caller).get(path, query));
    for (const role of ['project_user', 'project_administrator']) {
      const bound = await environment.member({ role, project: payments.id });
      const problem = problemOf(await asking(bound).get(path, query), 403, 'permission_denied');
      expect(problem.missing_permission).toBe('member.list');
    }
  }
});

test('in another project and in the whole environment, who may list the members of one is told nothing', async () => {
  const { environment, payments, billing, asking } = await setUp();
  const lister = asking(await actorWith(environment, ['project.list', 'member.list'], payments.id));
  const whoCan = (project_id?: string) =>
    lister.get('/v1/who_can', { permission: 'deployment.read', ...(project_id && { project_id }) });
  expect(problemOf(await whoCan(), 403, 'permission_denied').missing_permission).toBe('member.list');
  const said = new Set<string>();
  for (const id of [billing.id, neverExisted('prj')]) {
    problemOf(await lister.get(`/v1/projects/${id}/access`), 404, 'not_found');
    const problem = problemOf(await whoCan(id), 404, 'not_found');
    said.add(JSON.stringify(problem.errors).replaceAll(id, '…'));
  }
  expect([...said]).toEqual([
    expect.stringContaining('"pointer":"/project_id","code":"not_found","message":"names nothing'),
  ]);
});

test('who may list no members anywhere is refused before anything of the question is read', async () => {
  const { environment, payments, asking } = await setUp();
  const user = asking(await environment.actor({ role: 'project_user', project: payments.id }));
  for (const query of [{}, { permission: 'nonsense' }, { permission: 'deployment.read' }, { page_size: 'x' }])
    expect(problemOf(await user.get('/v1/who_can', query), 403, 'permission_denied').errors).toEqual([]);
});

test('an id that never was and one of another environment are answered alike: 404', async () => {
  const { environment, payments, jane, asking } = await setUp();
  const { administrator } = environment;
  const role = await createRole(administrator, ['deployment.read']);
  const theirs = await api.newEnvironment();
  const stranger = upToDate(api, theirs, theirs.administrator);
  const never = { mem: neverExisted('mem'), sa: neverExisted('sa'), prj: neverExisted('prj') };
  for (const [what, foreign, missing] of [
    ['member', ofMember(jane.id), ofMember(never.mem)],
    ['service account', ofAccount(administrator.id), ofAccount(never.sa)],
    ['project', `/v1/projects/${payments.id}/access`, `/v1/projects/${never.prj}/access`],
    ['role', `/v1/roles/${role.id}/access`, `/v1/roles/${neverExisted('rol')}/access`],
    ['role', `/v1/roles/${role.id}/access`, '/v1/roles/operator/access'],
  ] as const) {
    wholeOf(await asking(administrator).get(foreign));
    for (const path of [foreign, missing])
      expect(problemOf(await stranger.get(path), 404, 'not_found').detail).toBe(`there is no such ${what}`);
  }
  const question = { permission: 'deployment.read', project_id: payments.id };
  problemOf(await stranger.get('/v1/who_can', question), 404, 'not_found');
});

test('a member is no service account, and a service account no member', async () => {
  const { administrator, jane } = await setUp();
  for (const path of [ofMember(administrator.id), ofAccount(jane.id)])
    problemOf(await administrator.get(path), 400, 'malformed_request');
});
