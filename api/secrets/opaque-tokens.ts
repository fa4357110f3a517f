import { hash, randomBytes } from 'node:crypto';

/**
 * A new secret token, 256 random bits: `rss_…`. Only its hash is stored. The prefix says what it is, and lets
 * secret scanners find a leaked one: `rss` session, `rst` link in a mail, `rsi` sign-in under way,
 * `rxt` exchanged for another issuer's token.
 */
export const newOpaqueToken = (prefix: 'rss' | 'rst' | 'rsi' | 'rxt'): string =>
  `${prefix}_${randomBytes(32).toString('base64url')}`;

/** What is stored of a token. Nobody guesses 256 bits, so a fast hash without salt is enough. */
export const hashToken = (token: string): string => hash('sha256', token);
