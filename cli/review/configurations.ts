import { editionOf } from '../../access-model/editions.ts';
import { compareConfigurations } from '../../review/configurations/compare.ts';
import { readConfiguration } from '../../review/configurations/read-configuration.ts';
import type { ReviewInput } from '../../review/review.ts';
import { requireEdition } from '../../review/state/read-environment.ts';
import { type Surroundings, Trouble, type Values } from '../command.ts';
import { inputFrom, inWords, readBytes, textOption } from './input.ts';

export const configurationOptions = { from: { type: 'string' }, to: { type: 'string' } } as const;

export const configurationExplains = {
  'from FILE':
    'with --to, in place of PLAN: compare two configurations, each what terraform show -json printed of a plan or a state, and ask no API; goes with --edition',
  'to FILE': 'the configuration that takes the place of the one in --from',
};

const note =
  'Two configurations were compared, and the API was not asked: what else is held in the environment, and whether it is as the first configuration says, is not known.';

/** Whether two configurations are to be compared. */
export const hasConfigurations = (values: Values): boolean =>
  values['from'] !== undefined || values['to'] !== undefined;

/** What leads from one configuration to the other, to be reviewed as a plan. */
export async function comparisonFrom(
  values: Values,
  around: Surroundings,
): Promise<Omit<ReviewInput, 'requireApprovals'>> {
  const [from, to] = [textOption(values, 'from'), textOption(values, 'to')];
  if (from === undefined || to === undefined)
    throw new Trouble('two configurations are compared: give both --from FILE and --to FILE');
  if (from === '-' && to === '-') throw new Trouble('one file alone comes from the standard input');
  const read = async (path: string) => {
    const bytes = await readBytes(path);
    return inWords(() => readConfiguration(bytes, path === '-' ? 'the standard input' : path));
  };
  const [first, second] = [await read(from), await read(to)];
  const edition = await inWords(() =>
    requireEdition([...second.prior, ...first.prior], textOption(values, 'edition')),
  );
  const { before, plan, unknowns } = compareConfigurations(first, second, editionOf(edition));
  const environment = { slug: null, edition, source: 'configurations', revision: null } as const;
  const present = { state: before, environment, notes: [note], connections: new Map() };
  return { ...(await inputFrom(values, around, { plan, present })), plan, unknowns };
}
