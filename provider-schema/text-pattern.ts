/**
 * Whether a text is what a pattern says: exactly that, with `*` for any run of characters, also an empty one. It takes
 * time in proportion to the product of the lengths at most, whatever somebody thinks up: there is no regular expression
 * behind it.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === head;
  if (text.length < head.length + tail.length) return false;
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;
  const end = text.length - tail.length;
  let place = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, place);
    if (found === -1 || found + part.length > end) return false;
    place = found + part.length;
  }
  return true;
}

export const hasWildcard = (pattern: string): boolean => pattern.includes('*');

export const isWildcardsAlone = (pattern: string): boolean => /^\*+$/.test(pattern);

/** What every text that matches begins with. */
export const fixedBeginning = (pattern: string): string => pattern.split('*', 1)[0] ?? '';
