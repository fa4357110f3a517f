import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  findLiveKey,
  findLiveSession,
  identityOfKey,
  identityOfSession,
  type LiveKey,
  loadCaller,
  mayBeUsedFrom,
} from '../access/load-caller.ts';
import { accessKeySecretName } from '../access-keys/secret.ts';
import type { Caller, Context, RequestFacts } from '../context.ts';
import { hashToken } from '../secrets/opaque-tokens.ts';
import { open } from '../secrets/seal.ts';
import { noteUse } from '../sessions/service.ts';
import { pairHeaders } from '../signing/authorization.ts';
import { verifySignature } from '../signing/verify.ts';
import { unauthenticated } from './problem.ts';
import { sessionCookieOf } from './session-cookie.ts';

/** What of a request says who sent it. */
export interface Credentials {
  readonly incoming: IncomingMessage;
  readonly headers: Headers;
  readonly body: Uint8Array;
  readonly facts: RequestFacts;
}

const bearerPattern = /^Bearer ([\x21-\x7e]{1,500})$/i;

const bearerOf = (headers: Headers) => bearerPattern.exec(headers.get('authorization') ?? '')?.[1];

/**
 * Who sent the request: by its signature, by a session as bearer token, or, without an `Authorization` header, by
 * the session in the browser's cookie (`refuseForeignCookie` says from where). Whatever is wrong with the credential the answer is the same 401; the
 * reason goes to the log alone.
 */
export async function authenticate(context: Context, credentials: Credentials): Promise<Caller> {
  const { headers } = credentials;
  if (headers.has('authorization')) {
    const token = bearerOf(headers);
    return token === undefined
      ? authenticateSignature(context, credentials)
      : authenticateSession(context, token, credentials);
  }
  const token = sessionCookieOf(context, headers);
  if (token === undefined) return authenticateSignature(context, credentials);
  return authenticateSession(context, token, credentials);
}

async function authenticateSession(context: Context, token: string, { facts }: Credentials): Promise<Caller> {
  const now = context.now();
  const session = await findLiveSession(context.database, { tokenHash: hashToken(token) }, now);
  if (!session) {
    context.logger.info({ requestId: facts.requestId, reason: 'no_such_session' }, 'not authenticated');
    throw unauthenticated();
  }
  await noteUse(context.database, session, now);
  return loadCaller(context.database, identityOfSession(session));
}

async function authenticateSignature(
  context: Context,
  { incoming, body, facts }: Credentials,
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
    context.logger.info({ requestId: facts.requestId, verification }, 'not authenticated');
    throw unauthenticated();
  }
  const { access_key_id: accessKeyId } = found;
  const key = { environmentId: found.environment_id, serviceAccountId: found.id, accessKeyId };
  const { requestId, address } = facts;
  if (!mayBeUsedFrom(found, address)) {
    const reason = 'address_not_allowed';
    context.logger.info({ requestId, reason, accessKeyId, address }, 'not authenticated');
    await context.keyUse.refuse(key, facts, now);
    throw unauthenticated();
  }
  await context.keyUse.note(key, facts, now);
  return loadCaller(context.database, identityOfKey(found));
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

/** Goes on only if the request carries the operator's key as bearer token. */
export function authenticateOperator(context: Context, { headers, facts }: Credentials): void {
  const given = hashToken(bearerOf(headers) ?? '');
  const expected = context.operatorKeyHash;
  if (expected !== null && timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return;
  context.logger.info({ requestId: facts.requestId, reason: 'not_the_operator' }, 'not authenticated');
  throw unauthenticated();
}
