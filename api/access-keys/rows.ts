import { z } from 'zod';
import type { Call } from '../context.ts';
import { findRow } from '../database/rows.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { settingsOf } from '../environments/settings.ts';
import { fieldProblem, ProblemError } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { seal } from '../secrets/seal.ts';
import { wireTime } from '../time.ts';
import { accessKeySecretName, newSecretAccessKey } from './secret.ts';

/** What the API tells of a key and nobody declares. */
export const useFields = {
  last_used_at: z.string().nullable().meta({
    description: 'When the key last signed a request; up to ten seconds behind. Null: never.',
    format: 'date-time',
  }),
  last_used_address: z.string().nullable().meta({ description: 'From which address that request came.' }),
};

export const presentKey = (row: Omit<Row<'access_keys'>, 'sealed_secret'>) => ({
  id: row.id,
  service_account_id: row.service_account_id,
  note: row.note,
  expires_at: wireTime(row.expires_at),
  status: row.status,
  last_used_at: wireTime(row.last_used_at),
  last_used_address: row.last_used_address,
  created_at: wireTime(row.created_at),
});

/** All but the secret. */
export const keyColumns = [
  'environment_id',
  'id',
  'service_account_id',
  'note',
  'expires_at',
  'status',
  'last_used_at',
  'last_used_address',
  'created_at',
  'version',
] as const;

export type NewKey = Pick<Row<'access_keys'>, 'service_account_id' | 'note' | 'expires_at'>;

/**
 * Makes a key of a service account. The secret is returned here and never again.
 *
 * @param brought a secret that the caller has made, and so need not be told
 */
export async function insertKey(
  transaction: DatabaseTransaction,
  call: Call,
  key: NewKey,
  brought: string | null,
) {
  const account = await findRow(transaction, call, 'service_accounts', key.service_account_id);
  if (!account)
    throw fieldProblem(
      'unknown_reference',
      'service_account_id',
      `names no service account: ${key.service_account_id}`,
    );
  const { environmentId } = call.caller;
  const id = newId('ak');
  const secret = brought ?? newSecretAccessKey();
  const row = await transaction
    .insertInto('access_keys')
    .values({
      ...key,
      environment_id: environmentId,
      id,
      created_at: call.now,
      sealed_secret: seal(call.context.masterKeys, secret, accessKeySecretName(environmentId, id)),
    })
    .returning(keyColumns)
    .executeTakeFirstOrThrow();
  return { row, secret: call.dryRun || brought !== null ? null : secret };
}

/**
 * Refuses one more key that is not at its end while the account has as many as the setting `access_keys_per_account`
 * allows. The environment is locked, so nobody makes another meanwhile.
 *
 * @param exceptId a key that does not count: the one that lives on, or that the new one takes the place of
 */
export async function requireRoom(
  transaction: DatabaseTransaction,
  call: Call,
  serviceAccountId: string,
  exceptId = '',
): Promise<void> {
  const { environmentId } = call.caller;
  const { settings } = await transaction
    .selectFrom('environments')
    .select('settings')
    .where('id', '=', environmentId)
    .executeTakeFirstOrThrow();
  const most = settingsOf(settings).access_keys_per_account;
  const live = await transaction
    .selectFrom('access_keys')
    .select('id')
    .where('environment_id', '=', environmentId)
    .where('service_account_id', '=', serviceAccountId)
    .where('id', '<>', exceptId)
    .where((key) => key.or([key('expires_at', 'is', null), key('expires_at', '>', call.now)]))
    .limit(most)
    .execute();
  if (live.length < most) return;
  throw new ProblemError(
    'too_many_access_keys',
    `a service account may have ${most} access keys that have not expired: delete one first, or rotate one`,
  );
}
