import { reviewPlan } from '../review/review.ts';
import type { Command } from './command.ts';
import {
  changeExplains,
  changeOptions,
  inputFrom,
  planFrom,
  sourceExplains,
  sourceOptions,
} from './review/input.ts';
import { outputExplains, outputOptions, writeReport } from './review/outputs.ts';

export const review: Command = {
  name: 'review',
  summary: 'Say what a plan does to who may do what, and whether it may pass',
  takes: 'PLAN [options]',
  description:
    'PLAN is what terraform show -json printed of a plan, or - for the standard input. Says who gains and who loses what by it, how risky that is, and what the policy makes of it. Reading the environment takes no more than the right to see its members and projects. Status 1: the policy blocks the change.',
  options: { ...outputOptions, ...changeOptions, ...sourceOptions },
  explains: { ...outputExplains, ...changeExplains, ...sourceExplains },
  words: 1,
  run: async (values, [path], around) => {
    const plan = await planFrom(path, values);
    const report = reviewPlan({
      ...(await inputFrom(values, around, { plan })),
      plan,
      requireApprovals: false,
    });
    await writeReport(report, values, around);
    return report.verdict.exit_status;
  },
};
