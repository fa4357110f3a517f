import { sql } from 'kysely';
import type { Answer, Call } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';
import { fieldProblem, notFound, ProblemError } from '../http/problem.ts';
import { open, seal } from '../secrets/seal.ts';
import { wireTime } from '../time.ts';

const keptMilliseconds = 24 * 60 * 60 * 1000;

const oldest = (call: Call) => new Date(call.now.getTime() - keptMilliseconds);

const associatedData = (call: Call, key: string) =>
  `idempotency/${call.caller.environmentId}/${call.caller.principal.id}/${key}`;

/** The answer that this key got before, if it did; the environment is locked, so a twin in flight has ended. */
export async function replay(call: Call, transaction: DatabaseTransaction): Promise<Answer | undefined> {
  if (!call.idempotency) return undefined;
  const { key, fingerprint } = call.idempotency;
  const row = await transaction
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'sealed_answer'])
    .where('environment_id', '=', call.caller.environmentId)
    .where('principal_id', '=', call.caller.principal.id)
    .where('operation', '=', call.operationId)
    .where('key', '=', key)
    .where('created_at', '>', oldest(call))
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.fingerprint !== fingerprint)
    throw new ProblemError(
      'idempotency_key_reused',
      'this Idempotency-Key was used with another request in the last 24 hours: use a new key for a new request',
    );
  const text = new TextDecoder().decode(
    open(call.context.masterKeys, row.sealed_answer, associatedData(call, key)),
  );
  return { ...(JSON.parse(text) as Answer), replayed: true };
}

/** Keeps the answer under the request's key, and forgets keys that are older than 24 hours. */
export async function remember(
  call: Call,
  transaction: DatabaseTransaction,
  resourceId: string,
  answer: Answer,
): Promise<void> {
  if (!call.idempotency) return;
  const { key, fingerprint } = call.idempotency;
  await transaction
    .deleteFrom('idempotency_keys')
    .where('environment_id', '=', call.caller.environmentId)
    .where('created_at', '<=', oldest(call))
    .execute();
  await transaction
    .insertInto('idempotency_keys')
    .values({
      environment_id: call.caller.environmentId,
      principal_id: call.caller.principal.id,
      operation: call.operationId,
      key,
      fingerprint,
      resource_id: resourceId,
      sealed_answer: seal(call.context.masterKeys, JSON.stringify(answer), associatedData(call, key)),
      created_at: call.now,
    })
    .execute();
}

/** What became of a creation whose answer was lost. Everybody sees the keys that they used themselves. */
export async function readIdempotencyKey(call: Call<{ key: string }>): Promise<Answer> {
  const row = await call.context.database
    .selectFrom('idempotency_keys')
    .select(['key', 'operation', 'resource_id', 'created_at'])
    .where('environment_id', '=', call.caller.environmentId)
    .where('principal_id', '=', call.caller.principal.id)
    .where('key', '=', call.params.key)
    .where('created_at', '>', oldest(call))
    .orderBy(sql`created_at desc`)
    .executeTakeFirst();
  if (!row) throw notFound('idempotency key');
  return { status: 200, body: { ...row, created_at: wireTime(row.created_at) } };
}

const keyPattern = /^[\x21-\x7e]{1,255}$/;

/** Refuses a key that is empty, too long or not visible ASCII. */
export function requireIdempotencyKey(key: string): string {
  if (keyPattern.test(key)) return key;
  throw fieldProblem('malformed_request', 'Idempotency-Key', 'must have 1 to 255 visible ASCII characters');
}
