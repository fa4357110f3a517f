import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { assignmentsOf, eventsIn, permanently } from '../support/environments.ts';
import { assign, createMember, listAll, neverExisted, problemOf, snapshot } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const rootOf = async ({ id }: TestEnvironment): Promise<string> =>
  (await api.operator.get(`/v1/environments/${id}`)).body.root_member_id;

describe('root is handed over', () => {
  const path = '/v1/environment/hand_over';

  test('by the root member to another active member, who becomes Administrator; the old root stays one', async () => {
    const environment = await api.newEnvironment();
    const { root } = environment;
    const heir = await environment.member({ role: 'auditor' });
    const reply = await root.post(path, { member_id: heir.id });
    expect(reply, JSON.stringify(reply.body)).toMatchObject({
      status: 200,
      body: { root_member_id: heir.id },
    });
    expect(await assignmentsOf(api, environment.id, heir.id)).toEqual(
      expect.arrayContaining([permanently('auditor'), permanently('administrator')]),
    );
    expect(await assignmentsOf(api, environment.id, root.id)).toEqual([permanently('administrator')]);
    const [event] = await eventsIn(api, environment.id, 'environment.hand_over');
    expect(event).toMatchObject({
      actor_id: root.id,
      details: { changes: { root_member_id: [root.id, heir.id] } },
    });
  });

  test('the new root cannot be disabled, deleted or demoted, and the old one can', async () => {
    const environment = await api.newEnvironment();
    const { root, administrator } = environment;
    const heir = await environment.member();
    await root.post(path, { member_id: heir.id });
    problemOf(await root.post(`/v1/members/${heir.id}/disable`, undefined), 422, 'root_member');
    problemOf(await root.delete(`/v1/members/${heir.id}`), 422, 'root_member');
    const [held] = await listAll(administrator, 'role_assignments', { principal_id: heir.id });
    problemOf(await root.delete(`/v1/role_assignments/${held.id}`), 422, 'root_member');
    problemOf(await root.post(path, { member_id: root.id }), 403, 'permission_denied');
    expect((await heir.delete(`/v1/members/${root.id}`)).status).toBeLessThan(300);
  });

  test('an Administrator with an end has none any more', async () => {
    const environment = await api.newEnvironment();
    const heir = await environment.member();
    const expires_at = '2099-12-31T23:59:59Z';
    await assign(environment.administrator, heir.id, 'administrator', { expires_at });
    await environment.root.post(path, { member_id: heir.id });
    expect(await assignmentsOf(api, environment.id, heir.id)).toEqual([permanently('administrator')]);
  });

  test('by nobody but the root member: not by an Administrator, nor by a service account', async () => {
    const environment = await api.newEnvironment();
    const other = await environment.member({ role: 'administrator' });
    problemOf(await other.post(path, { member_id: other.id }), 403, 'permission_denied');
    problemOf(await environment.administrator.post(path, { member_id: other.id }), 403, 'session_required');
    expect(await rootOf(environment)).toBe(environment.root.id);
    const [event] = await eventsIn(api, environment.id, 'environment.hand_over');
    expect(event).toMatchObject({ outcome: 'denied', actor_id: other.id });
  });

  test.each(['root member', 'operator'] as const)(
    'by the %s, to an active member of the environment alone',
    async (who) => {
      const environment = await api.newEnvironment();
      const others = await api.newEnvironment();
      const hand = (member_id: unknown) =>
        who === 'operator'
          ? api.operator.post(`/v1/environments/${environment.id}/hand_over`, { member_id })
          : environment.root.post(path, { member_id });
      const pending = await createMember(environment.administrator);
      const disabled = await environment.member();
      await environment.administrator.post(`/v1/members/${disabled.id}/disable`, undefined);
      const before = await snapshot(api, environment);
      for (const id of [pending.id, disabled.id])
        expect(problemOf(await hand(id), 422, 'validation_failed').errors).toMatchObject([
          { pointer: '/member_id' },
        ]);
      for (const id of [others.root.id, neverExisted('mem')])
        problemOf(await hand(id), 422, 'unknown_reference');
      for (const id of [null, [pending.id], 7, {}, 'a\u0000b', '\ud800', environment.administrator.id])
        problemOf(await hand(id), 422, 'validation_failed');
      expect(await snapshot(api, environment)).toEqual(before);
    },
  );

  test('by the operator, for a root member who is gone', async () => {
    const environment = await api.newEnvironment();
    const heir = await environment.member();
    const reply = await api.operator.post(`/v1/environments/${environment.id}/hand_over`, {
      member_id: heir.id,
    });
    expect(reply.body).toMatchObject({ id: environment.id, root_member_id: heir.id });
    expect(await assignmentsOf(api, environment.id, heir.id)).toEqual([permanently('administrator')]);
    const [event] = await eventsIn(api, environment.id, 'environment.hand_over');
    expect(event).toMatchObject({ actor_kind: 'operator' });
  });

  test('never to somebody who is deleted at the same time', async () => {
    const environment = await api.newEnvironment();
    for (let round = 0; round < 5; round++) {
      const heir = await environment.member();
      const [handed, deleted] = await Promise.all([
        environment.root.post(path, { member_id: heir.id }),
        environment.administrator.delete(`/v1/members/${heir.id}`),
      ]);
      expect([
        [200, 422],
        [422, 204],
      ]).toContainEqual([handed.status, deleted.status]);
      if (handed.status === 200) await heir.post(path, { member_id: environment.root.id });
      expect(await rootOf(environment)).toBe(environment.root.id);
    }
  });
});
