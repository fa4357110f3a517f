import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatePassword, requireAcceptablePassword } from '../../api/passwords/service.ts';
import { type Bearer, startTestApi, type TestApi } from '../support/api.ts';
import { signedInMember, signIn } from '../support/members.ts';
import { judged, refusal } from '../support/passwords.ts';
import { turnOnTwoFactor } from '../support/two-factor.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const storedOf = (memberId: string) =>
  api.context.database
    .selectFrom('member_credentials')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();

describe('a new password', () => {
  let session: Bearer;
  beforeAll(async () => {
    ({ session } = await signedInMember(api));
  });

  test.each([
    ['15 characters', 'kpvmwzqhtrbxdnf'],
    ['15 characters that UTF-16 needs two units for', '𝕬𐐷😀🦊🌵🎈🪁🧭🥁🪐🛰🧊🪵🫖🦉'],
    ['128 characters', `${'kpvmwzqhtrbxdnfg'.repeat(7)}another16letters`],
    ['lower-case letters alone', 'orchid barrel ninety'],
    ['digits alone', '840275193662018'],
    ['spaces', 'a quiet river at noon'],
    ['a common word among others', 'password orchid barrel'],
  ])('may be %s: there are no composition rules', async (_, password) => {
    expect((await judged(session, password)).status).toBe(204);
  });

  test.each([
    ['14 characters', 'kpvmwzqhtrbxdn', 'must have at least 15 characters'],
    ['14 characters in 28 units', '𝕬𐐷😀🦊🌵🎈🪁🧭🥁🪐🧩🧊🪢🫖', 'must have at least 15 characters'],
    ['129 characters', `${'kpvmwzqhtrbxdnfg'.repeat(8)}x`, 'must have at most 128 characters'],
    ['nothing', '', 'must have at least 15 characters'],
    ['half a character', 'orchid barrel ninety \ud800', 'has characters that are none'],
  ])('is refused that has %s', async (_, password, message) => {
    expect(refusal(await judged(session, password))).toContain(message);
  });

  test.each([
    'passwordpassword',
    'PasswordPassword',
    'qwerty123456789',
    '1234567890987654321',
    'password1234567',
    '2024football2024',
    'dragondragondragon',
    'iloveyouiloveyou99',
  ])('is refused that is common, or that filled up: %s', async (password) => {
    expect(refusal(await judged(session, password))).toMatch(/^is a common password/);
  });

  test.each(['aaaaaaaaaaaaaaa', '777777777777777', 'xyxyxyxyxyxyxyxy'])(
    'is refused that repeats one or two characters: %s',
    async (password) => {
      expect(refusal(await judged(session, password))).toMatch(/repeats one or two|is a common password/);
    },
  );

  test('is refused that is the name of the person or of the environment', async () => {
    const jane = await signedInMember(api, {
      email: 'jane.longstocking@example.com',
      username: 'jane-of-the-pipeline',
      display_name: 'Jane Longstocking',
    });
    const { environment } = jane.signIn;
    for (const password of [
      'jane.longstocking@example.com',
      'Jane.Longstocking',
      'jane.longstocking2026',
      'jane-of-the-pipeline1',
      'Jane Longstocking7',
      'janelongstocking',
      environment,
      `1${environment.toUpperCase()}`,
    ])
      expect(refusal(await judged(jane.session, password)), password).toMatch(/^is the name of/);
  });

  test('may have 8 characters with two-factor authentication, and must not be common then either', async () => {
    const jane = await signedInMember(api);
    await turnOnTwoFactor(api, jane.session);
    expect((await judged(jane.session, 'kpvmwzqh')).status).toBe(204);
    expect(refusal(await judged(jane.session, 'kpvmwzq'))).toBe('must have at least 8 characters');
    expect(refusal(await judged(jane.session, 'Football'))).toMatch(/^is a common password/);
  });

  test('is the same however the keyboard composes it', async () => {
    const composed = 'caf\u00e9 am fu\u00dfe der br\u00fccke';
    const jane = await signedInMember(api, { password: composed });
    const decomposed = { ...jane.signIn, password: composed.normalize('NFD') };
    expect((await signIn(api, decomposed)).status).toBe(200);
    const wide = { ...jane.signIn, password: composed.replace('c', '\uff43') };
    expect((await signIn(api, wide)).status).toBe(200);
  });

  test('is stored as argon2id with the parameters of the OWASP, and salted', async () => {
    const [jane, joe] = [await signedInMember(api), await signedInMember(api)];
    const [one, other] = [await storedOf(jane.id), await storedOf(joe.id)];
    const form = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/;
    for (const { password_hash } of [one, other]) expect(password_hash).toMatch(form);
    expect(one.password_hash).not.toBe(other.password_hash);
  });
});

test('a generated password is random, acceptable, and has no characters that look alike', () => {
  const passwords = Array.from({ length: 200 }, generatePassword);
  expect(new Set(passwords).size).toBe(200);
  for (const password of passwords) {
    expect(password).toMatch(/^[^0Oo1Il]{24}$/);
    requireAcceptablePassword('password', password, { twoFactor: false, words: ['admin', 'acme'] });
  }
});
