import { updated } from '../answers.ts';
import type { Call, OpenCall } from '../context.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { fieldProblem, ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';
import type { MemberKey } from '../members/activation-link.ts';
import { etagOf, mutate, mutateAsOperator, type Outcome, requireMatch } from '../mutation.ts';
import type { OperatorCall } from './operator.ts';
import { type Environment, present, requireEnvironment, takeEnvironment, updateEnvironment } from './rows.ts';

/** Makes sure that the member is Administrator without an end. */
export async function ensureAdministrator(
  transaction: DatabaseTransaction,
  call: Pick<OpenCall, 'now'>,
  { environmentId: environment_id, memberId }: MemberKey,
): Promise<void> {
  const assignment = await transaction
    .selectFrom('role_assignments')
    .select(['id', 'expires_at', 'version'])
    .where('environment_id', '=', environment_id)
    .where('principal_id', '=', memberId)
    .where('role_id', '=', 'administrator')
    .executeTakeFirst();
  if (!assignment)
    await transaction
      .insertInto('role_assignments')
      .values({
        environment_id,
        id: newId('ra'),
        principal_id: memberId,
        role_id: 'administrator',
        created_at: call.now,
      })
      .execute();
  else if (assignment.expires_at !== null)
    await transaction
      .updateTable('role_assignments')
      .set({ expires_at: null, version: assignment.version + 1 })
      .where('environment_id', '=', environment_id)
      .where('id', '=', assignment.id)
      .execute();
}

async function requireActiveMember(
  transaction: DatabaseTransaction,
  environmentId: string,
  memberId: string,
): Promise<Row<'members'>> {
  const member = await transaction
    .selectFrom('members')
    .selectAll()
    .where('environment_id', '=', environmentId)
    .where('id', '=', memberId)
    .executeTakeFirst();
  if (!member)
    throw fieldProblem('unknown_reference', 'member_id', `names no member of this environment: ${memberId}`);
  if (member.status !== 'active')
    throw fieldProblem(
      'validation_failed',
      'member_id',
      `must name an active member: ${memberId} is ${member.status}`,
    );
  return member;
}

interface HandOver {
  readonly member_id: string;
}

/** The member becomes root and Administrator without an end; the old root stays Administrator. */
async function moveRoot(
  transaction: DatabaseTransaction,
  call: OpenCall<unknown, unknown, HandOver>,
  before: Environment,
): Promise<Outcome> {
  requireMatch(call, etagOf(before.version));
  const member = await requireActiveMember(transaction, before.id, call.body.member_id);
  await ensureAdministrator(transaction, call, { environmentId: before.id, memberId: member.id });
  const after = await updateEnvironment(transaction, before, { root_member_id: member.id });
  return updated('environment', after.version, present(call.context, before), present(call.context, after));
}

/** The root member hands root over to another member. */
export function handOver(call: Call<unknown, unknown, HandOver>) {
  return mutate(call, async (transaction, call) => {
    const { environmentId, principal } = call.caller;
    const environment = await requireEnvironment(transaction, environmentId);
    if (environment.root_member_id !== principal.id)
      throw new ProblemError('permission_denied', 'the root member alone hands root over');
    return moveRoot(transaction, call, environment);
  });
}

/** The operator hands root over for a root member who is gone. */
export function handOverAsOperator(call: OperatorCall<HandOver>) {
  return mutateAsOperator(call, async (transaction, call) => {
    const environment = await takeEnvironment(transaction, call.params.id);
    return { ...(await moveRoot(transaction, call, environment)), environmentId: environment.id };
  });
}
