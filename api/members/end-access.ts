import type { DatabaseTransaction } from '../database/tables.ts';
import { endSessions, endSignIns } from '../sessions/service.ts';
import { endLinks, type MemberKey } from './activation-link.ts';

/** Ends everything by which a member is in or could get in: sessions, sign-ins under way, links from mails. */
export async function endAccess(
  transaction: DatabaseTransaction,
  member: MemberKey,
): Promise<{ ended_sessions: string[] }> {
  await endLinks(transaction, member);
  await endSignIns(transaction, member.environmentId, member.memberId);
  return { ended_sessions: await endSessions(transaction, member.environmentId, member.memberId) };
}
