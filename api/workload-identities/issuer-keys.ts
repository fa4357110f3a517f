import { createLocalJWKSet, type JSONWebKeySet, type LocalJWKSet } from 'jose';
import type { Context } from '../context.ts';
import { createOutboundFetch, type OutboundFetch } from '../http/outbound.ts';

/** How long a process relies on the keys that an issuer published. */
const lifetimeMilliseconds = 5 * 60_000;
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
  const { allowedPrivateHosts } = context;
  const memory = memories.get(context) ?? {
    fetch: createOutboundFetch({ allowedPrivateHosts, timeoutMilliseconds }),
    issuers: new Map(),
  };
  memories.set(context, memory);
  return memory;
}

function knownOf({ issuers }: Memory, issuer: string): Known {
  const known = issuers.get(issuer) ?? {};
  issuers.set(issuer, known);
  const [oldest] = issuers.keys();
  if (issuers.size > mostIssuers && oldest !== undefined) issuers.delete(oldest);
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

/**
 * The keys of an issuer, from memory for some minutes. An issuer that could not be read is not asked again for half a
 * minute, whoever comes.
 *
 * @throws whatever was wrong, for the log alone
 */
export async function keysOf(context: Context, issuer: string): Promise<IssuerKeys> {
  const memory = memoryOf(context);
  const known = knownOf(memory, issuer);
  const now = context.now().getTime();
  if (known.keys && isRecent(known.keys.readAt, now, lifetimeMilliseconds)) return known.keys;
  if (known.failure && isRecent(known.failure.at, now, peaceMilliseconds)) throw known.failure.error;
  return read(context, memory, known, issuer);
}

/**
 * Later keys than those in which a key was not found: issuers change keys. Undefined where the issuer has been asked
 * so recently that it is not asked again, so that made-up keys in tokens do not become requests.
 */
export async function laterKeys(
  context: Context,
  issuer: string,
  before: IssuerKeys,
): Promise<IssuerKeys | undefined> {
  const memory = memoryOf(context);
  const known = knownOf(memory, issuer);
  if (known.keys && known.keys !== before) return known.keys;
  const now = context.now().getTime();
  const asked = Math.max(before.readAt, known.failure?.at ?? 0);
  if (!known.reading && isRecent(asked, now, peaceMilliseconds)) return undefined;
  return read(context, memory, known, issuer).catch(() => undefined);
}
