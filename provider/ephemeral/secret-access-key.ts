import { randomBytes } from 'node:crypto';
import type { EphemeralLife } from './life.ts';

const prefix = 'rsk_';

/** Each character of base64url (RFC 4648, section 5) is six random bits: none is likelier than another. */
function newSecret(length: number): string {
  const random = length - prefix.length;
  return (
    prefix +
    randomBytes(Math.ceil((random * 6) / 8))
      .toString('base64url')
      .slice(0, random)
  );
}

export const secretAccessKeyLife: EphemeralLife = {
  open: async (_session, config) => ({ answer: { value: newSecret(Number(config['length'])) }, kept: {} }),
};
