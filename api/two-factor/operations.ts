import { z } from 'zod';
import type { Operation } from '../http/operation.ts';
import { confirm, enrol, readTwoFactor, remove, renewRecoveryCodes } from './service.ts';

const password = z
  .string()
  .max(1000)
  .meta({ description: 'Your present password.', examples: ['orchid barrel ninety fog'] });

const code = z.string().max(100);
const ownCode = code.meta({
  description: 'A code that the authenticator shows, or a recovery code.',
  examples: ['123456'],
});

const standing = {
  enabled: z.boolean().meta({ description: 'Whether sign-ins take a code.' }),
  since: z.string().nullable().meta({ format: 'date-time' }),
  recovery_codes_left: z.number().meta({ description: 'How many recovery codes are not used yet.' }),
  password_change_required: z.boolean().meta({
    description:
      'Whether the next sign-in asks for a new password, as after turning two-factor authentication off with a password of fewer than 15 characters.',
  }),
};

const recoveryCodes = {
  recovery_codes: z.array(z.string()).nullable().meta({
    description:
      'Ten codes that each stand in for the authenticator once. They are shown now and never again; null in a dry run.',
  }),
};

const limited =
  'After 5 wrong passwords or codes within 30 minutes, 429; the session goes on, and signing in is not affected.';

const shared = {
  method: 'post',
  tag: 'two_factor',
  permission: null,
  guard: 'own',
  credential: 'session',
  status: 200,
} as const;

export const twoFactorOperations: Operation[] = [
  {
    ...shared,
    id: 'read_two_factor',
    method: 'get',
    path: '/v1/two_factor',
    summary: 'Read your two-factor authentication',
    description: 'Whether signing in takes a code of an authenticator app, besides the password.',
    answer: z.object(standing),
    handle: readTwoFactor,
  },
  {
    ...shared,
    id: 'enrol_two_factor',
    path: '/v1/two_factor/enrol',
    summary: 'Begin to use an authenticator app',
    description: `Shows a new seed, once. It is not in force before a code of it is confirmed. ${limited}`,
    body: z.strictObject({ password }),
    answer: z.object({
      ...standing,
      secret: z
        .string()
        .nullable()
        .meta({ description: 'The seed in base32, to type into the app; null in a dry run.' }),
      otpauth_uri: z
        .string()
        .nullable()
        .meta({ description: 'The seed for apps that take an address; null in a dry run.' }),
      qr_svg: z
        .string()
        .nullable()
        .meta({ description: 'The same as a QR code: an SVG image; null in a dry run.' }),
    }),
    keepsNoAnswer: true,
    handle: enrol,
  },
  {
    ...shared,
    id: 'confirm_two_factor',
    path: '/v1/two_factor/confirm',
    summary: 'Turn two-factor authentication on',
    description: `Takes the first code of the seed that \`enrol\` showed. Your other sessions end. ${limited}`,
    body: z.strictObject({
      code: code.meta({ description: 'A code that the authenticator shows.', examples: ['123456'] }),
    }),
    answer: z.object({ ...standing, ...recoveryCodes }),
    keepsNoAnswer: true,
    handle: confirm,
  },
  {
    ...shared,
    id: 'renew_two_factor_recovery_codes',
    action: 'two_factor.renew_recovery_codes',
    path: '/v1/two_factor/recovery_codes',
    summary: 'Make new recovery codes',
    description: `The older ones end. ${limited}`,
    body: z.strictObject({ code: ownCode }),
    answer: z.object({ ...standing, ...recoveryCodes }),
    keepsNoAnswer: true,
    handle: renewRecoveryCodes,
  },
  {
    ...shared,
    id: 'remove_two_factor',
    path: '/v1/two_factor/remove',
    summary: 'Turn two-factor authentication off',
    description: `Takes your password and a code. ${limited}`,
    body: z.strictObject({ password, code: ownCode }),
    answer: z.object(standing),
    handle: remove,
  },
];
