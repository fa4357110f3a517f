const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);
const colon = ':'.charCodeAt(0);
const space = ' '.charCodeAt(0);

/** Where the string ends that begins at `start`: the place of its closing quote. */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  // A quote is part of the string after an odd number of backslashes.
  for (;;) {
    let before = end - 1;
    while (json.charCodeAt(before) === backslash) before -= 1;
    if ((end - before) % 2 === 1) return end;
    end = json.indexOf('"', end + 1);
  }
}

/** The place of the next character that is no white space. */
function skipSpace(json: string, start: number): number {
  let place = start;
  while (json.charCodeAt(place) <= space) place += 1;
  return place;
}

/** How many keys stand in the text. */
function keysInText(json: string): number {
  let keys = 0;
  let place = json.indexOf('"');
  while (place !== -1) {
    const after = skipSpace(json, endOfString(json, place) + 1);
    if (json.charCodeAt(after) === colon) keys += 1;
    place = json.charCodeAt(after) === quote ? after : json.indexOf('"', after);
  }
  return keys;
}

/**
 * How many keys the value has in all its objects.
 *
 * @throws SyntaxError for the key `__proto__`
 */
function keysInValue(value: unknown): number {
  let keys = 0;
  let level: unknown[] = [value];
  // Level by level, without recursion: the value may be nested as deeply as the text is long.
  while (level.length > 0) {
    const inner: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      if (Array.isArray(one)) {
        for (const item of one) if (typeof item === 'object') inner.push(item);
        continue;
      }
      for (const key in one) {
        keys += 1;
        if (key === '__proto__') throw new SyntaxError('the body has the key __proto__');
        const field = (one as Record<string, unknown>)[key];
        if (typeof field === 'object') inner.push(field);
      }
    }
    level = inner;
  }
  return keys;
}

/** The first key that stands twice in one object. */
function repeatedKey(json: string): string {
  const objects: (Set<string> | undefined)[] = [];
  for (let place = 0; place < json.length; place++) {
    const character = json[place];
    if (character === '{') objects.push(new Set());
    else if (character === '[') objects.push(undefined);
    else if (character === '}' || character === ']') objects.pop();
    else if (character === '"') {
      const end = endOfString(json, place);
      if (json.charCodeAt(skipSpace(json, end + 1)) === colon) {
        const key = JSON.parse(json.slice(place, end + 1)) as string;
        const keys = objects.at(-1);
        if (keys?.has(key)) return key;
        keys?.add(key);
      }
      place = end;
    }
  }
  return '';
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Parses JSON that means the same to every parser: of equal keys JSON.parse silently takes the last and others the
 * first, so that a check before this server could see another request than this server does (RFC 8259, section 4,
 * calls it unpredictable).
 *
 * @param bytes UTF-8
 * @throws SyntaxError that says what is wrong, in words for the client
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  let json: string;
  let value: unknown;
  try {
    json = utf8.decode(bytes);
    value = JSON.parse(json);
  } catch {
    throw new SyntaxError('the body is not valid JSON in UTF-8');
  }
  // A key that stood twice is there once.
  if (keysInValue(value) === keysInText(json)) return value;
  const key = repeatedKey(json);
  throw new SyntaxError(`the body has the key ${JSON.stringify(key.slice(0, 100))} twice in one object`);
}
