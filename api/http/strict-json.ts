/** Where the string ends that begins at `start`: the place of its closing quote. */
function endOfString(json: string, start: number): number {
  let place = start + 1;
  while (json[place] !== '"') place += json[place] === '\\' ? 2 : 1;
  return place;
}

/**
 * The first key that stands twice in one object, or is `__proto__`; `undefined` when there is none. Of
 * equal keys JSON.parse silently takes the last and others the first, so that a check before this server
 * could see another request than this server does (RFC 8259, section 4, calls it unpredictable).
 *
 * @param json text that JSON.parse accepts
 */
function ambiguousKey(json: string): string | undefined {
  const objects: (Set<string> | undefined)[] = [];
  let text = '';
  for (let place = 0; place < json.length; place++) {
    const character = json[place];
    if (character === '{') objects.push(new Set());
    else if (character === '[') objects.push(undefined);
    else if (character === '}' || character === ']') objects.pop();
    else if (character === '"') {
      const end = endOfString(json, place);
      text = json.slice(place, end + 1);
      place = end;
    } else if (character === ':') {
      const key = JSON.parse(text) as string;
      const keys = objects.at(-1);
      if (key === '__proto__' || keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}

/**
 * Parses JSON that means the same to every parser.
 *
 * @param bytes UTF-8
 * @throws SyntaxError that says what is wrong, in words for the client
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  let json: string;
  let value: unknown;
  try {
    json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(json);
  } catch {
    throw new SyntaxError('the body is not valid JSON in UTF-8');
  }
  const key = ambiguousKey(json);
  if (key === undefined) return value;
  throw new SyntaxError(
    key === '__proto__'
      ? 'the body has the key __proto__'
      : `the body has the key ${JSON.stringify(key.slice(0, 100))} twice in one object`,
  );
}
