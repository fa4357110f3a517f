import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockEnvironment } from '../../api/audit/append.ts';
import {
  type Actor,
  type Bearer,
  type Json,
  type Reply,
  startTestApi,
  type TestApi,
} from '../support/api.ts';
import { createRole, listAll, problemOf } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

interface Revocable {
  readonly by: Actor;
  readonly member: Bearer;
  readonly robot: Actor;
  readonly role: Json;
  /** The member's. */
  readonly assignment: Json;
  readonly session: string;
}

interface Revocation {
  readonly what: string;
  readonly take: (of: Revocable) => Promise<Reply>;
  /** What then becomes of a change that was asked for by the member, or by the program. */
  readonly of: 'member' | 'robot';
  readonly status: 401 | 403;
}

/** Everything that takes a right away. */
const revocations: Revocation[] = [
  {
    what: 'a role assignment is deleted',
    take: ({ by, assignment }) => by.delete(`/v1/role_assignments/${assignment.id}`),
    of: 'member',
    status: 403,
  },
  {
    what: 'a permission is taken out of a role',
    take: ({ by, role }) => by.patch(`/v1/roles/${role.id}`, { permissions: ['project.list'] }),
    of: 'robot',
    status: 403,
  },
  {
    what: 'a member is disabled',
    take: ({ by, member }) => by.post(`/v1/members/${member.id}/disable`, undefined),
    of: 'member',
    status: 401,
  },
  {
    what: 'a member is deleted',
    take: ({ by, member }) => by.delete(`/v1/members/${member.id}`),
    of: 'member',
    status: 401,
  },
  {
    what: 'a session is ended',
    take: ({ member, session }) => member.delete(`/v1/sessions/${session}`),
    of: 'member',
    status: 401,
  },
  {
    what: 'a service account is disabled',
    take: ({ by, robot }) => by.post(`/v1/service_accounts/${robot.id}/disable`, undefined),
    of: 'robot',
    status: 401,
  },
  {
    what: 'a key is disabled',
    take: ({ by, robot }) => by.post(`/v1/access_keys/${robot.accessKeyId}/disable`, undefined),
    of: 'robot',
    status: 401,
  },
  {
    what: 'a key is deleted',
    take: ({ by, robot }) => by.delete(`/v1/access_keys/${robot.accessKeyId}`),
    of: 'robot',
    status: 401,
  },
  {
    what: 'another address is required of a service account',
    take: ({ by, robot }) =>
      by.patch(`/v1/service_accounts/${robot.id}`, { allowed_addresses: ['203.0.113.0/24'] }),
    of: 'robot',
    status: 401,
  },
];

const codes = { 401: 'unauthenticated', 403: 'permission_denied' };

async function setUpRevocable(): Promise<Revocable & { readonly environmentId: string }> {
  const environment = await api.newEnvironment();
  const { administrator: by, id: environmentId } = environment;
  const role = await createRole(by, ['project.list', 'project.create']);
  const member = await environment.member({ role: role.id });
  const robot = await environment.actor({ role: role.id });
  // A key's first use from an address is recorded, which waits for the lock as well.
  await robot.get('/v1/projects');
  const [assignment] = await listAll(by, 'role_assignments', { principal_id: member.id });
  const [{ id: session }] = (await member.get('/v1/sessions')).body.items;
  return { environmentId, by, member, robot, role, assignment, session };
}

test.each(revocations)('at the next request it counts that $what', async ({ take, of, status }) => {
  const revocable = await setUpRevocable();
  const asker = revocable[of];
  expect((await asker.post('/v1/projects', { name: 'before' })).status).toBe(201);
  expect((await take(revocable)).status).toBeLessThan(300);
  problemOf(await asker.post('/v1/projects', { name: 'after' }), status, codes[status]);
});

// PGlite has one connection: there nothing can wait for the lock while something else changes.
const whileWaiting = process.env['ROSTER_TEST_DATABASE'] === 'postgres' ? revocations : [];

test.each(whileWaiting)(
  'for a change that waits for its turn it counts that $what before',
  async ({ take, of, status }) => {
    const revocable = await setUpRevocable();
    const { environmentId, by } = revocable;
    const { taken, asked } = await api.context.database.transaction().execute(async (transaction) => {
      await lockEnvironment(transaction, environmentId);
      // Whoever waits longer has the lock first.
      const taken = take(revocable);
      await sleep(300);
      const asked = revocable[of].post('/v1/projects', { name: 'after' });
      await sleep(300);
      return { taken, asked };
    });
    expect((await taken).status).toBeLessThan(300);
    problemOf(await asked, status, codes[status]);
    expect(await listAll(by, 'projects')).toEqual([]);
  },
);
