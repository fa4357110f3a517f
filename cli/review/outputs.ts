import { writeFile } from 'node:fs/promises';
import { toCsv } from '../../review/render/csv.ts';
import { toHtml } from '../../review/render/html.ts';
import { toJson } from '../../review/render/json.ts';
import { toMarkdown } from '../../review/render/markdown.ts';
import { toSarif } from '../../review/render/sarif.ts';
import { toTerminal } from '../../review/render/terminal.ts';
import type { Report } from '../../review/report.ts';
import { type Surroundings, Trouble, type Values } from '../command.ts';
import { textOption } from './input.ts';

const forms: Readonly<Record<string, (report: Report) => string>> = {
  markdown: (report) => toMarkdown(report),
  json: toJson,
  html: toHtml,
  csv: toCsv,
  sarif: (report) => toSarif(report),
};

const file = { type: 'string' } as const;

/** The forms of the report that are written to files. */
export const outputOptions = { markdown: file, json: file, html: file, csv: file, sarif: file } as const;

export const outputExplains = {
  'markdown FILE':
    'write the report for a comment on the pull request; - is the standard output, in the place of the view for terminals',
  'json FILE':
    'write the whole report, which roster review verify takes; its schema is docs/reference/review-report.schema.json',
  'html FILE': 'write a page with the access matrix, complete in itself',
  'csv FILE': 'write a table for spreadsheets',
  'sarif FILE': 'write the findings for code scanning',
};

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Where nobody says how wide it is. */
const usualWidth = 100;

function show(report: Report, { output, environment }: Surroundings): void {
  const { isTTY, columns } = output as Terminal;
  const color = isTTY === true && (environment['NO_COLOR'] ?? '') === '';
  output.write(toTerminal(report, { color, width: columns ?? usualWidth }));
}

type Write = (report: Report) => string;

/**
 * Writes the files that were asked for, which hold names of people: they are their owner's alone.
 *
 * @returns the form that is for the standard output, if one is
 */
export async function writeFiles(report: Report, values: Values): Promise<readonly Write[]> {
  const asked = Object.entries(forms).flatMap(([name, write]) => {
    const path = textOption(values, name);
    return path === undefined ? [] : [{ path, write }];
  });
  const toOutput = asked.filter(({ path }) => path === '-');
  if (toOutput.length > 1) throw new Trouble('one form alone goes to the standard output');
  for (const { path, write } of asked)
    if (path !== '-') await writeFile(path, write(report), { mode: 0o600 });
  return toOutput.map(({ write }) => write);
}

/** Writes the report in the forms that were asked for, and shows it. */
export async function writeReport(report: Report, values: Values, around: Surroundings): Promise<void> {
  const [only] = await writeFiles(report, values);
  if (only) around.output.write(only(report));
  else show(report, around);
}
