import type { Context } from '../context.ts';
import { MasterKeyError } from '../secrets/master-keys.ts';
import { masterKeyIdOf, rewrap } from '../secrets/seal.ts';
import { accessKeySecretName } from './secret.ts';

const batchSize = 500;

/**
 * Brings every sealed secret under the current master key, so that older ones can be taken out of the
 * configuration after a start.
 *
 * @returns how many were re-wrapped
 * @throws MasterKeyError when a secret is sealed with a master key that is not configured: going on would
 *   refuse every request signed with that access key
 */
export async function rewrapSecrets({ database, masterKeys }: Context): Promise<number> {
  let rewrapped = 0;
  for (let after = ''; ; ) {
    const rows = await database
      .selectFrom('access_keys')
      .select(['environment_id', 'id', 'sealed_secret'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(batchSize)
      .execute();
    for (const { environment_id, id, sealed_secret } of rows) {
      const masterKeyId = masterKeyIdOf(sealed_secret);
      if (masterKeyId === masterKeys.current.id) continue;
      if (!masterKeys.byId.has(masterKeyId))
        throw new MasterKeyError(
          `the secret of the access key ${id} is sealed with the master key "${masterKeyId}", which is not configured: add it after the current one`,
        );
      const sealed = rewrap(masterKeys, sealed_secret, accessKeySecretName(environment_id, id));
      await database
        .updateTable('access_keys')
        .set({ sealed_secret: sealed })
        .where('environment_id', '=', environment_id)
        .where('id', '=', id)
        .execute();
      rewrapped += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return rewrapped;
    after = last.id;
  }
}
