import { appendFile } from 'node:fs/promises';
import { changeReference } from '../client/change-reference.ts';
import { differencesBetween } from '../review/binding/compare.ts';
import { bindingOf, hashOf } from '../review/binding/hash.ts';
import { type Report, reportSchema } from '../review/report.ts';
import { reviewPlan } from '../review/review.ts';
import { printable } from '../review/trace/print.ts';
import { type Command, type Surroundings, Trouble, type Values } from './command.ts';
import {
  changeExplains,
  changeOptions,
  inputFrom,
  planFrom,
  readText,
  sourceExplains,
  sourceOptions,
  textOption,
} from './review/input.ts';

/** The report that was approved; it must be what its hash says. */
async function approvedReport(path: string): Promise<Report> {
  const written = await readText(path);
  let report: Report;
  try {
    report = reportSchema.parse(JSON.parse(written));
  } catch {
    throw new Trouble(`${printable(path)} is no report of roster review --json`);
  }
  if (hashOf(bindingOf(report)) !== report.hash)
    throw new Trouble(
      `${printable(path)} was changed after it was written: its hash is not that of what it says`,
    );
  return report;
}

const hashPattern = /^sha256:[0-9a-f]{64}$/;

/** What was approved: the report, or its hash alone, by which no difference can be named. */
async function approvedFrom(values: Values): Promise<{ readonly hash: string; readonly report?: Report }> {
  const [path, hash] = [textOption(values, 'report'), textOption(values, 'hash')];
  if (path === undefined && hash === undefined)
    throw new Trouble('say what was approved: --report FILE, --hash sha256:…, or both');
  if (hash !== undefined && !hashPattern.test(hash))
    throw new Trouble(`--hash takes sha256: and 64 hex digits, and not ${JSON.stringify(hash)}`);
  if (path === undefined) return { hash: hash ?? '' };
  const report = await approvedReport(path);
  if (hash !== undefined && hash !== report.hash)
    throw new Trouble(`${printable(path)} is not the report that was approved: its hash is ${report.hash}`);
  return { hash: report.hash, report };
}

const mostNamed = 20;

function tellDifferences(approved: Report | undefined, present: Report, { output }: Surroundings): void {
  const differences = approved ? differencesBetween(bindingOf(approved), bindingOf(present)) : [];
  output.write(`refused: this is not the change that was reviewed, its hash is ${present.hash}\n`);
  for (const difference of differences.slice(0, mostNamed)) output.write(`  ${printable(difference)}\n`);
  if (differences.length > mostNamed) output.write(`  and ${differences.length - mostNamed} more\n`);
}

export const reviewVerify: Command = {
  name: 'review verify',
  summary: 'Prove that a plan is what was reviewed, before it is applied',
  takes: 'PLAN (--report FILE | --hash HASH) [options]',
  description:
    'Reviews PLAN again, against the environment as it is now, and compares. Status 1: the plan does something else than what was reviewed, which is named; or the policy blocks it; or an approval is missing. What is applied with ROSTER_CHANGE_REFERENCE from --reference-file carries the hash in the audit log.',
  options: {
    report: { type: 'string' },
    hash: { type: 'string' },
    'reference-file': { type: 'string' },
    ...changeOptions,
    ...sourceOptions,
  },
  explains: {
    'report FILE': 'what was reviewed, as roster review --json wrote it',
    'hash HASH': 'the hash of what was approved; with --report, the report must have it',
    'reference-file FILE': 'append ROSTER_CHANGE_REFERENCE=… to FILE, as to the file that GITHUB_ENV names',
    ...changeExplains,
    ...sourceExplains,
  },
  words: 1,
  run: async (values, [path], around) => {
    const approved = await approvedFrom(values);
    const plan = await planFrom(path, values);
    const reviewed = approved.report?.change;
    const input = await inputFrom(values, around, { plan, ...(reviewed && { reviewed }) });
    const present = reviewPlan({ ...input, plan, requireApprovals: true });
    const { hash, verdict, change } = present;
    if (hash !== approved.hash) {
      tellDifferences(approved.report, present, around);
      return 1;
    }
    if (verdict.exit_status !== 0) {
      around.output.write(`refused: ${printable(verdict.because)}\n`);
      return 1;
    }
    const reference = changeReference({ hash, url: change.url });
    const file = textOption(values, 'reference-file');
    if (file !== undefined) await appendFile(file, `ROSTER_CHANGE_REFERENCE=${reference}\n`);
    around.output.write(`verified: this is what was reviewed, ${hash}; ${printable(verdict.because)}\n`);
    return 0;
  },
};
