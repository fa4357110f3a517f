import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  type Authorization,
  type AuthorizationFault,
  type HeaderPairs,
  parseAuthorization,
} from './authorization.ts';
import {
  type CanonicalTarget,
  canonicalHeaderValue,
  canonicalTargets,
  isPlainTarget,
  parseQuery,
  splitTarget,
} from './canonical.ts';
import { type SigningTime, signingTime, type TimeFault } from './signing-time.ts';

export interface SignedRequest {
  readonly method: string;
  /** Path and query exactly as received: `request.url` of `node:http`. */
  readonly rawUrl: string;
  /** In order and with duplicates: `pairHeaders(request.rawHeaders)`. */
  readonly headers: HeaderPairs;
  /** Exactly as received; empty when there is none. */
  readonly body: Uint8Array;
  readonly now: Date;
  /** The secret of a key, or `undefined` for an id that may not sign. Called only for well-formed requests. */
  readonly findSecret: (accessKeyId: string) => Promise<SigningSecret | undefined>;
}

/** Why a request was refused. For logs and the audit alone: the caller hears of 401 and nothing else. */
export type RejectionReason =
  | AuthorizationFault
  | TimeFault
  | 'missing_authorization'
  | 'duplicate_authorization'
  | 'wrong_scope'
  | 'malformed_target'
  | 'credentials_in_query'
  | 'duplicate_query_parameter'
  | 'host_not_signed'
  | 'unsigned_header'
  | 'missing_signed_header'
  | 'duplicate_signed_header'
  | 'wrong_body_hash'
  | 'unknown_access_key'
  | 'wrong_signature';

export type Verification =
  | { readonly ok: true; readonly accessKeyId: string }
  | { readonly ok: false; readonly reason: RejectionReason; readonly accessKeyId?: string };

export interface CredentialScope {
  readonly region: string;
  readonly service: string;
}

const rosterScope: CredentialScope = { region: 'global', service: 'roster' };

/**
 * Verifies a request signed with AWS Signature Version 4 (`AWS4-HMAC-SHA256`, region `global`, service
 * `roster`) in its `Authorization` header. The body is always hashed here. The clock of the signer may
 * differ by five minutes.
 *
 * Rejected besides wrong signatures: an `x-amz-*` header or the host outside the signature, anything that
 * stands twice where it should stand once, credentials in the query.
 */
export function verifySignature(request: SignedRequest): Promise<Verification> {
  return verifyInScope(rosterScope, request);
}

/** {@link verifySignature} for other regions and services: the published test vectors have their own. */
export async function verifyInScope(scope: CredentialScope, request: SignedRequest): Promise<Verification> {
  const headers = groupHeaders(request.headers);
  const authorizations = headers.get('authorization') ?? [];
  if (authorizations.length > 1) return rejected('duplicate_authorization');
  const targetFault = faultOfTarget(request.rawUrl);
  if (targetFault) return rejected(targetFault);
  if (authorizations[0] === undefined) return rejected('missing_authorization');
  const reading = parseAuthorization(authorizations[0]);
  if (!reading.ok) return rejected(reading.reason);
  const { authorization } = reading;
  const { accessKeyId } = authorization;
  if (authorization.region !== scope.region || authorization.service !== scope.service)
    return rejected('wrong_scope', accessKeyId);
  const headerFault = faultOfHeaders(headers, authorization);
  if (headerFault) return rejected(headerFault, accessKeyId);
  const time = signingTime(headers, authorization, request.now);
  if (!time.ok) return rejected(time.reason, accessKeyId);
  const bodyHash = sha256(request.body);
  const claimedHash = headers.get('x-amz-content-sha256')?.[0];
  if (claimedHash !== undefined && claimedHash !== bodyHash) return rejected('wrong_body_hash', accessKeyId);
  const secret = await request.findSecret(accessKeyId);
  const matches = signatureMatches(
    secret ?? standInSecret,
    request,
    headers,
    authorization,
    time.time,
    bodyHash,
  );
  if (secret === undefined) return rejected('unknown_access_key', accessKeyId);
  return matches ? { ok: true, accessKeyId } : rejected('wrong_signature', accessKeyId);
}

/** The key that a secret signs with on a day, in a region, for a service. */
export type SigningSecret = (day: string, region: string, service: string) => Buffer;

/**
 * Derives signing keys from a secret access key, and keeps the last: the next request is most likely of the same day.
 *
 * @throws TypeError for an empty secret, with which everybody could sign
 */
export function createSigningSecret(secret: string): SigningSecret {
  if (secret === '') throw new TypeError('a secret access key is not empty');
  let last: { readonly scope: string; readonly key: Buffer } | undefined;
  return (day, region, service) => {
    const scope = `${day}/${region}/${service}`;
    if (last?.scope !== scope) {
      const key = [day, region, service, 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
      last = { scope, key };
    }
    return last.key;
  };
}

/** Verified against when the id is unknown, so that a signature costs as much. Nobody knows it. */
const standInSecret = createSigningSecret(`rsk_${randomBytes(32).toString('base64url')}`);

function rejected(reason: RejectionReason, accessKeyId?: string): Verification {
  return accessKeyId === undefined ? { ok: false, reason } : { ok: false, reason, accessKeyId };
}

function groupHeaders(pairs: HeaderPairs): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const values = grouped.get(key);
    if (values) values.push(value);
    else grouped.set(key, [value]);
  }
  return grouped;
}

/** Names under which AWS Signature Version 2 and 4 and RFC 6750 put credentials in a query. */
const credentialParameter = /^(x-amz-.*|awsaccesskeyid|access_token)$/is;

function faultOfTarget(rawUrl: string): RejectionReason | undefined {
  if (!isPlainTarget(rawUrl)) return 'malformed_target';
  const names = parseQuery(splitTarget(rawUrl).query).map(({ name }) => name);
  if (names.some((name) => credentialParameter.test(name))) return 'credentials_in_query';
  // Sorting makes the order of equal names invisible to the signature, and the order decides what is read.
  return new Set(names).size === names.length ? undefined : 'duplicate_query_parameter';
}

function faultOfHeaders(
  headers: ReadonlyMap<string, readonly string[]>,
  { signedHeaders }: Authorization,
): RejectionReason | undefined {
  if (!signedHeaders.includes('host')) return 'host_not_signed';
  for (const name of headers.keys())
    if (name.startsWith('x-amz-') && !signedHeaders.includes(name)) return 'unsigned_header';
  for (const name of signedHeaders) {
    const count = headers.get(name)?.length ?? 0;
    if (count === 0) return 'missing_signed_header';
    if (count > 1) return 'duplicate_signed_header';
  }
  return undefined;
}

function signatureMatches(
  secret: SigningSecret,
  request: SignedRequest,
  headers: ReadonlyMap<string, readonly string[]>,
  { day, region, service, signedHeaders, signature }: Authorization,
  time: SigningTime,
  bodyHash: string,
): boolean {
  const canonicalHeaders = signedHeaders
    .map((name) => `${name}:${canonicalHeaderValue(headers.get(name)?.[0] ?? '')}\n`)
    .join('');
  const key = secret(day, region, service);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const given = Buffer.from(signature, 'hex');
  const matching = distinctTargets(request.rawUrl).filter(({ path, query }: CanonicalTarget) => {
    const lines = [request.method, path, query, canonicalHeaders, signedHeaders.join(';'), bodyHash];
    const requestHash = sha256(Buffer.from(lines.join('\n'), 'latin1'));
    const expected = hmac(key, ['AWS4-HMAC-SHA256', time.stamp, scope, requestHash].join('\n'));
    return timingSafeEqual(expected, given);
  });
  return matching.length > 0;
}

/** Most targets look the same in all forms. */
const distinctTargets = (rawUrl: string): readonly CanonicalTarget[] => [
  ...new Map(canonicalTargets(rawUrl).map((target) => [`${target.path}?${target.query}`, target])).values(),
];

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
