import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeTwoFactor } from '../../api/two-factor/service.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { continueSignIn, goodPassword, signedIn, signIn } from '../support/members.ts';
import { problemOf } from '../support/resources.ts';
import {
  codeOf,
  enrol,
  failed,
  post,
  secondFactors,
  succeeded,
  turnOnTwoFactor,
  wrongCode,
} from '../support/two-factor.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
const { eventsOf, newMember, protectedMember, begin, give } = secondFactors(() => api);

describe('enrolling', () => {
  test('shows the seed once: as text, as address and as QR code', async () => {
    const { session, email, signIn } = await newMember();
    const { status, body } = await post(session, 'enrol', { password: goodPassword });
    expect(status).toBe(200);
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(body.otpauth_uri);
    expect(uri.protocol).toBe('otpauth:');
    expect(decodeURIComponent(uri.pathname)).toContain(email);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: `Roster ${signIn.environment}`,
      secret: body.secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
    expect(body.qr_svg).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
    const again = await session.get('/v1/two_factor');
    expect(again.body).toEqual({
      enabled: false,
      since: null,
      recovery_codes_left: 0,
      password_change_required: false,
    });
  });

  test('is not in force before it is confirmed', async () => {
    const jane = await newMember();
    await enrol(jane.session);
    succeeded(await signIn(api, jane.signIn));
    wrongCode(await post(jane.session, 'confirm', { code: '000000' }));
    succeeded(await signIn(api, jane.signIn));
  });

  test('takes the present password', async () => {
    const { session } = await newMember();
    problemOf(await post(session, 'enrol', { password: 'not the password' }), 422, 'password_refused');
    problemOf(await post(session, 'confirm', { code: '000000' }), 422, 'two_factor');
  });

  test('again, before it is confirmed, replaces the seed', async () => {
    const { session } = await newMember();
    const [first, second] = [await enrol(session), await enrol(session)];
    wrongCode(await post(session, 'confirm', { code: codeOf(api, first) }));
    expect((await post(session, 'confirm', { code: codeOf(api, second) })).status).toBe(200);
  });

  test('is refused while it is on', async () => {
    const { session } = await protectedMember();
    problemOf(await post(session, 'enrol', { password: goodPassword }), 422, 'two_factor');
    problemOf(await post(session, 'confirm', { code: '000000' }), 422, 'two_factor');
  });

  test('is the affair of the identity provider for who has no password', async () => {
    const { root } = await api.newEnvironment();
    problemOf(await post(root, 'enrol', { password: '' }), 422, 'two_factor');
  });
});

describe('confirming', () => {
  test('gives ten recovery codes, once, which are stored hashed', async () => {
    const { session, id, recoveryCodes } = await protectedMember();
    expect(recoveryCodes).toHaveLength(10);
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes)
      expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{6}-){3}[0-9a-hjkmnp-tv-z]{6}$/);
    const rows = await api.context.database
      .selectFrom('recovery_codes')
      .select('code_hash')
      .where('member_id', '=', id)
      .execute();
    expect(rows).toHaveLength(10);
    for (const { code_hash } of rows) expect(code_hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await session.get('/v1/two_factor')).body).toMatchObject({
      enabled: true,
      since: expect.stringMatching(/Z$/),
      recovery_codes_left: 10,
    });
  });

  test('ends other sessions and sign-ins under way, which gave no code', async () => {
    const jane = await newMember();
    const elsewhere = await signedIn(api, jane);
    await api.context.database
      .updateTable('member_credentials')
      .set({ must_change_password: true })
      .where('member_id', '=', jane.id)
      .execute();
    const { sign_in_token } = (await signIn(api, jane.signIn)).body;
    await turnOnTwoFactor(api, jane.session);
    problemOf(await elsewhere.get('/v1/sessions'), 401, 'unauthenticated');
    expect((await jane.session.get('/v1/sessions')).body.items).toHaveLength(1);
    const body = { sign_in_token, new_password: 'velvet harbour stone lantern' };
    failed(await continueSignIn(api, 'new_password', body));
  });

  test('takes a code that no sign-in takes after it', async () => {
    const jane = await newMember();
    const seed = await enrol(jane.session);
    const code = codeOf(api, seed);
    expect((await post(jane.session, 'confirm', { code })).status).toBe(200);
    failed(await give(await begin(jane), code));
    succeeded(await give(await begin(jane), codeOf(api, seed, 1)));
  });
});

describe('new recovery codes', () => {
  test('take a code, and end the older ones', async () => {
    const jane = await protectedMember();
    const reply = await post(jane.session, 'recovery_codes', { code: codeOf(api, jane.seed, 1) });
    expect(reply).toMatchObject({ status: 200, body: { enabled: true, recovery_codes_left: 10 } });
    failed(await give(await begin(jane), jane.recoveryCodes[0] as string));
    succeeded(await give(await begin(jane), reply.body.recovery_codes[0]));
  });

  test('are refused with a wrong code, and where two-factor authentication is off', async () => {
    const [jane, joe] = [await protectedMember(), await newMember()];
    wrongCode(await post(jane.session, 'recovery_codes', { code: '000000' }));
    problemOf(await post(joe.session, 'recovery_codes', { code: '000000' }), 422, 'two_factor');
  });
});

describe('removing', () => {
  test('takes password and code; the password is enough for a sign-in then', async () => {
    const jane = await protectedMember();
    const code = codeOf(api, jane.seed, 1);
    problemOf(await post(jane.session, 'remove', { password: 'wrong', code }), 422, 'password_refused');
    wrongCode(await post(jane.session, 'remove', { password: goodPassword, code: '000000' }));
    const reply = await post(jane.session, 'remove', { password: goodPassword, code });
    expect(reply.body).toEqual({
      enabled: false,
      since: null,
      recovery_codes_left: 0,
      password_change_required: false,
    });
    succeeded(await signIn(api, jane.signIn));
    problemOf(await post(jane.session, 'remove', { password: goodPassword, code }), 422, 'two_factor');
  });

  test('with a recovery code does for who has lost the authenticator', async () => {
    const jane = await protectedMember();
    const [code] = jane.recoveryCodes;
    expect((await post(jane.session, 'remove', { password: goodPassword, code })).status).toBe(200);
  });

  test('makes a short password due for a change at the next sign-in', async () => {
    const jane = await protectedMember();
    const shortPassword = 'kpvmwzqh';
    const body = { password: goodPassword, new_password: shortPassword };
    expect((await jane.session.post('/v1/password/change', body)).status).toBe(204);
    const code = codeOf(api, jane.seed, 1);
    const removed = await post(jane.session, 'remove', { password: shortPassword, code });
    expect(removed.body).toMatchObject({ enabled: false, password_change_required: true });
    const reply = await signIn(api, { ...jane.signIn, password: shortPassword });
    expect(reply.body.status).toBe('password_change_required');
    const next = (new_password: string) =>
      continueSignIn(api, 'new_password', { sign_in_token: reply.body.sign_in_token, new_password });
    problemOf(await next('wmqzkpvh'), 422, 'password_refused');
    succeeded(await next('velvet harbour stone lantern'));
  });

  test('by somebody else ends sign-ins under way, and forgets seed and recovery codes', async () => {
    const jane = await protectedMember();
    const token = await begin(jane);
    const remove = () =>
      api.context.database
        .transaction()
        .execute((transaction) => removeTwoFactor(transaction, jane.environment.id, jane.id));
    expect(await remove()).toBe(true);
    expect(await remove()).toBe(false);
    failed(await give(token, codeOf(api, jane.seed, 1)));
    expect((await jane.session.get('/v1/two_factor')).body).toMatchObject({
      enabled: false,
      recovery_codes_left: 0,
    });
    succeeded(await signIn(api, jane.signIn));
  });
});

test('seeds and recovery codes are sealed or hashed, and in no log, audit event or answer again', async () => {
  const jane = await protectedMember();
  succeeded(await give(await begin(jane), jane.recoveryCodes[0] as string));
  const { database } = api.context;
  const row = await database
    .selectFrom('member_credentials')
    .selectAll()
    .where('member_id', '=', jane.id)
    .executeTakeFirstOrThrow();
  expect(Buffer.from(row.sealed_totp_secret as Uint8Array).toString('latin1')).not.toContain(jane.seed);
  const answers = [
    await jane.session.get('/v1/two_factor'),
    await jane.session.get('/v1/sessions'),
    await signIn(api, jane.signIn),
  ].map(({ body }) => JSON.stringify(body));
  const kept = JSON.stringify(await eventsOf(jane.environment.id)) + api.log.join('') + answers.join('');
  for (const secret of [jane.seed, ...jane.recoveryCodes]) expect(kept).not.toContain(secret);
});
