import { sql } from 'kysely';
import { editionOf, type Role } from '../../access-model/editions.ts';
import { expandPermissions } from '../../access-model/permission-patterns.ts';
import type { role } from '../../provider-schema/catalogue.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';
import { authorizeGrant } from '../access/authorize.ts';
import { toRole } from '../access/load-caller.ts';
import { created, deleted, found, updated } from '../answers.ts';
import type { Answer, Call } from '../context.ts';
import { deleteRow, insertNew, refuseTaken, requireRow, updateRow } from '../database/rows.ts';
import type { Database, Row } from '../database/tables.ts';
import { pageAnswer, pageOf } from '../http/paging.ts';
import { conflict, fieldProblem, ProblemError } from '../http/problem.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { newId } from '../ids.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { wireTime } from '../time.ts';
import { affectedPrincipals, affectedPrincipalsSchema } from './affected-principals.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

const editionOfCall = ({ caller }: Call) => editionOf(caller.editionId);

const present = (call: Call, row: Row<'roles'>) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  scope_kind: row.scope_kind,
  permissions: row.declared_permissions,
  effective_permissions: [...toRole(row, editionOfCall(call)).permissions],
  predefined: false,
  created_at: wireTime(row.created_at),
});

const presentPredefined = (role: Role) => ({
  id: role.id,
  name: role.name,
  description: role.description,
  scope_kind: role.scopeKind,
  permissions: [...role.permissions].sort(),
  effective_permissions: [...role.permissions].sort(),
  predefined: true,
  created_at: null,
});

const predefinedRoles = (call: Call) => editionOfCall(call).roles;

/** Predefined roles never change, so they have one version. */
const predefinedVersion = 1;

async function find(database: Database, call: ItemCall): Promise<Row<'roles'>> {
  if (predefinedRoles(call).has(call.params.id))
    throw new ProblemError(
      'predefined_role',
      `${call.params.id} is a predefined role and cannot be changed or deleted`,
    );
  return requireRow(database, call, 'roles');
}

function refusePredefinedName(call: Call, name: string): void {
  const wanted = name.toLowerCase();
  for (const predefined of predefinedRoles(call).values())
    if (wanted === predefined.id || wanted === predefined.name.toLowerCase())
      throw conflict('role', 'name', predefined.id);
}

/**
 * The columns for the given permissions, as they were declared and as what they mean now.
 * Nobody grants what they do not hold, by a wildcard either.
 */
function requireGrantable(call: Call, declared: readonly string[]) {
  const edition = editionOfCall(call);
  const { permissions, unmatched } = expandPermissions(edition, declared);
  if (unmatched.length > 0)
    throw fieldProblem(
      'unknown_reference',
      'permissions',
      `names what the edition ${edition.id} does not have: ${unmatched.join(', ')}`,
    );
  authorizeGrant(call, permissions, null);
  return { declared_permissions: [...declared].sort(), permissions };
}

/** A role is made by those who could grant it everywhere: making and assigning it need the same rights. */
function create(call: Call<unknown, unknown, CreateInput<typeof role>>) {
  const { name, description = null, scope_kind, permissions } = call.body;
  return mutate(call, async (transaction, call) => {
    const granted = requireGrantable(call, permissions);
    refusePredefinedName(call, name);
    const row = await insertNew(transaction, call, 'roles', {
      id: newId('rol'),
      name,
      description,
      scope_kind: scope_kind as Row<'roles'>['scope_kind'],
      ...granted,
    });
    return created('role', 'roles', row.version, present(call, row));
  });
}

async function read(call: ItemCall): Promise<Answer> {
  const predefined = predefinedRoles(call).get(call.params.id);
  if (predefined) return found(predefinedVersion, presentPredefined(predefined));
  const row = await find(call.context.database, call);
  return found(row.version, present(call, row));
}

/** Whoever changes a role's permissions grants them to everybody who has it. */
function update(call: ItemCall<UpdateInput<typeof role>>) {
  const { name, description, permissions } = call.body;
  return mutate(call, async (transaction, call) => {
    const granted = permissions && requireGrantable(call, permissions);
    const before = await find(transaction, call);
    requireMatch(call, etagOf(before.version));
    if (name !== undefined) {
      refusePredefinedName(call, name);
      await refuseTaken(transaction, call, 'roles', 'name', name, before.id);
    }
    const after = await updateRow(transaction, 'roles', before, { name, description, ...granted });
    const edition = editionOfCall(call);
    const [roleBefore, roleAfter] = [toRole(before, edition), toRole(after, edition)];
    const affected_principals = await affectedPrincipals(transaction, call, roleBefore, roleAfter);
    return updated('role', after.version, present(call, before), present(call, after), {
      affected_principals,
    });
  });
}

async function refuseInUse(database: Database, role: Row<'roles'>): Promise<void> {
  const ofEnvironment = (table: 'role_assignments' | 'sso_connections') =>
    database
      .selectFrom(table as 'role_assignments')
      .select('id')
      .where('environment_id', '=', role.environment_id)
      .orderBy('id');
  const assignments = await ofEnvironment('role_assignments').where('role_id', '=', role.id).execute();
  const refusal = (detail: string, users: readonly { id: string }[]) =>
    new ProblemError('role_in_use', detail, { conflicting_ids: users.slice(0, 100).map(({ id }) => id) });
  const times = assignments.length === 1 ? 'once' : `${assignments.length} times`;
  if (assignments.length > 0)
    throw refusal(`the role is assigned ${times}: delete its role assignments first`, assignments);
  const giving = JSON.stringify([{ role_id: role.id }]);
  const connections = await ofEnvironment('sso_connections')
    .where(sql<boolean>`(default_roles || group_roles) @> ${giving}::jsonb`)
    .execute();
  if (connections.length > 0)
    throw refusal('SSO connections give the role to members: take it out of them first', connections);
}

function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await find(transaction, call);
    requireMatch(call, etagOf(before.version));
    await refuseInUse(transaction, before);
    await deleteRow(transaction, 'roles', before);
    return deleted('role', present(call, before));
  });
}

/** Predefined and custom roles in one list, by id. */
async function list(call: Call<unknown, { name?: string; scope_kind?: Row<'roles'>['scope_kind'] }>) {
  const { name, scope_kind } = call.query;
  const { after, size } = pageOf(call);
  let query = call.context.database
    .selectFrom('roles')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId)
    .where('id', '>', after);
  if (name !== undefined) query = query.where(sql<boolean>`lower(name) = lower(${name})`);
  if (scope_kind !== undefined) query = query.where('scope_kind', '=', scope_kind);
  const custom = await query
    .orderBy('id')
    .limit(size + 1)
    .execute();
  const predefined = [...predefinedRoles(call).values()]
    .filter((role) => role.id > after)
    .filter((role) => name === undefined || role.name.toLowerCase() === name.toLowerCase())
    .filter((role) => scope_kind === undefined || role.scopeKind === scope_kind);
  const items = [...predefined.map(presentPredefined), ...custom.map((row) => present(call, row))];
  items.sort((left, right) => (left.id < right.id ? -1 : 1));
  return pageAnswer(call, size, items, (item) => item);
}

export const roles: ResourceService = {
  create,
  read,
  update,
  remove,
  list,
  permissions: {
    create: 'member.manage',
    read: 'member.list',
    update: 'member.manage',
    delete: 'member.manage',
  },
  updateAnswerExtras: { affected_principals: affectedPrincipalsSchema },
};
