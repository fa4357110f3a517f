import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword, storePassword } from '../../api/passwords/service.ts';
import { sendPlain, type TestEnvironment } from '../support/api.ts';
import { assignmentsOf, createEnvironment, eventsIn, permanently } from '../support/environments.ts';
import { type MailingApi, startMailingApi, tokenIn } from '../support/mail.ts';
import { goodPassword, signIn } from '../support/members.ts';
import { problemOf, snapshot } from '../support/resources.ts';

let api: MailingApi;
beforeAll(async () => {
  api = await startMailingApi();
});
afterAll(() => api.stop());

describe('the operator lets a root member in again who cannot get in', () => {
  const recover = (environmentId: string) =>
    api.operator.post(`/v1/environments/${environmentId}/recover_root`, undefined);

  /** Gives the root member a mailbox of their own, a password, and a second factor. */
  async function equip({ id, root }: TestEnvironment): Promise<string> {
    const email = `root-${randomUUID()}@example.com`;
    const { database } = api.context;
    const hashed = await hashPassword(goodPassword);
    await database.updateTable('members').set({ email }).where('id', '=', root.id).execute();
    await database.transaction().execute(async (transaction) => {
      await storePassword(transaction, { environmentId: id, memberId: root.id }, hashed, {
        mustChange: false,
      });
      await transaction
        .updateTable('member_credentials')
        .set({ sealed_totp_secret: new Uint8Array([1]), two_factor_since: api.context.now() })
        .where('member_id', '=', root.id)
        .execute();
      await transaction
        .insertInto('recovery_codes')
        .values({ environment_id: id, member_id: root.id, code_hash: 'x' })
        .execute();
    });
    return email;
  }

  const redeem = (token: string, new_password: string) =>
    sendPlain(`${api.url}/v1/activations`, 'POST', { token, new_password });

  test('also locked, without the second factor, and with every other Administrator gone', async () => {
    const environment = await api.newEnvironment();
    const { id, slug, root, administrator } = environment;
    const email = await equip(environment);
    await root.delete(`/v1/service_accounts/${administrator.id}`);
    const wrong = { environment: slug, login: email, password: 'not the password at all' };
    for (let attempt = 0; attempt < 6; attempt++) problemOf(await signIn(api, wrong), 401, 'sign_in_failed');

    const reply = await recover(id);
    expect(reply.body, JSON.stringify(reply.body)).toMatchObject({ id, root_member_id: root.id });
    problemOf(await root.get('/v1/environment'), 401, 'unauthenticated');
    const token = tokenIn(await api.mailbox.next(email));
    const password = 'a wholly new passphrase';
    expect((await redeem(token, password)).body).toMatchObject({ status: 'signed_in' });
    const { body: again } = await signIn(api, { ...wrong, password });
    expect(again).toMatchObject({ status: 'signed_in' });
  });

  test('the old password opens nothing any more: the mail alone does', async () => {
    const environment = await api.newEnvironment();
    const email = await equip(environment);
    await recover(environment.id);
    problemOf(
      await signIn(api, { environment: environment.slug, login: email, password: goodPassword }),
      401,
      'sign_in_failed',
    );
    const left = await api.context.database
      .selectFrom('recovery_codes')
      .selectAll()
      .where('member_id', '=', environment.root.id)
      .execute();
    expect(left).toEqual([]);
  });

  test('a root member who never activated the account gets a new activation mail, and the older link ends', async () => {
    const email = `first-${randomUUID()}@example.com`;
    const { id } = await createEnvironment(api, { administrator: { email } });
    const first = tokenIn(await api.mailbox.next(email));
    await recover(id);
    const second = tokenIn(await api.mailbox.next(email));
    problemOf(await redeem(first, goodPassword), 422, 'link_expired');
    expect((await redeem(second, goodPassword)).body).toMatchObject({ status: 'signed_in' });
  });

  test('the Administrator role is given back, and a disabled root member is active again', async () => {
    const environment = await api.newEnvironment();
    const { database } = api.context;
    const email = await equip(environment);
    // No endpoint leads here: this is what an operator might find after work on the database itself.
    await database.deleteFrom('role_assignments').where('principal_id', '=', environment.root.id).execute();
    await database.updateTable('members').set({ status: 'disabled' }).where('email', '=', email).execute();
    await recover(environment.id);
    expect(await assignmentsOf(api, environment.id, environment.root.id)).toEqual([
      permanently('administrator'),
    ]);
    const token = tokenIn(await api.mailbox.next(email));
    expect((await redeem(token, goodPassword)).body).toMatchObject({ status: 'signed_in' });
  });

  test('it is audited, names who it was, and touches nobody else', async () => {
    const environment = await api.newEnvironment();
    const other = await environment.member({ role: 'auditor' });
    await equip(environment);
    await recover(environment.id);
    const [event] = await eventsIn(api, environment.id, 'environment.recover_root');
    expect(event).toMatchObject({
      actor_kind: 'operator',
      details: {
        root_member: { id: environment.root.id },
        mail: 'recovery',
        ended_sessions: [expect.any(String)],
      },
    });
    expect((await other.get('/v1/environment')).status).toBe(200);
  });

  test('a dry run changes nothing and sends nothing', async () => {
    const environment = await api.newEnvironment();
    const email = await equip(environment);
    const before = await snapshot(api, environment);
    const path = `/v1/environments/${environment.id}/recover_root`;
    const tried = await api.operator.post(path, undefined, { query: { dry_run: true } });
    expect(tried.status).toBe(200);
    expect(await snapshot(api, environment)).toEqual(before);
    expect((await environment.root.get('/v1/environment')).status).toBe(200);
    expect(api.mailbox.mails().some(({ recipients }) => recipients.includes(email))).toBe(false);
  });
});
