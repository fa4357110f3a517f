import { z } from 'zod';
import type { Operation } from '../http/operation.ts';
import { readIdempotencyKey } from './store.ts';

export const idempotencyOperations: Operation[] = [
  {
    id: 'read_idempotency_key',
    method: 'get',
    path: '/v1/idempotency_keys/{key}',
    tag: 'idempotency_key',
    summary: 'Read what became of a creation',
    description:
      'Tells a client that lost the answer to a creation whether it happened, and what was created. Keys are kept for 24 hours and seen by the principal that used them alone.',
    permission: null,
    guard: 'own',
    params: {
      key: z
        .string()
        .regex(/^[\x21-\x7e]{1,255}$/)
        .meta({ examples: ['4b0a9c6e-8a59-4f0e-9d0b-6f1f9e6d2c11'] }),
    },
    status: 200,
    answer: z.object({
      key: z.string(),
      operation: z.string().meta({ description: 'The operationId, as in `create_project`.' }),
      resource_id: z.string().meta({ description: 'The id of what was created.' }),
      created_at: z.string().meta({ format: 'date-time' }),
    }),
    handle: readIdempotencyKey,
  },
];
