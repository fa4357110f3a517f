import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { memberVerbs, perform } from '../support/member-verbs.ts';
import { memberWithPassword, signedIn } from '../support/members.ts';
import { createMember, listAll, problemOf } from '../support/resources.ts';
import { turnOnTwoFactor } from '../support/two-factor.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe('The Team page', () => {
  const callersOf = async ({ administrator, actor, member }: TestEnvironment) => {
    const { body } = await administrator.post('/v1/projects', { name: 'payments' });
    const project = body.id as string;
    const project_roles = ['project_administrator', 'project_user'].map((role) => ({ role, project }));
    return {
      auditors: [await actor({ role: 'auditor' }), await member({ role: 'auditor' })],
      others: [
        ...(await Promise.all(project_roles.map((grant) => member(grant)))),
        await member({ role: 'accountant' }),
        await member(),
      ],
    };
  };

  test('Auditors have read-only access to the member list; who is neither sees nobody', async () => {
    const environment = await api.newEnvironment();
    const { id } = await createMember(environment.administrator);
    const { auditors, others } = await callersOf(environment);
    for (const auditor of auditors) {
      expect((await listAll(auditor, 'members')).map((member) => member.id)).toContain(id);
      expect((await auditor.get(`/v1/members/${id}`)).status).toBe(200);
    }
    for (const other of others)
      for (const path of ['/v1/members', `/v1/members/${id}`, `/v1/members/${other.id}`]) {
        const refused = await other.get(path);
        expect(problemOf(refused, 403, 'permission_denied').missing_permission).toBe('member.list');
      }
  });

  test('account operations require root user or Administrator privileges', async () => {
    const environment = await api.newEnvironment();
    const { id } = await createMember(environment.administrator);
    const { auditors, others } = await callersOf(environment);
    const before = (await environment.administrator.get(`/v1/members/${id}`)).body;
    for (const by of [...auditors, ...others]) {
      for (const verb of memberVerbs) problemOf(await perform(by, id, verb), 403, 'permission_denied');
      problemOf(await by.patch(`/v1/members/${id}`, { note: 'x' }), 403, 'permission_denied');
      problemOf(await by.delete(`/v1/members/${id}`), 403, 'permission_denied');
    }
    expect((await environment.administrator.get(`/v1/members/${id}`)).body).toEqual(before);
  });

  test('displays all members with status, two-factor and the login URL of the environment', async () => {
    const environment = await api.newEnvironment();
    const { administrator, root, slug } = environment;
    const login_url = `${api.url}/e/${slug}`;
    const jane = await memberWithPassword(api, environment, { username: 'jane' });
    await turnOnTwoFactor(api, await signedIn(api, jane));
    const pending = await createMember(administrator, 'pending@example.com');
    const items = await listAll(administrator, 'members', { page_size: 2 });
    const shown = items.map(({ id, status, two_factor, root, username, login_url }) => ({
      id,
      status,
      two_factor,
      root,
      username,
      login_url,
    }));
    const usual = { root: false, two_factor: false, username: null, status: 'active', login_url };
    expect(shown).toEqual([
      { ...usual, id: root.id, root: true },
      { ...usual, id: jane.id, two_factor: true, username: 'jane' },
      { ...usual, id: pending.id, status: 'pending' },
    ]);
  });
});
