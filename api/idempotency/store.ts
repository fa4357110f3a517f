import { type Insertable, sql } from 'kysely';
import type { Answer, Call, OpenCall } from '../context.ts';
import type { Database, DatabaseTransaction, Row, Tables } from '../database/tables.ts';
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

/**
 * Looks up what was answered under the keys of calls by the same owner. The environment is locked, so a twin in flight
 * has ended.
 */
export async function findAnswers(
  transaction: DatabaseTransaction,
  owner: KeyOwner,
  calls: readonly OpenCall[],
): Promise<readonly KeptRow[]> {
  const keys = calls.flatMap(({ idempotency }) => (idempotency ? [idempotency.key] : []));
  const [first] = calls;
  if (!first || keys.length === 0) return [];
  return transaction
    .selectFrom('idempotency_keys')
    .select(['operation', 'key', 'resource_id', 'sealed_answer'])
    .where('environment_id', '=', owner.environmentId)
    .where('principal_id', '=', owner.principalId)
    .where('key', 'in', keys)
    .where('created_at', '>', oldest(first))
    .execute();
}

export type KeptRow = Pick<Row<'idempotency_keys'>, 'operation' | 'key' | 'resource_id' | 'sealed_answer'>;

/** The answer that this key got before, if it did. */
export function replay(call: OpenCall, owner: KeyOwner, rows: readonly KeptRow[]): Answer | undefined {
  if (!call.idempotency) return undefined;
  const { key, fingerprint } = call.idempotency;
  const row = rows.find((row) => row.key === key && row.operation === call.operation.id);
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

export type AnswerRow = Insertable<Tables['idempotency_keys']>;

/** The answer as it is kept under the request's key, if it has one. */
export function answerRow(
  call: OpenCall,
  owner: KeyOwner,
  resourceId: string,
  answer: Answer,
): AnswerRow | undefined {
  if (!call.idempotency) return undefined;
  const { key, fingerprint } = call.idempotency;
  return {
    environment_id: owner.environmentId,
    principal_id: owner.principalId,
    operation: call.operation.id,
    key,
    resource_id: resourceId,
    sealed_answer: sealAnswer(call, { ...answer, fingerprint }, nameOfOwn(owner, key)),
    created_at: call.now,
  };
}

/** Keeps the answer for 24 hours. */
export const keepAnswer = (query: DatabaseTransaction, row: AnswerRow) =>
  query
    .insertInto('idempotency_keys')
    .values(row)
    // A row that is there still is older than 24 hours, or it would have been replayed.
    .onConflict((conflict) =>
      conflict.columns(['environment_id', 'principal_id', 'key', 'operation']).doUpdateSet({
        resource_id: row.resource_id,
        sealed_answer: row.sealed_answer,
        created_at: row.created_at,
      }),
    );

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

/** Visible ASCII. */
export const idempotencyKeyPattern = /^[\x21-\x7e]{1,255}$/;

/** Refuses a key that is empty, too long or not visible ASCII. */
export function requireIdempotencyKey(key: string): string {
  if (idempotencyKeyPattern.test(key)) return key;
  throw fieldProblem('malformed_request', 'Idempotency-Key', 'must have 1 to 255 visible ASCII characters');
}
