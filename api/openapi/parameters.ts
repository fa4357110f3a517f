import type { z } from 'zod';
import { isMutation, type Operation, takesIdempotencyKey } from '../http/operation.ts';
import { type Json, jsonSchema, text } from './json-schema.ts';

const parameter = (
  name: string,
  place: 'path' | 'query' | 'header',
  schema: Json,
  description?: unknown,
  required = false,
): Json => ({
  name,
  in: place,
  required,
  schema,
  ...(description !== undefined && { description }),
});

function fromShape(shape: Record<string, z.ZodType> | undefined, place: 'path' | 'query'): Json[] {
  return Object.entries(shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = jsonSchema(schema, 'input');
    return parameter(name, place, rest, description, !schema.isOptional());
  });
}

/** What a call takes beside its body: in the path, in the query and in headers. */
export function parameters(operation: Operation): Json[] {
  const list = [...fromShape(operation.params, 'path'), ...fromShape(operation.query, 'query')];
  if (isMutation(operation))
    list.push(
      parameter(
        'dry_run',
        'query',
        { enum: ['true', 'false'] },
        'With `true` the answer is that of the real call and nothing is written.',
      ),
      parameter(
        'X-Roster-Change',
        'header',
        text,
        'Your own correlation, such as a commit or pull request, in printable ASCII, which all signers sign alike; the audit log keeps 500 characters of it.',
      ),
    );
  if (operation.answersFrom === 'snapshot')
    list.push(
      parameter(
        'X-Roster-Revision',
        'header',
        text,
        'The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is.',
      ),
    );
  if (takesIdempotencyKey(operation))
    list.push(
      parameter(
        'Idempotency-Key',
        'header',
        text,
        'Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters.',
      ),
    );
  if (operation.method === 'patch' || operation.method === 'delete')
    list.push(
      parameter(
        'If-Match',
        'header',
        text,
        'The ETag that the change is meant for; 412 if the object has another one by now.',
      ),
    );
  return list;
}
