/** What stands under a key of a document, or one item of the list that does. */
export interface Part {
  readonly key: string;
  readonly value: unknown;
}

/** What is wrong with a document, in words. */
export class Malformed extends Error {}

const code = (character: string) => character.charCodeAt(0);
const [quote, backslash, comma, colon] = [code('"'), code('\\'), code(','), code(':')] as const;
const [openObject, closeObject, openList, closeList] = [code('{'), code('}'), code('['), code(']')] as const;
const isBlank = (byte: number | undefined) => byte === 32 || byte === 10 || byte === 13 || byte === 9;

/** Where the string that begins at `start` ends: behind its closing quote. */
function endOfString(bytes: Buffer, start: number): number {
  let end = start;
  do {
    end = bytes.indexOf(quote, end + 1);
    if (end === -1) throw new Malformed('it ends in the middle of a text');
  } while (isEscaped(bytes, end));
  return end + 1;
}

function isEscaped(bytes: Buffer, place: number): boolean {
  let backslashes = 0;
  while (bytes[place - 1 - backslashes] === backslash) backslashes += 1;
  return backslashes % 2 === 1;
}

/** Where the value that begins at `start` ends. */
function endOfValue(bytes: Buffer, start: number): number {
  let depth = 0;
  for (let place = start; place < bytes.length; place++) {
    const byte = bytes[place];
    if (byte === quote) place = endOfString(bytes, place) - 1;
    else if (byte === openObject || byte === openList) depth += 1;
    else if (byte === closeObject || byte === closeList) {
      if (depth === 0) return place;
      depth -= 1;
    } else if (byte === comma && depth === 0) return place;
  }
  if (depth > 0) throw new Malformed('it ends too early');
  return bytes.length;
}

function skipBlanks(bytes: Buffer, start: number): number {
  let place = start;
  while (isBlank(bytes[place])) place += 1;
  return place;
}

function parse(bytes: Buffer, start: number, end: number): unknown {
  try {
    return JSON.parse(bytes.toString('utf8', start, end));
  } catch (error) {
    throw new Malformed((error as Error).message);
  }
}

/** The items of a list or the keys and values of an object: their beginnings and ends. */
function* itemsIn(bytes: Buffer, start: number, close: number): Generator<[number, number], number> {
  let place = skipBlanks(bytes, start + 1);
  if (bytes[place] === close) return place + 1;
  while (true) {
    const end = endOfValue(bytes, place);
    yield [place, end];
    const next = skipBlanks(bytes, end);
    if (bytes[next] === close) return next + 1;
    if (bytes[next] !== comma) throw new Malformed('it ends too early');
    place = skipBlanks(bytes, next + 1);
  }
}

/**
 * Reads an object of JSON in parts: what stands under the keys named in `values` as a whole, what stands under those in
 * `lists` item by item, so that no more than an item is in memory. Everything else is passed over: a plan says most
 * things three times.
 *
 * @throws Malformed when it is no object of JSON
 */
export function* jsonParts(
  bytes: Buffer,
  { values, lists }: { readonly values: readonly string[]; readonly lists: readonly string[] },
): Generator<Part, void, undefined> {
  const byteOrderMark = bytes.length > 2 && bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0;
  const start = skipBlanks(bytes, byteOrderMark);
  if (bytes[start] !== openObject) throw new Malformed('it is no JSON object');
  const entries = itemsIn(bytes, start, closeObject);
  let entry = entries.next();
  for (; !entry.done; entry = entries.next()) {
    const [from, to] = entry.value;
    if (bytes[from] !== quote) throw new Malformed('a key is missing');
    const keyEnd = endOfString(bytes, from);
    const separator = skipBlanks(bytes, keyEnd);
    if (bytes[separator] !== colon) throw new Malformed('a colon is missing');
    const key = String(parse(bytes, from, keyEnd));
    const value = skipBlanks(bytes, separator + 1);
    if (lists.includes(key) && bytes[value] === openList)
      for (const [first, last] of itemsIn(bytes, value, closeList))
        yield { key, value: parse(bytes, first, last) };
    else if (values.includes(key) || lists.includes(key)) yield { key, value: parse(bytes, value, to) };
  }
  if (skipBlanks(bytes, entry.value) !== bytes.length)
    throw new Malformed('more follows where it should end');
}
