import { sql } from 'kysely';
import { z } from 'zod';
import type { project } from '../../provider-schema/catalogue.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';
import { scopesHeld } from '../access/authorize.ts';
import { created, deleted, found, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import { deleteRow, insertNew, refuseTaken, requireRow, updateRow } from '../database/rows.ts';
import type { Row } from '../database/tables.ts';
import { listPage } from '../http/paging.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { newId } from '../ids.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { assignmentsInProject, deleteAssignments, listProjectMembers } from '../role-assignments/service.ts';
import { wireTime } from '../time.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

const present = (row: Row<'projects'>) => ({
  id: row.id,
  name: row.name,
  note: row.note,
  created_at: wireTime(row.created_at),
});

function create(call: Call<unknown, unknown, CreateInput<typeof project>>) {
  const { name, note = null } = call.body;
  return mutate(call, async (transaction, call) => {
    const row = await insertNew(transaction, call, 'projects', { id: newId('prj'), name, note });
    return created('project', 'projects', row.version, present(row));
  });
}

async function read(call: ItemCall) {
  const row = await requireRow(call.context.database, call, 'projects');
  return found(row.version, present(row));
}

function update(call: ItemCall<UpdateInput<typeof project>>) {
  const { name, note } = call.body;
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'projects');
    requireMatch(call, etagOf(before.version));
    if (name !== undefined) await refuseTaken(transaction, call, 'projects', 'name', name, before.id);
    const after = await updateRow(transaction, 'projects', before, { name, note });
    return updated('project', after.version, present(before), present(after));
  });
}

const deleteAnswer = z.object({
  ended_role_assignments: z
    .array(
      z.object({
        id: z.string(),
        principal_id: z.string(),
        principal: z.string().nullable().meta({
          description:
            "The member's e-mail, or the service account's name. Null for who may neither list members nor manage those of the project.",
        }),
        role_id: z.string(),
      }),
    )
    .meta({ description: 'Who lost what: the role assignments in the project that still counted.' }),
});

/** The project's role assignments go with it: they grant something in it and nowhere else. */
function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'projects');
    requireMatch(call, etagOf(before.version));
    const ended = await assignmentsInProject(transaction, call, before.id);
    const assignments = await deleteAssignments(transaction, call, { project_id: before.id });
    await deleteRow(transaction, 'projects', before);
    const outcome = deleted('project', present(before), { deleted_role_assignments: assignments });
    return { ...outcome, answer: { status: 200, body: { ended_role_assignments: ended } } };
  });
}

/** The projects that the caller may see: all, or those that a role was assigned in. */
function list(call: Call<unknown, { name?: string }>) {
  const scopes = scopesHeld(call, 'project.list');
  let query = call.context.database
    .selectFrom('projects')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId);
  if (scopes !== 'everywhere') query = query.where('id', 'in', [...scopes]);
  const { name } = call.query;
  if (name !== undefined) query = query.where(sql<boolean>`lower(name) = lower(${name})`);
  return listPage(call, query, present);
}

export async function listMembers(call: ItemCall) {
  const { id } = await requireRow(call.context.database, call, 'projects');
  return listProjectMembers(call, id);
}

export const projects: ResourceService = {
  create,
  read,
  update,
  remove,
  list,
  permissions: {
    create: 'project.create',
    read: 'project.list',
    update: 'project.update',
    delete: 'project.delete',
  },
  guards: { item: 'project', list: 'service' },
  deleteAnswer,
};
