import type { ResourceDefinition } from '../../provider-schema/definition.ts';

/** A declared object, as others refer to it. */
export interface Target {
  readonly definition: ResourceDefinition;
  /** Unique among the objects of its kind; ASCII: `jane_example_com`. */
  readonly label: string;
}

/** What an argument is given, whatever the language. */
export type Value =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  /** The id of another declared object. */
  | { readonly kind: 'reference'; readonly to: Target }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  /** Of an object with fields, which are arguments too. */
  | { readonly kind: 'object'; readonly fields: readonly Argument[] }
  /** From text to text. */
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, string])[] };

export interface Argument {
  /** snake_case, as the definition has it. */
  readonly name: string;
  readonly value: Value;
}

/** One object, declared. */
export interface Block extends Target {
  readonly importId: string;
  readonly arguments: readonly Argument[];
  /** Sentences for whoever reads the configuration. */
  readonly remarks: readonly string[];
}

/** All objects of one kind. */
export interface Section {
  readonly definition: ResourceDefinition;
  readonly blocks: readonly Block[];
  /** What of this kind is not declared, and why: sentences. */
  readonly notes: readonly string[];
}

export interface Configuration {
  readonly environmentSlug: string;
  readonly sections: readonly Section[];
}

/** Files by their names. */
export type Files = ReadonlyMap<string, string>;

/**
 * The first words of the first line of every file that an export writes. What has it is replaced by the next one with
 * `--force`; nothing else is.
 */
export const marker = 'Written by `roster export`';

/** The whole line, without what begins a comment. */
export const markerLine = `${marker}. The next one with --force replaces this file; without this line it does not.`;

/** Text of others in a comment: what would end the line, or show it in another order, is written out. */
export const inComment = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, codePoint);

const widest = 100;

/** A sentence as lines of a comment; `sign` begins each. */
export function commentOf(sign: string, sentence: string): string {
  const lines = [sign];
  for (const word of inComment(sentence).split(' ')) {
    const line = `${lines.at(-1)} ${word}`;
    if (line.length <= widest || lines.at(-1) === sign) lines[lines.length - 1] = line;
    else lines.push(`${sign} ${word}`);
  }
  return lines.join('\n');
}

/** As in `\u202E`. */
export function codePoint(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return hexadecimal.length > 4 ? `\\U${hexadecimal.padStart(8, '0')}` : `\\u${hexadecimal.padStart(4, '0')}`;
}
