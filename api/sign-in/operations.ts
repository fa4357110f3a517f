import { z } from 'zod';
import type { Answer, OpenCall } from '../context.ts';
import type { Operation } from '../http/operation.ts';
import { passwordOperations } from '../passwords/operations.ts';
import { wireTime } from '../time.ts';
import { giveNewPassword, giveSecondFactor, type SignInStep, signIn } from './service.ts';

const secret = z.string().max(1000);

const signInToken = secret.meta({
  description: 'The `sign_in_token` of the step before.',
  examples: ['rsi_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG'],
});

/** Also the answer to an activation, which is a sign-in. */
export const signInAnswer = z.object({
  status: z.enum(['signed_in', 'second_factor_required', 'password_change_required']).meta({
    description: 'What comes next. Until it is `signed_in` there is no session.',
  }),
  sign_in_token: z.string().optional().meta({
    description: 'Names the sign-in in the next step: for 10 minutes, once. Left out when signed in.',
  }),
  session_token: z.string().optional().meta({
    description: 'The session, when signed in: send it as bearer token. It is told this once.',
  }),
  session_id: z.string().optional(),
  member_id: z.string().optional(),
  environment_id: z.string().optional(),
  expires_at: z.string().meta({
    format: 'date-time',
    description: 'When the session, or the sign-in under way, ends at the latest.',
  }),
});

export function signInAnswerOf(step: SignInStep): Answer {
  if (step.status !== 'signed_in') {
    const { status, signInToken, expiresAt } = step;
    return { status: 200, body: { status, sign_in_token: signInToken, expires_at: wireTime(expiresAt) } };
  }
  const { status, environmentId, memberId, session } = step;
  return {
    status: 200,
    body: {
      status,
      session_token: session.token,
      session_id: session.id,
      member_id: memberId,
      environment_id: environmentId,
      expires_at: wireTime(session.expiresAt),
    },
  };
}

type Step<Body> = OpenCall<unknown, unknown, Body>;

const shared = {
  method: 'post',
  tag: 'sign_in',
  permission: null,
  guard: 'own',
  credential: 'none',
  status: 200,
  answer: signInAnswer,
} as const;

export const signInOperations: Operation[] = [
  {
    ...shared,
    id: 'begin_sign_in',
    path: '/v1/sign_ins',
    summary: 'Sign in as a member',
    description:
      'With e-mail address or user name, and password. Whatever is wrong, the answer is the same 401 `sign_in_failed`. More than 5 attempts within 30 minutes, successful or failed, lock the member for 30 minutes (the numbers are settings of the environment). Where a second factor or a new password is due the answer says so, and nobody is signed in yet.',
    body: z.strictObject({
      environment: z
        .string()
        .max(1000)
        .meta({ description: 'The slug of the environment, as in its login URL.', examples: ['acme'] }),
      login: z
        .string()
        .max(1000)
        .meta({ description: 'The e-mail address, or the user name.', examples: ['jane@example.com'] }),
      password: secret.meta({ description: 'The password.', examples: ['orchid barrel ninety fog'] }),
    }),
    handle: async (call: Step<{ environment: string; login: string; password: string }>) => {
      const { environment, login, password } = call.body;
      return signInAnswerOf(await signIn(call, { slug: environment, login, password }));
    },
  },
  {
    ...shared,
    id: 'give_second_factor',
    path: '/v1/sign_ins/second_factor',
    summary: 'Go on with a sign-in: a code',
    description:
      'Takes a code that the authenticator shows, or a recovery code; each works once. A wrong one counts as an attempt to sign in.',
    body: z.strictObject({
      sign_in_token: signInToken,
      code: z
        .string()
        .max(100)
        .meta({ description: 'Six digits, or a recovery code.', examples: ['123456'] }),
    }),
    handle: async (call: Step<{ sign_in_token: string; code: string }>) => {
      const { sign_in_token, code } = call.body;
      return signInAnswerOf(await giveSecondFactor(call, { signInToken: sign_in_token, code }));
    },
  },
  {
    ...shared,
    id: 'give_new_password',
    path: '/v1/sign_ins/new_password',
    summary: 'End a sign-in: a password of your own',
    description:
      'Due where somebody else chose the password. At least 15 characters (8 with two-factor authentication), at most 128, and none of the common ones; no other rules.',
    body: z.strictObject({
      sign_in_token: signInToken,
      new_password: secret.meta({
        description: 'The new password.',
        examples: ['velvet harbour stone lantern'],
      }),
    }),
    handle: async (call: Step<{ sign_in_token: string; new_password: string }>) => {
      const { sign_in_token, new_password } = call.body;
      return signInAnswerOf(
        await giveNewPassword(call, { signInToken: sign_in_token, newPassword: new_password }),
      );
    },
  },
  ...passwordOperations,
];
