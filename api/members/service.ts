import { sql } from 'kysely';
import type { member } from '../../provider-schema/catalogue.ts';
import type { UpdateInput } from '../../provider-schema/readers/zod.ts';
import { deleted, found, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import { deleteRow, refuseTaken, updateRow } from '../database/rows.ts';
import type { Row } from '../database/tables.ts';
import { listPage, pageOf } from '../http/paging.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { deleteAssignments } from '../role-assignments/service.ts';
import { endAccess } from './end-access.ts';
import { createAnswerExtras, createExtras, invite } from './invite.ts';
import { answerExtras, present, requireMember, selectMembers } from './present.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

async function read(call: ItemCall) {
  const row = await requireMember(call.context.database, call);
  return found(row.version, present(call)(row));
}

function update(call: ItemCall<UpdateInput<typeof member>>) {
  const { username, display_name, note } = call.body;
  return mutate(call, async (transaction, call) => {
    const before = await requireMember(transaction, call);
    requireMatch(call, etagOf(before.version));
    if (typeof username === 'string')
      await refuseTaken(transaction, call, 'members', 'username', username, before.id);
    const row = await updateRow(transaction, 'members', before, { username, display_name, note });
    const after = { ...before, ...row };
    return updated('member', after.version, present(call)(before), present(call)(after));
  });
}

/**
 * "Permanently remove the member account. This action is irreversible" (seed 004). Role assignments, sessions and
 * credentials go along; the audit log keeps who it was and what they held.
 */
function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await requireMember(transaction, call);
    requireMatch(call, etagOf(before.version));
    const assignments = await deleteAssignments(transaction, call, { principal_id: before.id });
    const ended = await endAccess(transaction, { environmentId: before.environment_id, memberId: before.id });
    await deleteRow(transaction, 'members', before);
    return deleted('member', present(call)(before), { deleted_role_assignments: assignments, ...ended });
  });
}

/** One query for a page, whatever is shown of each member. */
function list(call: Call<unknown, { email?: string; status?: Row<'members'>['status'] }>) {
  const { database } = call.context;
  // Said of both sides of the join: each is read from there on, not from its beginning.
  let members = selectMembers(database, call.caller.environmentId).where(
    'credentials.member_id',
    '>',
    pageOf(call).after,
  );
  const { email, status } = call.query;
  if (email !== undefined) members = members.where(sql<boolean>`lower(member.email) = lower(${email})`);
  if (status !== undefined) members = members.where('member.status', '=', status);
  return listPage(call, database.selectFrom(members.as('members')).selectAll(), present(call));
}

export const members: ResourceService = {
  create: invite,
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
  createExtras,
  createAnswerExtras,
  answerExtras,
};
