import type { Scope } from '../../access-model/decide.ts';
import type { Role } from '../../access-model/editions.ts';
import type { roleAssignment } from '../../provider-schema/catalogue.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';
import { authorize, authorizeGrant, denied, isAllowed } from '../access/authorize.ts';
import { loadRoles } from '../access/load-caller.ts';
import { created, deleted, found, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import { deleteRow, findRow, updateRow } from '../database/rows.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { listPage } from '../http/paging.ts';
import { conflict, fieldProblem, notFound } from '../http/problem.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { newId } from '../ids.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { requireFuture, wireTime } from '../time.ts';
import { requireAdministratorLeft } from './last-administrator.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;
type Create = CreateInput<typeof roleAssignment>;

const present = (row: Row<'role_assignments'>) => ({
  id: row.id,
  principal_id: row.principal_id,
  role_id: row.role_id,
  project_id: row.project_id,
  expires_at: wireTime(row.expires_at),
  reason: row.reason,
  created_at: wireTime(row.created_at),
});

/** Binding members to a project is a right of its own in the matrices; all else is managing members. */
const managePermission = (scope: Scope) => (scope === null ? 'member.manage' : 'project.members.manage');

const maySee = (call: Call, scope: Scope) =>
  isAllowed(call, 'member.list', null) || isAllowed(call, managePermission(scope), scope);

/** Hidden from whoever may not see it, so that ids cannot be tried out. */
async function find(database: Database, call: ItemCall): Promise<Row<'role_assignments'>> {
  const row = await findRow(database, call, 'role_assignments', call.params.id);
  if (!row || !maySee(call, row.project_id)) throw notFound('role assignment');
  return row;
}

async function requireRole(database: Database, call: Call, roleId: string): Promise<Role> {
  const { environmentId, editionId } = call.caller;
  const role = (await loadRoles(database, environmentId, editionId, [roleId])).get(roleId);
  if (!role)
    throw fieldProblem('unknown_reference', 'role_id', `names no role of this environment: ${roleId}`);
  return role;
}

async function requireExists(
  database: Database,
  call: Call,
  table: 'projects' | 'members' | 'service_accounts',
  field: string,
  id: string,
): Promise<void> {
  const row = await findRow(database, call, table, id);
  if (!row) throw fieldProblem('unknown_reference', field, `names nothing in this environment: ${id}`);
}

function requireScopeFits(role: Role, projectId: string | null): void {
  if (role.scopeKind === 'project' && projectId === null)
    throw fieldProblem(
      'validation_failed',
      'project_id',
      `is required: the role "${role.name}" is granted project by project`,
    );
  if (role.scopeKind === 'environment' && projectId !== null)
    throw fieldProblem(
      'validation_failed',
      'project_id',
      `must be left out: the role "${role.name}" covers all projects`,
    );
}

async function refuseTwin(database: Database, call: Call<unknown, unknown, Create>): Promise<void> {
  const { principal_id, role_id, project_id = null } = call.body;
  const twin = await database
    .selectFrom('role_assignments')
    .select('id')
    .where('environment_id', '=', call.caller.environmentId)
    .where('principal_id', '=', principal_id)
    .where('role_id', '=', role_id)
    .where('project_id', project_id === null ? 'is' : '=', project_id)
    .executeTakeFirst();
  if (twin) throw conflict('role assignment', 'role_id', twin.id);
}

function create(call: Call<unknown, unknown, Create>) {
  const { principal_id, role_id, project_id = null, expires_at = null, reason = null } = call.body;
  return mutate(call, async (transaction, call) => {
    authorize(call, managePermission(project_id), project_id);
    const expiresAt = requireFuture(call, 'expires_at', expires_at);
    const role = await requireRole(transaction, call, role_id);
    requireScopeFits(role, project_id);
    const kind = principal_id.startsWith('mem_') ? 'members' : 'service_accounts';
    await requireExists(transaction, call, kind, 'principal_id', principal_id);
    if (project_id !== null) await requireExists(transaction, call, 'projects', 'project_id', project_id);
    authorizeGrant(call, role.permissions, project_id);
    await refuseTwin(transaction, call);
    const row = await transaction
      .insertInto('role_assignments')
      .values({
        environment_id: call.caller.environmentId,
        id: newId('ra'),
        principal_id,
        role_id,
        project_id,
        expires_at: expiresAt,
        reason,
        created_at: call.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return created('role_assignment', 'role_assignments', row.version, present(row));
  });
}

async function read(call: ItemCall) {
  const row = await find(call.context.database, call);
  return found(row.version, present(row));
}

/** Moving the end is granting anew, so it takes the same rights as the assignment did. */
function update(call: ItemCall<UpdateInput<typeof roleAssignment>>) {
  const { expires_at, reason } = call.body;
  return mutate(call, async (transaction, call) => {
    const before = await find(transaction, call);
    authorize(call, managePermission(before.project_id), before.project_id);
    requireMatch(call, etagOf(before.version));
    const expiresAt =
      expires_at === undefined ? undefined : requireFuture(call, 'expires_at', expires_at, before.expires_at);
    if (expiresAt !== undefined) {
      const role = await requireRole(transaction, call, before.role_id);
      authorizeGrant(call, role.permissions, before.project_id);
    }
    const after = await updateRow(transaction, 'role_assignments', before, { expires_at: expiresAt, reason });
    await requireAdministratorLeft(transaction, before.environment_id);
    return updated('role_assignment', after.version, present(before), present(after));
  });
}

function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await find(transaction, call);
    authorize(call, managePermission(before.project_id), before.project_id);
    requireMatch(call, etagOf(before.version));
    await deleteRow(transaction, 'role_assignments', before);
    await requireAdministratorLeft(transaction, before.environment_id);
    return deleted('role_assignment', present(before));
  });
}

/** Deletes all assignments of a principal or in a project, and returns what they were for the audit log. */
export async function deleteAssignments(
  transaction: DatabaseTransaction,
  call: Call,
  of: { principal_id: string } | { project_id: string },
): Promise<{ id: string; principal_id: string; role_id: string; project_id: string | null }[]> {
  const [column, id] =
    'principal_id' in of
      ? (['principal_id', of.principal_id] as const)
      : (['project_id', of.project_id] as const);
  const rows = await transaction
    .deleteFrom('role_assignments')
    .where('environment_id', '=', call.caller.environmentId)
    .where(column, '=', id)
    .returning(['id', 'principal_id', 'role_id', 'project_id'])
    .execute();
  await requireAdministratorLeft(transaction, call.caller.environmentId);
  return rows;
}

type Filters = { principal_id?: string; role_id?: string; project_id?: string };

/** All of them for whoever may see the members; for others those of one project whose members they manage. */
function list(call: Call<unknown, Filters>) {
  const { principal_id, role_id, project_id } = call.query;
  if (!maySee(call, project_id ?? null)) throw denied('member.list', null);
  let query = call.context.database
    .selectFrom('role_assignments')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId);
  if (principal_id !== undefined) query = query.where('principal_id', '=', principal_id);
  if (role_id !== undefined) query = query.where('role_id', '=', role_id);
  if (project_id !== undefined) query = query.where('project_id', '=', project_id);
  return listPage(call, query, present);
}

export const roleAssignments: ResourceService = {
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
  permissionsInProject: {
    create: 'project.members.manage',
    read: 'project.members.manage',
    update: 'project.members.manage',
    delete: 'project.members.manage',
  },
  guards: { create: 'service', item: 'service', list: 'service' },
};
