import { sql } from 'kysely';
import type { member } from '../../provider-schema/catalogue.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';
import { created, deleted, found, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import { deleteRow, refuseTaken, requireRow, updateRow } from '../database/rows.ts';
import type { Row } from '../database/tables.ts';
import { listPage } from '../http/paging.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { newId } from '../ids.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { deleteAssignments } from '../role-assignments/service.ts';
import { wireTime } from '../time.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

const present = (row: Row<'members'>) => ({
  id: row.id,
  email: row.email,
  display_name: row.display_name,
  note: row.note,
  kind: row.kind,
  status: row.status,
  created_at: wireTime(row.created_at),
});

/** A new member is pending, and can do nothing, until the person has activated the account. */
function create(call: Call<unknown, unknown, CreateInput<typeof member>>) {
  const { email, display_name = null, note = null } = call.body;
  return mutate(call, async (transaction, call) => {
    await refuseTaken(transaction, call, 'members', 'email', email);
    const row = await transaction
      .insertInto('members')
      .values({
        environment_id: call.caller.environmentId,
        id: newId('mem'),
        email,
        display_name,
        note,
        kind: 'local',
        status: 'pending',
        created_at: call.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return created('member', 'members', row.version, present(row));
  });
}

async function read(call: ItemCall) {
  const row = await requireRow(call.context.database, call, 'members');
  return found(row.version, present(row));
}

function update(call: ItemCall<UpdateInput<typeof member>>) {
  const { display_name, note } = call.body;
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'members');
    requireMatch(call, etagOf(before.version));
    const after = await updateRow(transaction, 'members', before, { display_name, note });
    return updated('member', after.version, present(before), present(after));
  });
}

/** The member's role assignments go along; the audit log keeps who it was and what they held. */
function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'members');
    requireMatch(call, etagOf(before.version));
    const assignments = await deleteAssignments(transaction, call, { principal_id: before.id });
    await deleteRow(transaction, 'members', before);
    return deleted('member', present(before), { deleted_role_assignments: assignments });
  });
}

function list(call: Call<unknown, { email?: string; status?: Row<'members'>['status'] }>) {
  let query = call.context.database
    .selectFrom('members')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId);
  const { email, status } = call.query;
  if (email !== undefined) query = query.where(sql<boolean>`lower(email) = lower(${email})`);
  if (status !== undefined) query = query.where('status', '=', status);
  return listPage(call, query, present);
}

export const members: ResourceService = {
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
