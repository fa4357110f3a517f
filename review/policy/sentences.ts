import { visible } from '../render/text.ts';

/** The names and places of fields, from the outside in. */
export type Path = readonly (string | number)[];

const longest = 60;

const shortened = (text: string) =>
  text.length > longest ? `${[...text.slice(0, longest)].slice(0, -1).join('')}…` : text;

/** A text as a sentence quotes it. */
export const quoted = (text: string): string => `"${visible(shortened(text))}"`;

/** As in `exceptions[2].until`; empty for the whole file. */
export function nameOf(path: Path): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^[\w-]+$/.test(part)) return `[${quoted(part)}]`;
      return index === 0 ? shortened(part) : `.${shortened(part)}`;
    })
    .join('');
}

/** A value in words. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'an empty text' : quoted(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'fields';
  return `the ${typeof value} ${value}`;
}
