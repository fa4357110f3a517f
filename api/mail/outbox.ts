import { type Insertable, sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Database, DatabaseTransaction, Row, Tables } from '../database/tables.ts';
import { newId } from '../ids.ts';
import { open, seal } from '../secrets/seal.ts';

export interface NewMail {
  readonly environmentId: string;
  readonly memberId: string;
  /** As in `activation`: what the audit log and the outbox call it. */
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  /** When the link in it ends: it is not sent after that. */
  readonly expiresAt?: Date;
}

export type Mail = Row<'mails'>;

const contentName = (mail: Pick<Mail, 'environment_id' | 'id'>) => `${mail.environment_id}/${mail.id}`;

/**
 * A mail as it is put into the outbox, in the caller's transaction. It is sent within seconds of the commit; whoever
 * calls `context.wakeMailer()` after the commit has it sent at once.
 */
export function mailRow(
  context: Pick<Context, 'masterKeys' | 'now'>,
  { environmentId, memberId, kind, recipient, subject, text, expiresAt }: NewMail,
): Insertable<Tables['mails']> {
  const now = context.now();
  const name = { environment_id: environmentId, id: newId('mail') };
  return {
    ...name,
    member_id: memberId,
    kind,
    recipient,
    // It can hold a token, of which the database knows the hash alone.
    sealed_content: seal(context.masterKeys, JSON.stringify({ subject, text }), contentName(name)),
    created_at: now,
    expires_at: expiresAt ?? null,
    next_attempt_at: now,
  };
}

/** Keeps what has not been sent to a member from being sent: its links have ended. */
export async function withdrawMails(
  transaction: DatabaseTransaction,
  { environmentId, memberId }: { readonly environmentId: string; readonly memberId: string },
): Promise<void> {
  await transaction
    .updateTable('mails')
    .set({ ...finished, last_error: 'withdrawn' })
    .where('environment_id', '=', environmentId)
    .where('member_id', '=', memberId)
    .where('next_attempt_at', 'is not', null)
    .execute();
}

/** What a mail that is sent or given up keeps: nothing of its content. */
export const finished = { sealed_content: null, next_attempt_at: null } as const;

/**
 * Takes the mail that is due longest until `leaseEnd`, when it is due again unless something was recorded before.
 * One statement, so that no transaction is open while the mail is sent; several mailers never take the same mail.
 */
export function claimMail(database: Database, now: Date, leaseEnd: Date): Promise<Mail | undefined> {
  return database
    .updateTable('mails')
    .set({ next_attempt_at: leaseEnd, attempts: sql<number>`attempts + 1` })
    .where('id', '=', (expression) =>
      expression
        .selectFrom('mails')
        .select('id')
        .where('next_attempt_at', '<=', now)
        .orderBy('next_attempt_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();
}

/**
 * The content of a mail that is not finished.
 *
 * @throws SealError
 */
export function contentOf({ masterKeys }: Pick<Context, 'masterKeys'>, mail: Mail) {
  const bytes = open(masterKeys, mail.sealed_content ?? new Uint8Array(), contentName(mail));
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as { subject: string; text: string };
}

const keepMilliseconds = 30 * 24 * 60 * 60 * 1000;

/** Forgets finished mails after 30 days; the audit log keeps that they were sent. */
export async function sweepMails({ database }: Pick<Context, 'database'>, now: Date): Promise<void> {
  await database
    .deleteFrom('mails')
    .where('next_attempt_at', 'is', null)
    .where('created_at', '<', new Date(now.getTime() - keepMilliseconds))
    .execute();
}
