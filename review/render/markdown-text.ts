import { joined, type Markup, tagFor } from './markup.ts';
import { shorten, visible } from './text.ts';

/**
 * The punctuation of Markdown, HTML, tables and mathematics, and what at the beginning makes a heading or a list: as
 * an entity it is never structure.
 */
const punctuation = /[&<>`\\*_~[\]|$]|^[#+=-]|(?<=^\d+)[.)]/g;

/** Where a platform would make a link, a mention or a picture of a text, whatever the Markdown around it. */
const references = /(?<=[#!$~%&^:]|[Ww]{3}|(?<!\w)@)(?=\S)|(?<=[[{])(?=[+-])|(?<=[A-Z])(?=-\d)/g;

const entity = (character: string) => `&#${character.charCodeAt(0)};`;

/** Nothing to be seen, and the end of every reference. */
const breakHere = '\u200b';

/**
 * A text that stands for itself wherever inline Markdown or HTML may stand, cells of tables included. It mentions and
 * references nothing; e-mail addresses stay as they are.
 */
export const escapeMarkdown = (text: string): string =>
  visible(text).replace(references, breakHere).replace(punctuation, entity).replaceAll(breakHere, '&#8203;');

/** Markdown: what is put into the template is escaped. */
export const md = tagFor(escapeMarkdown);

/** The longest name that is written out; longer ones end in `…`. */
const longestName = 100;

/** What a span of code may hold in a table, too. */
const codeSpan = /^[^`|\\]+$/;

/** What somebody called something: in the letters of code, so that it passes for no word of ours. */
export function name(text: string): Markup {
  const shown = shorten(visible(text), longestName);
  return codeSpan.test(shown) ? { markup: `\`${shown}\`` } : md`<code>${shown}</code>`;
}

/** Names with commas; at most so many, and then how many more. */
export function names(texts: readonly string[], most: number): Markup {
  const shown = joined(texts.slice(0, most).map(name), ', ');
  return texts.length > most ? md`${shown} and ${texts.length - most} more` : shown;
}

/** A sentence with names in it. */
export const sentence = (text: string, longest: number): Markup => md`${shorten(visible(text), longest)}`;
