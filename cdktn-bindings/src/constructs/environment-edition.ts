// Do not edit: npm run generate makes this file of constructs/environment-edition.ts.
import { Annotations, type TerraformProvider, TerraformStack } from 'cdktn';
import type { Construct } from 'constructs';
import { defaultEdition, type Edition, editions } from './editions';

interface Said {
  readonly edition: Edition;
  readonly by: string;
}

/** What was said first of the environment of each provider block of a stack. */
const said = new WeakMap<TerraformStack, Map<string, Said>>();

/** The edition that a construct means; an unknown one, or two for one environment, are annotated. */
export function editionOf<E extends Edition>(
  construct: Construct,
  { edition = defaultEdition as E, provider }: { edition?: E; provider?: TerraformProvider },
): E {
  const annotations = Annotations.of(construct);
  if (!editions.includes(edition)) {
    annotations.addError(`no edition is called "${edition}": use one of ${editions.join(', ')}`);
    return edition;
  }
  const stack = TerraformStack.of(construct);
  const environments = said.get(stack) ?? new Map<string, Said>();
  said.set(stack, environments);
  const environment = provider?.alias ?? '';
  const first = environments.get(environment);
  if (first === undefined) environments.set(environment, { edition, by: construct.node.path });
  else if (first.edition !== edition)
    annotations.addError(
      `an environment has one edition: this is for ${edition}, and ${first.by} for ${first.edition}. ` +
        'Set "edition" to that of the environment everywhere; another environment needs a RosterProvider with an alias, given as "provider"',
    );
  return edition;
}
