import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { expect } from 'vitest';
import type { Context } from '../../api/context.ts';
import { startMailer } from '../../api/mail/mailer.ts';
import { smtpTransport } from '../../api/mail/transport.ts';
import { type Caller, type Json, type Reply, sendPlain, startTestApi, type TestApi } from './api.ts';
import { goodPassword } from './members.ts';
import { create } from './resources.ts';

export interface ReceivedMail extends Email {
  /** Whom the envelope named, lest the headers say something else. */
  readonly recipients: readonly string[];
  /** The mail as it came. */
  readonly source: string;
}

/** A real SMTP server that keeps what it is given. */
export interface Mailbox {
  readonly url: string;
  /** Every mail that came, in its order. */
  readonly mails: () => readonly ReceivedMail[];
  /** The next mail to the recipient that no call has returned yet; waits for it. */
  readonly next: (recipient: string) => Promise<ReceivedMail>;
  readonly stop: () => Promise<void>;
}

export async function startMailbox(options: SMTPServerOptions = {}, host = '127.0.0.1'): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const returned = new Set<ReceivedMail>();
  let arrived = Promise.withResolvers<void>();
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    onData: (stream, session, callback) => {
      const read = async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const source = Buffer.concat(chunks).toString('utf8');
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ ...(await PostalMime.parse(source)), recipients, source });
        arrived.resolve();
        arrived = Promise.withResolvers();
      };
      read().then(() => callback(), callback);
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://${host}:${port}`,
    mails: () => mails,
    next: async (recipient) => {
      for (;;) {
        const waiting = arrived.promise;
        const mail = mails.find((one) => one.recipients.includes(recipient) && !returned.has(one));
        if (mail) {
          returned.add(mail);
          return mail;
        }
        await waiting;
      }
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

export const mailFrom = 'Roster <roster@example.com>';

export interface MailingApi extends TestApi {
  readonly mailbox: Mailbox;
}

/** The API of a test, with the mailer that sends what it writes to a mailbox of its own. */
export async function startMailingApi(changes: Partial<Context> = {}): Promise<MailingApi> {
  const mailbox = await startMailbox();
  let wake = () => {};
  const api = await startTestApi({ ...changes, wakeMailer: () => wake() });
  const mailer = startMailer(api.context, smtpTransport(mailbox.url, mailFrom));
  wake = mailer.wake;
  return {
    ...api,
    mailbox,
    stop: async () => {
      await mailer.stop();
      await api.stop();
      await mailbox.stop();
    },
  };
}

/** The links in a mail, in their order: of an activation mail, the activation and the login URL. */
export const linksIn = (mail: Email): string[] => mail.text?.match(/https?:\/\/\S+/g) ?? [];

/** The token of the link in an activation mail. */
export function tokenIn(mail: Email): string {
  const token = new URL(linksIn(mail)[0] ?? '').searchParams.get('token');
  if (token === null) throw new Error(`the first link of the mail has no token:\n${mail.text}`);
  return token;
}

/** What an Administrator sets for somebody whom they invite. */
export const initialPassword = 'quartz meadow seven lamps';

export const newEmail = () => `invited-${randomUUID()}@example.com`;

export interface Invited {
  /** The answer to the invitation. */
  readonly member: Json;
  readonly mail: ReceivedMail;
  readonly token: string;
}

/** Invites somebody new, and reads the mail. */
export async function invite(api: MailingApi, by: Caller, body: Json = {}): Promise<Invited> {
  const member = await create(by, 'members', { email: newEmail(), ...body });
  const mail = await api.mailbox.next(member.email);
  return { member, mail, token: tokenIn(mail) };
}

/** Redeems a link: what its page sends. */
export const redeem = (api: TestApi, token: Json, more: Json = {}): Promise<Reply> =>
  sendPlain(`${api.url}/v1/activations`, 'POST', { token, new_password: goodPassword, ...more });

/** The member is signed in; the test fails otherwise. */
export const expectActivated = (reply: Reply): void =>
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200, body: { status: 'signed_in' } });
