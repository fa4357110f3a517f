import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editionIds, editionOf, type Role } from '../../access-model/editions.ts';
import { newId } from '../../api/ids.ts';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { eventsIn } from '../support/environments.ts';
import {
  assign,
  createMember,
  createProject,
  createServiceAccount,
  listAll,
  problemOf,
  snapshot,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const dryRun = { query: { dry_run: true } };

const change = (environment: TestEnvironment, body: Json, more: Json = {}) =>
  api.operator.patch(`/v1/environments/${environment.id}`, body, more);

const roleOf = (edition: string, id: string): Role => {
  const role = editionOf(edition).roles.get(id);
  if (!role) throw new Error(`${edition} has no role ${id}`);
  return role;
};

const without = (left: Role, right: Role) =>
  [...left.permissions].filter((permission) => !right.permissions.has(permission)).sort();

/** What each kind of edition has for the roles of the other. */
const toAutomq: Json = {
  project_administrator: 'instance_developer',
  project_user: 'instance_viewer',
  accountant: 'viewer',
  auditor: 'viewer',
};
const toEmqx: Json = {
  operator: 'accountant',
  viewer: 'auditor',
  instance_developer: 'project_administrator',
  instance_viewer: 'project_user',
};

const isAutomq = (edition: string) => edition === 'automq-cloud';

const mappingBetween = (from: string, to: string): Json | undefined => {
  if (isAutomq(from) === isAutomq(to)) return undefined;
  return isAutomq(to) ? toAutomq : toEmqx;
};

const directions = editionIds.flatMap((from) =>
  editionIds.filter((to) => to !== from).map((to) => [from, to] as const),
);

describe('switching the edition', () => {
  test.each(directions)('from %s to %s tells who gains and loses what, and does it', async (from, to) => {
    const environment = await api.newEnvironment({ edition: from });
    const { administrator } = environment;
    const project = await createProject(administrator);
    const role_mapping = mappingBetween(from, to);
    const expected: Json[] = [];
    for (const role of editionOf(from).roles.values()) {
      if (role.id === 'administrator') continue;
      const project_id = role.scopeKind === 'project' ? project.id : null;
      const holder = await createServiceAccount(administrator, `holder of ${role.id}`);
      await assign(administrator, holder.id, role.id, { project_id });
      const after = roleOf(to, role_mapping?.[role.id] ?? role.id);
      const [gained, lost] = [without(after, role), without(role, after)];
      if (gained.length + lost.length === 0) continue;
      const wire = (permissions: string[]) => permissions.map((permission) => ({ permission, project_id }));
      expected.push({
        principal_id: holder.id,
        kind: 'service_account',
        name: `holder of ${role.id}`,
        gained: wire(gained),
        lost: wire(lost),
      });
    }
    const before = await snapshot(api, environment);
    const body = { edition: to, ...(role_mapping && { role_mapping }) };
    const tried = await change(environment, body, dryRun);
    expect(tried.status, JSON.stringify(tried.body)).toBe(200);
    expect(await snapshot(api, environment)).toEqual(before);
    expect(tried.body.edition_change).toMatchObject({ from, to, principals_total: expected.length });
    expect(tried.body.edition_change.principals).toEqual(expected);

    const done = await change(environment, body);
    expect(done.body).toEqual(tried.body);
    expect((await environment.root.get('/v1/environment')).body.edition).toBe(to);
    for (const { principal_id, role_id } of await listAll(administrator, 'role_assignments')) {
      expect(editionOf(to).roles.has(role_id), `${principal_id} ${role_id}`).toBe(true);
    }
  });

  test('Administrators stay what they are, and neither gain nor lose', async () => {
    const environment = await api.newEnvironment();
    for (const edition of [...editionIds, 'emqx-platform-3']) {
      const reply = await change(environment, { edition });
      expect(reply.status, JSON.stringify(reply.body)).toBe(200);
      expect(reply.body.edition_change?.principals ?? []).toEqual([]);
      const name = `made in ${edition} ${Math.random()}`;
      expect((await environment.root.post('/v1/projects', { name })).status).toBe(201);
    }
  });

  test('counts at the next request', async () => {
    const environment = await api.newEnvironment();
    const auditor = await environment.member({ role: 'auditor' });
    expect((await auditor.get('/v1/environment')).status).toBe(200);
    await change(environment, { edition: 'automq-cloud', role_mapping: { auditor: 'viewer' } });
    const problem = problemOf(await auditor.get('/v1/environment'), 403, 'permission_denied');
    expect(problem.missing_permission).toBe('member.list');
  });

  test('to the edition that it has already changes nothing', async () => {
    const environment = await api.newEnvironment();
    const reply = await change(environment, { edition: 'emqx-platform-3' });
    expect(reply.body).toMatchObject({ edition: 'emqx-platform-3', edition_change: null });
    expect(reply.headers.get('etag')).toBe('"1"');
  });

  test('tells of members by e-mail, pending and disabled ones too', async () => {
    const environment = await api.newEnvironment({ edition: 'emqx-cloud' });
    const pending = await createMember(environment.administrator, 'pending@example.com');
    await assign(environment.administrator, pending.id, 'auditor');
    const { body } = await change(environment, { edition: 'emqx-platform-3' }, dryRun);
    expect(body.edition_change.principals).toMatchObject([
      { principal_id: pending.id, kind: 'member', name: 'pending@example.com' },
    ]);
  });

  test('what has ended is neither gained nor lost', async () => {
    const environment = await api.newEnvironment({ edition: 'emqx-cloud' });
    const account = await createServiceAccount(environment.administrator);
    const { id } = await assign(environment.administrator, account.id, 'auditor');
    await api.context.database
      .updateTable('role_assignments')
      .set({ expires_at: new Date('2020-01-01') })
      .where('id', '=', id)
      .execute();
    const { body } = await change(environment, { edition: 'emqx-platform-3' }, dryRun);
    expect(body.edition_change).toMatchObject({ principals_total: 0, principals: [] });
  });

  test('a thousand principals are named, and all are counted', async () => {
    const environment = await api.newEnvironment({ edition: 'emqx-cloud' });
    const { database } = api.context;
    const ids = Array.from({ length: 1001 }, () => newId('sa'));
    await database
      .insertInto('service_accounts')
      .values(
        ids.map((id) => ({ environment_id: environment.id, id, name: id, note: null, status: 'active' })),
      )
      .execute();
    await database
      .insertInto('role_assignments')
      .values(
        ids.map((principal_id) => ({
          environment_id: environment.id,
          id: newId('ra'),
          principal_id,
          role_id: 'auditor',
        })),
      )
      .execute();
    const { body } = await change(environment, { edition: 'emqx-platform-3' });
    expect(body.edition_change.principals_total).toBe(1001);
    expect(body.edition_change.principals.map(({ principal_id }: Json) => principal_id)).toEqual(
      ids.sort().slice(0, 1000),
    );
  });

  test('is audited with the edition before and after', async () => {
    const environment = await api.newEnvironment();
    await environment.member({ role: 'auditor' });
    const role_mapping = { auditor: 'viewer' };
    await change(environment, { edition: 'automq-cloud', role_mapping });
    const [event] = await eventsIn(api, environment.id, 'environment.update');
    expect(event).toMatchObject({
      actor_kind: 'operator',
      details: {
        changes: { edition: ['emqx-platform-3', 'automq-cloud'] },
        role_mapping,
        principals_total: 1,
      },
    });
  });
});
