/**
 * Characters that cannot be seen, or that change how others are shown: controls, what changes the direction of writing,
 * what has no width, unusual spaces, and accents piled on one letter.
 */
const unseen =
  /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?![ \u3000])\p{Zs}|^\p{M}|(?<=\p{M}{3})\p{M}/gu;

/** A space at an end, or after another one: formats that fold spaces would hide it. */
const foldedSpace = /^ | $|(?<= ) /g;

/** Most texts: words of ASCII with one space between them. */
const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** As JSON and JavaScript write it; what needs more than four digits stands as its two halves. */
const byNumber = (character: string) =>
  Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');

const shortly: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * The text with everything in it to be seen, on one line: what is invisible as JSON writes it (`\n`, `\u001b`,
 * `\u202e`), a space that would get lost as `␣`. Every form of a report says names so, and escapes them after that.
 */
export const visible = (text: string): string =>
  plain.test(text)
    ? text
    : text
        .replace(unseen, (character) => shortly[character] ?? byNumber(character))
        .replace(foldedSpace, '␣');

/** Writes what cannot be seen by number, where a string of JSON or JavaScript stands for the same text then. */
export const unseenByNumber = (text: string): string =>
  text.replace(unseen, (character) => (character === '\n' ? character : byNumber(character)));

const graphemes = new Intl.Segmenter();

/** The text, or its beginning with `…`, where it has more than so many characters. It is to be visible already. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept: string[] = [];
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length === most - 1) return `${kept.join('').slice(0, 4 * most)}…`;
    kept.push(segment);
  }
  return text.slice(0, 4 * most);
}
