import { sql } from 'kysely';
import type { Answer, Call, OpenCall } from '../context.ts';
import type { Database, DatabaseTransaction } from '../database/tables.ts';
import { fieldProblem, notFound, ProblemError } from '../http/problem.ts';
import { masterKeyIdOf, open, seal } from '../secrets/seal.ts';
import { wireTime } from '../time.ts';

const keptMilliseconds = 24 * 60 * 60 * 1000;

const oldest = (call: OpenCall) => new Date(call.now.getTime() - keptMilliseconds);

/** The associated data of a sealed answer: it opens for this key of this principal alone. */
const nameOfAnswer = (environmentId: string, principalId: string, key: string) =>
  `idempotency/${environmentId}/${principalId}/${key}`;

/** Whose keys they are. The operator belongs to no environment. */
export interface KeyOwner {
  readonly environmentId: string;
  readonly principalId: string;
}

const nameOfOwn = ({ environmentId, principalId }: KeyOwner, key: string) =>
  nameOfAnswer(environmentId, principalId, key);

/** The fingerprint is sealed too: of a request with a password, it would be a fast hash without salt of it. */
interface KeptAnswer extends Answer {
  readonly fingerprint: string;
}

const sealAnswer = (call: OpenCall, answer: KeptAnswer, name: string): Uint8Array =>
  seal(call.context.masterKeys, JSON.stringify(answer), name);

/** `undefined` when its master key has been taken out of the configuration since. */
function openAnswer(call: OpenCall, sealed: Uint8Array, name: string): KeptAnswer | undefined {
  if (!call.context.masterKeys.byId.has(masterKeyIdOf(sealed))) return undefined;
  return JSON.parse(new TextDecoder().decode(open(call.context.masterKeys, sealed, name))) as KeptAnswer;
}

/** The answer that this key got before, if it did; the environment is locked, so a twin in flight has ended. */
export async function replay(
  call: OpenCall,
  owner: KeyOwner,
  transaction: DatabaseTransaction,
): Promise<Answer | undefined> {
  if (!call.idempotency) return undefined;
  const { key, fingerprint } = call.idempotency;
  const row = await transaction
    .selectFrom('idempotency_keys')
    .select(['resource_id', 'sealed_answer'])
    .where('environment_id', '=', owner.environmentId)
    .where('principal_id', '=', owner.principalId)
    .where('operation', '=', call.operation.id)
    .where('key', '=', key)
    .where('created_at', '>', oldest(call))
    .executeTakeFirst();
  if (!row) return undefined;
  const kept = openAnswer(call, row.sealed_answer, nameOfOwn(owner, key));
  if (!kept)
    throw new ProblemError(
      'conflict',
      `this Idempotency-Key was used already, for ${row.resource_id}, but its answer can no longer be repeated`,
      { conflicting_id: row.resource_id },
    );
  const { fingerprint: first, ...answer } = kept;
  if (first === fingerprint) return { ...answer, replayed: true };
  throw new ProblemError(
    'idempotency_key_reused',
    'this Idempotency-Key was used with another request in the last 24 hours: use a new key for a new request',
  );
}

/** Keeps the answer under the request's key. */
export async function remember(
  call: OpenCall,
  owner: KeyOwner,
  transaction: DatabaseTransaction,
  resourceId: string,
  answer: Answer,
): Promise<void> {
  if (!call.idempotency) return;
  const { key, fingerprint } = call.idempotency;
  const written = {
    resource_id: resourceId,
    sealed_answer: sealAnswer(call, { ...answer, fingerprint }, nameOfOwn(owner, key)),
    created_at: call.now,
  };
  const environment_id = owner.environmentId;
  const principal_id = owner.principalId;
  await transaction
    .insertInto('idempotency_keys')
    .values({ environment_id, principal_id, operation: call.operation.id, key, ...written })
    // A row that is there still is older than 24 hours, or it would have been replayed.
    .onConflict((conflict) =>
      conflict.columns(['environment_id', 'principal_id', 'key', 'operation']).doUpdateSet(written),
    )
    .execute();
}

/** Takes the secret out of the kept answers of access keys that are gone; a repetition stays a repetition. */
export async function redactAnswers(
  call: Call,
  transaction: DatabaseTransaction,
  accessKeyIds: readonly string[],
): Promise<void> {
  if (accessKeyIds.length === 0) return;
  const { environmentId } = call.caller;
  const rows = await transaction
    .selectFrom('idempotency_keys')
    .select(['principal_id', 'operation', 'key', 'sealed_answer'])
    .where('environment_id', '=', environmentId)
    .where('resource_id', 'in', accessKeyIds)
    .execute();
  for (const { principal_id, operation, key, sealed_answer } of rows) {
    const name = nameOfAnswer(environmentId, principal_id, key);
    const answer = openAnswer(call, sealed_answer, name);
    // Nobody can open it, so there is no secret to take out.
    if (!answer) continue;
    const body = { ...(answer.body as object), secret_access_key: null };
    await transaction
      .updateTable('idempotency_keys')
      .set({ sealed_answer: sealAnswer(call, { ...answer, body }, name) })
      .where('environment_id', '=', environmentId)
      .where('principal_id', '=', principal_id)
      .where('operation', '=', operation)
      .where('key', '=', key)
      .execute();
  }
}

/** Forgets all answers that are older than 24 hours. */
export async function sweepAnswers(database: Database, now: Date): Promise<void> {
  await database
    .deleteFrom('idempotency_keys')
    .where('created_at', '<=', new Date(now.getTime() - keptMilliseconds))
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
