import { capacity } from './capacity/suite.ts';
import { decisions } from './decisions/suite.ts';
import { provider } from './provider/suite.ts';
import { review } from './review/suite.ts';
import { runPart, runSuite, type Suite } from './suite.ts';

const suites: readonly Suite[] = [decisions, provider, review, capacity];

const usage = `usage: npm run bench [-- <name>…]

Measures, prints a table, writes bench/results/<suite>.json and docs/performance.md; 1 when a goal is missed.
A part of a suite (as in decisions/http) is measured and printed alone, and nothing is written.

${suites.map(({ name, parts }) => `  ${name}: ${parts.map((part) => part.name).join(', ')}`).join('\n')}
`;

const runs = suites.flatMap((suite) => [
  { name: suite.name, run: () => runSuite(suite) },
  ...suite.parts.map((part) => ({ name: `${suite.name}/${part.name}`, run: () => runPart(suite, part) })),
]);

async function main(names: readonly string[]): Promise<number> {
  const wanted = names.length === 0 ? suites.map(({ name }) => name) : names;
  if (wanted.some((name) => runs.every((run) => run.name !== name))) {
    process.stderr.write(usage);
    return 2;
  }
  let met = true;
  for (const { name, run } of runs) if (wanted.includes(name)) met = (await run()) && met;
  return met ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
