import { deleted } from '../answers.ts';
import type { Answer, Call } from '../context.ts';
import { requireRow } from '../database/rows.ts';
import type { Database, Row } from '../database/tables.ts';
import { settingsOf } from '../environments/settings.ts';
import { listPage } from '../http/paging.ts';
import { notFound } from '../http/problem.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { wireTime } from '../time.ts';
import { endSessions, endSignIns } from './service.ts';

type ItemCall = Call<{ id: string }>;

/** How long a session of the caller's environment lasts without a request. */
async function idleMilliseconds(database: Database, call: Call): Promise<number> {
  const { settings } = await database
    .selectFrom('environments')
    .select('settings')
    .where('id', '=', call.caller.environmentId)
    .executeTakeFirstOrThrow();
  return settingsOf(settings).session_idle_minutes * 60_000;
}

const presenter = (call: Call, idle: number) => (row: Row<'sessions'>) => ({
  id: row.id,
  created_at: wireTime(row.created_at),
  last_used_at: wireTime(row.last_used_at),
  idle_expires_at: wireTime(new Date(Math.min(row.last_used_at.getTime() + idle, row.expires_at.getTime()))),
  expires_at: wireTime(row.expires_at),
  address: row.address,
  user_agent: row.user_agent,
  current: row.id === call.caller.credential.id,
});

const liveSessions = (database: Database, call: Call, memberId: string, idle: number) =>
  database
    .selectFrom('sessions')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId)
    .where('member_id', '=', memberId)
    .where('expires_at', '>', call.now)
    .where('last_used_at', '>', new Date(call.now.getTime() - idle));

async function listOf(call: Call, memberId: string): Promise<Answer> {
  const { database } = call.context;
  const idle = await idleMilliseconds(database, call);
  return listPage(call, liveSessions(database, call, memberId, idle), presenter(call, idle));
}

export const listOwn = (call: Call): Promise<Answer> => listOf(call, call.caller.principal.id);

export async function listOfMember(call: ItemCall): Promise<Answer> {
  const member = await requireRow(call.context.database, call, 'members');
  return listOf(call, member.id);
}

/** Ends one of the caller's own sessions; the ids of others' do not exist for them. */
function end(call: Call, id: string): Promise<Answer> {
  return mutate(call, async (transaction, call) => {
    const idle = await idleMilliseconds(transaction, call);
    const session = await liveSessions(transaction, call, call.caller.principal.id, idle)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!session) throw notFound('session');
    // A session has one version all its life.
    requireMatch(call, etagOf(1));
    await transaction.deleteFrom('sessions').where('id', '=', id).execute();
    return deleted('session', presenter(call, idle)(session));
  });
}

export const endOwn = (call: ItemCall): Promise<Answer> => end(call, call.params.id);

export const signOut = (call: Call): Promise<Answer> => end(call, call.caller.credential.id);

export function endOfMember(call: ItemCall): Promise<Answer> {
  return mutate(call, async (transaction, call) => {
    const member = await requireRow(transaction, call, 'members');
    await endSignIns(transaction, member.environment_id, member.id);
    const ended = await endSessions(transaction, member.environment_id, member.id);
    return {
      target: { kind: 'member', id: member.id },
      details: { ended_sessions: ended },
      answer: { status: 200, body: { ended_sessions: ended.length } },
    };
  });
}
