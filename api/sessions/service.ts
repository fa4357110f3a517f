import { lockEnvironment } from '../audit/append.ts';
import type { Context, RequestFacts } from '../context.ts';
import type { Database, DatabaseTransaction } from '../database/tables.ts';
import { settingsOf } from '../environments/settings.ts';
import { newId } from '../ids.ts';
import { hashToken, newOpaqueToken } from '../secrets/opaque-tokens.ts';

export interface NewSession {
  readonly id: string;
  /** Known to the client alone from here on. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Opens a session of a member who has proved who they are. */
export async function openSession(
  transaction: DatabaseTransaction,
  now: Date,
  { environmentId, memberId }: { environmentId: string; memberId: string },
  facts: Pick<RequestFacts, 'address' | 'userAgent'>,
): Promise<NewSession> {
  const { settings } = await transaction
    .selectFrom('environments')
    .select('settings')
    .where('id', '=', environmentId)
    .executeTakeFirstOrThrow();
  const id = newId('ses');
  const token = newOpaqueToken('rss');
  const expiresAt = new Date(now.getTime() + settingsOf(settings).session_absolute_minutes * 60_000);
  await transaction
    .insertInto('sessions')
    .values({
      environment_id: environmentId,
      member_id: memberId,
      id,
      token_hash: hashToken(token),
      created_at: now,
      last_used_at: now,
      expires_at: expiresAt,
      address: facts.address,
      user_agent: facts.userAgent,
    })
    .execute();
  return { id, token, expiresAt };
}

/** Ends all sessions of a member, or all but one, and returns the ids of those that it ended. */
export async function endSessions(
  transaction: DatabaseTransaction,
  environmentId: string,
  memberId: string,
  exceptId = '',
): Promise<string[]> {
  const ended = await transaction
    .deleteFrom('sessions')
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .where('id', '<>', exceptId)
    .returning('id')
    .execute();
  return ended.map(({ id }) => id).sort();
}

/** Ends the sign-ins of a member that have not led to a session yet. */
export async function endSignIns(
  transaction: DatabaseTransaction,
  environmentId: string,
  memberId: string,
): Promise<void> {
  await transaction
    .deleteFrom('sign_ins')
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .execute();
}

/** Idle ends are counted in minutes, so a use is written once in this time. */
const useGranularityMilliseconds = 30_000;

/** Whether a use of the session now is one to write. */
export const isUseDue = ({ last_used_at }: { readonly last_used_at: Date }, now: Date): boolean =>
  now.getTime() - last_used_at.getTime() >= useGranularityMilliseconds;

/** Notes that a session was used now, so that it does not end for being idle. */
export async function noteUse(
  database: Database,
  session: { readonly session_id: string; readonly last_used_at: Date },
  now: Date,
): Promise<void> {
  if (!isUseDue(session, now)) return;
  await database
    .updateTable('sessions')
    .set({ last_used_at: now })
    .where('id', '=', session.session_id)
    .execute();
}

/** Forgets sessions that are past their absolute end. */
export async function sweepSessions({ database }: Pick<Context, 'database'>, now: Date): Promise<void> {
  const environments = await database
    .selectFrom('sessions')
    .select('environment_id')
    .distinct()
    .where('expires_at', '<=', now)
    .execute();
  for (const { environment_id } of environments)
    await database.transaction().execute(async (transaction) => {
      await lockEnvironment(transaction, environment_id);
      await transaction
        .deleteFrom('sessions')
        .where('environment_id', '=', environment_id)
        .where('expires_at', '<=', now)
        .execute();
    });
}
