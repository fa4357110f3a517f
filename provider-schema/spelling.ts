/** How many letters must be put in, left out, replaced or swapped with their neighbour to make one word of the other. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
}

const longest = 100;

/** The word that somebody who wrote `given` most likely meant; `undefined` when none is near. */
export function nearest(given: string, words: Iterable<string>): string | undefined {
  if (given.length > longest) return undefined;
  const plain = given.trim().toLowerCase();
  const most = 1 + Math.floor(plain.length / 5);
  return [...words]
    .map((word) => ({ word, off: distance(plain, word.toLowerCase()) }))
    .filter(({ off }) => off <= most)
    .sort((one, other) => one.off - other.off)[0]?.word;
}

/** As in ` (did you mean "deployment.read"?)`; empty when nothing is near. */
export function didYouMean(given: string, words: Iterable<string>): string {
  const meant = nearest(given, words);
  return meant === undefined ? '' : ` (did you mean "${meant}"?)`;
}
