/**
 * The canonical forms of a request target, made of what was on the wire. Decoded strings hold one byte a
 * character.
 *
 * Source: "Create a signed AWS API request" in the AWS Identity and Access Management user guide, and
 * what curl does.
 */

export interface CanonicalTarget {
  readonly path: string;
  readonly query: string;
}

export interface QueryParameter {
  readonly name: string;
  readonly value: string;
}

/** Path and query exactly as they stand in the request line. */
export function splitTarget(rawUrl: string): CanonicalTarget {
  const mark = rawUrl.indexOf('?');
  return mark === -1
    ? { path: rawUrl, query: '' }
    : { path: rawUrl.slice(0, mark), query: rawUrl.slice(mark + 1) };
}

/**
 * False unless the target is a path, perhaps with a query, in visible ASCII without `#` and `\`. Of other
 * targets a URL parser reads something else than what stands there (it cuts off `#…`, takes `\` for `/`),
 * so that a signature would cover another request than the one that is answered.
 */
export function isPlainTarget(rawUrl: string): boolean {
  return /^\/[\x21-\x7e]*$/.test(rawUrl) && !/[#\\]/.test(rawUrl);
}

/** A path that is the same in every form. */
const plainPath = /^[A-Za-z0-9\-._~/]*$/;

/**
 * The forms in which signers put a target, any of which is accepted:
 *
 * 1. the standard one: the wire path encoded once more, the query decoded, encoded and sorted;
 * 2. the wire path encoded once (what is encoded already stays), the query as in 1;
 * 3. path and query verbatim, as curl 7.88 signs them.
 *
 * Dot segments and doubled slashes are nowhere normalised: no form covers two paths.
 */
export function canonicalTargets(rawUrl: string): readonly CanonicalTarget[] {
  const { path, query } = splitTarget(rawUrl);
  if (query === '' && plainPath.test(path)) return [{ path, query }];
  const sortedQuery = canonicalQuery(query);
  return [
    { path: encode(path, /[A-Za-z0-9\-._~/]/), query: sortedQuery },
    { path: encodeUnlessEncoded(path), query: sortedQuery },
    { path, query },
  ];
}

/** The parameters of a query as bytes, in their order: percent-encoding undone, `+` is a space. */
export function parseQuery(rawQuery: string): readonly QueryParameter[] {
  return rawQuery
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const [name, value] = equals === -1 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
      return { name: decode(name), value: decode(value) };
    });
}

function canonicalQuery(rawQuery: string): string {
  const unreserved = /[A-Za-z0-9\-._~]/;
  return parseQuery(rawQuery)
    .map(({ name, value }) => ({ name: encode(name, unreserved), value: encode(value, unreserved) }))
    .sort((one, other) => compare(one.name, other.name) || compare(one.value, other.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function decode(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function encode(text: string, kept: RegExp): string {
  return Array.from(text, (character) => (kept.test(character) ? character : percent(character))).join('');
}

function encodeUnlessEncoded(path: string): string {
  return path.replace(/%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~/]/g, (found) =>
    found.length === 3 ? found : percent(found),
  );
}

/** Ends trimmed, every run of white space one space. */
export function canonicalHeaderValue(value: string): string {
  return value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '');
}
