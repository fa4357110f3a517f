import { editionIds, editionOf } from '../../access-model/editions.ts';
import type { EditionSwitch } from '../../review/effect/switch-edition.ts';
import type { Present } from '../../review/state/read-environment.ts';
import { Trouble, type Values } from '../command.ts';
import { textOption, textsOption } from './input.ts';

export const editionOptions = {
  'to-edition': { type: 'string' },
  'map-role': { type: 'string', multiple: true },
} as const;

export const editionExplains = {
  'to-edition ID':
    'review what becomes of everybody when the operator changes the edition, after PLAN or, without one, as things are',
  'map-role FROM=TO':
    'with --to-edition: the role TO takes the place of FROM, which the edition lacks; may be given several times',
};

function mappingFrom(values: Values): Map<string, string> {
  const mapping = new Map<string, string>();
  for (const given of textsOption(values, 'map-role')) {
    const [, from, to] = /^([^=]+)=([^=]+)$/.exec(given) ?? [];
    if (from === undefined || to === undefined)
      throw new Trouble(`--map-role takes FROM=TO, two ids of roles, and not ${JSON.stringify(given)}`);
    if (mapping.has(from)) throw new Trouble(`--map-role says twice what takes the place of ${from}`);
    mapping.set(from, to);
  }
  return mapping;
}

/** The edition that the environment is to have; undefined: it stays. */
export function editionSwitchFrom(
  values: Values,
  { environment, connections }: Pick<Present, 'environment' | 'connections'>,
): EditionSwitch | undefined {
  const id = textOption(values, 'to-edition');
  const mapping = mappingFrom(values);
  if (id === undefined && mapping.size > 0) throw new Trouble('--map-role goes with --to-edition');
  if (id === undefined) return undefined;
  if (!editionIds.includes(id))
    throw new Trouble(`there is no edition ${JSON.stringify(id)}: give one of ${editionIds.join(', ')}`);
  if (id === environment.edition) throw new Trouble(`the environment has the edition ${id} already`);
  return { edition: editionOf(id), mapping, connections };
}
