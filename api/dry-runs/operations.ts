import { z } from 'zod';
import type { Operation } from '../http/operation.ts';
import { answerDryRuns, methods } from './service.ts';

const mostRequests = 100;

const requestSchema = z.strictObject(
  {
    method: z.enum(methods, { error: () => `must be one of ${methods.join(', ')}` }),
    path: z.string({ error: () => 'must be a string' }).regex(/^\/v1\/[^?#\s]{1,500}$/, {
      error: () => 'must be a path that begins with /v1/, without a query: a dry run is understood',
    }),
    body: z.unknown().optional(),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'must be an object') },
);

const bodySchema = z.strictObject(
  {
    requests: z
      .array(requestSchema, { error: () => 'must be an array of requests' })
      .min(1, { error: () => 'must have at least 1 item' })
      .max(mostRequests, { error: () => `must have at most ${mostRequests} items` })
      .meta({
        description: `1 to ${mostRequests} changes, each as it would be sent alone: a method, a path and, where the operation takes one, a body. An \`Idempotency-Key\` or \`If-Match\` is not taken.`,
        examples: [[{ method: 'POST', path: '/v1/projects', body: { name: 'payments' } }]],
      }),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'must be a JSON object') },
);

const answerSchema = z.object({
  responses: z
    .array(
      z.object({
        status: z
          .int()
          .meta({ description: 'The HTTP status that the dry run would have.', examples: [201] }),
        headers: z.object({
          'x-request-id': z.string().meta({
            description:
              'The id of the whole request, a full stop and the place in it from 0: it finds a denial in the audit log.',
          }),
          'retry-after': z.string().optional().meta({ description: 'In seconds, where waiting helps.' }),
        }),
        body: z
          .unknown()
          .meta({ description: 'The answer, the problem (RFC 9457) where it is refused, or null for none.' }),
      }),
    )
    .meta({ description: 'One for each request, in their order.' }),
});

/** Asks about many of the operations at once. */
export const dryRunOperations = (operations: readonly Operation[]): readonly Operation[] => [
  {
    id: 'ask_dry_runs',
    method: 'post',
    path: '/v1/dry_runs',
    tag: 'dry_run',
    summary: 'Ask what many changes would answer',
    description:
      'Answers for each of the requests what it would answer alone with `dry_run=true`, and changes nothing. Each stands for itself: none sees what another would have done. It takes no permission of its own, because each request takes that of its operation; what is denied is recorded in the audit log and counts as it does alone. Everything can be asked that a service account or a member may change; a path or a method that is none is 404 or 405 in its place. That the whole is 200 says nothing of any of them.',
    permission: null,
    guard: 'own',
    readOnly: true,
    body: bodySchema,
    status: 200,
    answer: answerSchema,
    handle: answerDryRuns(operations),
  },
];
