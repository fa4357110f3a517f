import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Figure, formatTable } from './figures.ts';
import { describeMachine } from './machine.ts';
import { writeSection } from './performance-page.ts';

/** Tells people how far it is. */
export type Say = (line: string) => void;

/** What is measured together. */
export interface Part {
  readonly name: string;
  readonly measure: (say: Say) => Promise<Figure[]>;
}

export interface Suite {
  readonly name: string;
  readonly parts: readonly Part[];
  /** What more than the machine the figures depend on, as in `PostgreSQL 18.4`. */
  readonly with: () => Promise<string[]>;
}

/** Progress goes to standard error, so that standard output has the table alone. */
const sayer =
  (suite: Suite, part: Part): Say =>
  (line) =>
    process.stderr.write(`${suite.name}/${part.name}: ${line}\n`);

async function measureParts(suite: Suite, parts: readonly Part[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const part of parts) {
    const say = sayer(suite, part);
    const start = performance.now();
    figures.push(...(await part.measure(say)));
    say(`took ${Math.round((performance.now() - start) / 1000)} s`);
  }
  return figures;
}

/** Measures one part and keeps nothing: for whoever works on it. */
export async function runPart(suite: Suite, part: Part): Promise<boolean> {
  const figures = await measureParts(suite, [part]);
  console.log(`\n${formatTable(figures)}`);
  return figures.every(({ met }) => met);
}

/**
 * Measures everything in the suite, prints the table, and writes it to `bench/results/<suite>.json` and into
 * `docs/performance.md`.
 *
 * @returns whether every goal is met
 */
export async function runSuite(suite: Suite): Promise<boolean> {
  const figures = await measureParts(suite, suite.parts);
  const table = formatTable(figures);
  console.log(`\n${table}`);
  const results = join(import.meta.dirname, 'results');
  await mkdir(results, { recursive: true });
  await writeFile(join(results, `${suite.name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
  await writeSection(suite.name, describeMachine(await suite.with(), new Date()), table);
  const missed = figures.filter(({ met }) => !met);
  for (const { name, goal } of missed) process.stderr.write(`missed: ${name} (${goal})\n`);
  return missed.length === 0;
}
