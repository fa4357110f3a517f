import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, type Json, type Reply, startTestApi, type TestApi } from '../support/api.ts';
import {
  addAdministrator,
  assign,
  createMember,
  initialAdministrator,
  listAll,
  problemOf,
  setMemberStatus,
  snapshot,
} from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

interface Administrator {
  readonly member: Json;
  readonly assignment: Json;
}

/** Every way in which an Administrator can be taken away. */
const removals: Record<string, (by: Actor, of: Administrator, query?: Json) => Promise<Reply>> = {
  'deleting the role assignment': (by, { assignment }, query = {}) =>
    by.delete(`/v1/role_assignments/${assignment.id}`, { query }),
  'deleting the member': (by, { member }, query = {}) => by.delete(`/v1/members/${member.id}`, { query }),
  'setting an end': (by, { assignment }, query = {}) =>
    by.patch(`/v1/role_assignments/${assignment.id}`, { expires_at: '2099-01-01T00:00:00Z' }, { query }),
};

const ways = Object.entries(removals);

test.each(ways)('the last Administrator is not removed by %s', async (_, remove) => {
  const environment = await api.newEnvironment();
  const root = await initialAdministrator(environment.administrator);
  const before = await snapshot(api, environment);
  for (const query of [{}, { dry_run: true }]) {
    const refused = problemOf(
      await remove(environment.administrator, root, query),
      422,
      'last_administrator',
    );
    expect(refused.detail).toContain('make another member Administrator first');
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

test.each(ways)('of two Administrators one is removed by %s, and then the other stays', async (_, remove) => {
  const { administrator } = await api.newEnvironment();
  const root = await initialAdministrator(administrator);
  const second = await addAdministrator(api, administrator, 'second@example.com');
  expect((await remove(administrator, root)).status).toBeLessThan(300);
  for (const [, again] of ways) problemOf(await again(administrator, second), 422, 'last_administrator');
});

test.each(ways)(
  'who is no Administrator to rely on does not replace the last, against %s',
  async (_, remove) => {
    const { administrator } = await api.newEnvironment();
    const root = await initialAdministrator(administrator);
    const pending = await createMember(administrator, 'pending@example.com');
    await assign(administrator, pending.id, 'administrator');
    const disabled = await addAdministrator(api, administrator, 'disabled@example.com');
    await setMemberStatus(api, disabled.member.id, 'disabled');
    const ending = await createMember(administrator, 'ending@example.com');
    await setMemberStatus(api, ending.id, 'active');
    await assign(administrator, ending.id, 'administrator', { expires_at: '2099-01-01T00:00:00Z' });
    problemOf(await remove(administrator, root), 422, 'last_administrator');
  },
);

test('two Administrators who remove each other at the same time do not both succeed', async () => {
  for (const [, first] of ways)
    for (const [, second] of ways) {
      const { administrator, actor } = await api.newEnvironment();
      const robot = await actor({ role: 'administrator' });
      const root = await initialAdministrator(administrator);
      const other = await addAdministrator(api, administrator, 'other@example.com');
      const replies = await Promise.all([first(administrator, root), second(robot, other)]);
      const refused = replies.filter(({ status }) => status >= 300);
      expect(refused.map(({ body }) => body.code)).toEqual(['last_administrator']);
    }
});

test('of twenty attempts at once on six Administrators five succeed, and one Administrator stays', async () => {
  const { administrator } = await api.newEnvironment();
  const administrators = [await initialAdministrator(administrator)];
  for (let number = 1; number <= 5; number++)
    administrators.push(await addAdministrator(api, administrator, `admin${number}@example.com`));
  const attempts = Array.from({ length: 20 }, (_, index) => {
    const [, remove] = ways[Math.floor(index / 6) % 3] as (typeof ways)[number];
    return remove(administrator, administrators[index % 6] as Administrator);
  });
  const replies = await Promise.all(attempts);
  expect(replies.every(({ status }) => status < 500)).toBe(true);
  expect(replies.some(({ body }) => body?.code === 'last_administrator')).toBe(true);
  const active = await listAll(administrator, 'members', { status: 'active' });
  const assignments = await listAll(administrator, 'role_assignments', { role_id: 'administrator' });
  const left = assignments.filter(
    ({ principal_id, expires_at }) => expires_at === null && active.some(({ id }) => id === principal_id),
  );
  expect(left).toHaveLength(1);
});
