import { sql } from 'kysely';
import type { serviceAccount } from '../../provider-schema/catalogue.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';
import { authorizeOver } from '../access/authorize-over.ts';
import { deleteKeys } from '../access-keys/service.ts';
import { created, deleted, found, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import { deleteRow, insertNew, refuseTaken, requireRow, updateRow } from '../database/rows.ts';
import type { Row } from '../database/tables.ts';
import { listPage } from '../http/paging.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { newId } from '../ids.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { deleteAssignments } from '../role-assignments/service.ts';
import { wireTime } from '../time.ts';
import { deleteIdentities } from '../workload-identities/service.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

const present = (row: Row<'service_accounts'>) => ({
  id: row.id,
  name: row.name,
  note: row.note,
  allowed_addresses: row.allowed_addresses.length > 0 ? row.allowed_addresses : null,
  status: row.status,
  created_at: wireTime(row.created_at),
});

/** Sets have no order. */
const stored = (addresses: readonly string[] | null): string[] => [...(addresses ?? [])].sort();

/** Whether keys open from somewhere where they did not before. */
const widens = (before: readonly string[], after: readonly string[]): boolean =>
  before.length > 0 && (after.length === 0 || !after.every((range) => before.includes(range)));

function create(call: Call<unknown, unknown, CreateInput<typeof serviceAccount>>) {
  const { name, note = null, allowed_addresses } = call.body;
  return mutate(call, async (transaction, call) => {
    const row = await insertNew(transaction, call, 'service_accounts', {
      id: newId('sa'),
      name,
      note,
      allowed_addresses: stored(allowed_addresses ?? null),
      status: 'active',
    });
    return created('service_account', 'service_accounts', row.version, present(row));
  });
}

async function read(call: ItemCall) {
  const row = await requireRow(call.context.database, call, 'service_accounts');
  return found(row.version, present(row));
}

/** Whoever opens the account's keys to more addresses must hold what they give, as for a new key. */
function update(call: ItemCall<UpdateInput<typeof serviceAccount>>) {
  const { name, note, allowed_addresses: asked } = call.body;
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'service_accounts');
    requireMatch(call, etagOf(before.version));
    if (name !== undefined) await refuseTaken(transaction, call, 'service_accounts', 'name', name, before.id);
    const allowed_addresses = asked === undefined ? before.allowed_addresses : stored(asked);
    if (widens(before.allowed_addresses, allowed_addresses))
      await authorizeOver(transaction, call, before.id);
    const changes = { name, note, allowed_addresses };
    const after = await updateRow(transaction, 'service_accounts', before, changes);
    return updated('service_account', after.version, present(before), present(after));
  });
}

/**
 * Its keys open nothing from the next request on, or open again what it may do: that hands power to whoever has them,
 * perhaps to the caller, who must hold it all.
 */
export const switchTo = (status: Row<'service_accounts'>['status']) => (call: ItemCall) =>
  mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'service_accounts');
    requireMatch(call, etagOf(before.version));
    if (status === 'active') await authorizeOver(transaction, call, before.id);
    const after = await updateRow(transaction, 'service_accounts', before, { status });
    return updated('service_account', after.version, present(before), present(after));
  });

/** Its access keys, workload identities and role assignments go along. */
function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'service_accounts');
    requireMatch(call, etagOf(before.version));
    const assignments = await deleteAssignments(transaction, call, { principal_id: before.id });
    const keys = await deleteKeys(transaction, call, before.id);
    const identities = await deleteIdentities(transaction, call, before.id);
    await deleteRow(transaction, 'service_accounts', before);
    const details = {
      deleted_role_assignments: assignments,
      deleted_access_keys: keys,
      deleted_workload_identities: identities,
    };
    return deleted('service_account', present(before), details);
  });
}

function list(call: Call<unknown, { name?: string; status?: Row<'service_accounts'>['status'] }>) {
  let query = call.context.database
    .selectFrom('service_accounts')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId);
  const { name, status } = call.query;
  if (name !== undefined) query = query.where(sql<boolean>`lower(name) = lower(${name})`);
  if (status !== undefined) query = query.where('status', '=', status);
  return listPage(call, query, present);
}

export const serviceAccounts: ResourceService = {
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
