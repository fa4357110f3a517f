import { z } from 'zod';
import { member } from '../../provider-schema/catalogue.ts';
import { idSchema, readSchema } from '../../provider-schema/readers/zod.ts';
import type { OpenCall } from '../context.ts';
import type { Operation } from '../http/operation.ts';
import { signInAnswer, signInAnswerOf } from '../sign-in/operations.ts';
import { activate } from './activation.ts';
import { removeTwoFactor, resendActivation, resetPassword, resetPasswordBody } from './credentials.ts';
import { answerExtras } from './present.ts';
import { disable, enable, unlock } from './status.ts';

const shared = {
  method: 'post',
  tag: 'member',
  permission: 'member.manage',
  guard: 'environment',
  params: { id: idSchema(member) },
  status: 200,
  answer: readSchema(member, { extras: answerExtras }),
  versioned: true,
} as const;

const verbs: Operation[] = [
  {
    ...shared,
    id: 'disable_member',
    path: '/v1/members/{id}/disable',
    summary: 'Disable a member',
    description:
      'A disabled member cannot sign in or reach anything: sessions, sign-ins under way and links in mails end. Role assignments stay. The root member and the last active Administrator cannot be disabled.',
    handle: disable,
  },
  {
    ...shared,
    id: 'enable_member',
    path: '/v1/members/{id}/enable',
    summary: 'Enable a disabled member',
    description:
      'The member is active again; or pending, if the account was never activated: send a new activation mail then. Takes everything that the member holds.',
    handle: enable,
  },
  {
    ...shared,
    id: 'unlock_member',
    path: '/v1/members/{id}/unlock',
    summary: 'Lift the lock of a member',
    description:
      'Ends the lock that too many sign-in attempts led to, and forgets those attempts. Takes everything that the member holds.',
    handle: unlock,
  },
  {
    ...shared,
    id: 'resend_member_activation',
    action: 'member.resend_activation',
    path: '/v1/members/{id}/resend_activation',
    summary: 'Send a pending member a new activation mail',
    description: 'The link in it is valid for 1 hour; older links end. Only while the member is pending.',
    handle: resendActivation,
  },
  {
    ...shared,
    id: 'reset_member_password',
    action: 'member.reset_password',
    path: '/v1/members/{id}/reset_password',
    summary: 'Set the password of another member',
    description:
      'The member must change it at the next sign-in; their sessions end. A pending member is sent a new activation mail, and older links end. Takes everything that the member holds. Not for an active root member, whom the operator recovers.',
    body: resetPasswordBody,
    handle: resetPassword,
  },
  {
    ...shared,
    id: 'remove_member_two_factor',
    action: 'member.remove_two_factor',
    path: '/v1/members/{id}/remove_two_factor',
    summary: 'Remove the second factor of another member',
    description:
      'For a member who lost it: the authenticator and the recovery codes are forgotten. Takes everything that the member holds. Not for an active root member, whom the operator recovers.',
    handle: removeTwoFactor,
  },
];

const text = (description: string, examples?: string[]) =>
  z.string({ error: () => 'must be a string' }).meta({ description, ...(examples && { examples }) });

type Activation = { token: string; new_password: string; initial_password?: string };

const activation: Operation = {
  id: 'create_activation',
  method: 'post',
  path: '/v1/activations',
  tag: 'activation',
  summary: 'Activate an account with the link of an activation mail',
  description:
    'Verifies the e-mail address, stores the password and signs in. A link works once, for 1 hour, and until a newer one is sent; every other link is refused with `link_expired`.',
  permission: null,
  guard: 'own',
  credential: 'none',
  body: z.strictObject({
    token: text('The `token` of the link.', ['rst_…']),
    new_password: text('The password to sign in with from now on.', ['five green bottles hanging']),
    initial_password: text('The initial password, where one was set for the member.', [
      'seven brass lanterns swing',
    ]).optional(),
  }),
  status: 200,
  answer: signInAnswer,
  handle: async (call: OpenCall<unknown, unknown, Activation>) => {
    const { token, new_password, initial_password } = call.body;
    return signInAnswerOf(
      await activate(call, {
        token,
        newPassword: new_password,
        ...(initial_password !== undefined && { initialPassword: initial_password }),
      }),
    );
  },
};

export const memberOperations: Operation[] = [...verbs, activation];
