/** A piece of a format, where everything that is text has been escaped. */
export interface Markup {
  readonly markup: string;
}

export type Content = string | number | Markup | readonly Markup[] | null;

/** Writes a piece: what stands in the template is the format itself, what is put into it is escaped. */
export type Tag = (strings: TemplateStringsArray, ...values: readonly Content[]) => Markup;

/** The template tag of a format that escapes so. */
export function tagFor(escaped: (text: string) => string): Tag {
  const written = (value: Content): string => {
    if (value === null) return '';
    if (typeof value === 'string') return escaped(value);
    if (typeof value === 'number') return escaped(value.toLocaleString('en'));
    return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
  };
  return (strings, ...values) => ({
    markup: strings.map((text, index) => text + written(values[index] ?? null)).join(''),
  });
}

/** The pieces with something between them. */
export const joined = (pieces: readonly Markup[], between: string): Markup => ({
  markup: pieces.map(({ markup }) => markup).join(between),
});
