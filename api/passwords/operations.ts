import { z } from 'zod';
import type { Operation } from '../http/operation.ts';
import { changeOwnPassword } from './change.ts';

export const passwordOperations: Operation[] = [
  {
    id: 'change_own_password',
    action: 'member.change_own_password',
    method: 'post',
    path: '/v1/password/change',
    tag: 'member',
    summary: 'Change your password',
    description:
      'At least 15 characters (8 with two-factor authentication), at most 128, and none of the common ones; no other rules. Your other sessions end. After 5 wrong present passwords within 30 minutes, 429; the session goes on, and signing in is not affected.',
    permission: null,
    guard: 'own',
    credential: 'session',
    body: z.strictObject({
      password: z
        .string()
        .max(1000)
        .meta({ description: 'Your present password.', examples: ['orchid barrel ninety fog'] }),
      new_password: z
        .string()
        .max(1000)
        .meta({ description: 'The new password.', examples: ['velvet harbour stone lantern'] }),
    }),
    status: 204,
    handle: changeOwnPassword,
  },
];
