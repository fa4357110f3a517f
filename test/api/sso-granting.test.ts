import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import {
  actorWith,
  assign,
  create,
  createProject,
  createRole,
  problemOf,
  snapshot,
} from '../support/resources.ts';
import { clientSecret } from '../support/sso.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const plain = {
  name: 'Example Login',
  issuer: 'https://login.example.com',
  client_id: 'roster',
  client_secret: clientSecret,
  allowed_domains: ['example.com'],
};
const collection = '/v1/sso_connections';
const pathOf = ({ id }: { id: string }) => `${collection}/${id}`;

describe('nobody grants what they do not hold, through a connection either (case 1)', () => {
  // The edition in which a custom role can have `environment.manage` without all the rest.
  const edition = 'automq-cloud';
  const givers: Json[] = [
    { default_roles: [{ role_id: 'viewer' }] },
    { groups_claim: 'groups', group_roles: [{ group: 'everybody', role_id: 'viewer' }] },
  ];

  async function withLimitedActor(): Promise<{ environment: TestEnvironment; actor: Actor }> {
    const environment = await api.newEnvironment({ edition });
    return { environment, actor: await actorWith(environment, ['environment.manage']) };
  }

  async function expectDenied(environment: TestEnvironment, send: (query: Json) => Promise<Json>) {
    for (const query of [{ dry_run: true }, {}]) {
      const { audit_events, environment: _, ...before } = await snapshot(api, environment);
      problemOf(await send(query), 403, 'permission_denied');
      expect(await snapshot(api, environment)).toMatchObject(before);
    }
  }

  test.each(givers)('a connection with %j cannot be created', async (giver) => {
    const { environment, actor } = await withLimitedActor();
    await expectDenied(environment, (query) => actor.post(collection, { ...plain, ...giver }, { query }));
    expect((await actor.post(collection, plain)).status).toBe(201);
  });

  test.each(givers)('%j cannot be added to one', async (giver) => {
    const { environment, actor } = await withLimitedActor();
    const connection = await create(actor, 'sso_connections', plain);
    await expectDenied(environment, (query) => actor.patch(pathOf(connection), giver, { query }));
  });

  test.each([
    { issuer: 'https://evil.test' },
    { client_id: 'another' },
    { client_secret: 'another' },
    { allowed_domains: ['evil.test'] },
    { id_token_algorithm: 'ES256' },
    { groups_claim: 'roles' },
    { status: 'enabled' },
  ])('one that gives roles cannot be changed by %j', async (change) => {
    const { environment, actor } = await withLimitedActor();
    const connection = await create(environment.administrator, 'sso_connections', {
      ...plain,
      ...givers[0],
      status: 'disabled',
    });
    await expectDenied(environment, (query) => actor.patch(pathOf(connection), change, { query }));
  });

  test('but renamed, disabled and deleted', async () => {
    const { environment, actor } = await withLimitedActor();
    const connection = await create(environment.administrator, 'sso_connections', { ...plain, ...givers[0] });
    expect((await actor.patch(pathOf(connection), { name: 'Other', status: 'disabled' })).status).toBe(200);
    expect((await actor.delete(pathOf(connection))).status).toBe(204);
  });

  test('in one project alone, for a role of that project', async () => {
    const environment = await api.newEnvironment({ edition });
    const [mine, other] = [
      await createProject(environment.administrator, 'mine'),
      await createProject(environment.administrator, 'other'),
    ];
    const role = await createRole(environment.administrator, ['topic.read'], 'project');
    const actor = await actorWith(environment, ['environment.manage']);
    await assign(environment.administrator, actor.id, role.id, { project_id: mine.id });
    const giving = (project: Json) => ({
      ...plain,
      default_roles: [{ role_id: role.id, project_id: project.id }],
    });
    problemOf(await actor.post(collection, giving(other)), 403, 'permission_denied');
    expect((await actor.post(collection, giving(mine))).status).toBe(201);
  });
});
