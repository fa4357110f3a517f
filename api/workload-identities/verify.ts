import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify, type LocalJWKSet } from 'jose';
import { misfitOf } from '../../provider-schema/token-fit.ts';
import type { Context } from '../context.ts';
import { type IssuerKeys, keysOf, laterKeys } from './issuer-keys.ts';
import { Refusal, type RefusalReason } from './refusal.ts';
import type { Identity } from './service.ts';

/** What a token has proved to be. */
export interface Subject {
  readonly subject: string;
  /** The issuer's own name for the token, if it has a usable one. */
  readonly tokenId?: string;
}

type Asked = Pick<Identity, 'issuer' | 'audience' | 'subject_pattern' | 'claims'>;

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

type FindKey = (...asked: Parameters<LocalJWKSet>) => ReturnType<LocalJWKSet>;

/** A key that is not known yet may be a new one. */
const finderOf =
  (context: Context, issuer: string, keys: IssuerKeys): FindKey =>
  async (header, token) => {
    try {
      return await keys.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const later = await laterKeys(context, issuer, keys);
      if (!later) throw error;
      return later.find(header, token);
    }
  };

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

async function verifySignature(
  context: Context,
  now: Date,
  { issuer, audience }: Asked,
  token: string,
): Promise<JWTPayload> {
  const keys = await keysOf(context, issuer).catch((cause: unknown) => {
    throw new Refusal('issuer_unusable', { cause });
  });
  try {
    const { payload } = await jwtVerify(token, finderOf(context, issuer, keys), {
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

/**
 * Verifies a token of another issuer (RFC 7519; RFC 8725) and that it is one of those that are asked for: signature by
 * a key that the issuer publishes, issuer and audience exactly, times within half a minute, subject, claims. A token
 * may come again until it expires: a job asks for one and uses it in several steps.
 *
 * @throws Refusal
 */
export async function verifySubject(
  context: Context,
  now: Date,
  asked: Asked,
  token: string,
): Promise<Subject> {
  refuseAtSight(token, asked.issuer);
  const payload = await verifySignature(context, now, asked, token);
  const { sub, iat = 0, jti } = payload;
  if (iat > now.getTime() / 1000 + skewSeconds) throw new Refusal('not_yet_valid');
  if (!isStorable(sub, 1000)) throw new Refusal('wrong_subject');
  const proved = { subject: sub };
  const misfit = misfitOf(asked, payload);
  if (misfit?.field === 'subject_pattern') throw new Refusal('wrong_subject', { proved });
  if (misfit) throw new Refusal('wrong_claim', { proved: { ...proved, claim: misfit.claim } });
  return { subject: sub, ...(isStorable(jti, 200) && { tokenId: jti }) };
}
