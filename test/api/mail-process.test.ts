import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sendPlain } from '../support/api.ts';
import { databaseVariables, prepareGround } from '../support/api-process.ts';
import { linksIn, startMailbox, tokenIn } from '../support/mail.ts';
import { goodPassword } from '../support/members.ts';

const administrator = 'ada@example.com';

async function ground() {
  const prepared = await prepareGround();
  onTestFinished(prepared.cleanUp);
  return prepared;
}

test('the initial Administrator of a new installation is invited by mail, and activates the account', async () => {
  const { start } = await ground();
  const mailbox = await startMailbox();
  onTestFinished(mailbox.stop);
  const running = start({
    ...(await databaseVariables()),
    ROSTER_ADMIN_EMAIL: administrator,
    ROSTER_SMTP_URL: mailbox.url,
    ROSTER_MAIL_FROM: 'Accounts <accounts@example.com>',
  });
  const url = await running.listening;
  const mail = await mailbox.next(administrator);
  expect(mail.from).toMatchObject({ name: 'Accounts', address: 'accounts@example.com' });
  expect(linksIn(mail)[1]).toBe(`${url}/e/default`);
  const activated = await sendPlain(`${url}/v1/activations`, 'POST', {
    token: tokenIn(mail),
    new_password: goodPassword,
  });
  expect(activated).toMatchObject({ status: 200, body: { status: 'signed_in' } });
  const members = await sendPlain(`${url}/v1/members`, 'GET', undefined, {
    authorization: `Bearer ${activated.body.session_token}`,
  });
  expect(members.body.items).toMatchObject([{ email: administrator, status: 'active', root: true }]);
  running.kill('SIGTERM');
  expect(await running.exit).toBe(0);
});

test('without an SMTP server the mail is in the data directory, and the console says where', async () => {
  const { start, directory } = await ground();
  const running = start({ ...(await databaseVariables()), ROSTER_ADMIN_EMAIL: administrator });
  await running.listening;
  const folder = join(directory, 'mail');
  const file = await vi.waitFor(
    async () => {
      const [name = '', ...more] = await readdir(folder);
      expect(more).toEqual([]);
      expect(running.output()).toContain(join(folder, name));
      return join(folder, name);
    },
    { timeout: 20_000 },
  );
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const mail = await PostalMime.parse(await readFile(file));
  expect(mail.to).toMatchObject([{ address: administrator }]);
  expect(running.output()).not.toContain(tokenIn(mail));
  running.kill('SIGTERM');
  expect(await running.exit).toBe(0);
});

test.each([
  ['ROSTER_SMTP_URL', 'https://mail.example.com', 'must be a URL as in smtps://'],
  ['ROSTER_MAIL_FROM', 'Roster', 'must be an address, as in'],
])('a wrong %s is told at the start', async (name, value, message) => {
  const { start } = await ground();
  const running = start({ ...(await databaseVariables()), [name]: value });
  await expect(running.listening).rejects.toThrow(message);
  expect(await running.exit).toBe(1);
});
