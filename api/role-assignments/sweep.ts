import { appendEvent, lockEnvironment } from '../audit/append.ts';
import type { Context } from '../context.ts';

/** For so long the lists still show what somebody held, and until when. */
const graceMilliseconds = 30 * 24 * 60 * 60 * 1000;

/** Deletes the assignments that ended 30 days ago or earlier; they grant nothing since. */
export async function sweepAssignments(context: Context): Promise<void> {
  const before = new Date(context.now().getTime() - graceMilliseconds);
  const environments = await context.database
    .selectFrom('role_assignments')
    .select('environment_id')
    .distinct()
    .where('expires_at', '<=', before)
    .execute();
  for (const { environment_id } of environments) await sweepEnvironment(context, environment_id, before);
}

function sweepEnvironment(context: Context, environmentId: string, before: Date): Promise<void> {
  return context.database.transaction().execute(async (transaction) => {
    const environment = await lockEnvironment(transaction, environmentId);
    const deleted = await transaction
      .deleteFrom('role_assignments')
      .where('environment_id', '=', environmentId)
      .where('expires_at', '<=', before)
      .returning(['id', 'principal_id', 'role_id', 'project_id'])
      .execute();
    if (deleted.length === 0) return;
    await appendEvent(transaction, environment, {
      actor: { kind: 'system', id: 'sweep' },
      action: 'role_assignment.sweep',
      outcome: 'success',
      target: { kind: 'role_assignment', id: null },
      details: { deleted_role_assignments: deleted },
      facts: { requestId: 'sweep', address: null, userAgent: null, changeReference: null },
      at: context.now(),
    });
  });
}
