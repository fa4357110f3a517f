import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AccessTable,
  type Assignment,
  createAccessTable,
  type Principal,
  removePrincipal,
  removeRole,
  setPrincipal,
  setRole,
} from '../../access-model/access-table.ts';
import {
  type Decision,
  decide,
  type Grant,
  grantsOf,
  missingPermissions,
  scopesOf,
} from '../../access-model/decide.ts';
import type { Role } from '../../access-model/editions.ts';
import { holdersIn } from '../../access-model/holders.ts';
import {
  type ExpectedDecision,
  expectedDecision,
  expectedHolders,
  expectedMissing,
  heldBy,
  type World,
} from './reference.ts';

/* The compiled table beside plain loops over the same principals and roles, through any changes of both. */

const principalIds = ['mem_a', 'mem_b', 'mem_c', 'sa_d', 'sa_e'];
const roleIds = ['rol_a', 'rol_b', 'rol_c'];
const permissions = ['read', 'write', 'delete'];
const projects = ['prj_a', 'prj_b', 'prj_c'];
const unknown = { principal: 'mem_x', role: 'rol_x', permission: 'unknown', project: 'prj_x' };
const times = [0, 1, 2, 3];

const role = fc
  .record({ id: fc.constantFrom(...roleIds), permissions: fc.subarray(permissions) })
  .map(({ id, permissions }) => ({ id, permissions: new Set(permissions) }))
  .map((some): Role => ({ ...some, name: some.id, description: '', scopeKind: 'project' }));

const assignment = fc.record({
  roleId: fc.constantFrom(...roleIds, unknown.role),
  projectId: fc.constantFrom(null, ...projects),
  expiresAt: fc.constantFrom(null, ...times),
});

const principal: fc.Arbitrary<Principal> = fc.record({
  id: fc.constantFrom(...principalIds),
  status: fc.constantFrom('active', 'active', 'active', 'pending', 'disabled'),
  assignments: fc
    .array(assignment, { maxLength: 12 })
    .map((all) => all.map((one, index): Assignment => ({ id: `ra_${index}`, ...one }))),
});

type Change =
  | { readonly principal: Principal }
  | { readonly removedPrincipal: string }
  | { readonly role: Role }
  | { readonly removedRole: string };

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ principal }) },
  {
    weight: 2,
    arbitrary: fc.record({ removedPrincipal: fc.constantFrom(...principalIds, unknown.principal) }),
  },
  { weight: 2, arbitrary: fc.record({ role }) },
  { weight: 1, arbitrary: fc.record({ removedRole: fc.constantFrom(...roleIds, unknown.role) }) },
);

function apply(table: AccessTable, { principals, roles }: World, change: Change): void {
  if ('principal' in change) {
    principals.set(change.principal.id, change.principal);
    setPrincipal(table, change.principal);
  } else if ('removedPrincipal' in change) {
    principals.delete(change.removedPrincipal);
    removePrincipal(table, change.removedPrincipal);
  } else if ('role' in change) {
    roles.set(change.role.id, change.role);
    setRole(table, change.role);
  } else {
    roles.delete(change.removedRole);
    removeRole(table, change.removedRole);
  }
}

/** As `toEqual`, which takes too long for millions. */
function same(found: unknown, expected: unknown, asked: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found, JSON.stringify(asked)).toEqual(expected);
}

const idsOf = (grants: readonly Grant[]) => grants.map(({ assignment }) => assignment.id).sort();

function sameDecision(found: Decision, expected: ExpectedDecision, asked: unknown): void {
  const named = found.allowed ? found : found.grant;
  const reason = found.allowed ? undefined : found.reason;
  same(
    [found.allowed, reason, named !== undefined],
    [expected.allowed, expected.reason, expected.grants.length > 0],
    asked,
  );
  const isExpected = (grant: Grant) =>
    isDeepStrictEqual([named?.assignment, named?.role], [grant.assignment, grant.role]);
  if (named) same(expected.grants.some(isExpected), true, [asked, named]);
}

/** What is asked of one principal. */
function compare(table: AccessTable, world: World, principalId: string, at: number): void {
  const all = heldBy(world, principalId, at);
  for (const permission of [...permissions, unknown.permission]) {
    for (const scope of [null, ...projects, unknown.project]) {
      const question = { principalId, permission, scope, at };
      sameDecision(decide(table, question), expectedDecision(world, question), question);
    }
    const question = { principalId, permission, at };
    const grants = all.filter((grant) => grant.role.permissions.has(permission));
    same(idsOf(grantsOf(table, question)), idsOf(grants), question);
    const places = new Set(grants.map((grant) => grant.assignment.projectId));
    same(scopesOf(table, question), places.has(null) ? 'everywhere' : places, question);
  }
  const found = grantsOf(table, { principalId, at });
  same(idsOf(found), idsOf(all), { principalId, at });
  const isInProject = found.map((grant) => grant.assignment.projectId !== null);
  same(isInProject, isInProject.toSorted(), 'those in the whole environment come first');
}

function compareMissing(table: AccessTable, world: World, principalId: string, at: number): void {
  for (const scope of [null, 'prj_a'])
    for (const until of [null, ...times]) {
      const asked = { permissions, scope, until, at };
      const found = missingPermissions(table, { principalId, ...asked });
      same(found, expectedMissing(world, principalId, asked), { principalId, ...asked });
    }
}

function compareHolders(table: AccessTable, world: World, at: number): void {
  for (const scope of ['anywhere', null, ...projects, unknown.project])
    for (const permission of [undefined, ...permissions, unknown.permission])
      for (const roleId of [undefined, ...roleIds, unknown.role]) {
        const asked = { scope, at, ...(permission && { permission }), ...(roleId && { roleId }) };
        const expected = expectedHolders(world, asked);
        same(holdersIn(table, asked), expected, asked);
        for (const most of [0, 1, 2, 9]) {
          const part = { after: 'mem_b', most, accept: (id: string) => id !== 'sa_d' };
          const rest = expected.filter((id) => id > part.after && part.accept(id));
          same(holdersIn(table, asked, part), rest.slice(0, most), [asked, most]);
        }
      }
}

const step = fc.record({ change, at: fc.constantFrom(...times), asking: fc.constantFrom(...principalIds) });
const steps = fc.array(step, { maxLength: 40, size: 'max' });

test('whatever changes, the table answers as a look at every assignment would', () => {
  const property = fc.property(fc.array(role), fc.array(principal), steps, (roles, principals, steps) => {
    const world: World = {
      roles: new Map(roles.map((role) => [role.id, role])),
      principals: new Map(principals.map((principal) => [principal.id, principal])),
    };
    const table = createAccessTable(roles, principals);
    for (const { change, at, asking } of steps) {
      apply(table, world, change);
      compare(table, world, asking, at);
    }
    for (const id of [...principalIds, unknown.principal]) {
      compare(table, world, id, 1);
      compareMissing(table, world, id, 1);
    }
    compareHolders(table, world, 1);
  });
  fc.assert(property, { seed: 20_261_123, numRuns: 1_000 });
});

test('a principal that is replaced again and again takes no more room than it needs', () => {
  const assignments = Array.from({ length: 100 }, (_, index) => ({
    id: `ra_${index}`,
    roleId: 'rol_a',
    projectId: `prj_${index}`,
    expiresAt: null,
  }));
  const table = createAccessTable([]);
  for (let time = 0; time < 1_000; time++)
    setPrincipal(table, { id: 'mem_a', status: 'active', assignments });
  expect(table.rows.project.length).toBeLessThanOrEqual(400);
  expect(table.rows.id.length).toBeLessThanOrEqual(400);
});
