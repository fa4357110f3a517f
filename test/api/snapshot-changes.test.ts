import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../api/decisions/snapshot.ts';
import { type Reply, startTestApi, type TestApi } from '../support/api.ts';
import { callersOf, documentedOperations, requestFor } from '../support/openapi.ts';
import {
  actorWith,
  assign,
  createMember,
  createProject,
  createRole,
  createServiceAccount,
} from '../support/resources.ts';
import { catchUp, contentOf, requireSnapshot } from '../support/snapshots.ts';

/* A process that reads what has changed knows the same as one that has just started. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const mutations = documentedOperations().filter(
  ({ credential, method, tag }) => credential !== 'none' && method !== 'GET' && tag !== 'decision',
);

/** Follows an environment by what has changed alone, and compares with all of it read anew. */
async function follow(environmentId: string) {
  const { database } = api.context;
  let kept: Snapshot | undefined = await requireSnapshot(database, environmentId);
  return async () => {
    if (!kept) throw new Error('the environment is gone');
    const { snapshot, by } = await catchUp(database, kept);
    kept = snapshot;
    if (snapshot)
      expect(contentOf(snapshot)).toEqual(contentOf(await requireSnapshot(database, environmentId)));
    return { by, revision: snapshot?.revision };
  };
}

describe.each(mutations)('$method $path', (operation) => {
  test('is followed', async () => {
    const environment = await api.newEnvironment();
    await actorWith(environment, ['project.list']);
    const compare = await follow(environment.id);
    const { owner } = await callersOf(api, environment, operation);
    const { request } = await requestFor(api, environment, owner, operation);
    await compare();
    const reply = await owner.send(request);
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: operation.status });
    const { by, revision } = await compare();
    if (operation.id === 'delete_environment') expect(revision).toBeUndefined();
    else if (operation.id !== 'create_environment')
      expect(reply.headers.get('x-roster-revision')).toBe(String(revision));
    // What reads the environment whole would be right without following anything.
    if (operation.tag !== 'environment') expect(by).not.toBe('reload');
  });
});

test('a long life is followed: renamed, disabled, moved, taken away', async () => {
  const { id, administrator } = await api.newEnvironment();
  const compare = await follow(id);
  const jane = await createMember(administrator, 'jane@example.com');
  const john = await createMember(administrator, 'john@example.com');
  const pipeline = await createServiceAccount(administrator);
  const [payments, billing] = [
    await createProject(administrator, 'payments'),
    await createProject(administrator, 'billing'),
  ];
  const role = await createRole(administrator, ['project.list', 'deployment.read'], 'project');
  await compare();
  const holds = [];
  for (const principal of [jane, john, pipeline])
    for (const project of [payments, billing])
      holds.push(await assign(administrator, principal.id, role.id, { project_id: project.id }));
  await compare();
  const change = async (method: 'patch' | 'post', path: string, body: unknown) => {
    const reply = await administrator[method](path, body);
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200 });
    expect((await compare()).by).toBe('changes');
  };
  await change('patch', `/v1/roles/${role.id}`, { permissions: ['project.list', 'deployment.rename'] });
  await change('patch', `/v1/roles/${role.id}`, { name: 'Another', description: 'and described' });
  await change('patch', `/v1/projects/${billing.id}`, { name: 'accounts' });
  await change('patch', `/v1/service_accounts/${pipeline.id}`, { name: 'robot' });
  await change('post', `/v1/service_accounts/${pipeline.id}/disable`, undefined);
  await change('post', `/v1/members/${john.id}/disable`, undefined);
  await change('patch', `/v1/role_assignments/${holds[0]?.id}`, { expires_at: '2099-01-01T00:00:00Z' });
  for (const { id } of holds) await administrator.delete(`/v1/role_assignments/${id}`);
  expect(await compare()).toMatchObject({ by: 'changes' });
  for (const path of [
    `roles/${role.id}`,
    `projects/${billing.id}`,
    `members/${john.id}`,
    `service_accounts/${pipeline.id}`,
  ])
    expect((await administrator.delete(`/v1/${path}`)).status).toBeLessThan(300);
  expect(await compare()).toMatchObject({ by: 'changes' });
});

test('two members who swap their addresses are known by the other one each', async () => {
  const { id, administrator } = await api.newEnvironment();
  const jane = await createMember(administrator, 'jane@example.com');
  const john = await createMember(administrator, 'john@example.com');
  const compare = await follow(id);
  const { database } = api.context;
  const rename = (memberId: string, email: string) =>
    database.updateTable('members').set({ email }).where('id', '=', memberId).execute();
  await rename(jane.id, 'nobody@example.com');
  await rename(john.id, 'Jane@example.com');
  await rename(jane.id, 'john@example.com');
  expect(await compare()).toMatchObject({ by: 'changes' });
});

test('a dry run promises no revision that the environment never reaches', async () => {
  const { administrator } = await api.newEnvironment();
  const body = { name: 'payments' };
  const dry = await administrator.post('/v1/projects', body, { query: { dry_run: true } });
  expect(dry).toMatchObject({ status: 201 });
  const real = await administrator.post('/v1/projects', body);
  const revisionOf = ({ headers }: Reply) => Number(headers.get('x-roster-revision'));
  expect(revisionOf(dry)).toBeGreaterThan(0);
  expect(revisionOf(real)).toBe(revisionOf(dry) + 1);
});
