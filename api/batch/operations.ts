import { z } from 'zod';
import type { Operation } from '../http/operation.ts';
import { idempotencyKeyPattern } from '../idempotency/store.ts';
import { answerBatch, methods } from './service.ts';

const mostRequests = 100;

const text = (pattern: RegExp, message: string) =>
  z.string({ error: () => 'must be a string' }).regex(pattern, { error: () => message });

const requestSchema = z.strictObject(
  {
    method: z.enum(methods, { error: () => `must be one of ${methods.join(', ')}` }),
    path: text(/^\/v1\/[^?#\s]{1,500}$/, 'must be a path that begins with /v1/, without a query'),
    body: z.unknown().optional(),
    dry_run: z
      .boolean({ error: () => 'must be true or false' })
      .optional()
      .meta({ description: 'As the query parameter: asks for the answer and changes nothing.' }),
    idempotency_key: text(idempotencyKeyPattern, 'must have 1 to 255 visible ASCII characters')
      .optional()
      .meta({ description: 'As the header: of a creation or a verb, so that it can be sent again.' }),
    if_match: text(/^[\x20-\x7e]{1,1000}$/, 'must have 1 to 1000 visible ASCII characters')
      .optional()
      .meta({ description: 'As the header: changes the object only while it has this ETag.' }),
  },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? undefined : 'must be an object') },
);

/** The second of two would not know of the first. */
function eachKeyOnce(requests: readonly z.infer<typeof requestSchema>[], context: z.RefinementCtx): void {
  const keys = requests.map(({ idempotency_key }) => idempotency_key);
  for (const [index, key] of keys.entries())
    if (key !== undefined && keys.indexOf(key) !== index)
      context.addIssue({
        code: 'custom',
        path: [index, 'idempotency_key'],
        message: 'must stand once: each change has a key of its own',
        params: { code: 'invalid_value' },
      });
}

const bodySchema = z.strictObject(
  {
    requests: z
      .array(requestSchema, { error: () => 'must be an array of requests' })
      .min(1, { error: () => 'must have at least 1 item' })
      .max(mostRequests, { error: () => `must have at most ${mostRequests} items` })
      .superRefine(eachKeyOnce)
      .meta({
        description: `1 to ${mostRequests} changes, each as it would be sent alone: a method, a path and, where the operation takes one, a body.`,
        examples: [[{ method: 'POST', path: '/v1/projects', body: { name: 'payments' }, dry_run: true }]],
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
          .meta({ description: 'The HTTP status that the request would have alone.', examples: [201] }),
        headers: z.record(z.string(), z.string()).meta({
          description:
            'The headers that it would have alone, by their names in small letters. `x-request-id` is the id of the whole request, a full stop and the place in it from 0: it finds the change in the audit log.',
          examples: [{ 'x-request-id': 'req_01h2xcejqtf2nbrexx3vqjhp41.0', etag: '"1"' }],
        }),
        body: z
          .unknown()
          .meta({ description: 'The answer, the problem (RFC 9457) where it is refused, or null for none.' }),
      }),
    )
    .meta({ description: 'One for each request, in their order.' }),
});

/** Sends many of the operations at once. */
export const batchOperations = (operations: readonly Operation[]): readonly Operation[] => [
  {
    id: 'send_batch',
    method: 'post',
    path: '/v1/batch',
    tag: 'batch',
    summary: 'Send many changes at once',
    description:
      'Makes the changes one after the other, and answers each as it would be answered alone: one that is refused keeps none of the others from being made. A dry run sees nothing of what another would have done. The batch takes no permission of its own, because each request takes that of its operation; each is recorded in the audit log as it is alone, and a denial counts as it does alone. Everything can be sent that a service account or a member may change; a path or a method that is none is 404 or 405 in its place. That the whole is 200 says nothing of any of them. When the answer to a batch is lost, send it again: what has an `idempotency_key` is made once.',
    permission: null,
    guard: 'own',
    readOnly: true,
    body: bodySchema,
    status: 200,
    answer: answerSchema,
    handle: answerBatch(operations),
  },
];
