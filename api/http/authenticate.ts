import type { IncomingMessage } from 'node:http';
import { findLiveKey, type LiveKey, loadCaller } from '../access/load-caller.ts';
import { accessKeySecretName } from '../access-keys/secret.ts';
import type { Caller, Context } from '../context.ts';
import { open } from '../secrets/seal.ts';
import { pairHeaders } from '../signing/authorization.ts';
import { verifySignature } from '../signing/verify.ts';
import { unauthenticated } from './problem.ts';

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
  let found: LiveKey | undefined;
  const verification = await verifySignature({
    method: incoming.method ?? '',
    rawUrl: incoming.url ?? '',
    headers: pairHeaders(incoming.rawHeaders),
    body,
    now,
    findSecret: async (accessKeyId) => {
      found = await findLiveKey(context.database, accessKeyId, now);
      return found && openSecret(context, found);
    },
  });
  if (!verification.ok || !found) {
    context.logger.info({ requestId, verification }, 'not authenticated');
    throw unauthenticated();
  }
  return loadCaller(context.database, found);
}

function openSecret(context: Context, key: LiveKey): string | undefined {
  const name = accessKeySecretName(key.environment_id, key.access_key_id);
  try {
    return new TextDecoder().decode(open(context.masterKeys, key.sealed_secret, name));
  } catch (error) {
    context.logger.error({ err: error, accessKeyId: key.access_key_id }, 'cannot open the secret of a key');
    return undefined;
  }
}
