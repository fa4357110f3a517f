import type { DatabaseTransaction } from '../database/tables.ts';
import type { Environment } from './rows.ts';

/** Every table with rows of an environment but its audit log, each before those that it refers to. */
const tables = [
  'idempotency_keys',
  'mails',
  'sessions',
  'sign_ins',
  'member_tokens',
  'attempts',
  'recovery_codes',
  'member_credentials',
  'role_assignments',
  'access_key_addresses',
  'access_keys',
  'exchanged_tokens',
  'workload_identities',
  'service_accounts',
  'members',
  'sso_sign_ins',
  'sso_connections',
  'roles',
  'projects',
  // Last, because the deletions above write it: whoever misses revisions reads the environment anew.
  'access_changes',
] as const;

/** What a deletion tells of: the objects that somebody made. */
export const counted = [
  'members',
  'service_accounts',
  'access_keys',
  'projects',
  'roles',
  'role_assignments',
  'sso_connections',
  'workload_identities',
] as const;

export type Deleted = Readonly<Record<(typeof counted)[number], number>>;

/** Empties an environment for good; its row stays, so that its id never comes back, and its audit log. */
export async function emptyEnvironment(
  transaction: DatabaseTransaction,
  now: Date,
  { id, version }: Environment,
): Promise<Deleted> {
  await transaction
    .updateTable('environments')
    .set({ root_member_id: null, deleted_at: now, version: version + 1 })
    .where('id', '=', id)
    .execute();
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { numDeletedRows } = await transaction
      // The column used here is the same in each of these tables.
      .deleteFrom(table as 'projects')
      .where('environment_id', '=', id)
      .executeTakeFirstOrThrow();
    counts[table] = Number(numDeletedRows);
  }
  return Object.fromEntries(counted.map((table) => [table, counts[table] ?? 0])) as Deleted;
}
