import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { goodPassword, signIn } from '../support/members.ts';
import { problemOf } from '../support/resources.ts';
import { codeOf, enrol, failed, post, secondFactors, succeeded, wrongCode } from '../support/two-factor.ts';

const step = 30_000;
const minute = 60_000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
const { eventsOf, travel, toNextStep, newMember, protectedMember, begin, give } = secondFactors(() => api);

describe('signing in with two-factor authentication', () => {
  test('takes the password, then the code; half-finished it is no session', async () => {
    const jane = await protectedMember();
    const token = await begin(jane);
    problemOf(await api.bearer(jane.id, token).get('/v1/sessions'), 401, 'unauthenticated');
    const { database } = api.context;
    const sessions = () =>
      database.selectFrom('sessions').select('id').where('member_id', '=', jane.id).execute();
    expect(await sessions()).toHaveLength(1);
    succeeded(await give(token, codeOf(api, jane.seed, 1)));
    expect(await sessions()).toHaveLength(2);
  });

  test('takes the code of the step before, of this one and of the next, and no others', async () => {
    const jane = await protectedMember();
    const giveCode = async (stepsLater: number) => {
      const token = await begin(jane);
      toNextStep();
      return give(token, codeOf(api, jane.seed, stepsLater));
    };
    travel(2 * step);
    for (const stepsLater of [-2, 2, 3]) failed(await giveCode(stepsLater));
    for (const stepsLater of [-1, 0, 1]) succeeded(await giveCode(stepsLater));
  });

  test('takes a code once, also when it comes again padded', async () => {
    const jane = await protectedMember();
    const code = codeOf(api, jane.seed, 1);
    succeeded(await give(await begin(jane), ` ${code.slice(0, 3)} ${code.slice(3)} `));
    for (const again of [code, ` ${code}`, `${code} `, `${code}\n`, code.split('').join(' ')])
      failed(await give(await begin(jane), again));
  });

  test('takes a code once, also when it comes several times at once', async () => {
    const jane = await protectedMember();
    const tokens = [await begin(jane), await begin(jane), await begin(jane)];
    const code = codeOf(api, jane.seed, 1);
    const replies = await Promise.all([...tokens, ...tokens].map((token) => give(token, code)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401]);
  });

  test('does not take an older code after a newer one', async () => {
    const jane = await protectedMember();
    travel(10 * step);
    succeeded(await give(await begin(jane), codeOf(api, jane.seed)));
    failed(await give(await begin(jane), codeOf(api, jane.seed, -1)));
  });

  test.each(['', 'abcdef', '٠١٢٣٤٥', '12345', '1234567', '000000000000'])(
    'does not take what is no code: %j',
    async (code) => {
      const jane = await protectedMember();
      failed(await give(await begin(jane), code));
    },
  );

  test('does not take the code of another member', async () => {
    const [jane, joe] = [await protectedMember(), await protectedMember()];
    failed(await give(await begin(jane), codeOf(api, joe.seed, 1)));
    failed(await give(await begin(jane), joe.recoveryCodes[0] as string));
  });

  test('takes a recovery code in place of it, each once', async () => {
    const jane = await protectedMember();
    const [code = ''] = jane.recoveryCodes;
    succeeded(await give(await begin(jane), ` ${code.toUpperCase().replaceAll('-', ' ')} `));
    failed(await give(await begin(jane), code));
    expect((await jane.session.get('/v1/two_factor')).body.recovery_codes_left).toBe(9);
  });

  test('takes a recovery code once when it comes several times at once', async () => {
    const jane = await protectedMember();
    const tokens = [await begin(jane), await begin(jane)];
    const [code = ''] = jane.recoveryCodes;
    const replies = await Promise.all([...tokens, ...tokens].map((token) => give(token, code)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  test('is over after 10 minutes', async () => {
    const jane = await protectedMember();
    const token = await begin(jane);
    travel(10 * minute);
    failed(await give(token, codeOf(api, jane.seed)));
  });

  test('records how', async () => {
    const jane = await protectedMember();
    succeeded(await give(await begin(jane), codeOf(api, jane.seed, 1)));
    succeeded(await give(await begin(jane), jane.recoveryCodes[0] as string));
    failed(await give(await begin(jane), '000000'));
    const events = (await eventsOf(jane.environment.id)).filter(({ action }) => action === 'member.sign_in');
    expect(events.map(({ outcome, details }) => [outcome, JSON.parse(details)])).toMatchObject([
      ['success', { method: 'password' }],
      ['success', { method: 'two_factor' }],
      ['success', { method: 'recovery_code' }],
      ['denied', { reason: 'wrong_code' }],
    ]);
  });
});

describe('guesses with a session end after 5 wrong ones within 30 minutes', () => {
  const verbs = { confirm: {}, recovery_codes: {}, remove: { password: goodPassword } };

  test.each(Object.entries(verbs))('%s', async (verb, more) => {
    const jane = verb === 'confirm' ? await newMember() : await protectedMember();
    if (verb === 'confirm') await enrol(jane.session);
    for (let done = 0; done < 5; done += 1)
      wrongCode(await post(jane.session, verb, { ...more, code: `00000${done}` }));
    const reply = await post(jane.session, verb, { ...more, code: '000005' });
    problemOf(reply, 429, 'rate_limited');
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await jane.session.get('/v1/two_factor')).status).toBe(200);
    expect((await signIn(api, jane.signIn)).status).toBe(200);
  });

  test('at passwords and codes together, dry runs included', async () => {
    const jane = await protectedMember();
    await post(jane.session, 'remove', { password: 'wrong', code: '000000' });
    await post(jane.session, 'remove', { password: goodPassword, code: '000000' }, { dry_run: true });
    await post(jane.session, 'recovery_codes', { code: '000000' }, { dry_run: true });
    await jane.session.post('/v1/password/change', { password: 'wrong', new_password: 'wrong' });
    await post(jane.session, 'enrol', { password: 'wrong' });
    const code = codeOf(api, jane.seed, 1);
    problemOf(await post(jane.session, 'remove', { password: goodPassword, code }), 429, 'rate_limited');
    travel(30 * minute);
    const later = codeOf(api, jane.seed);
    expect((await post(jane.session, 'remove', { password: goodPassword, code: later })).status).toBe(200);
  });
});

describe('a code', () => {
  test('that a dry run would make are not shown, nor is a seed: they never come into force', async () => {
    const jane = await newMember();
    const dry = { dry_run: true };
    const enrolled = await post(jane.session, 'enrol', { password: goodPassword }, dry);
    expect(enrolled).toMatchObject({ status: 200, body: { secret: null, otpauth_uri: null, qr_svg: null } });
    const code = codeOf(api, await enrol(jane.session));
    const confirmed = await post(jane.session, 'confirm', { code }, dry);
    expect(confirmed).toMatchObject({ status: 200, body: { enabled: true, recovery_codes: null } });
    const { recovery_codes } = (await post(jane.session, 'confirm', { code })).body;
    const renewed = await post(jane.session, 'recovery_codes', { code: recovery_codes[0] }, dry);
    expect(renewed).toMatchObject({ status: 200, body: { recovery_codes: null } });
  });

  test('that a dry run took is not used up', async () => {
    const jane = await protectedMember();
    const body = { code: codeOf(api, jane.seed, 1) };
    expect((await post(jane.session, 'recovery_codes', body, { dry_run: true })).status).toBe(200);
    expect((await post(jane.session, 'recovery_codes', body)).status).toBe(200);
    wrongCode(await post(jane.session, 'recovery_codes', body));
  });

  test('works once on all endpoints together, also at once', async () => {
    const jane = await protectedMember();
    const code = codeOf(api, jane.seed, 1);
    const token = await begin(jane);
    const replies = await Promise.all([
      give(token, code),
      post(jane.session, 'recovery_codes', { code }),
      post(jane.session, 'recovery_codes', { code: ` ${code}` }),
    ]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
