import { createHash } from 'node:crypto';
import type { Role } from '../../access-model/editions.ts';
import { authorize, authorizeGrant } from '../access/authorize.ts';
import { loadRoles } from '../access/load-caller.ts';
import { created, deleted, updated } from '../answers.ts';
import type { Answer, Call } from '../context.ts';
import { requireRow, updateRow } from '../database/rows.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { fieldProblem, notFound, type ProblemCode, ProblemError } from '../http/problem.ts';
import { type Change, mutate, requireMatch } from '../mutation.ts';
import { wireTime } from '../time.ts';
import { disabledFault, insertAssignments, managePermission } from './create.ts';
import { holdersInProject } from './in-project.ts';
import { present } from './present.ts';
import { removeAssignments } from './remove.ts';
import { begunAnew, hasEnded } from './renewal.ts';

interface Params {
  readonly id: string;
  readonly role_id: string;
}

interface Body {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly reason?: string | null;
}

type Assignment = Row<'role_assignments'>;

/** The project and the role that the path names: 404 when one is unknown, 422 when the role is for no project. */
async function requirePlace(database: Database, call: Call<Params>): Promise<Role> {
  const { environmentId, editionId } = call.caller;
  await requireRow(database, call, 'projects');
  const { role_id } = call.params;
  const role = (await loadRoles(database, environmentId, editionId, [role_id])).get(role_id);
  if (!role) throw notFound('role');
  if (role.scopeKind === 'environment')
    throw fieldProblem(
      'validation_failed',
      'role_id',
      `names the role "${role.name}", which covers all projects and is not assigned in one: use /v1/role_assignments`,
    );
  return role;
}

/** Who holds the role in the project now, as it stands on the wire; the ETag is that of exactly this. */
async function answerOf(database: Database, call: Call<Params>): Promise<Answer & { readonly etag: string }> {
  const { id: project_id, role_id } = call.params;
  const holders = await holdersInProject(database, call, project_id, role_id);
  const members = holders.map(({ id, principal_id, member_id, name, expires_at, reason }) => ({
    principal_id,
    kind: member_id === null ? 'service_account' : 'member',
    name,
    role_assignment_id: id,
    expires_at: wireTime(expires_at),
    reason,
  }));
  const body = { project_id, role_id, members };
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('base64url');
  return { status: 200, body, etag: `"${hash}"` };
}

export async function readRoleMembers(call: Call<Params>): Promise<Answer> {
  const { database } = call.context;
  await requirePlace(database, call);
  return answerOf(database, call);
}

/** What is wrong with some of the principals to add; `undefined`: nothing. */
type Fault = { readonly code: ProblemCode; readonly message: string } | undefined;

/** Nobody reads more. */
const mostFaults = 20;

/** Refuses all of it where some principals cannot be given the role, naming the places of these. */
function refuseFaulty(add: readonly string[], faultOf: (id: string) => Fault): void {
  const faults = add.flatMap((id, index) => {
    const fault = faultOf(id);
    return fault ? [{ pointer: `/add/${index}`, ...fault }] : [];
  });
  const [first] = faults;
  if (!first) return;
  const errors = faults.filter(({ code }) => code === first.code).slice(0, mostFaults);
  const detail = errors.map(({ pointer, message }) => `${pointer.slice(1)} ${message}`).join('; ');
  throw new ProblemError(first.code, detail, { errors });
}

/** Who of them exists in the environment: id → status. */
async function statusesOf(database: Database, call: Call, ids: readonly string[]) {
  const statuses = new Map<string, string>();
  for (const table of ['members', 'service_accounts'] as const) {
    const rows = await database
      .selectFrom(table as 'members')
      .select(['id', 'status'])
      .where('environment_id', '=', call.caller.environmentId)
      .where('id', 'in', [...ids])
      .execute();
    for (const { id, status } of rows) statuses.set(id, status);
  }
  return statuses;
}

/** The assignments of the role in the project to these principals, those that have ended too. */
async function assignmentsOf(database: Database, call: Call<Params>, principalIds: readonly string[]) {
  if (principalIds.length === 0) return new Map<string, Assignment>();
  const rows = await database
    .selectFrom('role_assignments')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId)
    .where('project_id', '=', call.params.id)
    .where('role_id', '=', call.params.role_id)
    .where('principal_id', 'in', [...principalIds])
    .execute();
  return new Map(rows.map((row) => [row.principal_id, row]));
}

/** Gives the role to whoever does not hold it now; one that has ended begins anew, because there is one for each. */
async function addMembers(
  transaction: DatabaseTransaction,
  call: Call<Params, unknown, Body>,
  role: Role,
): Promise<Change[]> {
  const { add = [], reason = null } = call.body;
  if (add.length === 0) return [];
  const { id: project_id, role_id } = call.params;
  authorize(call, managePermission(project_id), project_id);
  authorizeGrant(call, role.permissions, project_id, null);
  const known = await assignmentsOf(transaction, call, add);
  const isHeld = (id: string) => {
    const row = known.get(id);
    return row !== undefined && !hasEnded(row, call);
  };
  const statuses = await statusesOf(transaction, call, add);
  refuseFaulty(add, (id) =>
    statuses.has(id)
      ? undefined
      : { code: 'unknown_reference', message: `names nothing in this environment: ${id}` },
  );
  refuseFaulty(add, (id) => (statuses.get(id) !== 'disabled' || isHeld(id) ? undefined : disabledFault(id)));
  const given = { role_id, project_id, expires_at: null, reason };
  const changes: Change[] = [];
  for (const before of known.values()) {
    if (!hasEnded(before, call)) continue;
    const after = await updateRow(transaction, 'role_assignments', before, { ...given, ...begunAnew });
    const renewed = updated('role_assignment', after.version, present(before), present(after));
    changes.push({ ...renewed, action: 'role_assignment.update' });
  }
  const missing = add.filter((id) => !known.has(id));
  if (missing.length === 0) return changes;
  for (const row of await insertAssignments(transaction, call, missing, given).execute()) {
    const added = created('role_assignment', 'role_assignments', row.version, present(row));
    changes.push({ ...added, action: 'role_assignment.create' });
  }
  return changes;
}

/** Takes the role from whoever holds it; who does not, or is gone, is passed over. */
async function removeMembers(
  transaction: DatabaseTransaction,
  call: Call<Params, unknown, Body>,
): Promise<Change[]> {
  const { id } = call.params;
  authorize(call, managePermission(id), id);
  const known = await assignmentsOf(transaction, call, call.body.remove ?? []);
  const rows = [...known.values()].filter((row) => !hasEnded(row, call));
  await removeAssignments(transaction, call, rows);
  return rows.map((row) => ({
    ...deleted('role_assignment', present(row)),
    action: 'role_assignment.delete',
  }));
}

/** Changes who holds the role in the project by name: all of it, or, where one name is refused, nothing. */
export function updateRoleMembers(call: Call<Params, unknown, Body>): Promise<Answer> {
  return mutate(call, async (transaction, call) => {
    const role = await requirePlace(transaction, call);
    requireMatch(call, (await answerOf(transaction, call)).etag);
    const removed = await removeMembers(transaction, call);
    const added = await addMembers(transaction, call, role);
    return { changes: [...removed, ...added], answer: await answerOf(transaction, call) };
  });
}
