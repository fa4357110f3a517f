import type { Markup } from './markup.ts';

/** How much of a format it takes: bytes in UTF-8, which are never fewer than the units of a string of JavaScript. */
export const sizeOf = (text: string): number => Buffer.byteLength(text);

/** The first of some pieces. */
export interface Fitting {
  readonly text: string;
  readonly left: number;
}

/** As many of the pieces, from the first on, as there is room for; each is made only when it is its turn. */
export function fit<Item>(
  items: readonly Item[],
  room: number,
  write: (item: Item) => Markup,
  most = Number.POSITIVE_INFINITY,
): Fitting {
  let text = '';
  let taken = 0;
  let size = 0;
  for (const item of items.slice(0, most)) {
    const { markup } = write(item);
    size += sizeOf(markup);
    if (size > room) break;
    text += markup;
    taken += 1;
  }
  return { text, left: items.length - taken };
}
