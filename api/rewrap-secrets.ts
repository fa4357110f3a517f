import { accessKeySecretName } from './access-keys/secret.ts';
import type { Context } from './context.ts';
import type { Database } from './database/tables.ts';
import { MasterKeyError } from './secrets/master-keys.ts';
import { masterKeyIdOf, rewrap } from './secrets/seal.ts';
import { clientSecretName } from './sso/connection.ts';
import { seedName } from './two-factor/standing.ts';

/** A column of secrets that last; those of mails, idempotent answers and sign-ins under way end within a day. */
interface Sealed {
  /** As in `the secret of the access key`. */
  readonly what: string;
  readonly table: 'access_keys' | 'member_credentials' | 'sso_connections';
  readonly idColumn: 'id' | 'member_id';
  readonly column: 'sealed_secret' | 'sealed_totp_secret' | 'sealed_client_secret';
  /** The associated data that it was sealed with. */
  readonly nameOf: (environmentId: string, id: string) => string;
}

const sealedColumns: readonly Sealed[] = [
  {
    what: 'the secret of the access key',
    table: 'access_keys',
    idColumn: 'id',
    column: 'sealed_secret',
    nameOf: accessKeySecretName,
  },
  {
    what: 'the second factor of the member',
    table: 'member_credentials',
    idColumn: 'member_id',
    column: 'sealed_totp_secret',
    nameOf: (environmentId, memberId) => seedName({ environmentId, memberId }),
  },
  {
    what: 'the client secret of the SSO connection',
    table: 'sso_connections',
    idColumn: 'id',
    column: 'sealed_client_secret',
    nameOf: (environment_id, id) => clientSecretName({ environment_id, id }),
  },
];

const batchSize = 500;

/** The three tables alike: what differs is named by {@link Sealed}. */
async function nextBatch(database: Database, { table, idColumn, column }: Sealed, after: string) {
  const rows = await database
    .selectFrom(table as 'access_keys')
    .select([
      'environment_id',
      `${idColumn} as id` as 'id',
      `${column} as sealed` as 'sealed_secret as sealed',
    ])
    .where(idColumn as 'id', '>', after)
    .where(column as 'sealed_secret', 'is not', null)
    .orderBy(idColumn as 'id')
    .limit(batchSize)
    .execute();
  return rows;
}

async function rewrapColumn({ database, masterKeys }: Context, sealed: Sealed): Promise<number> {
  const { what, table, idColumn, column, nameOf } = sealed;
  let rewrapped = 0;
  for (let after = ''; ; ) {
    const rows = await nextBatch(database, sealed, after);
    for (const row of rows) {
      const masterKeyId = masterKeyIdOf(row.sealed);
      if (masterKeyId === masterKeys.current.id) continue;
      if (!masterKeys.byId.has(masterKeyId))
        throw new MasterKeyError(
          `${what} ${row.id} is sealed with the master key "${masterKeyId}", which is not configured: add it after the current one`,
        );
      await database
        .updateTable(table as 'access_keys')
        .set({ [column]: rewrap(masterKeys, row.sealed, nameOf(row.environment_id, row.id)) })
        .where('environment_id', '=', row.environment_id)
        .where(idColumn as 'id', '=', row.id)
        .execute();
      rewrapped += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return rewrapped;
    after = last.id;
  }
}

/**
 * Brings every sealed secret under the current master key, so that older ones can be taken out of the
 * configuration after a start.
 *
 * @returns how many were re-wrapped
 * @throws MasterKeyError when a secret is sealed with a master key that is not configured: going on would
 *   refuse whoever comes with that secret
 */
export async function rewrapSecrets(context: Context): Promise<number> {
  let rewrapped = 0;
  for (const sealed of sealedColumns) rewrapped += await rewrapColumn(context, sealed);
  return rewrapped;
}
