import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** What every authenticator understands (RFC 6238, section 1.2 and appendix A). */
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** 160 bits, the length of the hash (RFC 4226, section 4). */
export const newSeed = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator scans. */
export const otpauthUri = (seed: string, slug: string, email: string): string =>
  new TOTP({
    ...settings,
    secret: Secret.fromBase32(seed),
    issuer: `Roster ${slug}`,
    label: email,
  }).toString();

const equal = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/**
 * The time step that the code is of: this one, the one before or the one after (RFC 6238, section 5.2), if it is
 * later than the last that was accepted.
 */
export function stepOf(seed: string, code: string, now: Date, lastStep: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const secret = Secret.fromBase32(seed);
  const present = Math.floor(now.getTime() / 1000 / settings.period);
  const codeOf = (step: number) =>
    TOTP.generate({ ...settings, secret, timestamp: step * settings.period * 1000 });
  return [present - 1, present, present + 1].find((step) => step > lastStep && equal(codeOf(step), code));
}

/** Crockford's base32: what is read aloud or copied by hand stays what it was. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const characters = 24;

/**
 * A recovery code of 120 random bits: with 112 or more a plain hash keeps it (NIST SP 800-63B-4, section 3.1.2.2).
 */
export function newRecoveryCode(): string {
  const code = [...randomBytes(characters)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return code.replaceAll(/.{6}(?!$)/g, '$&-');
}

/** A code as it was typed, in the one form in which it is compared. */
export const withoutPadding = (typed: string): string => typed.replaceAll(/[\s-]/g, '').toLowerCase();
