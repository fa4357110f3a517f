import { expect, onTestFinished, vi } from 'vitest';
import type { Context } from '../../api/context.ts';
import type { Database } from '../../api/database/tables.ts';
import { startMailer } from '../../api/mail/mailer.ts';
import { mailRow, type NewMail, withdrawMails } from '../../api/mail/outbox.ts';
import { type SendMail, smtpTransport } from '../../api/mail/transport.ts';
import { type Json, signIn, startTestApi } from './api.ts';
import { mailFrom, startMailbox } from './mail.ts';
import { listAll } from './resources.ts';

export const secretLink = 'https://roster.example.com/e/default/activate?token=rst_the-token-of-the-test';
export const recipient = 'jane@example.com';
export const hour = 60 * 60 * 1000;
export const patience = { timeout: 20_000 };

/** How long a mailer has a mail for itself. */
export const lease = 180_000;

export const smtp = (url: string): SendMail => smtpTransport(url, mailFrom);

/** Puts a mail into the outbox. */
export const enqueueMail = (database: Database, context: Context, mail: NewMail) =>
  database.insertInto('mails').values(mailRow(context, mail)).execute();

/** A mailbox for one test. */
export async function mailbox(...parameters: Parameters<typeof startMailbox>) {
  const started = await startMailbox(...parameters);
  onTestFinished(started.stop);
  return started;
}

/** An API whose clock stands still until it is moved. */
export async function startStillApi() {
  let time = Date.parse('2030-01-01T12:00:00Z');
  const api = await startTestApi({ now: () => new Date(time) });
  return {
    ...api,
    time: () => time,
    travel: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

export type StillApi = Awaited<ReturnType<typeof startStillApi>>;

/** An environment with an outbox; what earlier tests left in theirs is gone. */
export async function prepareOutbox(api: StillApi) {
  const { id: environmentId, root } = await api.newEnvironment();
  const { context } = api;
  const { database } = context;
  await database.deleteFrom('mails').execute();
  const mail: NewMail = {
    environmentId,
    memberId: root.id,
    kind: 'activation',
    recipient,
    subject: 'Activate your account <now>',
    text: `Open this:\n${secretLink}\n\nGrüße & <b>bold</b>`,
  };
  const outbox = () => database.selectFrom('mails').selectAll().orderBy('id').execute();
  return {
    mail,
    outbox,
    enqueue: (more: Partial<NewMail> = {}) => enqueueMail(database, context, { ...mail, ...more }),
    withdraw: () =>
      database
        .transaction()
        .execute((transaction) => withdrawMails(transaction, { environmentId, memberId: root.id })),
    run: (send: SendMail) => {
      const mailer = startMailer(context, send);
      onTestFinished(mailer.stop);
      return mailer;
    },
    /** The one mail of the outbox, once it has been tried so often and the outcome is recorded. */
    triedTimes: (attempts: number) =>
      vi.waitFor(async () => {
        const [row] = await outbox();
        if (!row) throw new Error('the outbox is empty');
        expect(row.attempts).toBe(attempts);
        expect(row.next_attempt_at?.getTime()).not.toBe(api.time() + lease);
        return row;
      }, patience),
    // Signed in anew, because the clock may have moved past the end of a session.
    events: async (): Promise<Json[]> => {
      const reader = api.bearer(root.id, await signIn(context, environmentId, root.id));
      return listAll(reader, 'audit_events', { action: 'mail.send' });
    },
    revision: () =>
      database
        .selectFrom('environments')
        .select('revision')
        .where('id', '=', environmentId)
        .executeTakeFirstOrThrow(),
  };
}
