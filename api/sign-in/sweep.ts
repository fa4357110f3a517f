import { sweepAttempts } from '../attempts/service.ts';
import type { Context } from '../context.ts';
import { sweepSessions } from '../sessions/service.ts';

/** Forgets what counts nowhere any more: attempts, sign-ins under way, links, sessions. */
export async function sweepSignIns(context: Pick<Context, 'database'>, now: Date): Promise<void> {
  const { database } = context;
  await sweepAttempts(database, now);
  for (const table of ['sign_ins', 'member_tokens'] as const)
    await database.deleteFrom(table).where('expires_at', '<=', now).execute();
  await sweepSessions(context, now);
}
