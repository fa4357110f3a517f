import { Lexer } from 'yaml';

const mostBytes = 1_000_000;

/** Far deeper than any policy, and not so deep that whoever reads it runs out of memory. */
const deepest = 20;

/** Tokens that the lexer adds, and that do not stand in the text. */
const marks: ReadonlySet<string> = new Set(['\u{2}', '\u{18}', '\u{1f}']);

/** More than a megabyte of names and addresses has; reading many more takes long. */
const mostTokens = 400_000;

/** Where there is too much of something; undefined: nowhere. */
function excess(text: string): { readonly offset: number; readonly says: string } | undefined {
  let tokens = 0;
  let brackets = 0;
  let indicators = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') brackets++;
    else if (token === ']' || token === '}') brackets--;
    else if (token === '-' || token === '?' || token === ':') indicators++;
    else if (token.includes('\n')) indicators = 0;
    if (Math.max(brackets, indicators) > deepest) return { offset, says: 'is nested too deeply' };
    if (++tokens > mostTokens) return { offset, says: 'has too many parts: shorten it' };
    if (!marks.has(token)) offset += token.length;
  }
  return undefined;
}

/** What keeps a text from being read at all, and where. */
export function whyUnreadable(text: string): { readonly offset: number; readonly says: string } | undefined {
  if (Buffer.byteLength(text) > mostBytes) return { offset: 0, says: 'is larger than 1 MB: shorten it' };
  const undecoded = text.indexOf('\u{fffd}');
  if (undecoded !== -1) return { offset: undecoded, says: 'is not UTF-8 here: save the file as UTF-8' };
  return excess(text);
}
