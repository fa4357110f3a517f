import { isIP } from 'node:net';

/** An IP address in its one form: RFC 5952, and IPv4 even where it came mapped into IPv6 (RFC 4291, section 2.5.5.2). */
export interface Address {
  readonly version: 4 | 6;
  readonly text: string;
}

/**
 * Reads an IP address; `undefined` when the text is none. A zone (`%eth0`) is dropped. Octal, short and decimal forms
 * of IPv4 are refused: programs do not agree on what they mean.
 */
export function parseAddress(text: string): Address | undefined {
  const version = isIP(text);
  if (version === 0) return undefined;
  if (version === 4) return { version, text };
  const canonical = new URL(`http://[${text.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(canonical);
  if (!mapped) return { version: 6, text: canonical };
  const bytes = mapped.slice(1).flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return { version: 4, text: bytes.join('.') };
}

/** All addresses whose first `bits` are those of `address`. */
export interface AddressRange {
  readonly address: Address;
  readonly bits: number;
}

/** Reads an address, or a range in CIDR notation (RFC 4632, RFC 4291); `undefined` when the text is neither. */
export function parseAddressRange(text: string): AddressRange | undefined {
  const [base = '', bits, ...rest] = text.split('/');
  const address = base.includes('%') ? undefined : parseAddress(base);
  if (!address || rest.length > 0) return undefined;
  const most = address.version === 4 ? 32 : 128;
  if (bits === undefined) return { address, bits: most };
  if (!/^(0|[1-9]\d{0,2})$/.test(bits)) return undefined;
  // Of an IPv4 address that is mapped into IPv6 the first 96 bits are the mapping.
  const length = Number(bits) - (address.version === 4 && base.includes(':') ? 96 : 0);
  return length < 0 || length > most ? undefined : { address, bits: length };
}

/** Whether the text is an IP address or a CIDR range, IPv4 or IPv6. */
export const isAddressRange = (text: string): boolean => parseAddressRange(text) !== undefined;
