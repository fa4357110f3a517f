import { KeepFault } from '../review/standing/keep-file.ts';
import { reviewStanding, type StandingInput } from '../review/standing/review.ts';
import { type Command, type Surroundings, Trouble, type Values } from './command.ts';
import { connectionExplains, connectionOptions } from './connect.ts';
import { changeExplains, changeOptions, inputFrom, textOption } from './review/input.ts';
import { outputExplains, outputOptions, writeFiles, writeReport } from './review/outputs.ts';
import { keep, keepExplains, keepOptions, requireKeepFile } from './review/standing-keep.ts';
import { narrowingExplains, narrowingFrom, narrowingOptions } from './review/standing-narrowing.ts';

/** Nobody made a change: it has a title at most. */
async function standingInput(values: Values, around: Surroundings): Promise<StandingInput> {
  const input = await inputFrom(values, around);
  return {
    ...input,
    requireApprovals: false,
    change: { title: textOption(values, 'title') ?? null, url: null, commit: null, author: null },
    narrowing: narrowingFrom(values, input.before, input.others),
  };
}

const { policy, state } = changeOptions;

export const reviewStandingAccess: Command = {
  name: 'review standing',
  summary: 'Say who holds what now, and carry out what reviewers decide about it',
  takes: '[options]',
  description:
    'The review of a plan, of everything that is held now: who holds what, through what, since when, when they were last active, and which configuration manages it, if one does. Reading takes no more than the right to see members and projects. Status 1: the policy blocks something; with --keep-file: something was refused or is undecided.',
  options: {
    ...outputOptions,
    policy,
    state,
    title: { type: 'string' },
    ...narrowingOptions,
    ...keepOptions,
    ...connectionOptions,
  },
  explains: {
    ...outputExplains,
    'json FILE': 'write the whole report; its schema is docs/reference/review-report.schema.json',
    'csv FILE': 'write a table for spreadsheets, with a row for each grant and columns for decisions',
    'markdown FILE':
      'write the report as Markdown; - is the standard output, in the place of the view for terminals',
    'policy FILE': changeExplains['policy FILE'],
    'state NAME=FILE':
      'a configuration of the environment, as terraform show -json prints its state: what it manages is said to be so; may be given several times',
    'title TEXT': 'the title of the report, as in "Third quarter"',
    ...narrowingExplains,
    ...keepExplains,
    ...connectionExplains,
  },
  words: 0,
  run: async (values, _, around) => {
    requireKeepFile(values);
    const input = await standingInput(values, around);
    const report = reviewStanding(input);
    const path = textOption(values, 'keep-file');
    if (path === undefined) {
      await writeReport(report, values, around);
      return report.verdict.exit_status;
    }
    const [toOutput] = await writeFiles(report, values);
    if (toOutput)
      throw new Trouble(
        'with --keep-file the report goes to files: the standard output says what becomes of the decisions',
      );
    try {
      return await keep(path, { input, report }, values, around);
    } catch (error) {
      throw error instanceof KeepFault ? new Trouble(error.message) : error;
    }
  },
};
