import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editionOf } from '../../access-model/editions.ts';
import { newId } from '../../api/ids.ts';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import {
  assign,
  createProject,
  createRole,
  createServiceAccount,
  listAll,
  neverExisted,
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

describe('a role in use without a counterpart', () => {
  test('is refused, naming the roles and how many assignments hold each, and nothing is written', async () => {
    const environment = await api.newEnvironment();
    const project = await createProject(environment.administrator);
    await environment.member({ role: 'auditor' });
    await environment.actor({ role: 'auditor' }, { role: 'project_user', project: project.id });
    const before = await snapshot(api, environment);
    for (const more of [{}, dryRun]) {
      const problem = problemOf(
        await change(environment, { edition: 'automq-cloud' }, more),
        422,
        'role_without_counterpart',
      );
      expect(problem.errors.map(({ pointer }: Json) => pointer).sort()).toEqual([
        '/role_mapping/auditor',
        '/role_mapping/project_user',
      ]);
      expect(problem.detail).toContain('"Auditor" (auditor) is held by 2 role assignments');
      expect(problem.detail).toContain('"Project User" (project_user) is held by 1 role assignment ');
    }
    expect(await snapshot(api, environment)).toEqual(before);
  });

  test('one that nobody has is told, and needs no mapping', async () => {
    const environment = await api.newEnvironment();
    const { body } = await change(environment, { edition: 'automq-cloud' }, dryRun);
    expect(body.edition_change.roles_without_counterpart).toEqual(
      ['project_administrator', 'project_user', 'accountant', 'auditor'].map((role_id) => ({
        role_id,
        name: editionOf('emqx-platform-3').roles.get(role_id)?.name,
        role_assignments: 0,
        mapped_to: null,
      })),
    );
  });

  test('is in use, too, where an SSO connection gives it; and there it is mapped as well', async () => {
    const environment = await api.newEnvironment();
    const id = newId('sso');
    const { database } = api.context;
    await database
      .insertInto('sso_connections')
      .values({
        environment_id: environment.id,
        id,
        name: 'Okta',
        issuer: 'https://example.com',
        client_id: 'roster',
        sealed_client_secret: new Uint8Array([1]),
        id_token_algorithm: 'RS256',
        allowed_domains: ['example.com'],
        default_roles: JSON.stringify([
          { role_id: 'auditor', project_id: null },
          { role_id: 'accountant', project_id: null },
        ]),
        groups_claim: 'groups',
        group_roles: JSON.stringify([{ group: 'boss', role_id: 'administrator', project_id: null }]),
        status: 'enabled',
      })
      .execute();
    const refused = await change(environment, {
      edition: 'automq-cloud',
      role_mapping: { auditor: 'viewer' },
    });
    expect(problemOf(refused, 422, 'role_without_counterpart').detail).toContain('1 SSO connection');
    const role_mapping = { auditor: 'viewer', accountant: 'viewer' };
    expect((await change(environment, { edition: 'automq-cloud', role_mapping })).status).toBe(200);
    const connection = await database
      .selectFrom('sso_connections')
      .select(['default_roles', 'group_roles', 'version'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(connection).toEqual({
      default_roles: [{ role_id: 'viewer', project_id: null }],
      group_roles: [{ group: 'boss', role_id: 'administrator', project_id: null }],
      version: 2,
    });
  });
});

describe('a mapping', () => {
  test('can name a custom role of the environment', async () => {
    const environment = await api.newEnvironment();
    const role = await createRole(environment.administrator, ['audit_log.read', 'billing.overview.read']);
    const auditor = await environment.actor({ role: 'auditor' });
    const reply = await change(environment, { edition: 'automq-cloud', role_mapping: { auditor: role.id } });
    const [told] = reply.body.edition_change.principals;
    expect(told).toMatchObject({ principal_id: auditor.id, gained: [] });
    expect(told.lost.map(({ permission }: Json) => permission)).toContain('member.list');
    expect(told.lost.map(({ permission }: Json) => permission)).not.toContain('audit_log.read');
    expect((await auditor.get('/v1/audit_events')).status).toBe(200);
  });

  test('merges what becomes the same assignment, and keeps the longer end', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const account = await createServiceAccount(administrator);
    const short = await assign(administrator, account.id, 'auditor', { expires_at: '2098-12-31T23:59:59Z' });
    const long = await assign(administrator, account.id, 'accountant', {
      expires_at: '2099-12-31T23:59:59Z',
    });
    const role_mapping = { auditor: 'viewer', accountant: 'viewer' };
    const { body } = await change(environment, { edition: 'automq-cloud', role_mapping });
    expect(body.edition_change.merged_role_assignments).toEqual([short.id]);
    expect(await listAll(administrator, 'role_assignments', { principal_id: account.id })).toMatchObject([
      { id: long.id, role_id: 'viewer', expires_at: '2099-12-31T23:59:59Z' },
    ]);
  });

  test('an assignment without an end outlasts every other', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const account = await createServiceAccount(administrator);
    const endless = await assign(administrator, account.id, 'auditor');
    await assign(administrator, account.id, 'accountant', { expires_at: '2099-12-31T23:59:59Z' });
    const role_mapping = { auditor: 'viewer', accountant: 'viewer' };
    await change(environment, { edition: 'automq-cloud', role_mapping });
    expect(await listAll(administrator, 'role_assignments', { principal_id: account.id })).toMatchObject([
      { id: endless.id, role_id: 'viewer', expires_at: null },
    ]);
  });

  test.each([
    [{ auditor: 'instance_viewer' }, 'validation_failed', '/role_mapping/auditor'],
    [{ auditor: 'accountant' }, 'unknown_reference', '/role_mapping/auditor'],
    [{ auditor: neverExisted('rol') }, 'unknown_reference', '/role_mapping/auditor'],
    [{ janitor: 'viewer' }, 'unknown_reference', '/role_mapping/janitor'],
    [{ administrator: 'viewer' }, 'validation_failed', '/role_mapping/administrator'],
    [{ auditor: null }, 'validation_failed', '/role_mapping/auditor'],
    [{ auditor: ['viewer'] }, 'validation_failed', '/role_mapping/auditor'],
    [{ constructor: 'viewer' }, 'unknown_reference', '/role_mapping/constructor'],
  ])('%j is refused', async (role_mapping, code, pointer) => {
    const environment = await api.newEnvironment();
    await environment.member({ role: 'auditor' });
    const before = await snapshot(api, environment);
    const reply = await change(environment, { edition: 'automq-cloud', role_mapping });
    expect(problemOf(reply, 422, code).errors).toMatchObject([{ pointer }]);
    expect(await snapshot(api, environment)).toEqual(before);
  });

  test('to a role that is mapped itself is refused', async () => {
    const environment = await api.newEnvironment();
    const role = await createRole(environment.administrator, ['audit_log.read']);
    const role_mapping = { auditor: role.id, [role.id]: 'viewer' };
    const reply = await change(environment, { edition: 'automq-cloud', role_mapping });
    expect(problemOf(reply, 422, 'validation_failed').errors).toMatchObject([
      { pointer: '/role_mapping/auditor' },
    ]);
  });

  test('without an edition is refused', async () => {
    const environment = await api.newEnvironment();
    const reply = await change(environment, { role_mapping: { auditor: 'viewer' } });
    expect(problemOf(reply, 422, 'validation_failed').errors).toMatchObject([{ pointer: '/role_mapping' }]);
  });
});

describe('custom roles', () => {
  test('keep their rows; what the new edition lacks counts no longer, and counts again on the way back', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const role = await createRole(administrator, ['audit_log.read', 'billing.overview.read']);
    const holder = await environment.actor({ role: role.id });
    const away = await change(environment, { edition: 'automq-cloud' });
    expect(away.body.edition_change.principals).toMatchObject([
      {
        principal_id: holder.id,
        gained: [],
        lost: [{ permission: 'billing.overview.read', project_id: null }],
      },
    ]);
    expect((await holder.get('/v1/audit_events')).status).toBe(200);
    const back = await change(environment, { edition: 'emqx-platform-3' });
    expect(back.body.edition_change.principals).toMatchObject([
      { principal_id: holder.id, gained: [{ permission: 'billing.overview.read' }], lost: [] },
    ]);
  });

  test('one with the name of a role of the new edition is in the way', async () => {
    const environment = await api.newEnvironment();
    const role = await createRole(environment.administrator, ['audit_log.read'], 'environment', 'viewer');
    const before = await snapshot(api, environment);
    const problem = problemOf(await change(environment, { edition: 'automq-cloud' }), 409, 'conflict');
    expect(problem.conflicting_id).toBe(role.id);
    expect(await snapshot(api, environment)).toEqual(before);
  });
});
