import { timingSafeEqual } from 'node:crypto';
import {
  callerOf,
  findLiveKey,
  findLiveSession,
  identityOfKey,
  identityOfSession,
  identityOfToken,
  type LiveKey,
  loadCaller,
  mayBeUsedFrom,
} from '../access/load-caller.ts';
import { accessKeySecretName } from '../access-keys/secret.ts';
import type { Caller, Context, RequestFacts } from '../context.ts';
import type { Held } from '../decisions/credentials.ts';
import type { Fresh } from '../decisions/snapshots.ts';
import { hashToken } from '../secrets/opaque-tokens.ts';
import { open } from '../secrets/seal.ts';
import { noteUse } from '../sessions/service.ts';
import { pairHeaders } from '../signing/authorization.ts';
import { createSigningSecret, type SigningSecret, verifySignature } from '../signing/verify.ts';
import { recordRefusal } from '../workload-identities/refusal.ts';
import { findLiveToken, type LiveToken } from '../workload-identities/tokens.ts';
import { unauthenticated } from './problem.ts';
import type { ApiRequest, HeaderOf } from './request.ts';
import { sessionCookieOf } from './session-cookie.ts';

/** A key that signed, as it is known now, and who is behind it. */
interface Signer<A> {
  readonly key: LiveKey;
  readonly caller: () => A | Promise<A>;
}

/** The same of a token that was exchanged. */
interface Exchanged<A> {
  readonly token: LiveToken;
  readonly caller: () => A | Promise<A>;
}

/** How a credential is looked up, and who is behind it. */
interface Source<A> {
  /** The secret to verify with; `proved` is asked once the signature is right. */
  readonly key: (
    context: Context,
    accessKeyId: string,
    now: Date,
  ) => Promise<
    { readonly secret: SigningSecret; readonly proved: () => Promise<Signer<A> | undefined> } | undefined
  >;
  readonly session: (context: Context, token: string, now: Date) => Promise<A | undefined>;
  /** A token that was exchanged for that of another issuer. */
  readonly token: (context: Context, token: string, now: Date) => Promise<Exchanged<A> | undefined>;
  /** Whether a request waits until the use of its key is noted. */
  readonly awaitsNote: boolean;
}

const bearerPattern = /^Bearer ([\x21-\x7e]{1,500})$/i;

const bearerOf = (header: HeaderOf) => bearerPattern.exec(header('authorization') ?? '')?.[1];

/** The database, which knows what holds at this moment. */
const fromDatabase: Source<Caller> = {
  awaitsNote: true,
  key: async (context, accessKeyId, now) => {
    const key = await findLiveKey(context.database, accessKeyId, now);
    const secret = key && openSecret(context, key);
    if (!key || !secret) return undefined;
    const caller = () => loadCaller(context.database, identityOfKey(key));
    return { secret, proved: async () => ({ key, caller }) };
  },
  session: async ({ database }, token, now) => {
    const session = await findLiveSession(database, { tokenHash: hashToken(token) }, now);
    if (!session) return undefined;
    await noteUse(database, session, now);
    return loadCaller(database, identityOfSession(session));
  },
  token: async ({ database }, text, now) => {
    const token = await findLiveToken(database, { tokenHash: hashToken(text) }, now);
    return token && { token, caller: () => loadCaller(database, identityOfToken(token)) };
  },
};

/** The caller, and the snapshot from which its rights are known and its question is answered. */
export interface FromSnapshot {
  readonly caller: Caller;
  readonly fresh: Fresh;
}

const withCaller = ({ fresh }: Held<unknown>, identity: Parameters<typeof callerOf>[0]): FromSnapshot => {
  const { access, revision } = fresh.snapshot;
  return { fresh, caller: callerOf({ ...identity, revision }, access) };
};

/** The snapshot in memory, which is a little old at most. */
const fromSnapshot = (seen: number | undefined): Source<FromSnapshot> => ({
  awaitsNote: false,
  key: async (context, accessKeyId) => {
    const openIt = (key: LiveKey) => openSecret(context, key);
    const find = (seen?: number) => context.knownCredentials.findKey(accessKeyId, context.now, seen, openIt);
    const held = await find();
    if (!held) return undefined;
    const proved = async () => {
      // Only who has proved to hold the key makes the database say what is new.
      const fresher = seen === undefined ? held : await find(seen);
      if (!fresher) return undefined;
      const { key } = fresher.credential;
      return { key, caller: () => withCaller(fresher, identityOfKey(key)) };
    };
    return { secret: held.credential.secret, proved };
  },
  session: async (context, token) => {
    const held = await context.knownCredentials.findSession(token, context.now, seen);
    return held && withCaller(held, identityOfSession(held.credential));
  },
  token: async (context, text) => {
    const held = await context.knownCredentials.findToken(text, context.now, seen);
    if (!held) return undefined;
    const { credential: token } = held;
    return { token, caller: () => withCaller(held, identityOfToken(token)) };
  },
});

/**
 * Who sent the request: by its signature, by a session or an exchanged token as bearer token, or, without an `Authorization` header, by
 * the session in the browser's cookie (`refuseForeignCookie` says from where). Whatever is wrong with the credential
 * the answer is the same 401; the reason goes to the log alone.
 */
export const authenticate = (context: Context, request: ApiRequest, facts: RequestFacts): Promise<Caller> =>
  authenticateBy(fromDatabase, context, request, facts);

/** The same from memory: for what is answered from the snapshot, of the revision that the caller has seen or later. */
export const authenticateFromSnapshot = (
  context: Context,
  request: ApiRequest,
  facts: RequestFacts,
  seen: number | undefined,
): Promise<FromSnapshot> => authenticateBy(fromSnapshot(seen), context, request, facts);

async function authenticateBy<A>(
  source: Source<A>,
  context: Context,
  request: ApiRequest,
  facts: RequestFacts,
): Promise<A> {
  const { header } = request;
  const bearer = bearerOf(header);
  if (bearer?.startsWith('rxt_')) return authenticateToken(source, context, bearer, facts);
  const token = header('authorization') === undefined ? sessionCookieOf(context, header) : bearer;
  if (token === undefined) return authenticateSignature(source, context, request, facts);
  const found = await source.session(context, token, context.now());
  if (found) return found;
  context.logger.info({ requestId: facts.requestId, reason: 'no_such_session' }, 'not authenticated');
  throw unauthenticated();
}

async function authenticateToken<A>(
  source: Source<A>,
  context: Context,
  text: string,
  facts: RequestFacts,
): Promise<A> {
  const now = context.now();
  const { requestId, address } = facts;
  const found = await source.token(context, text, now);
  if (!found) {
    context.logger.info({ requestId, reason: 'no_such_token' }, 'not authenticated');
    throw unauthenticated();
  }
  const { token } = found;
  if (mayBeUsedFrom(token, address)) return found.caller();
  const { token_id, workload_identity_id: workloadIdentityId, environment_id: environmentId } = token;
  const reason = 'address_not_allowed';
  context.logger.info({ requestId, reason, exchangedTokenId: token_id, address }, 'not authenticated');
  const details = { reason, exchanged_token_id: token_id } as const;
  const action = 'workload_identity.use';
  await recordRefusal(context, { environmentId, workloadIdentityId, action, details }, facts, now);
  throw unauthenticated();
}

async function authenticateSignature<A>(
  source: Source<A>,
  context: Context,
  { incoming, body }: ApiRequest,
  facts: RequestFacts,
): Promise<A> {
  const now = context.now();
  let found: Awaited<ReturnType<typeof source.key>>;
  const verification = await verifySignature({
    method: incoming.method ?? '',
    rawUrl: incoming.url ?? '',
    headers: pairHeaders(incoming.rawHeaders),
    body,
    now,
    findSecret: async (accessKeyId) => {
      found = await source.key(context, accessKeyId, now);
      return found?.secret;
    },
  });
  const signer = verification.ok ? await found?.proved() : undefined;
  if (!signer) {
    context.logger.info({ requestId: facts.requestId, verification }, 'not authenticated');
    throw unauthenticated();
  }
  const { key } = signer;
  const { access_key_id: accessKeyId } = key;
  const used = { environmentId: key.environment_id, serviceAccountId: key.id, accessKeyId };
  const { requestId, address } = facts;
  if (!mayBeUsedFrom(key, address)) {
    const reason = 'address_not_allowed';
    context.logger.info({ requestId, reason, accessKeyId, address }, 'not authenticated');
    await context.keyUse.refuse(used, facts, now);
    throw unauthenticated();
  }
  const noted = context.keyUse.note(used, facts, now);
  if (source.awaitsNote) await noted;
  return signer.caller();
}

function openSecret(context: Context, key: LiveKey): SigningSecret | undefined {
  const name = accessKeySecretName(key.environment_id, key.access_key_id);
  try {
    const secret = open(context.masterKeys, key.sealed_secret, name);
    return createSigningSecret(new TextDecoder().decode(secret));
  } catch (error) {
    context.logger.error({ err: error, accessKeyId: key.access_key_id }, 'cannot open the secret of a key');
    return undefined;
  }
}

/** Goes on only if the request carries the operator's key as bearer token. */
export function authenticateOperator(context: Context, { header }: ApiRequest, facts: RequestFacts): void {
  const given = bearerOf(header);
  const expected = context.operatorKeyHash;
  if (given !== undefined && expected !== null)
    if (timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(expected))) return;
  context.logger.info({ requestId: facts.requestId, reason: 'not_the_operator' }, 'not authenticated');
  throw unauthenticated();
}
