import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimMail, contentOf } from '../../api/mail/outbox.ts';
import { startMailbox } from '../support/mail.ts';
import {
  hour,
  lease,
  mailbox,
  prepareOutbox,
  recipient,
  type StillApi,
  secretLink,
  smtp,
  startStillApi,
} from '../support/outbox.ts';

let api: StillApi;
beforeAll(async () => {
  api = await startStillApi();
});
afterAll(() => api.stop());

test('a mail that cannot be sent is tried again after growing pauses, and given up after a day', async () => {
  const ground = await prepareOutbox(api);
  const { url, stop } = await startMailbox();
  await stop();
  await ground.enqueue();
  const started = api.time();
  const mailer = ground.run(smtp(url));
  const pauses: number[] = [];
  let mail = await ground.triedTimes(1);
  while (mail.next_attempt_at) {
    const pause = mail.next_attempt_at.getTime() - api.time();
    pauses.push(pause / 1000);
    api.travel(pause);
    mailer.wake();
    mail = await ground.triedTimes(pauses.length + 1);
  }
  expect(pauses.slice(0, 10)).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600]);
  expect(new Set(pauses.slice(9))).toEqual(new Set([3600]));
  expect(api.time() - started).toBeLessThanOrEqual(24 * hour);
  expect(api.time() - started).toBeGreaterThan(22 * hour);
  expect(mail).toMatchObject({ sealed_content: null, sent_at: null, last_error: 'ESOCKET CONN' });
  expect(await ground.events()).toMatchObject([
    { outcome: 'denied', details: { kind: 'activation', recipient, reason: 'ESOCKET CONN' } },
  ]);
});

test('a mail waits while the login is refused, and the password of the server is logged nowhere', async () => {
  const ground = await prepareOutbox(api);
  let isOpen = false;
  const { url, next } = await mailbox({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) =>
      isOpen && username === 'roster' && password === 'the-smtp-password'
        ? callback(null, { user: username })
        : callback(new Error(`535 no: ${password} ${secretLink}`)),
  });
  await ground.enqueue();
  const mailer = ground.run(smtp(url.replace('//', '//roster:the-smtp-password@')));
  expect(await ground.triedTimes(1)).toMatchObject({ last_error: 'EAUTH 535 AUTH PLAIN' });
  isOpen = true;
  api.travel(10_000);
  mailer.wake();
  await next(recipient);
  expect(api.log.join('')).not.toMatch(/the-smtp-password|rst_/);
});

test('a mail waits while the certificate of the server is not trusted', async () => {
  const ground = await prepareOutbox(api);
  const { url, next, mails } = await mailbox({ disabledCommands: [] });
  await ground.enqueue();
  const doubtful = ground.run(smtp(url));
  expect((await ground.triedTimes(1)).last_error).toMatch(/^(ESOCKET|ETLS)/);
  await doubtful.stop();
  expect(mails()).toEqual([]);
  api.travel(10_000);
  ground.run(smtp(`${url}?tls.rejectUnauthorized=false`));
  await next(recipient);
});

test('a mail goes without TLS to this machine alone, or where the URL says so', async () => {
  const ground = await prepareOutbox(api);
  const { url, next, mails } = await mailbox({}, '127.0.0.2');
  await ground.enqueue();
  const careful = ground.run(smtp(url));
  expect((await ground.triedTimes(1)).last_error).toMatch(/^ETLS/);
  await careful.stop();
  expect(mails()).toEqual([]);
  api.travel(10_000);
  ground.run(smtp(`${url}?requireTLS=false`));
  await next(recipient);
});

test('a mail to an address that the server refuses is given up at once', async () => {
  const ground = await prepareOutbox(api);
  const { url } = await mailbox({
    onRcptTo: (_address, _session, callback) =>
      callback(Object.assign(new Error('no such mailbox'), { responseCode: 550 })),
  });
  await ground.enqueue();
  ground.run(smtp(url));
  const given = await ground.triedTimes(1);
  expect(given).toMatchObject({ next_attempt_at: null, sealed_content: null, sent_at: null });
  expect(await ground.events()).toMatchObject([
    { outcome: 'denied', details: { reason: 'EENVELOPE 550 RCPT TO' } },
  ]);
});

test('a mail that a mailer could not record before its end comes again, and can be known by its Message-ID', async () => {
  const ground = await prepareOutbox(api);
  const { context } = api;
  const { url, next, mails } = await mailbox();
  await ground.enqueue();
  const claimed = await claimMail(context.database, new Date(api.time()), new Date(api.time() + lease));
  if (!claimed) throw new Error('there is no mail');
  await smtp(url)({ id: claimed.id, recipient, ...contentOf(context, claimed) }, AbortSignal.timeout(lease));
  const first = await next(recipient);
  const mailer = ground.run(smtp(url));
  await ground.enqueue({ recipient: 'john@example.com' });
  await next('john@example.com');
  expect(mails()).toHaveLength(2);
  api.travel(lease);
  mailer.wake();
  expect((await next(recipient)).messageId).toBe(first.messageId);
});
