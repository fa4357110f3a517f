import fc from 'fast-check';
import { expect } from 'vitest';
import { editionIds, editionOf } from '../../access-model/editions.ts';
import type { Caller, Json, TestApi, TestEnvironment } from './api.ts';
import { attentiveEnvironment, type Entity } from './decisions.ts';
import { create, createMember, createProject, createServiceAccount, setMemberStatus } from './resources.ts';

/** Where something is picked from a list, however long it is. */
const place = fc.nat(1_000);

export function pick<T>(all: readonly T[], at: number): T {
  const found = all[at % all.length];
  if (found === undefined) throw new Error('there is nothing to pick from');
  return found;
}

const assignmentWish = fc.record({
  principal: place,
  role: place,
  project: place,
  /** When it ends; null: never. */
  minutes: fc.constantFrom(null, null, 10, 30),
});

/** An environment to be made. */
export const environmentWish = fc.record({
  edition: fc.constantFrom(...editionIds),
  members: fc.array(fc.constantFrom('active', 'active', 'active', 'pending', 'disabled'), {
    minLength: 2,
    maxLength: 6,
  }),
  accounts: fc.array(fc.constantFrom('active', 'active', 'disabled'), { minLength: 1, maxLength: 3 }),
  projects: fc.integer({ min: 1, max: 3 }),
  roles: fc.array(
    fc.record({
      scope_kind: fc.constantFrom('project', 'environment'),
      permissions: fc.array(place, { minLength: 1, maxLength: 12 }),
    }),
    { maxLength: 3 },
  ),
  assignments: fc.array(assignmentWish, { minLength: 3, maxLength: 30, size: 'max' }),
});

export type EnvironmentWish = typeof environmentWish extends fc.Arbitrary<infer T> ? T : never;

/** A change of it. */
export const changeWish = fc.oneof(
  fc.record({ assign: assignmentWish }),
  fc.record({ unassign: place }),
  fc.record({ disable: place }),
  fc.record({ enable: place }),
  fc.record({ role: place, permissions: fc.array(place, { minLength: 1, maxLength: 12 }) }),
);

export type ChangeWish = typeof changeWish extends fc.Arbitrary<infer T> ? T : never;

export interface World {
  readonly environment: TestEnvironment;
  /** Asks with a session, because signatures do not travel in time, and at the revision of the last change. */
  readonly asker: Caller;
  readonly permissions: readonly string[];
  /** Who asks is the first, who changes things the second. */
  readonly principals: readonly Entity[];
  readonly projects: readonly string[];
  /** The edition's, and then the environment's own. */
  readonly roles: readonly Json[];
  readonly assignments: Json[];
}

/** An environment as wished for, made over HTTP. */
export async function makeWorld(api: TestApi, wish: EnvironmentWish): Promise<World> {
  const environment = await attentiveEnvironment(api, { edition: wish.edition });
  const { administrator, root } = environment;
  const edition = editionOf(wish.edition);
  const permissions = [...edition.permissions.keys()].sort();
  const members: Entity[] = [];
  for (const [number, status] of wish.members.entries()) {
    const { id } = await createMember(administrator, `member-${number}@example.com`);
    if (status !== 'pending') await setMemberStatus(api, id, 'active');
    members.push({ type: 'member', id });
  }
  const accounts: Entity[] = [];
  for (const number of wish.accounts.keys())
    accounts.push({
      type: 'service_account',
      id: (await createServiceAccount(administrator, `account ${number}`)).id,
    });
  const projects: string[] = [];
  for (let number = 0; number < wish.projects; number++)
    projects.push((await createProject(administrator, `project ${number}`)).id);
  const roles: Json[] = [...edition.roles.values()].map((role) => ({
    id: role.id,
    scope_kind: role.scopeKind,
    permissions: [...role.permissions],
  }));
  for (const [number, { scope_kind, permissions: some }] of wish.roles.entries()) {
    const body = { name: `role ${number}`, scope_kind, permissions: named(permissions, some) };
    roles.push(await create(administrator, 'roles', body));
  }
  const first: Entity[] = [
    { type: 'member', id: root.id },
    { type: 'service_account', id: administrator.id },
  ];
  const principals = [...first, ...members, ...accounts];
  const world = { environment, asker: root, permissions, principals, projects, roles, assignments: [] };
  for (const assignment of wish.assignments) await assign(api, world, assignment);
  const statuses = [...wish.members, ...wish.accounts];
  for (const [number, status] of statuses.entries())
    if (status === 'disabled') await setStatus(world, number, 'disable');
  return world;
}

const named = (permissions: readonly string[], places: readonly number[]) => [
  ...new Set(places.map((at) => pick(permissions, at))),
];

/** Refused, a change leaves all as it was, which is as good. */
const isTaken = (reply: { status: number; body: Json }) => {
  expect([200, 201, 204, 409, 422], JSON.stringify(reply.body)).toContain(reply.status);
  return reply.status === 201;
};

async function assign(
  api: TestApi,
  { environment, principals, roles, projects, assignments }: World,
  { principal, role, project, minutes }: typeof assignmentWish extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  const { id: role_id, scope_kind } = pick(roles, role);
  const end = new Date(api.context.now().getTime() + (minutes ?? 0) * 60_000);
  const reply = await environment.administrator.post('/v1/role_assignments', {
    principal_id: pick(principals.slice(2), principal).id,
    role_id,
    project_id: scope_kind === 'project' ? pick(projects, project) : null,
    expires_at: minutes === null ? null : end.toISOString().replace(/\.\d+/, ''),
  });
  if (isTaken(reply)) assignments.push(reply.body);
}

async function setStatus({ environment, principals }: World, at: number, verb: 'disable' | 'enable') {
  const { type, id } = pick(principals.slice(2), at);
  isTaken(await environment.administrator.post(`/v1/${type}s/${id}/${verb}`, undefined));
}

export async function changeWorld(api: TestApi, world: World, wish: ChangeWish): Promise<void> {
  const { administrator } = world.environment;
  const own = world.roles.filter(({ id }) => id.startsWith('rol_'));
  if ('assign' in wish) await assign(api, world, wish.assign);
  else if ('disable' in wish) await setStatus(world, wish.disable, 'disable');
  else if ('enable' in wish) await setStatus(world, wish.enable, 'enable');
  else if ('role' in wish && own.length > 0) {
    const permissions = named(world.permissions, wish.permissions);
    isTaken(await administrator.patch(`/v1/roles/${pick(own, wish.role).id}`, { permissions }));
  } else if ('unassign' in wish && world.assignments.length > 0) {
    const [gone] = world.assignments.splice(wish.unassign % world.assignments.length, 1);
    isTaken(await administrator.delete(`/v1/role_assignments/${gone.id}`));
  }
}
