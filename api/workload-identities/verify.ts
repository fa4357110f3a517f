import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { misfitOf } from '../../provider-schema/token-fit.ts';
import type { Context } from '../context.ts';
import { ProblemError } from '../http/problem.ts';
import { gatesOf } from './gates.ts';
import { type IssuerKeys, keysOf, laterKeys, type Wait } from './issuer-keys.ts';
import { Refusal, type RefusalReason } from './refusal.ts';
import type { Identity } from './service.ts';

/** What a token has proved to be. */
export interface Subject {
  readonly subject: string;
  /** The issuer's own name for the token, if it has a usable one. */
  readonly tokenId?: string;
}

type Asked = Pick<Identity, 'environment_id' | 'issuer' | 'audience' | 'subject_pattern' | 'claims'>;

/** Signatures by a key pair alone: nothing that a published key could be the secret of. */
const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];

/** How far clocks may differ. */
const skewSeconds = 30;

/** What the audit log can keep. */
const isStorable = (text: unknown, most: number): text is string =>
  typeof text === 'string' && text.length > 0 && text.length <= most && /^\P{C}+$/u.test(text);

/** Nobody is asked for keys because of a token that could not be good whatever they are. */
function refuseAtSight(token: string, issuer: string): void {
  let header: { alg?: unknown };
  let claims: JWTPayload;
  try {
    header = decodeProtectedHeader(token);
    claims = decodeJwt(token);
  } catch (cause) {
    throw new Refusal('no_token', { cause });
  }
  if (!algorithms.includes(String(header.alg))) throw new Refusal('algorithm_not_allowed');
  if (claims.iss !== issuer) throw new Refusal('wrong_issuer');
}

/** Why a token was not verified. */
function reasonOf(error: unknown): RefusalReason {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'unknown_key';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'wrong_audience';
    if (error.claim === 'nbf') return 'not_yet_valid';
  }
  return 'not_proved';
}

/** By these keys, at this moment: issuers may have been waited for. */
async function verifyBy(
  { find }: IssuerKeys,
  now: Date,
  { issuer, audience }: Asked,
  token: string,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, find, {
      algorithms,
      issuer,
      audience,
      clockTolerance: skewSeconds,
      currentDate: now,
      requiredClaims: ['iss', 'aud', 'sub', 'exp', 'iat'],
    });
    return payload;
  } catch (cause) {
    throw new Refusal(reasonOf(cause), { cause });
  }
}

async function verifySignature(context: Context, asked: Asked, token: string): Promise<JWTPayload> {
  const { environment_id, issuer } = asked;
  const wait: Wait = (work) => gatesOf(context).issuers.run(environment_id, work);
  const keys = await keysOf(context, issuer, wait).catch((cause: unknown) => {
    throw cause instanceof ProblemError ? cause : new Refusal('issuer_unusable', { cause });
  });
  try {
    return await verifyBy(keys, context.now(), asked, token);
  } catch (refusal) {
    // A key that is not known yet may be a new one.
    const isUnknown = refusal instanceof Refusal && refusal.cause instanceof errors.JWKSNoMatchingKey;
    const later = isUnknown ? await laterKeys(context, issuer, keys, wait) : undefined;
    if (!later) throw refusal;
    return verifyBy(later, context.now(), asked, token);
  }
}

/**
 * Verifies a token of another issuer (RFC 7519; RFC 8725) and that it is one of those that are asked for: signature by
 * a key that the issuer publishes, issuer and audience exactly, times within half a minute, subject, claims. A token
 * may come again until it expires: a job asks for one and uses it in several steps.
 *
 * @throws Refusal, and 429 when too many of the environment wait for issuers
 */
export async function verifySubject(context: Context, asked: Asked, token: string): Promise<Subject> {
  refuseAtSight(token, asked.issuer);
  const payload = await verifySignature(context, asked, token);
  const { sub, iat = 0, jti } = payload;
  if (iat > context.now().getTime() / 1000 + skewSeconds) throw new Refusal('not_yet_valid');
  if (!isStorable(sub, 1000)) throw new Refusal('wrong_subject');
  const proved = { subject: sub };
  const misfit = misfitOf(asked, payload);
  if (misfit?.field === 'subject_pattern') throw new Refusal('wrong_subject', { proved });
  if (misfit) throw new Refusal('wrong_claim', { proved: { ...proved, claim: misfit.claim } });
  return { subject: sub, ...(isStorable(jti, 200) && { tokenId: jti }) };
}
