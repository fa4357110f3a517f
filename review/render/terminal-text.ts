import stringWidth from 'string-width';
import { visible } from './text.ts';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

/** Paints a text that is visible already, or leaves it as it is where there is no colour. */
export type Paint = (text: string, style: Style | null) => string;

export const paintFor =
  (color: boolean): Paint =>
  (text, style) => {
    if (!color || style === null || text === '') return text;
    const [on, off] = codes[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };

const graphemes = new Intl.Segmenter();

/** The longest beginning of a word that is so many columns wide, and the rest of it; at least one character. */
function split(word: string, width: number): readonly [string, string] {
  let head = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    used += stringWidth(segment);
    if (used > width && head !== '') break;
    head += segment;
  }
  return [head, word.slice(head.length)];
}

/** The text in lines of at most so many columns, broken between words where that can be. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of visible(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (stringWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    while (stringWidth(word) > width) {
      const [head, rest] = split(word, width);
      lines.push(head);
      word = rest;
    }
    line = word;
  }
  return [...lines, line];
}

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/** What stands in a cell, a paragraph each. */
export interface Cell {
  readonly texts: readonly string[];
  readonly style: Style | null;
}

const gap = 2;

/** How wide each column is: as wide as what is in it, and the last what is left, but all of them within the width. */
function widthsOf(
  rows: readonly (readonly Cell[])[],
  width: number,
  most: readonly number[],
): readonly number[] {
  const widths = most.map((limit, column) =>
    rows
      .flatMap((row) => row[column]?.texts ?? [])
      .reduce((widest, text) => Math.min(limit, Math.max(widest, stringWidth(visible(text)))), 1),
  );
  const used = widths.reduce((sum, each) => sum + each + gap, 0);
  return [...widths, Math.max(12, width - used)];
}

/**
 * Rows of cells, each as many lines as it takes, with the columns one under another. `most` says how wide each column
 * but the last may be.
 */
export function table(
  rows: readonly (readonly Cell[])[],
  { width, most, paint }: { readonly width: number; readonly most: readonly number[]; readonly paint: Paint },
): readonly string[] {
  const widths = widthsOf(rows, width, most);
  return rows.flatMap((row) => {
    const cells = row.map(({ texts, style }, column) => ({
      style,
      lines: texts.flatMap((text) => wrap(text, widths[column] ?? width)),
    }));
    const height = Math.max(...cells.map(({ lines }) => lines.length));
    return Array.from({ length: height }, (_, index) =>
      cells
        .map(({ lines, style }, column) => {
          const text = lines[index] ?? '';
          const last = column === cells.length - 1;
          return paint(last ? text : padded(text, widths[column] ?? 0), style);
        })
        .join(' '.repeat(gap))
        .trimEnd(),
    );
  });
}
