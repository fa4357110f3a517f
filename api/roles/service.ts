import { sql } from 'kysely';
import { editionOf, type Role } from '../../access-model/editions.ts';
import type { role } from '../../provider-schema/catalogue.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';
import { authorizeGrant } from '../access/authorize.ts';
import { created, deleted, found, updated } from '../answers.ts';
import type { Answer, Call } from '../context.ts';
import { deleteRow, refuseTaken, requireRow, updateRow } from '../database/rows.ts';
import type { Database, Row } from '../database/tables.ts';
import { pageAnswer, pageOf } from '../http/paging.ts';
import { conflict, fieldProblem, ProblemError } from '../http/problem.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { newId } from '../ids.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { wireTime } from '../time.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

const present = (row: Row<'roles'>) => ({
  id: row.id,
  name: row.name,
  description: row.description,
  scope_kind: row.scope_kind,
  permissions: [...row.permissions].sort(),
  predefined: false,
  created_at: wireTime(row.created_at),
});

const presentPredefined = (role: Role) => ({
  id: role.id,
  name: role.name,
  description: role.description,
  scope_kind: role.scopeKind,
  permissions: [...role.permissions].sort(),
  predefined: true,
  created_at: null,
});

const predefinedRoles = (call: Call) => editionOf(call.caller.editionId).roles;

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

async function refuseTakenName(database: Database, call: Call, name: string, except = ''): Promise<void> {
  const wanted = name.toLowerCase();
  for (const predefined of predefinedRoles(call).values())
    if (wanted === predefined.id || wanted === predefined.name.toLowerCase())
      throw conflict('role', 'name', predefined.id);
  await refuseTaken(database, call, 'roles', 'name', name, except);
}

function requirePermissionsOfEdition(call: Call, permissions: readonly string[]): void {
  const edition = editionOf(call.caller.editionId);
  const missing = permissions.filter((permission) => !edition.permissions.has(permission));
  if (missing.length > 0)
    throw fieldProblem(
      'unknown_reference',
      'permissions',
      `names what the edition ${edition.id} does not have: ${missing.join(', ')}`,
    );
}

/** A role is made by those who could grant it everywhere: making and assigning it need the same rights. */
function create(call: Call<unknown, unknown, CreateInput<typeof role>>) {
  const { name, description = null, scope_kind, permissions } = call.body;
  return mutate(call, async (transaction, call) => {
    requirePermissionsOfEdition(call, permissions);
    authorizeGrant(call, permissions, null);
    await refuseTakenName(transaction, call, name);
    const row = await transaction
      .insertInto('roles')
      .values({
        environment_id: call.caller.environmentId,
        id: newId('rol'),
        name,
        description,
        scope_kind: scope_kind as Row<'roles'>['scope_kind'],
        permissions: [...permissions].sort(),
        created_at: call.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return created('role', 'roles', row.version, present(row));
  });
}

async function read(call: ItemCall): Promise<Answer> {
  const predefined = predefinedRoles(call).get(call.params.id);
  if (predefined) return found(predefinedVersion, presentPredefined(predefined));
  const row = await find(call.context.database, call);
  return found(row.version, present(row));
}

/** Whoever changes a role's permissions grants them to everybody who has it. */
function update(call: ItemCall<UpdateInput<typeof role>>) {
  const { name, description, permissions } = call.body;
  return mutate(call, async (transaction, call) => {
    if (permissions) {
      requirePermissionsOfEdition(call, permissions);
      authorizeGrant(call, permissions, null);
    }
    const before = await find(transaction, call);
    requireMatch(call, etagOf(before.version));
    if (name !== undefined) await refuseTakenName(transaction, call, name, before.id);
    const sorted = permissions && [...permissions].sort();
    const after = await updateRow(transaction, 'roles', before, { name, description, permissions: sorted });
    return updated('role', after.version, present(before), present(after));
  });
}

async function refuseInUse(database: Database, role: Row<'roles'>): Promise<void> {
  const rows = await database
    .selectFrom('role_assignments')
    .select('id')
    .where('environment_id', '=', role.environment_id)
    .where('role_id', '=', role.id)
    .orderBy('id')
    .execute();
  if (rows.length === 0) return;
  const times = rows.length === 1 ? 'once' : `${rows.length} times`;
  throw new ProblemError('role_in_use', `the role is assigned ${times}: delete its role assignments first`, {
    conflicting_ids: rows.slice(0, 100).map(({ id }) => id),
  });
}

function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await find(transaction, call);
    requireMatch(call, etagOf(before.version));
    await refuseInUse(transaction, before);
    await deleteRow(transaction, 'roles', before);
    return deleted('role', present(before));
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
  const items = [...predefined.map(presentPredefined), ...custom.map(present)];
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
};
