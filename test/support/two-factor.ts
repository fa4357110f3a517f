import { Secret, TOTP } from 'otpauth';
import { expect } from 'vitest';
import type { Bearer, Caller, Json, Reply, TestApi } from './api.ts';
import {
  changeSettings,
  continueSignIn,
  goodPassword,
  type MemberWithPassword,
  type SignedInMember,
  signedInMember,
  signIn,
} from './members.ts';
import { problemOf } from './resources.ts';
import { travelWithin } from './travel.ts';

const stepMilliseconds = 30_000;

/** What an authenticator with the seed shows: now, or so many steps later. */
export const codeOf = (api: TestApi, seed: string, stepsLater = 0): string =>
  TOTP.generate({
    secret: Secret.fromBase32(seed),
    timestamp: api.context.now().getTime() + stepsLater * stepMilliseconds,
  });

/** Enrols who is signed in and has a password; the seed is not in force yet. */
export async function enrol(member: Caller, password = goodPassword): Promise<string> {
  const enrolled = await member.post('/v1/two_factor/enrol', { password });
  expect(enrolled, JSON.stringify(enrolled.body)).toMatchObject({ status: 200 });
  return enrolled.body.secret;
}

/** How a sign-in, or a code, is judged. */
export const failed = (reply: Reply) => problemOf(reply, 401, 'sign_in_failed');
export const succeeded = (reply: Reply) =>
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200, body: { status: 'signed_in' } });

/** One of the verbs of `/v1/two_factor`. */
export const post = (session: Bearer, verb: string, body: Json, query: Json = {}) =>
  session.send({ method: 'POST', path: `/v1/two_factor/${verb}`, body, query });

export const wrongCode = (reply: Reply) =>
  expect(problemOf(reply, 422, 'two_factor').errors).toMatchObject([{ pointer: '/code' }]);

export interface SecondFactor {
  readonly seed: string;
  readonly recoveryCodes: readonly string[];
}

/** Turns two-factor authentication on; the code of the present step is used up by that. */
export async function turnOnTwoFactor(
  api: TestApi,
  member: Caller,
  password = goodPassword,
): Promise<SecondFactor> {
  const seed = await enrol(member, password);
  const confirmed = await member.post('/v1/two_factor/confirm', { code: codeOf(api, seed) });
  expect(confirmed, JSON.stringify(confirmed.body)).toMatchObject({ status: 200 });
  return { seed, recoveryCodes: confirmed.body.recovery_codes };
}

/** What tests of two-factor authentication do again and again. */
export function secondFactors(api: () => TestApi) {
  const travel = travelWithin(api);
  /** To the beginning of the next time step, so that no step ends in the middle of a test. */
  const toNextStep = () => travel(stepMilliseconds - (api().context.now().getTime() % stepMilliseconds));

  /** Without a second factor yet. */
  async function newMember(): Promise<SignedInMember> {
    toNextStep();
    const member = await signedInMember(api());
    // What locks is tested elsewhere.
    await changeSettings(api(), member.environment, { lock_attempts: 100 });
    return member;
  }

  async function protectedMember(): Promise<SignedInMember & SecondFactor> {
    const member = await newMember();
    return { ...member, ...(await turnOnTwoFactor(api(), member.session)) };
  }

  /** The token of a sign-in that waits for the code. */
  async function begin(member: MemberWithPassword): Promise<string> {
    const { body } = await signIn(api(), member.signIn);
    expect(body).toEqual({
      status: 'second_factor_required',
      sign_in_token: expect.stringMatching(/^rsi_[\w-]{43}$/),
      expires_at: expect.any(String),
    });
    return body.sign_in_token;
  }

  const give = (sign_in_token: string, code: string): Promise<Reply> =>
    continueSignIn(api(), 'second_factor', { sign_in_token, code });

  /** Everything in the audit log of an environment. */
  const eventsOf = (environmentId: string): Promise<Json[]> =>
    api()
      .context.database.selectFrom('audit_events')
      .selectAll()
      .where('environment_id', '=', environmentId)
      .orderBy('sequence')
      .execute();

  return { eventsOf, travel, toNextStep, newMember, protectedMember, begin, give };
}
