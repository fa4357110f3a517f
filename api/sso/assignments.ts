import { sql } from 'kysely';
import { deleteRow, updateRow } from '../database/rows.ts';
import type { DatabaseTransaction, RoleInScope, Row } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { keepingAnAdministrator, refuseRoot } from '../role-assignments/last-administrator.ts';
import type { Connection } from './connection.ts';
import { checkRoles } from './roles.ts';
import type { Trail } from './trail.ts';

type Member = Pick<Row<'members'>, 'environment_id' | 'id'>;
type Assignment = Row<'role_assignments'>;

/** @returns the id, or `undefined` where the member has the role in that scope already */
export async function assign(
  transaction: DatabaseTransaction,
  now: Date,
  member: Member,
  given: RoleInScope & { readonly reason: string; readonly sso_group?: string },
): Promise<string | undefined> {
  const row = await transaction
    .insertInto('role_assignments')
    .values({
      ...given,
      environment_id: member.environment_id,
      id: newId('ra'),
      principal_id: member.id,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

const placeOf = ({ role_id, project_id }: RoleInScope) => `${role_id} ${project_id ?? ''}`;
const reasonOf = (group: string) => `sso group: ${group}`;

/** What the groups of the member give, by place: a role in a scope is given once, by the first group that does. */
async function givenByGroups(
  transaction: DatabaseTransaction,
  connection: Connection,
  editionId: string,
  groups: readonly string[],
): Promise<Map<string, RoleInScope & { readonly group: string }>> {
  const scope = { environmentId: connection.environment_id, editionId };
  const mapped = connection.group_roles.filter(({ group }) => groups.includes(group));
  const good = (await checkRoles(transaction, scope, mapped)).filter((item) => 'role' in item);
  return new Map(good.reverse().map((item) => [placeOf(item), item]));
}

/** Takes an assignment away, unless the environment would lose its root or last Administrator: then it stays. */
async function takeAway(
  transaction: DatabaseTransaction,
  trail: Trail,
  assignment: Assignment,
): Promise<void> {
  const { environment_id, id, principal_id, role_id, project_id, sso_group } = assignment;
  const event = {
    action: 'role_assignment.delete',
    target: { kind: 'role_assignment', id },
    details: { principal_id, role_id, project_id, sso_group },
  };
  await sql`savepoint take_away`.execute(transaction);
  try {
    if (role_id === 'administrator') await refuseRoot(transaction, environment_id, principal_id, 'demoted');
    await keepingAnAdministrator(transaction, environment_id, () =>
      deleteRow(transaction, 'role_assignments', assignment),
    );
    await trail.record(event);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    await sql`rollback to savepoint take_away`.execute(transaction);
    await trail.record({ ...event, outcome: 'denied', details: { ...event.details, code: error.code } });
  }
}

/**
 * Brings what the member has by groups in line with the groups that the provider names now. What somebody assigned
 * is left alone, even where a group would give the same.
 */
export async function followGroups(
  transaction: DatabaseTransaction,
  trail: Trail,
  now: Date,
  {
    connection,
    editionId,
    member,
    groups,
  }: { connection: Connection; editionId: string; member: Member; groups: readonly string[] },
): Promise<void> {
  const due = await givenByGroups(transaction, connection, editionId, groups);
  const held = await transaction
    .selectFrom('role_assignments')
    .selectAll()
    .where('environment_id', '=', member.environment_id)
    .where('principal_id', '=', member.id)
    .orderBy('id')
    .execute();
  for (const assignment of held) {
    const place = placeOf(assignment);
    const stillGiven = due.get(place);
    due.delete(place);
    if (assignment.sso_group === null) continue;
    if (!stillGiven) await takeAway(transaction, trail, assignment);
    else if (stillGiven.group !== assignment.sso_group)
      await rename(transaction, trail, assignment, stillGiven.group);
  }
  for (const { group, role_id, project_id } of due.values())
    await give(transaction, trail, now, member, { role_id, project_id, sso_group: group });
}

async function give(
  transaction: DatabaseTransaction,
  trail: Trail,
  now: Date,
  member: Member,
  given: RoleInScope & { readonly sso_group: string },
): Promise<void> {
  const id = await assign(transaction, now, member, { ...given, reason: reasonOf(given.sso_group) });
  if (id === undefined) return;
  await trail.record({
    action: 'role_assignment.create',
    target: { kind: 'role_assignment', id },
    details: { principal_id: member.id, ...given },
  });
}

/** Another group gives the same now. */
async function rename(
  transaction: DatabaseTransaction,
  trail: Trail,
  assignment: Assignment,
  group: string,
): Promise<void> {
  await updateRow(transaction, 'role_assignments', assignment, { sso_group: group, reason: reasonOf(group) });
  await trail.record({
    action: 'role_assignment.update',
    target: { kind: 'role_assignment', id: assignment.id },
    details: { changes: { sso_group: [assignment.sso_group, group] } },
  });
}
