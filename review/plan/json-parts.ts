import { StringDecoder } from 'node:string_decoder';

/** What stands under a key of a document, or one item of the list that does. */
export interface Part {
  readonly key: string;
  readonly value: unknown;
}

/** What is wrong with a document, in words. */
export class Malformed extends Error {}

export interface Wanted {
  /** The keys whose values are wanted as a whole. */
  readonly values: readonly string[];
  /** The keys under which a list stands whose items are wanted one by one. */
  readonly lists: readonly string[];
}

const code = (character: string) => character.charCodeAt(0);
const [quote, backslash, comma, colon] = [code('"'), code('\\'), code(','), code(':')] as const;
const [openObject, closeObject, openList, closeList] = [code('{'), code('}'), code('['), code(']')] as const;
const isBlank = (byte: number) => byte === 32 || byte === 10 || byte === 13 || byte === 9;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Malformed((error as Error).message);
  }
}

/** Takes a document chunk by chunk. Keeps no more of it than the value or the item at hand. */
function createScanner({ values, lists }: Wanted) {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let hasEnded = false;
  /** The key whose value is read. */
  let key: string | undefined;
  /** Whether the items of a list are read one by one. */
  let inList = false;
  /** Whether a value begins with the next byte that is not blank. */
  let begins = false;
  /** What was taken of the key, value or item at hand in earlier chunks; undefined: nothing is being taken. */
  let taken: string | undefined;
  const decoder = new StringDecoder('utf8');
  let from = 0;
  let parts: Part[] = [];

  const take = (place: number) => {
    taken = '';
    from = place;
  };
  const textTaken = (chunk: Buffer, end: number) => {
    const text = (taken ?? '') + decoder.write(chunk.subarray(from, end)) + decoder.end();
    taken = undefined;
    return text;
  };
  const finish = (chunk: Buffer, end: number) => {
    if (taken !== undefined && key !== undefined) parts.push({ key, value: parse(textTaken(chunk, end)) });
    begins = false;
  };
  /** The first byte of a value. */
  const begin = (byte: number, place: number) => {
    begins = false;
    if (key === undefined || depth === 2) take(place);
    else if (lists.includes(key) && byte === openList) inList = true;
    else if (values.includes(key) || lists.includes(key)) take(place);
  };
  const open = (byte: number) => {
    if (depth === 0 && (byte !== openObject || hasEnded)) throw new Malformed('it is no JSON object');
    depth += 1;
    if (depth === 2 && inList) begins = true;
  };
  const close = (chunk: Buffer, place: number) => {
    if (depth === 0) throw new Malformed('it is no JSON object');
    if (depth === 2 && inList) {
      finish(chunk, place);
      inList = false;
    } else if (depth === 1) {
      finish(chunk, place);
      key = undefined;
      hasEnded = true;
    }
    depth -= 1;
  };
  const structural = (byte: number, chunk: Buffer, place: number) => {
    if (byte === openObject || byte === openList) open(byte);
    else if (byte === closeObject || byte === closeList) close(chunk, place);
    else if (byte === comma && depth === 1) {
      finish(chunk, place);
      key = undefined;
    } else if (byte === comma && depth === 2 && inList) {
      finish(chunk, place);
      begins = true;
    } else if (byte === colon && depth === 1 && key === undefined) {
      key = String(parse(textTaken(chunk, place)));
      begins = true;
    }
  };
  return {
    feed: (chunk: Buffer): Part[] => {
      parts = [];
      from = 0;
      for (let place = 0; place < chunk.length; place++) {
        const byte = chunk[place] as number;
        if (inString) {
          if (escaped) escaped = false;
          else if (byte === backslash) escaped = true;
          else if (byte === quote) inString = false;
          continue;
        }
        if (isBlank(byte)) continue;
        if (depth === 0 && byte !== openObject)
          throw new Malformed(hasEnded ? 'more follows where it should end' : 'it is no JSON object');
        if (begins && byte !== closeList) begin(byte, place);
        if (byte === quote) {
          inString = true;
          if (depth === 1 && key === undefined && taken === undefined) take(place);
        } else structural(byte, chunk, place);
      }
      if (taken !== undefined) taken += decoder.write(chunk.subarray(from));
      return parts;
    },
    end: () => {
      if (depth !== 0) throw new Malformed('it ends too early');
      if (!hasEnded) throw new Malformed('it is no JSON object');
    },
  };
}

/**
 * Reads an object of JSON in parts, however large: whatever is not wanted is passed over, for a plan says most things
 * three times.
 *
 * @throws Malformed when it is no object of JSON
 */
export async function* jsonParts(
  chunks: AsyncIterable<Buffer>,
  wanted: Wanted,
): AsyncGenerator<Part, void, undefined> {
  const scanner = createScanner(wanted);
  let isFirst = true;
  for await (const chunk of chunks) {
    const hasMark = isFirst && chunk.subarray(0, 3).equals(byteOrderMark);
    isFirst = false;
    yield* scanner.feed(hasMark ? chunk.subarray(3) : chunk);
  }
  scanner.end();
}

/** A document that is in memory already, as {@link jsonParts} takes it. */
export async function* whole(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes;
}
