import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasDestination } from '../../access-model/destination.ts';
import { editionOf } from '../../access-model/editions.ts';
import { type Caller, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { activeMember, upToDate, wholeOf } from '../support/effective-access.ts';
import {
  assign,
  createMember,
  createProject,
  createRole,
  createServiceAccount,
  problemOf,
} from '../support/resources.ts';

/* What effective access lists is what the access decisions are, no more and no less. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** Of what has a destination no list can say what comes of it. */
const permissionsOf = (editionId: string) =>
  [...editionOf(editionId).permissions.keys()].filter((id) => !hasDestination(id));

/** Principals of every kind and status, with assignments of every kind: by who they are, and by where they count. */
async function setUp(edition: string, [everywhereRole, projectRole]: readonly [string, string]) {
  const environment = await api.newEnvironment({ edition });
  const { administrator } = environment;
  const projects = [
    await createProject(administrator, 'payments'),
    await createProject(administrator, 'billing'),
    await createProject(administrator, 'nobody is here'),
  ];
  const [payments, billing] = projects;
  const jane = await activeMember(api, environment);
  const john = await activeMember(api, environment, 'john@example.com');
  const pending = await createMember(administrator, 'pending@example.com');
  const robot = await createServiceAccount(administrator, 'robot');
  const disabled = await createServiceAccount(administrator, 'disabled');
  const some = permissionsOf(edition);
  const third = (rest: number) => some.filter((_, index) => index % 3 === rest);
  const inProject = await createRole(administrator, third(0), 'project', 'Third');
  const everywhere = await createRole(administrator, third(1), 'environment', 'Other third');
  for (const { id } of [jane, pending, disabled]) {
    await assign(administrator, id, everywhereRole);
    await assign(administrator, id, projectRole, { project_id: payments.id });
  }
  for (const { id } of [jane, john, robot]) {
    await assign(administrator, id, inProject.id, { project_id: billing.id });
    await assign(administrator, id, projectRole, { project_id: billing.id });
  }
  await assign(administrator, robot.id, everywhere.id);
  await administrator.post(`/v1/service_accounts/${disabled.id}/disable`, undefined);
  const subjects = [
    jane,
    john,
    pending,
    { id: environment.root.id },
    robot,
    disabled,
    { id: administrator.id },
  ];
  const scopes: (string | null)[] = [null, ...projects.map(({ id }) => id)];
  return { environment, subjects: subjects.map(({ id }) => id as string), scopes };
}

const kindOf = (id: string) => (id.startsWith('mem_') ? 'member' : 'service_account');

const resourceOf = (scope: string | null, environmentId: string) =>
  scope === null ? { type: 'environment', id: environmentId } : { type: 'project', id: scope };

/** Who is allowed what, as `subject permission scope`, by asking question after question. */
async function askEverything(
  caller: Caller,
  permissions: readonly string[],
  { environment, subjects, scopes }: Awaited<ReturnType<typeof setUp>>,
): Promise<string[]> {
  const allowed: string[] = [];
  for (const id of subjects) {
    const questions = scopes.flatMap((scope) => permissions.map((permission) => ({ scope, permission })));
    const reply = await caller.post('/access/v1/evaluations', {
      subject: { type: kindOf(id), id },
      evaluations: questions.map(({ scope, permission }) => ({
        action: { name: permission },
        resource: resourceOf(scope, environment.id),
      })),
    });
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200 });
    questions.forEach(({ scope, permission }, index) => {
      if (reply.body.evaluations[index].decision) allowed.push(`${id} ${permission} ${scope}`);
    });
  }
  return allowed.sort();
}

test.each([
  ['emqx-platform-3', ['auditor', 'project_user']],
  ['automq-cloud', ['viewer', 'instance_developer']],
] as const)('in %s every list says what the decisions say', async (edition, roles) => {
  const made = await setUp(edition, roles);
  const { environment, subjects, scopes } = made;
  const permissions = permissionsOf(edition);
  const reader = environment.administrator;
  // Whoever asks at the present revision once has it for all that follows.
  wholeOf(await upToDate(api, environment, reader).get(`/v1/service_accounts/${reader.id}/access`));
  const expected = await askEverything(reader, permissions, made);
  expect(expected.length).toBeGreaterThan(subjects.length * 10);

  const byPrincipal: string[] = [];
  for (const id of subjects)
    for (const scope of scopes) {
      const query = scope === null ? {} : { project_id: scope };
      const { items } = wholeOf(await reader.get(`/v1/${kindOf(id)}s/${id}/access`, query));
      const item = items.find(({ project_id }: Json) => project_id === scope);
      for (const permission of item?.permissions ?? []) byPrincipal.push(`${id} ${permission} ${scope}`);
    }
  const decided = (line: string) => !hasDestination(line.split(' ')[1] ?? '');
  expect(byPrincipal.filter(decided).sort()).toEqual(expected);

  const byProject: string[] = [];
  for (const scope of scopes.slice(1))
    for (const { principal_id, permissions } of wholeOf(await reader.get(`/v1/projects/${scope}/access`))
      .items)
      for (const permission of permissions) byProject.push(`${principal_id} ${permission} ${scope}`);
  expect(byProject.filter(decided).sort()).toEqual(expected.filter((line) => !line.endsWith(' null')));

  const byPermission: string[] = [];
  for (const permission of permissions)
    for (const scope of scopes) {
      const query = { permission, ...(scope !== null && { project_id: scope }) };
      for (const { principal_id } of wholeOf(await reader.get('/v1/who_can', query)).items)
        byPermission.push(`${principal_id} ${permission} ${scope}`);
    }
  expect(byPermission.sort()).toEqual(expected);
});

test('a decision names one of the assignments that who_can names', async () => {
  const { environment, subjects, scopes } = await setUp('emqx-platform-3', ['auditor', 'project_user']);
  const reader = upToDate(api, environment, environment.administrator);
  for (const permission of ['deployment.read', 'audit_log.read', 'deployment.monitoring.read'])
    for (const scope of scopes) {
      const query = { permission, ...(scope !== null && { project_id: scope }) };
      const { items } = wholeOf(await reader.get('/v1/who_can', query));
      for (const id of subjects) {
        const reply = await environment.administrator.post('/access/v1/evaluation', {
          subject: { type: kindOf(id), id },
          action: { name: permission },
          resource: resourceOf(scope, environment.id),
        });
        const { decision, context } = reply.body;
        const item = items.find(({ principal_id }: Json) => principal_id === id);
        expect(decision, JSON.stringify(reply.body)).toBe(item !== undefined);
        if (decision) expect(item.role_assignments).toContainEqual(context.granted_by[0]);
      }
    }
});

test('what is no permission of the edition nobody holds: neither is it granted nor can it be asked about', async () => {
  const { id, administrator } = await api.newEnvironment({ edition: 'automq-cloud' });
  const path = `/v1/service_accounts/${administrator.id}/access`;
  const [item] = wholeOf(await administrator.get(path)).items;
  expect(item.permissions).not.toContain('deployment.read');
  const reply = await administrator.post('/access/v1/evaluation', {
    subject: { type: 'service_account', id: administrator.id },
    action: { name: 'deployment.read' },
    resource: { type: 'environment', id },
  });
  expect(reply.body).toMatchObject({ decision: false, context: { reason: 'unknown_permission' } });
  problemOf(
    await administrator.get('/v1/who_can', { permission: 'deployment.read' }),
    422,
    'unknown_reference',
  );
});
