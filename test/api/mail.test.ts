import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sweepMails } from '../../api/mail/outbox.ts';
import { folderTransport } from '../../api/mail/transport.ts';
import { mailFrom } from '../support/mail.ts';
import {
  enqueueMail,
  hour,
  mailbox,
  patience,
  prepareOutbox,
  recipient,
  type StillApi,
  secretLink,
  smtp,
  startStillApi,
} from '../support/outbox.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let api: StillApi;
beforeAll(async () => {
  api = await startStillApi();
});
afterAll(() => api.stop());

test('a mail goes out once, as text and as HTML that loads nothing, and nothing of it stays in the database', async () => {
  const ground = await prepareOutbox(api);
  const { url, next, mails } = await mailbox();
  await ground.enqueue();
  const [waiting] = await ground.outbox();
  expect(Buffer.from(waiting?.sealed_content ?? '').toString('latin1')).not.toMatch(/Activate|token/);
  const revision = await ground.revision();
  ground.run(smtp(url));

  const mail = await next(recipient);
  expect(mail).toMatchObject({
    from: { name: 'Roster', address: 'roster@example.com' },
    to: [{ address: recipient }],
    recipients: [recipient],
    subject: 'Activate your account <now>',
    messageId: `<${waiting?.id}@example.com>`,
    attachments: [],
  });
  expect(mail.text?.trim()).toBe(ground.mail.text);
  expect(mail.html).toContain(`<a href="${secretLink}">${secretLink}</a>`);
  expect(mail.html).toContain('Grüße &amp; &lt;b&gt;bold&lt;/b&gt;');
  expect(mail.html).not.toMatch(/<img|<link|<script|src=|url\(/i);
  expect(mail.headers).toContainEqual(
    expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
  );

  const sent = await ground.triedTimes(1);
  expect(sent).toMatchObject({ sealed_content: null, next_attempt_at: null, last_error: null });
  expect(sent.sent_at).not.toBeNull();
  expect(mails()).toHaveLength(1);
  const [event, ...more] = await ground.events();
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    actor_kind: 'system',
    outcome: 'success',
    target_kind: 'member',
    target_id: ground.mail.memberId,
    details: { mail_id: sent.id, kind: 'activation', recipient },
  });
  expect(JSON.stringify(event)).not.toMatch(/token|Activate your/);
  expect(await ground.revision()).toEqual(revision);
  expect(api.log.join('')).not.toContain('rst_');
});

test('a mail of a transaction that is rolled back is never sent', async () => {
  const ground = await prepareOutbox(api);
  const { mail } = ground;
  const { context } = api;
  const { url, next, mails } = await mailbox();
  const failing = context.database.transaction().execute(async (transaction) => {
    await enqueueMail(transaction, context, mail);
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  await ground.enqueue({ recipient: 'john@example.com' });
  ground.run(smtp(url));
  await next('john@example.com');
  expect(mails()).toHaveLength(1);
});

test('a mail whose link has ended, or that was withdrawn, is not sent any more', async () => {
  const ground = await prepareOutbox(api);
  const { url, next, mails } = await mailbox();
  await ground.enqueue();
  await ground.withdraw();
  expect(await ground.outbox()).toMatchObject([{ sealed_content: null, last_error: 'withdrawn' }]);
  await ground.enqueue({ expiresAt: new Date(api.time() + hour) });
  api.travel(hour);
  await ground.enqueue({ recipient: 'john@example.com' });
  ground.run(smtp(url));
  await next('john@example.com');
  expect(mails()).toHaveLength(1);
  const reasons = (await ground.events()).map(({ details }) => [details.recipient, details.reason]);
  expect(reasons).toContainEqual([recipient, 'expired']);
});

test('several mailers never send the same mail', async () => {
  const ground = await prepareOutbox(api);
  const { url, mails } = await mailbox();
  const recipients = Array.from({ length: 20 }, (_, index) => `member-${index}@example.com`);
  for (const one of recipients) await ground.enqueue({ recipient: one });
  for (let count = 0; count < 3; count++) ground.run(smtp(url));
  await vi.waitFor(async () => expect(await ground.events()).toHaveLength(20), patience);
  expect(
    mails()
      .map((mail) => mail.recipients[0])
      .sort(),
  ).toEqual(recipients.sort());
});

test('a mailer that is stopped lets the mail under way go out, and starts no other', async () => {
  const ground = await prepareOutbox(api);
  const { url, mails } = await mailbox();
  const reached = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  const send = smtp(url);
  await ground.enqueue();
  await ground.enqueue();
  const mailer = ground.run(async (mail, signal) => {
    reached.resolve();
    await free.promise;
    await send(mail, signal);
  });
  await reached.promise;
  const stopped = mailer.stop();
  free.resolve();
  await stopped;
  expect(mails()).toHaveLength(1);
  const states = (await ground.outbox()).map(({ sent_at }) => sent_at !== null);
  expect(states.sort()).toEqual([false, true]);
});

test('without an SMTP server a mail is a file for its owner alone, and the console says where', async () => {
  const ground = await prepareOutbox(api);
  const folder = join(await temporaryFolder(), 'mail');
  await ground.enqueue();
  ground.run(folderTransport(folder, mailFrom, api.context.logger));
  expect(await ground.triedTimes(1)).toMatchObject({ last_error: null });
  const [name = '', ...more] = await readdir(folder);
  expect(more).toEqual([]);
  const file = join(folder, name);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const source = await readFile(file, 'utf8');
  expect(source).toContain(ground.mail.text);
  const mail = await PostalMime.parse(source);
  expect(mail).toMatchObject({ to: [{ address: recipient }], subject: ground.mail.subject });
  expect(mail.text?.trim()).toBe(ground.mail.text);
  const lines = api.log.map((line) => JSON.parse(line));
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 30, file, msg: expect.stringContaining('the mail is in this file') }),
  );
  expect(api.log.join('')).not.toMatch(/rst_|Grüße/);
});

test('finished mails are forgotten after 30 days, and no others', async () => {
  const ground = await prepareOutbox(api);
  await ground.enqueue();
  await ground.withdraw();
  await ground.enqueue({ recipient: 'john@example.com' });
  const sweep = () => sweepMails(api.context, new Date(api.time()));
  await sweep();
  expect(await ground.outbox()).toHaveLength(2);
  api.travel(31 * 24 * hour);
  await sweep();
  expect(await ground.outbox()).toMatchObject([{ recipient: 'john@example.com' }]);
});
