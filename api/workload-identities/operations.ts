import { z } from 'zod';
import type { Operation } from '../http/operation.ts';
import { exchangeToken, names } from './exchange.ts';

/** Far more than a token of an issuer takes. */
const mostCharacters = 20_000;

const text = (most: number) =>
  z.string({ error: ({ input }) => (input === undefined ? 'is required' : 'must be text') }).max(most, {
    error: () => `must have at most ${most} characters`,
  });

/** What the standard has and Roster does not do: to go on without it would give more than was asked for. */
const unsupported = (description: string) =>
  z
    .never({ error: () => 'is not supported: leave it out' })
    .optional()
    .meta({ description });

const body = z.object({
  grant_type: text(200).meta({ description: `\`${names.grant}\`.`, examples: [names.grant] }),
  subject_token: text(mostCharacters).meta({
    description: `The token of the other issuer: a signed JWT, at most ${mostCharacters} characters.`,
    examples: ['eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl'],
  }),
  subject_token_type: text(200).meta({
    description: `\`${names.subjectTokens.join('` or `')}\`.`,
    examples: [names.subjectTokens[0]],
  }),
  audience: text(200).meta({
    description: 'The id of the workload identity to act by.',
    examples: ['wi_01h2xcejqtf2nbrexx3vqjhp41'],
  }),
  requested_token_type: text(200)
    .optional()
    .meta({ description: `\`${names.accessToken}\`, or left out.`, examples: [names.accessToken] }),
});

const notSupported = z.object({
  scope: unsupported('Not supported: the token may do what its service account may.'),
  resource: unsupported('Not supported.'),
  actor_token: unsupported('Not supported.'),
  actor_token_type: unsupported('Not supported.'),
});

export const tokenOperations: Operation[] = [
  {
    id: 'create_oauth_token',
    method: 'post',
    path: '/v1/oauth/token',
    tag: 'oauth_token',
    summary: 'Exchange a token of another issuer for one of Roster',
    description:
      'Token exchange (RFC 8693): programs whose platform gives them tokens, as CI systems do for each job, get one that works for some minutes wherever the signature of an access key does, as bearer token. Whose tokens are taken, the workload identity says that `audience` names. The body is a form; parameters must not stand twice, and unknown ones are ignored. Errors are JSON with `error` and `error_description` (RFC 6749, section 5.2) beside the fields of a problem. Whatever is wrong with the token or the workload identity the answer is the same 400 `invalid_grant`; the audit log says why. The same token may be exchanged again until it expires.',
    permission: null,
    guard: 'own',
    credential: 'none',
    limitedAs: 'exchange',
    takesForm: true,
    badRequest: true,
    oauthErrors: true,
    body: body.extend(notSupported.shape),
    status: 200,
    answer: z.object({
      access_token: z.string().meta({ description: 'The bearer token: `rxt_…`. It is told this once.' }),
      issued_token_type: z.literal(names.accessToken),
      token_type: z.literal('Bearer'),
      expires_in: z.int().meta({ description: 'How long it works, in seconds.' }),
    }),
    handle: exchangeToken,
  },
];
