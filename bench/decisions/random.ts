/** Numbers from 0 to before 1, the same in each run for the same seed (mulberry32, public domain). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @throws if it is not there */
export function elementAt<T>(list: readonly T[], index: number): T {
  const element = list[index];
  if (element === undefined) throw new Error(`there is no element ${index} among ${list.length}`);
  return element;
}

/** @throws if there is nothing to pick from */
export const pick = <T>(random: () => number, from: readonly T[]): T =>
  elementAt(from, Math.floor(random() * from.length));
