import { SpanStatusCode } from '@opentelemetry/api';
import { appendEvent, lockEnvironment } from '../audit/append.ts';
import type { Context } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';
import { SealError } from '../secrets/seal.ts';
import { inOwnSpan } from '../tracing/spans.ts';
import { claimMail, contentOf, finished, type Mail } from './outbox.ts';
import { type SendFault, type SendMail, sendFaultOf } from './transport.ts';

export interface Mailer {
  /** Has what waits in the outbox sent at once. */
  readonly wake: () => void;
  /** Lets the mail that is being sent go out (10 s at most), and sends no other. */
  readonly stop: () => Promise<void>;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const pollMilliseconds = second;
/** How long to leave a database alone that does not answer. */
const troubleMilliseconds = 10 * second;
const sendMilliseconds = minute;
/** Longer than a sending may take, so that nobody sends the same mail meanwhile. */
const leaseMilliseconds = 3 * minute;
const graceMilliseconds = 10 * second;

const firstPause = 10 * second;
const longestPause = hour;
/** RFC 5321, section 4.5.4.1, has servers try for days; whoever waits for a link gives up sooner. */
const givenUpAfter = 24 * hour;

/**
 * Sends what is in the outbox, until it is stopped: at least once. A process that ends between the sending and its
 * record sends the mail again, with the same Message-ID.
 */
export function startMailer(context: Context, send: SendMail): Mailer {
  let stopped = false;
  let woken = false;
  let resume = () => {};
  const impatience = new AbortController();
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      resume = () => {
        clearTimeout(timer);
        resolve();
      };
      if (woken || stopped) resume();
    });
  const run = async () => {
    while (!stopped) {
      woken = false;
      let quiet = pollMilliseconds;
      try {
        while (!stopped && (await sendNext(context, send, impatience.signal)));
      } catch (error) {
        context.logger.error({ err: error }, 'cannot work on the outbox');
        quiet = troubleMilliseconds;
      }
      await pause(quiet);
    }
  };
  const running = run();
  return {
    wake: () => {
      woken = true;
      resume();
    },
    stop: async () => {
      stopped = true;
      resume();
      const impatient = setTimeout(() => impatience.abort(), graceMilliseconds);
      await running;
      clearTimeout(impatient);
    },
  };
}

/** @returns whether there was a mail to send */
async function sendNext(context: Context, send: SendMail, impatience: AbortSignal): Promise<boolean> {
  const now = context.now();
  const mail = await claimMail(context.database, now, new Date(now.getTime() + leaseMilliseconds));
  if (!mail) return false;
  const work = () => sendAndRecord(context, mail, send, impatience);
  if (!context.tracing) await work();
  else {
    const attributes = { 'roster.mail_id': mail.id, 'roster.mail_kind': mail.kind };
    await inOwnSpan(context.tracing, 'send mail', attributes, async (span) => {
      const fault = await work();
      if (fault) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', fault.reason);
    });
  }
  return true;
}

async function sendAndRecord(
  context: Context,
  mail: Mail,
  send: SendMail,
  impatience: AbortSignal,
): Promise<SendFault | undefined> {
  const fault = await attempt(context, mail, send, impatience);
  if (fault === undefined) await recordSent(context, mail);
  else await recordFault(context, mail, fault);
  return fault;
}

async function attempt(
  context: Context,
  mail: Mail,
  send: SendMail,
  impatience: AbortSignal,
): Promise<SendFault | undefined> {
  if (mail.expires_at && mail.expires_at <= context.now()) return { reason: 'expired', isPermanent: true };
  try {
    const { id, recipient } = mail;
    const signal = AbortSignal.any([impatience, AbortSignal.timeout(sendMilliseconds)]);
    await send({ id, recipient, ...contentOf(context, mail) }, signal);
    return undefined;
  } catch (error) {
    return error instanceof SealError ? { reason: error.code, isPermanent: true } : sendFaultOf(error);
  }
}

function recordSent(context: Context, mail: Mail): Promise<void> {
  context.metrics?.mail('sent');
  return context.database.transaction().execute(async (transaction) => {
    await recordEnd(transaction, context, mail, {});
    await transaction
      .updateTable('mails')
      .set({ ...finished, sent_at: context.now(), last_error: null })
      .where('id', '=', mail.id)
      .execute();
  });
}

/** 10 s, 20 s, 40 s, … and an hour at most. */
const pauseAfter = (attempts: number) => Math.min(firstPause * 2 ** (attempts - 1), longestPause);

async function recordFault(context: Context, mail: Mail, { reason, isPermanent }: SendFault): Promise<void> {
  const next = new Date(context.now().getTime() + pauseAfter(mail.attempts));
  const lastMoment = mail.expires_at?.getTime() ?? mail.created_at.getTime() + givenUpAfter;
  const givenUp = isPermanent || next.getTime() >= lastMoment;
  context.metrics?.mail(givenUp ? 'given_up' : 'retried');
  const facts = { mailId: mail.id, attempts: mail.attempts, reason };
  context.logger.warn(facts, givenUp ? 'a mail was given up' : 'a mail was not sent: it is tried again');
  await context.database.transaction().execute(async (transaction) => {
    if (givenUp) await lockEnvironment(transaction, mail.environment_id);
    const { numUpdatedRows } = await transaction
      .updateTable('mails')
      .set({ ...(givenUp ? finished : { next_attempt_at: next }), last_error: reason })
      .where('id', '=', mail.id)
      // It may have been withdrawn meanwhile, or taken anew after the lease had ended.
      .where('next_attempt_at', 'is not', null)
      .where('attempts', '=', mail.attempts)
      .executeTakeFirst();
    if (givenUp && numUpdatedRows > 0n) await recordEnd(transaction, context, mail, { reason });
  });
}

async function recordEnd(
  transaction: DatabaseTransaction,
  context: Context,
  { environment_id, id, member_id, kind, recipient }: Mail,
  failure: { readonly reason?: string },
): Promise<void> {
  await appendEvent(transaction, await lockEnvironment(transaction, environment_id), {
    actor: { kind: 'system', id: 'mailer' },
    action: 'mail.send',
    outcome: failure.reason === undefined ? 'success' : 'denied',
    target: { kind: 'member', id: member_id },
    details: { mail_id: id, kind, recipient, ...failure },
    facts: { requestId: id, address: null, userAgent: null, changeReference: null },
    at: context.now(),
  });
}
