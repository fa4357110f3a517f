import { createLocalJWKSet, type JSONWebKeySet, type LocalJWKSet } from 'jose';
import type { Context } from '../context.ts';
import { createOutboundFetch, type OutboundFetch } from '../http/outbound.ts';

/** How long a process relies on the keys that an issuer published. */
const lifetimeMilliseconds = 5 * 60_000;
/** How long it goes on with them while the issuer cannot be asked anew: no fault of an hour stops all pipelines. */
const lastResortMilliseconds = 60 * 60_000;
/** How long an issuer is left in peace after it failed, or after it was asked because of a key that nobody knew. */
const peaceMilliseconds = 30_000;
/** For each of the two requests. */
const timeoutMilliseconds = 5_000;
const mostIssuers = 1_000;
const mostKeys = 100;

/** The keys of an issuer, as of a moment. */
export interface IssuerKeys {
  readonly find: LocalJWKSet;
  readonly readAt: number;
}

/** Runs what waits for an issuer, in turn. */
export type Wait = <T>(work: () => Promise<T>) => Promise<T>;

interface Known {
  keys?: IssuerKeys;
  failure?: { readonly at: number; readonly error: unknown };
  reading?: Promise<IssuerKeys>;
}

interface Memory {
  readonly fetch: OutboundFetch;
  readonly issuers: Map<string, Known>;
}

const memories = new WeakMap<Context, Memory>();

function memoryOf(context: Context): Memory {
  const { allowedPrivateHosts, tracing } = context;
  const memory = memories.get(context) ?? {
    fetch: createOutboundFetch({ allowedPrivateHosts, tracing, timeoutMilliseconds }),
    issuers: new Map(),
  };
  memories.set(context, memory);
  return memory;
}

/** What is known of an issuer, which is the last to be forgotten from now on: made-up issuers push out each other. */
function knownOf({ issuers }: Memory, issuer: string): Known {
  const known = issuers.get(issuer) ?? {};
  issuers.delete(issuer);
  issuers.set(issuer, known);
  for (const [name, { reading }] of issuers) {
    if (issuers.size <= mostIssuers) break;
    if (name !== issuer && !reading) issuers.delete(name);
  }
  return known;
}

async function readObject(fetch: OutboundFetch, url: string): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, { method: 'GET', headers: { accept: 'application/json' } });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Error(`${url} answered no JSON object`);
  return body as Record<string, unknown>;
}

/** Asks the issuer which keys it signs with (OpenID Connect Discovery 1.0, sections 4.1 to 4.3). */
async function readKeys(fetch: OutboundFetch, issuer: string): Promise<LocalJWKSet> {
  const location = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { issuer: named, jwks_uri } = await readObject(fetch, location);
  if (named !== issuer) throw new Error(`the discovery document is not that of ${issuer}`);
  if (typeof jwks_uri !== 'string' || !URL.canParse(jwks_uri))
    throw new Error(`the discovery document of ${issuer} names no keys`);
  // Only an issuer that the operator allows speaks plain http; the keys of the others come over https.
  if (issuer.startsWith('https:') && !jwks_uri.startsWith('https:'))
    throw new Error(`${issuer} has keys that do not come over https`);
  const { keys } = await readObject(fetch, jwks_uri);
  if (!Array.isArray(keys) || keys.length > mostKeys) throw new Error(`${jwks_uri} has no list of keys`);
  return createLocalJWKSet({ keys } as JSONWebKeySet);
}

/** One reading at a time, which all wait for who need it; a failure is remembered. */
function read(context: Context, memory: Memory, known: Known, issuer: string): Promise<IssuerKeys> {
  const readAt = context.now().getTime();
  known.reading ??= readKeys(memory.fetch, issuer)
    .then(
      (find) => {
        known.keys = { find, readAt };
        delete known.failure;
        return known.keys;
      },
      (error: unknown) => {
        known.failure = { at: readAt, error };
        throw error;
      },
    )
    .finally(() => {
      delete known.reading;
    });
  return known.reading;
}

const isRecent = (at: number, now: number, milliseconds: number) => now - at < milliseconds;

/** Keys that are old, but not too old to go on with. */
const lastResort = ({ keys }: Known, now: number): IssuerKeys | undefined =>
  keys && isRecent(keys.readAt, now, lastResortMilliseconds) ? keys : undefined;

/** The keys that are used now without asking the issuer; undefined: it is to be asked. */
function fromMemory(known: Known, now: number): IssuerKeys | undefined {
  const { keys, failure } = known;
  if (keys && isRecent(keys.readAt, now, lifetimeMilliseconds)) return keys;
  if (!failure || !isRecent(failure.at, now, peaceMilliseconds)) return undefined;
  const old = lastResort(known, now);
  if (!old) throw failure.error;
  return old;
}

/**
 * The keys of an issuer, from memory for some minutes, and for an hour where the issuer cannot be read anew. An issuer
 * that could not be read is not asked again for half a minute, whoever comes.
 *
 * @throws whatever was wrong, for the log alone, and whatever `wait` throws
 */
export async function keysOf(context: Context, issuer: string, wait: Wait): Promise<IssuerKeys> {
  const memory = memoryOf(context);
  const now = () => context.now().getTime();
  return (
    fromMemory(knownOf(memory, issuer), now()) ??
    wait(async () => {
      // Others may have asked while this one waited for its turn.
      const known = knownOf(memory, issuer);
      const found = fromMemory(known, now());
      if (found) return found;
      return read(context, memory, known, issuer).catch((error: unknown) => {
        const old = lastResort(known, now());
        if (!old) throw error;
        return old;
      });
    })
  );
}

/**
 * Later keys than those in which a key was not found: issuers change keys. Undefined where the issuer has been asked
 * so recently that it is not asked again, so that made-up keys in tokens do not become requests.
 *
 * @throws whatever `wait` throws
 */
export async function laterKeys(
  context: Context,
  issuer: string,
  before: IssuerKeys,
  wait: Wait,
): Promise<IssuerKeys | undefined> {
  const memory = memoryOf(context);
  const isToBeAsked = ({ keys, failure, reading }: Known) => {
    if (keys && keys !== before) return false;
    const asked = Math.max(before.readAt, failure?.at ?? 0);
    return reading !== undefined || !isRecent(asked, context.now().getTime(), peaceMilliseconds);
  };
  if (isToBeAsked(knownOf(memory, issuer)))
    await wait(async () => {
      const known = knownOf(memory, issuer);
      if (isToBeAsked(known)) await read(context, memory, known, issuer).catch(() => undefined);
    });
  const { keys } = knownOf(memory, issuer);
  return keys === before ? undefined : keys;
}
