import type { accessKey } from '../../provider-schema/catalogue.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';
import { authorizeGrant } from '../access/authorize.ts';
import { loadAssignments, loadRoles } from '../access/load-caller.ts';
import { created, deleted, found, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import { deleteRow, findRow, requireRow, updateRow } from '../database/rows.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { listPage } from '../http/paging.ts';
import { fieldProblem } from '../http/problem.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { redactAnswers } from '../idempotency/store.ts';
import { newId } from '../ids.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { seal } from '../secrets/seal.ts';
import { requireFuture, wireTime } from '../time.ts';
import { accessKeySecretName, newSecretAccessKey } from './secret.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

const present = (row: Omit<Row<'access_keys'>, 'sealed_secret'>) => ({
  id: row.id,
  service_account_id: row.service_account_id,
  note: row.note,
  expires_at: wireTime(row.expires_at),
  created_at: wireTime(row.created_at),
});

const columns = [
  'environment_id',
  'id',
  'service_account_id',
  'note',
  'expires_at',
  'created_at',
  'version',
] as const;

/** A key gives its holder all that the account may do, so whoever makes one must hold all of that. */
async function authorizeKeyFor(database: Database, call: Call, serviceAccountId: string): Promise<void> {
  const { environmentId, editionId } = call.caller;
  const assignments = await loadAssignments(database, environmentId, serviceAccountId);
  const roleIds = assignments.map((assignment) => assignment.roleId);
  const roles = await loadRoles(database, environmentId, editionId, roleIds);
  for (const { roleId, projectId } of assignments)
    authorizeGrant(call, roles.get(roleId)?.permissions ?? [], projectId);
}

async function requireServiceAccount(database: Database, call: Call, id: string): Promise<void> {
  const account = await findRow(database, call, 'service_accounts', id);
  if (!account)
    throw fieldProblem('unknown_reference', 'service_account_id', `names no service account: ${id}`);
}

/** The answer carries the secret access key, this once; that of a dry run carries none. */
function create(call: Call<unknown, unknown, CreateInput<typeof accessKey>>) {
  const { service_account_id, note = null, expires_at = null } = call.body;
  return mutate(call, async (transaction, call) => {
    const expiresAt = requireFuture(call, 'expires_at', expires_at);
    await requireServiceAccount(transaction, call, service_account_id);
    await authorizeKeyFor(transaction, call, service_account_id);
    const { environmentId } = call.caller;
    const id = newId('ak');
    const secret = newSecretAccessKey();
    const row = await transaction
      .insertInto('access_keys')
      .values({
        environment_id: environmentId,
        id,
        service_account_id,
        note,
        expires_at: expiresAt,
        created_at: call.now,
        sealed_secret: seal(call.context.masterKeys, secret, accessKeySecretName(environmentId, id)),
      })
      .returning(columns)
      .executeTakeFirstOrThrow();
    const secrets = { secret_access_key: call.dryRun ? null : secret };
    return created('access_key', 'access_keys', row.version, present(row), secrets);
  });
}

async function read(call: ItemCall) {
  const row = await requireRow(call.context.database, call, 'access_keys');
  return found(row.version, present(row));
}

function update(call: ItemCall<UpdateInput<typeof accessKey>>) {
  const { note, expires_at } = call.body;
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'access_keys');
    requireMatch(call, etagOf(before.version));
    const expiresAt =
      expires_at === undefined ? undefined : requireFuture(call, 'expires_at', expires_at, before.expires_at);
    if (expiresAt !== undefined) await authorizeKeyFor(transaction, call, before.service_account_id);
    const after = await updateRow(transaction, 'access_keys', before, { note, expires_at: expiresAt });
    return updated('access_key', after.version, present(before), present(after));
  });
}

/** The key stops working with the next request. */
function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'access_keys');
    requireMatch(call, etagOf(before.version));
    await deleteRow(transaction, 'access_keys', before);
    await redactAnswers(call, transaction, [before.id]);
    return deleted('access_key', present(before));
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

function list(call: Call<unknown, { service_account_id?: string }>) {
  let query = call.context.database
    .selectFrom('access_keys')
    .select(columns)
    .where('environment_id', '=', call.caller.environmentId);
  const { service_account_id } = call.query;
  if (service_account_id !== undefined) query = query.where('service_account_id', '=', service_account_id);
  return listPage(call, query, present);
}

export const accessKeys: ResourceService = {
  create,
  read,
  update,
  remove,
  list,
  permissions: {
    create: 'platform_api_key.manage',
    read: 'platform_api_key.read',
    update: 'platform_api_key.manage',
    delete: 'platform_api_key.manage',
  },
};
