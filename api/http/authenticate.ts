import type { IncomingMessage } from 'node:http';
import { loadServiceAccountCaller } from '../access/load-caller.ts';
import { accessKeySecretName } from '../access-keys/secret.ts';
import type { Caller, Context } from '../context.ts';
import { open } from '../secrets/seal.ts';
import { pairHeaders } from '../signing/authorization.ts';
import { verifySignature } from '../signing/verify.ts';
import { ProblemError } from './problem.ts';

function findKey(context: Context, accessKeyId: string) {
  return context.database
    .selectFrom('access_keys as key')
    .innerJoin('service_accounts as account', (join) =>
      join
        .onRef('account.environment_id', '=', 'key.environment_id')
        .onRef('account.id', '=', 'key.service_account_id'),
    )
    .innerJoin('environments as environment', 'environment.id', 'key.environment_id')
    .select([
      'key.sealed_secret',
      'key.expires_at',
      'account.id',
      'account.status',
      'account.environment_id',
      'environment.edition_id',
    ])
    .where('key.id', '=', accessKeyId)
    .executeTakeFirst();
}

/**
 * Who signed the request. Whatever is wrong (no signature, an unknown, expired or disabled key, a wrong
 * signature) the answer is the same 401; the reason goes to the log alone.
 */
export async function authenticate(
  context: Context,
  incoming: IncomingMessage,
  body: Uint8Array,
  requestId: string,
): Promise<Caller> {
  const now = context.now();
  let found: Awaited<ReturnType<typeof findKey>>;
  const verification = await verifySignature({
    method: incoming.method ?? '',
    rawUrl: incoming.url ?? '',
    headers: pairHeaders(incoming.rawHeaders),
    body,
    now,
    findSecret: async (accessKeyId) => {
      const key = await findKey(context, accessKeyId);
      if (key?.status !== 'active' || (key.expires_at && key.expires_at <= now)) return undefined;
      found = key;
      const name = accessKeySecretName(key.environment_id, accessKeyId);
      return new TextDecoder().decode(open(context.masterKeys, key.sealed_secret, name));
    },
  });
  if (!verification.ok || !found) {
    context.logger.info({ requestId, verification }, 'not authenticated');
    throw new ProblemError(
      'unauthenticated',
      'sign the request with an access key (AWS Signature Version 4, service "roster", region "global")',
    );
  }
  return loadServiceAccountCaller(context.database, {
    environmentId: found.environment_id,
    editionId: found.edition_id,
    id: found.id,
    status: found.status,
  });
}
