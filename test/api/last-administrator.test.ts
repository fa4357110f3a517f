import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Caller, type Json, type Reply, startTestApi, type TestApi } from '../support/api.ts';
import {
  addAdministrator,
  assign,
  createMember,
  listAll,
  problemOf,
  setMemberStatus,
  snapshot,
} from '../support/resources.ts';

/* The root member stays pending here, so that only the rule of the last Administrator protects anybody. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

interface Administrator {
  readonly member: Json;
  readonly assignment: Json;
}

type Remove = (by: Caller, of: Administrator, query?: Json) => Promise<Reply>;

const giveEnd = (by: Caller, { assignment }: Administrator, expires_at: string, query: Json) =>
  by.patch(`/v1/role_assignments/${assignment.id}`, { expires_at }, { query });

/** Every way in which an Administrator can be taken away. */
const removals: Record<string, Remove> = {
  'deleting the role assignment': (by, { assignment }, query = {}) =>
    by.delete(`/v1/role_assignments/${assignment.id}`, { query }),
  'deleting the member': (by, { member }, query = {}) => by.delete(`/v1/members/${member.id}`, { query }),
  'disabling the member': (by, { member }, query = {}) =>
    by.post(`/v1/members/${member.id}/disable`, undefined, { query }),
  'setting an end': (by, of, query = {}) => giveEnd(by, of, '2099-01-01T00:00:00Z', query),
  'letting it expire in a moment': (by, of, query = {}) =>
    giveEnd(by, of, new Date(Date.now() + 60_000).toISOString().replace(/\.\d+Z/, 'Z'), query),
};
const ways = Object.entries(removals);

async function setUp() {
  const environment = await api.newEnvironment();
  const { administrator, root } = environment;
  await setMemberStatus(api, root.id, 'pending');
  const first = await addAdministrator(api, administrator, 'first@example.com');
  return { environment, administrator, first };
}

/** What a removal of the member needs to know. */
async function administratorOf(by: Caller, { id }: { readonly id: string }): Promise<Administrator> {
  const [assignment] = await listAll(by, 'role_assignments', { principal_id: id });
  return { member: { id }, assignment };
}

/** The members who are active and Administrator without an end. */
async function reliedOn(by: Caller): Promise<string[]> {
  const active = await listAll(by, 'members', { status: 'active' });
  const assignments = await listAll(by, 'role_assignments', { role_id: 'administrator' });
  return assignments
    .filter(({ expires_at }) => expires_at === null)
    .map(({ principal_id }) => principal_id)
    .filter((id) => active.some((member) => member.id === id));
}

test.each(ways)('the last active Administrator is not removed by %s', async (_, remove) => {
  const { environment, administrator, first } = await setUp();
  const before = await snapshot(api, environment);
  for (const query of [{}, { dry_run: true }]) {
    const refused = problemOf(await remove(administrator, first, query), 422, 'last_administrator');
    expect(refused.detail).toContain('make another member Administrator first');
  }
  expect(await snapshot(api, environment)).toEqual(before);
});

test.each(ways)('of two Administrators one is removed by %s, and then the other stays', async (_, remove) => {
  const { administrator, first } = await setUp();
  const second = await addAdministrator(api, administrator, 'second@example.com');
  expect((await remove(administrator, first)).status).toBeLessThan(300);
  for (const [, again] of ways) problemOf(await again(administrator, second), 422, 'last_administrator');
});

test.each(ways)(
  'who is no Administrator to rely on does not replace the last, against %s',
  async (_, remove) => {
    const { administrator, first } = await setUp();
    const pending = await createMember(administrator, 'pending@example.com');
    await assign(administrator, pending.id, 'administrator');
    const disabled = await addAdministrator(api, administrator, 'disabled@example.com');
    await setMemberStatus(api, disabled.member.id, 'disabled');
    const ending = await createMember(administrator, 'ending@example.com');
    await setMemberStatus(api, ending.id, 'active');
    await assign(administrator, ending.id, 'administrator', { expires_at: '2099-01-01T00:00:00Z' });
    problemOf(await remove(administrator, first), 422, 'last_administrator');
  },
);

test('where nobody is active yet, nobody is the last: the first Administrators may be corrected', async () => {
  const { administrator, root } = await api.newEnvironment();
  await setMemberStatus(api, root.id, 'pending');
  for (const [index, [, remove]] of ways.entries()) {
    const mistaken = await createMember(administrator, `mistaken${index}@example.com`);
    const assignment = await assign(administrator, mistaken.id, 'administrator');
    expect((await remove(administrator, { member: mistaken, assignment })).status).toBeLessThan(300);
  }
});

const pairs = ways.flatMap(([one, first]) => ways.map(([other, second]) => ({ one, other, first, second })));

/** Two Administrators on whom the environment relies, and a program that is Administrator too. */
async function setUpPair() {
  const environment = await api.newEnvironment();
  const { administrator, root } = environment;
  await setMemberStatus(api, root.id, 'pending');
  const jane = await environment.member({ role: 'administrator' });
  const john = await environment.member({ role: 'administrator' });
  const janes = await administratorOf(administrator, jane);
  const johns = await administratorOf(administrator, john);
  return { administrator, jane, john, janes, johns };
}

/** The code of the one that was refused; the test fails unless one of two was. */
function refusalOf(replies: readonly Reply[]): string {
  const [refused, ...more] = replies.filter(({ status }) => status >= 300);
  expect(more).toEqual([]);
  return refused?.body.code;
}

test.each(pairs)(
  'two Administrators who remove each other at once, by $one and by $other, do not both succeed',
  async ({ first, second }) => {
    const { administrator, jane, john, janes, johns } = await setUpPair();
    const code = refusalOf(await Promise.all([first(jane, johns), second(john, janes)]));
    // Whoever comes second is out already, or is told that the other is the last.
    expect(['last_administrator', 'permission_denied', 'unauthenticated', 'not_found']).toContain(code);
    expect(await reliedOn(administrator)).toHaveLength(1);
  },
);

test.each(pairs)(
  'two Administrators whom a program removes at once, by $one and by $other, are not both removed',
  async ({ first, second }) => {
    const { administrator, janes, johns } = await setUpPair();
    const replies = await Promise.all([first(administrator, johns), second(administrator, janes)]);
    expect(refusalOf(replies)).toBe('last_administrator');
    expect(await reliedOn(administrator)).toHaveLength(1);
  },
);

/** Two hundred at once on two Administrators, by themselves and by two programs, by every path. */
async function attack(turn: number) {
  const environment = await api.newEnvironment();
  const { administrator, root } = environment;
  await setMemberStatus(api, root.id, 'pending');
  const members = await Promise.all([1, 2].map(() => environment.member({ role: 'administrator' })));
  const targets = await Promise.all(members.map((member) => administratorOf(administrator, member)));
  const callers = [administrator, await environment.actor({ role: 'administrator' }), ...members];
  const attempts = Array.from({ length: 200 }, (_, index) => {
    const [, remove] = ways[(index + turn) % ways.length] as (typeof ways)[number];
    const target = targets[Math.floor((index + turn) / ways.length) % 2] as Administrator;
    return remove(callers[index % callers.length] as Caller, target);
  });
  return { administrator, members, replies: await Promise.all(attempts) };
}

// PGlite has one connection, so there each turn is like the first.
const turns = process.env['ROSTER_TEST_DATABASE'] === 'postgres' ? ways : ways.slice(0, 1);

test.each(turns.map(([way], turn) => [way, turn] as const))(
  'of two hundred attempts at once to remove the last two Administrators, first by %s, one stays',
  async (_, turn) => {
    const { administrator, members, replies } = await attack(turn);
    const refused = replies.filter(({ status }) => status >= 300);
    const unexpected = refused.filter(
      ({ status, body }) => ![401, 403, 404].includes(status) && body.code !== 'last_administrator',
    );
    expect(unexpected.map(({ body }) => body)).toEqual([]);
    expect(refused.length).toBeLessThan(200);
    expect(refused.some(({ body }) => body.code === 'last_administrator')).toBe(true);
    const [survivor, ...others] = await reliedOn(administrator);
    expect(others).toEqual([]);
    api.travel(120_000);
    onTestFinished(() => api.travel(-120_000));
    const replied = await Promise.all(
      members.map(async (member) => [member.id, await member.get('/v1/members')]),
    );
    expect(replied).toContainEqual([survivor, expect.objectContaining({ status: 200 })]);
  },
  120_000,
);

test('while root is handed back and forth at once with two hundred attempts on both, root stays Administrator', async () => {
  const environment = await api.newEnvironment();
  const { id, administrator, root } = environment;
  const heir = await addAdministrator(api, administrator, 'heir@example.com');
  const targets = [await administratorOf(administrator, root), heir];
  const attempts = Array.from({ length: 200 }, (_, index) => {
    const [, remove] = ways[index % ways.length] as (typeof ways)[number];
    const target = targets[Math.floor(index / ways.length) % 2] as Administrator;
    if (index % 20 === 0) return handOver(id, index % 40 === 0 ? heir.member.id : root.id);
    return remove(index % 3 === 0 ? root : administrator, target);
  });
  const replies = await Promise.all(attempts);
  expect(replies.filter(({ status }) => status >= 500)).toEqual([]);
  expect(replies.some(({ body }) => body?.code === 'root_member')).toBe(true);
  const { body } = await api.operator.get(`/v1/environments/${id}`);
  expect(await reliedOn(administrator)).toContain(body.root_member_id);
}, 120_000);

const handOver = (environmentId: string, member_id: string) =>
  api.operator.post(`/v1/environments/${environmentId}/hand_over`, { member_id });
