/**
 * What the API's process runs with: a young generation that a request's garbage does not outlive, collected on the
 * thread that made it (docs/decisions/0018-the-short-way.md), and no warning about the lock of the data directory,
 * which is node:sqlite's.
 */
export const nodeOptions: readonly string[] = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=64',
  '--no-parallel-scavenge',
];
