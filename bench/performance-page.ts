import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const page = join(import.meta.dirname, '../docs/performance.md');

const beginOf = (suite: string) => `<!-- bench ${suite}: written by npm run bench -->`;
const endOf = (suite: string) => `<!-- end of bench ${suite} -->`;

/**
 * Puts the text between the suite's markers.
 *
 * @throws when the page lacks them
 */
export function replaceSection(text: string, suite: string, section: string): string {
  const begin = text.indexOf(beginOf(suite));
  const end = text.indexOf(endOf(suite));
  if (begin < 0 || end < begin) throw new Error(`the page has no place for the suite "${suite}"`);
  return `${text.slice(0, begin)}${beginOf(suite)}\n\n${section}\n\n${text.slice(end)}`;
}

/** Writes what a suite measured, and on what, into `docs/performance.md`. */
export async function writeSection(suite: string, machine: readonly string[], table: string): Promise<void> {
  const notRun = '<!-- not run: it measures for minutes, on a machine that does nothing else -->';
  const section = [notRun, '```sh', `npm run bench -- ${suite}`, '```', '', ...machine, '', table].join('\n');
  await writeFile(page, replaceSection(await readFile(page, 'utf8'), suite, section));
}
