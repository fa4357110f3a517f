import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../support/api.ts';
import { assignmentsOf, invitations, pointersOf } from '../support/invitations.ts';
import { invite, type MailingApi, newEmail, redeem, startMailingApi } from '../support/mail.ts';
import { actorWith, createProject, fieldErrorsOf, problemOf, snapshot } from '../support/resources.ts';

let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
});
afterAll(() => api.stop());

const { mailsOf } = invitations(() => api);

describe('Nobody grants what they do not hold, by an invitation either', () => {
  test('403 that names what is missing, and neither member nor mail; in a dry run too', async () => {
    const environment = await api.newEnvironment();
    const manager = await actorWith(environment, ['member.manage', 'member.list']);
    const before = await snapshot(api, environment);
    for (const query of [{}, { dry_run: true }]) {
      const body = { email: newEmail(), roles: [{ role_id: 'administrator' }] };
      const refused = await manager.post('/v1/members', body, { query });
      const { missing_permission } = problemOf(refused, 403, 'permission_denied');
      expect(missing_permission).toEqual(expect.any(String));
    }
    const after = await snapshot(api, environment);
    expect(after.members).toEqual(before.members);
    expect(after.role_assignments).toEqual(before.role_assignments);
    expect(await mailsOf(environment)).toEqual([]);
    await invite(api, manager);
  });

  test('members of a project take the right to bind members in that project', async () => {
    const environment = await api.newEnvironment();
    const { id: project } = await createProject(environment.administrator);
    const manager = await actorWith(environment, ['member.manage']);
    const refused = await manager.post('/v1/members', {
      email: newEmail(),
      roles: [{ role_id: 'project_user', project_ids: [project] }],
    });
    const { missing_permission } = problemOf(refused, 403, 'permission_denied');
    expect(missing_permission).toBe('project.members.manage');
  });
});

describe('Assign projects', () => {
  test('each project role has its own set of projects', async () => {
    const { administrator } = await api.newEnvironment();
    const { id: payments } = await createProject(administrator, 'payments');
    const { id: telemetry } = await createProject(administrator, 'telemetry');
    const { member } = await invite(api, administrator, {
      roles: [
        { role_id: 'project_administrator', project_ids: [payments] },
        { role_id: 'project_user', project_ids: [payments, telemetry] },
      ],
    });
    expect(member.warnings).toEqual([]);
    expect((await assignmentsOf(administrator, member.id)).sort()).toEqual(
      [
        ['project_administrator', payments],
        ['project_user', payments],
        ['project_user', telemetry],
      ].sort(),
    );
  });

  test.each(['project_administrator', 'project_user'])(
    'if no project is assigned to a new %s a reminder appears, and they see nothing after signing in',
    async (role_id) => {
      const { administrator } = await api.newEnvironment();
      await createProject(administrator);
      const { member, token } = await invite(api, administrator, { roles: [{ role_id }] });
      expect(member.warnings.map(({ code }: Json) => code)).toEqual(['no_projects', 'no_roles']);
      expect(await assignmentsOf(administrator, member.id)).toEqual([]);
      const jane = api.bearer(member.id, (await redeem(api, token)).body.session_token);
      for (const plural of ['projects', 'roles']) {
        const seen = await jane.get(`/v1/${plural}`);
        if (seen.status === 200) expect(seen.body.items).toEqual([]);
        else problemOf(seen, 403, 'permission_denied');
      }
    },
  );

  test('a member without any role is pointed out; one with a role is not', async () => {
    const { administrator } = await api.newEnvironment();
    const none = await invite(api, administrator);
    expect(none.member.warnings).toMatchObject([{ code: 'no_roles' }]);
    const some = await invite(api, administrator, {
      roles: [{ role_id: 'auditor' }, { role_id: 'project_user', project_ids: [] }],
    });
    expect(some.member.warnings).toMatchObject([{ code: 'no_projects' }]);
  });

  test.each(['administrator', 'accountant', 'auditor'])(
    'the global role %s covers all projects, and takes none',
    async (role_id) => {
      const environment = await api.newEnvironment();
      const { id: project } = await createProject(environment.administrator);
      const before = await snapshot(api, environment);
      const refused = await environment.administrator.post('/v1/members', {
        email: newEmail(),
        roles: [
          { role_id: 'project_user', project_ids: [project] },
          { role_id, project_ids: [project] },
        ],
      });
      const problem = problemOf(refused, 422, 'validation_failed');
      expect(pointersOf(problem)).toEqual(['/roles/1/project_ids']);
      expect(await snapshot(api, environment)).toEqual(before);
    },
  );

  test('roles and projects that the environment does not have are refused', async () => {
    const { administrator } = await api.newEnvironment();
    const stranger = (await api.newEnvironment()).administrator;
    const { id: theirs } = await createProject(stranger);
    const unknownRole = await administrator.post('/v1/members', {
      email: newEmail(),
      roles: [{ role_id: 'emperor' }],
    });
    expect(pointersOf(problemOf(unknownRole, 422, 'unknown_reference'))).toEqual(['/roles/0/role_id']);
    const unknownProject = await administrator.post('/v1/members', {
      email: newEmail(),
      roles: [{ role_id: 'project_user', project_ids: [theirs] }],
    });
    expect(pointersOf(problemOf(unknownProject, 422, 'unknown_reference'))).toEqual(['/roles/0/project_ids']);
  });

  test.each([
    ['/roles', 'auditor'],
    ['/roles/0', ['auditor']],
    ['/roles/0/role_id', [{}]],
    ['/roles/0/role_id', [{ role_id: 'a\u0000b' }]],
    ['/roles/0/project_ids', [{ role_id: 'project_user', project_ids: 'prj' }]],
    ['/roles/0/project_ids/0', [{ role_id: 'project_user', project_ids: ['prj'] }]],
    ['/roles', Array.from({ length: 21 }, () => ({ role_id: 'auditor' }))],
  ])('what is malformed is refused at %s', async (pointer, roles) => {
    const { administrator } = await api.newEnvironment();
    const refused = await administrator.post('/v1/members', { email: newEmail(), roles });
    expect(Object.keys(fieldErrorsOf(refused))).toContain(pointer);
  });
});
