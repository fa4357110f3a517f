import type { accessKey } from '../../provider-schema/catalogue.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';
import { authorizeOver } from '../access/authorize-over.ts';
import { created, deleted, found, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import { deleteRow, requireRow, updateRow } from '../database/rows.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { listPage } from '../http/paging.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { redactAnswers } from '../idempotency/store.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { requireFuture } from '../time.ts';
import { insertKey, keyColumns, presentKey, requireRoom, useFields } from './rows.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

/**
 * A key gives its holder all that the account may do, so whoever makes one must hold all of that. The answer
 * carries the secret access key, this once; that of a dry run carries none, nor one that the caller brought.
 */
function create(call: Call<unknown, unknown, CreateInput<typeof accessKey>>) {
  const { service_account_id, note = null, expires_at: end = null, secret_access_key = null } = call.body;
  return mutate(call, async (transaction, call) => {
    const expires_at = requireFuture(call, 'expires_at', end);
    await authorizeOver(transaction, call, service_account_id);
    await requireRoom(transaction, call, service_account_id);
    const key = { service_account_id, note, expires_at };
    const { row, secret } = await insertKey(transaction, call, key, secret_access_key);
    return created('access_key', 'access_keys', row.version, presentKey(row), { secret_access_key: secret });
  });
}

async function read(call: ItemCall) {
  const row = await requireRow(call.context.database, call, 'access_keys');
  return found(row.version, presentKey(row));
}

const isLater = (end: Date | null, before: Date | null) => before !== null && (end === null || end > before);

function update(call: ItemCall<UpdateInput<typeof accessKey>>) {
  const { note, expires_at: end } = call.body;
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'access_keys');
    requireMatch(call, etagOf(before.version));
    const expires_at =
      end === undefined ? undefined : requireFuture(call, 'expires_at', end, before.expires_at);
    if (expires_at !== undefined) await authorizeOver(transaction, call, before.service_account_id);
    // One that has expired would live again, and one that retires would stay.
    if (expires_at !== undefined && isLater(expires_at, before.expires_at))
      await requireRoom(transaction, call, before.service_account_id, before.id);
    const after = await updateRow(transaction, 'access_keys', before, { note, expires_at });
    return updated('access_key', after.version, presentKey(before), presentKey(after));
  });
}

/** Switching a key on hands out again what its account may do; anybody who manages keys may take it away. */
export const switchTo = (status: Row<'access_keys'>['status']) => (call: ItemCall) =>
  mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'access_keys');
    requireMatch(call, etagOf(before.version));
    if (status === 'active') await authorizeOver(transaction, call, before.service_account_id);
    const after = await updateRow(transaction, 'access_keys', before, { status });
    return updated('access_key', after.version, presentKey(before), presentKey(after));
  });

/** The key stops working with the next request. */
function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'access_keys');
    requireMatch(call, etagOf(before.version));
    await deleteRow(transaction, 'access_keys', before);
    await redactAnswers(call, transaction, [before.id]);
    return deleted('access_key', presentKey(before));
  });
}

/** Deletes all keys of a service account and returns their ids. */
export async function deleteKeys(
  transaction: DatabaseTransaction,
  call: Call,
  serviceAccountId: string,
): Promise<string[]> {
  const rows = await transaction
    .deleteFrom('access_keys')
    .where('environment_id', '=', call.caller.environmentId)
    .where('service_account_id', '=', serviceAccountId)
    .returning('id')
    .execute();
  const ids = rows.map((row) => row.id).sort();
  await redactAnswers(call, transaction, ids);
  return ids;
}

interface Filters {
  readonly service_account_id?: string;
  readonly status?: Row<'access_keys'>['status'];
}

function list(call: Call<unknown, Filters>) {
  let query = call.context.database
    .selectFrom('access_keys')
    .select(keyColumns)
    .where('environment_id', '=', call.caller.environmentId);
  const { service_account_id, status } = call.query;
  if (service_account_id !== undefined) query = query.where('service_account_id', '=', service_account_id);
  if (status !== undefined) query = query.where('status', '=', status);
  return listPage(call, query, presentKey);
}

export const accessKeys: ResourceService = {
  create,
  read,
  update,
  remove,
  list,
  answerExtras: useFields,
  permissions: {
    create: 'platform_api_key.manage',
    read: 'platform_api_key.read',
    update: 'platform_api_key.manage',
    delete: 'platform_api_key.manage',
  },
};
