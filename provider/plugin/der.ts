/** The few forms of DER (X.690) that a certificate needs. Each function returns one encoded element. */

/** An element of any tag: identifier, length, content. */
export function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

export const sequence = (...items: readonly Uint8Array[]) => element(0x30, ...items);
export const set = (...items: readonly Uint8Array[]) => element(0x31, ...items);
export const octets = (content: Uint8Array) => element(0x04, content);
export const utf8 = (text: string) => element(0x0c, Buffer.from(text, 'utf8'));
export const boolean = (value: boolean) => element(0x01, Buffer.from([value ? 0xff : 0]));

/** A context-specific, constructed element: `[number]` around the content. */
export const explicit = (number: number, ...content: readonly Uint8Array[]) =>
  element(0xa0 | number, ...content);

/** A non-negative integer from its big-endian bytes. */
export function integer(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const digits = bytes.subarray(start);
  const negative = ((digits[0] ?? 0) & 0x80) !== 0;
  return element(0x02, negative ? Buffer.from([0]) : Buffer.alloc(0), digits);
}

/** A bit string; the last `unused` bits of the content do not count. */
export const bits = (content: Uint8Array, unused = 0) => element(0x03, Buffer.from([unused]), content);

/** An object identifier in dotted form, as in `1.2.840.10045.4.3.2`. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** A time in UTC to the second: UTCTime up to 2049, GeneralizedTime after (RFC 5280, section 4.1.2.5). */
export function time(moment: Date): Buffer {
  const digits = moment.toISOString().replace(/\.\d+Z$|[-:T]/g, '');
  if (moment.getUTCFullYear() < 2050) return element(0x17, Buffer.from(`${digits.slice(2)}Z`, 'ascii'));
  return element(0x18, Buffer.from(`${digits}Z`, 'ascii'));
}

function base128(value: number): number[] {
  const groups = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80);
  return groups;
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>= 8) bytes.unshift(rest & 0xff);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}
