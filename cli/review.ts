import { emptyPlan } from '../review/plan/plan-file.ts';
import { reviewPlan } from '../review/review.ts';
import { type Command, type Surroundings, Trouble, type Values } from './command.ts';
import {
  comparisonFrom,
  configurationExplains,
  configurationOptions,
  hasConfigurations,
} from './review/configurations.ts';
import { editionExplains, editionOptions, editionSwitchFrom } from './review/edition.ts';
import {
  changeExplains,
  changeOptions,
  inputFrom,
  inWords,
  planFrom,
  sourceExplains,
  sourceOptions,
} from './review/input.ts';
import { outputExplains, outputOptions, writeReport } from './review/outputs.ts';

export const review: Command = {
  name: 'review',
  summary: 'Say what a plan does to who may do what, and whether it may pass',
  takes: '(PLAN | --from FILE --to FILE | --to-edition ID) [options]',
  description:
    'PLAN is what terraform show -json printed of a plan, or - for the standard input. Says who gains and who loses what by it, how risky that is, and what the policy makes of it. Reading the environment takes no more than the right to see its members, projects and service accounts. Status 1: the policy blocks the change.',
  options: {
    ...configurationOptions,
    ...editionOptions,
    ...outputOptions,
    ...changeOptions,
    ...sourceOptions,
  },
  explains: {
    ...configurationExplains,
    ...editionExplains,
    ...outputExplains,
    ...changeExplains,
    ...sourceExplains,
  },
  words: 1,
  run: async (values, [path], around) => {
    const input = hasConfigurations(values)
      ? await comparison(path, values, around)
      : await planned(path, values, around);
    const report = await inWords(() => reviewPlan({ ...input, requireApprovals: false }));
    await writeReport(report, values, around);
    return report.verdict.exit_status;
  },
};

async function planned(path: string | undefined, values: Values, around: Surroundings) {
  const isAlone = path === undefined && values['to-edition'] !== undefined;
  const plan = isAlone ? emptyPlan : await planFrom(path, values);
  const input = await inputFrom(values, around, { plan });
  return { ...input, plan, toEdition: editionSwitchFrom(values, input) };
}

async function comparison(path: string | undefined, values: Values, around: Surroundings) {
  if (path !== undefined) throw new Trouble('review a plan, or --from and --to, and not both');
  if (values['to-edition'] !== undefined)
    throw new Trouble('--to-edition goes with a plan or stands alone, and not with --from and --to');
  return comparisonFrom(values, around);
}
