import type { roleAssignment } from '../../provider-schema/catalogue.ts';
import type { UpdateInput } from '../../provider-schema/readers/zod.ts';
import { authorize, authorizeGrant, denied } from '../access/authorize.ts';
import { created, deleted, found, unchanged, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import { findRow, updateRow } from '../database/rows.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { listPage } from '../http/paging.ts';
import { notFound } from '../http/problem.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { requireFuture } from '../time.ts';
import {
  createAssignment,
  managePermission,
  maySee,
  type NewAssignment,
  refuseDisabled,
  requirePrincipal,
  requireRole,
} from './create.ts';
import { keepingAnAdministrator, refuseRoot } from './last-administrator.ts';
import { present } from './present.ts';
import { removeAssignments } from './remove.ts';
import { begunAnew, hasEnded } from './renewal.ts';

export { assignmentsInProject, listProjectMembers, projectMemberSchema } from './in-project.ts';
export { createAssignment, keepingAnAdministrator, refuseRoot };

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

/** Hidden from whoever may not see it, so that ids cannot be tried out. */
async function find(database: Database, call: ItemCall): Promise<Row<'role_assignments'>> {
  const row = await findRow(database, call, 'role_assignments', call.params.id);
  if (!row || !maySee(call, row.project_id)) throw notFound('role assignment');
  return row;
}

/** What exists already, as it is wanted, is answered with 200, and nothing is written. */
function create(call: Call<unknown, unknown, NewAssignment>) {
  return mutate(call, async (transaction, call) => {
    const { row, existed } = await createAssignment(transaction, call, call.body);
    return existed
      ? unchanged('role_assignment', row.version, present(row))
      : created('role_assignment', 'role_assignments', row.version, present(row));
  });
}

async function read(call: ItemCall) {
  const row = await find(call.context.database, call);
  return found(row.version, present(row));
}

/** Whether the root member would be Administrator no longer, or not for good. */
const demotes = ({ role_id }: Row<'role_assignments'>, end: Date | null | undefined) =>
  role_id === 'administrator' && end !== null && end !== undefined;

const prolongs = ({ expires_at }: Row<'role_assignments'>, end: Date | null) =>
  expires_at !== null && (end === null || end > expires_at);

/** A new end takes all that the assignment gives; a later one is a new grant, and takes it for as long. */
async function authorizeEnd(
  transaction: DatabaseTransaction,
  call: Call,
  before: Row<'role_assignments'>,
  end: Date | null,
): Promise<void> {
  const role = await requireRole(transaction, call, before.role_id);
  if (!prolongs(before, end)) return authorizeGrant(call, role.permissions, before.project_id);
  authorizeGrant(call, role.permissions, before.project_id, end?.getTime() ?? null);
  refuseDisabled(await requirePrincipal(transaction, call, before.principal_id));
}

function update(call: ItemCall<UpdateInput<typeof roleAssignment>>) {
  const { expires_at, reason } = call.body;
  return mutate(call, async (transaction, call) => {
    const before = await find(transaction, call);
    const { environment_id, principal_id, project_id } = before;
    authorize(call, managePermission(project_id), project_id);
    requireMatch(call, etagOf(before.version));
    const end =
      expires_at === undefined ? undefined : requireFuture(call, 'expires_at', expires_at, before.expires_at);
    if (end !== undefined) await authorizeEnd(transaction, call, before, end);
    const isRenewed = end !== undefined && hasEnded(before, call) && prolongs(before, end);
    if (demotes(before, end)) await refuseRoot(transaction, environment_id, principal_id, 'demoted');
    const after = await keepingAnAdministrator(transaction, environment_id, () =>
      updateRow(transaction, 'role_assignments', before, {
        expires_at: end,
        reason,
        ...(isRenewed && begunAnew),
      }),
    );
    return updated('role_assignment', after.version, present(before), present(after));
  });
}

function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await find(transaction, call);
    authorize(call, managePermission(before.project_id), before.project_id);
    requireMatch(call, etagOf(before.version));
    await removeAssignments(transaction, call, [before]);
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
  const { environmentId } = call.caller;
  if (column === 'principal_id') await refuseRoot(transaction, environmentId, id, 'deleted');
  return keepingAnAdministrator(transaction, environmentId, () =>
    transaction
      .deleteFrom('role_assignments')
      .where('environment_id', '=', environmentId)
      .where(column, '=', id)
      .returning(['id', 'principal_id', 'role_id', 'project_id'])
      .execute(),
  );
}

type Filters = { principal_id?: string; role_id?: string; project_id?: string };

/** All of them for whoever may see the members; for others those of one project whose members they manage. */
function list(call: Call<unknown, Filters>) {
  const { principal_id, role_id, project_id } = call.query;
  if (!maySee(call, project_id ?? null)) throw denied(call, 'member.list', null);
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
  existing:
    'The principal holds the role in this scope already, with this end and reason: nothing was changed.',
};
