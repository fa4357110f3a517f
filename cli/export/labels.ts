const longest = 80;

/** The letters and digits of names, as `jane_example_com`: ASCII alone; empty where there are none. */
export function labelFrom(names: readonly string[]): string {
  const plain = names.join(' ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return words.slice(0, longest).replace(/_+$/, '');
}

/** Gives each name once: the first who wants it has it, the next has it with `_2`, and so on. */
export function uniqueNames(separator = '_', taken: Iterable<string> = []): (wanted: string) => string {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return (wanted) => {
    let name = wanted;
    while (used.has(name)) {
      const count = (counts.get(wanted) ?? 1) + 1;
      counts.set(wanted, count);
      name = `${wanted}${separator}${count}`;
    }
    used.add(name);
    return name;
  };
}
