import { reviewPlan } from '../review/review.ts';
import { type Command, type Surroundings, Trouble, type Values } from './command.ts';
import {
  comparisonFrom,
  configurationExplains,
  configurationOptions,
  hasConfigurations,
} from './review/configurations.ts';
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
  takes: '(PLAN | --from FILE --to FILE) [options]',
  description:
    'PLAN is what terraform show -json printed of a plan, or - for the standard input. Says who gains and who loses what by it, how risky that is, and what the policy makes of it. Reading the environment takes no more than the right to see its members and projects. Status 1: the policy blocks the change.',
  options: { ...configurationOptions, ...outputOptions, ...changeOptions, ...sourceOptions },
  explains: { ...configurationExplains, ...outputExplains, ...changeExplains, ...sourceExplains },
  words: 1,
  run: async (values, [path], around) => {
    const input = hasConfigurations(values)
      ? await comparison(path, values, around)
      : await planned(path, values, around);
    const report = reviewPlan({ ...input, requireApprovals: false });
    await writeReport(report, values, around);
    return report.verdict.exit_status;
  },
};

async function planned(path: string | undefined, values: Values, around: Surroundings) {
  const plan = await planFrom(path, values);
  return { ...(await inputFrom(values, around, { plan })), plan };
}

async function comparison(path: string | undefined, values: Values, around: Surroundings) {
  if (path !== undefined) throw new Trouble('review a plan, or --from and --to, and not both');
  return comparisonFrom(values, around);
}
