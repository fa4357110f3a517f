import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAccessTable } from '../../../access-model/access-table.ts';
import { decide } from '../../../access-model/decide.ts';
import { differenceOf } from '../../../access-model/difference.ts';
import { differenceBetween } from '../../../review/effect/difference.ts';
import { createHoldingsReader, holdingIn } from '../../../review/effect/holdings.ts';
import { type AccessState, assignmentsByPrincipal } from '../../../review/state/access-state.ts';
import { stateOf } from '../plans.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const permissions = ['deployment.read', 'deployment.tls.read', 'deployment.logs.read', 'project.list'];
const [projects, roles] = [['prj_a', 'prj_b', null] as const, ['rol_a', 'rol_b', 'rol_c'] as const];

/** One environment, before or after: a person's assignments, and what three roles grant. */
const world = fc.record({
  status: fc.constantFrom('active', 'active', 'active', 'disabled'),
  roles: fc.tuple(...roles.map(() => fc.subarray(permissions))),
  grants: fc.uniqueArray(
    fc.record({
      role: fc.constantFrom(...roles),
      project: fc.constantFrom(...projects),
      // In minutes from now; 0: at this very instant.
      end: fc.constantFrom(null, null, -5, 0, 5, 60),
    }),
    { maxLength: 6, selector: ({ role, project }) => `${role} ${project}` },
  ),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const stateFrom = ({ status, roles: granted, grants }: World): AccessState =>
  stateOf({
    member: [{ id: 'mem_jane', email: 'jane@example.com', status }],
    role: roles.map((id, index) => ({ id, name: id, scope_kind: 'project', permissions: granted[index] })),
    role_assignment: grants.map(({ role, project, end }) => ({
      id: `ra_${role}_${project}`,
      principal_id: 'mem_jane',
      role_id: role,
      project_id: project,
      expires_at: end === null ? null : new Date(now + end * 60_000).toISOString(),
    })),
  });

const tableFrom = ({ roles: all, assignments, principals }: AccessState) =>
  createAccessTable(all.values(), [
    {
      id: 'mem_jane',
      status: principals.get('mem_jane')?.status ?? 'disabled',
      assignments: [...assignments.values()].map(({ key, role, project, end }) => ({
        id: key,
        roleId: role,
        projectId: project,
        expiresAt: end,
      })),
    },
  ]);

const holdingsIn = (state: AccessState, at: number) =>
  createHoldingsReader(state, assignmentsByPrincipal(state), at).of('mem_jane');

const sorted = (all: readonly { permission: string; scope: string | null }[]) =>
  all.map(({ permission, scope }) => `${permission} in ${scope}`).sort();

test('what a review says that somebody holds is what the API decides, now and until the end that it says', () => {
  fc.assert(
    fc.property(world, (wish) => {
      const state = stateFrom(wish);
      const table = tableFrom(state);
      const holdings = holdingsIn(state, now);
      for (const scope of projects)
        for (const permission of permissions) {
          const mayAt = (at: number) =>
            decide(table, { principalId: 'mem_jane', permission, scope, at }).allowed;
          const until = holdingIn(holdings, scope).permissions.get(permission);
          expect(until !== undefined).toBe(mayAt(now));
          if (until === undefined) continue;
          expect(mayAt(Math.min(until - 1, Number.MAX_SAFE_INTEGER))).toBe(true);
          expect(mayAt(until)).toBe(until === Number.POSITIVE_INFINITY && mayAt(until));
        }
    }),
    { numRuns: 500 },
  );
});

test('what a review says that somebody gains and loses is what the API says of the same change', () => {
  fc.assert(
    fc.property(world, world, (was, is) => {
      const [before, after] = [stateFrom(was), stateFrom(is)];
      const truth = differenceOf(tableFrom(before), tableFrom(after), 'mem_jane', now);
      const { scopes, change } = differenceBetween(holdingsIn(before, now), holdingsIn(after, now));
      const said = (side: 'gained' | 'lost') =>
        scopes.flatMap(({ scope, [side]: found }) => found.map((permission) => ({ permission, scope })));
      expect(sorted(said('gained'))).toEqual(sorted(truth.gained));
      expect(sorted(said('lost'))).toEqual(sorted(truth.lost));
      const gains = truth.gained.length > 0;
      if (gains) expect(['new', 'widened', 'moved', 'changed']).toContain(change);
      if (!gains) expect(['new', 'widened', 'moved', 'changed']).not.toContain(change);
      if (truth.lost.length > 0) expect(['lost', 'narrowed', 'moved', 'changed']).toContain(change);
    }),
    { numRuns: 1000 },
  );
});
