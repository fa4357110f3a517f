import type { OtherConfiguration } from '../../review/describe/management.ts';
import { type Narrowing, unfitting } from '../../review/standing/narrow.ts';
import type { AccessState } from '../../review/state/access-state.ts';
import { Trouble, type Values } from '../command.ts';
import { textsOption } from './input.ts';

const several = { type: 'string', multiple: true } as const;

/** What a review of what is held is narrowed to. */
export const narrowingOptions = {
  principal: several,
  project: several,
  role: several,
  'managed-by': several,
  unmanaged: { type: 'boolean' },
} as const;

export const narrowingExplains = {
  'principal NAME':
    'only this member or service account, by name or id, where * stands for any text; this and the next three may be given several times',
  'project NAME': 'only what is assigned in this project; environment: in the whole environment',
  'role NAME': 'only this role',
  'managed-by NAME': 'only what the configuration manages that --state gives this name',
  unmanaged: 'only what no configuration manages, and no group of an identity provider gives',
};

/** Whatever it names must be there: a review of nothing would look like a good one. */
export function narrowingFrom(
  values: Values,
  state: AccessState,
  others: readonly OtherConfiguration[],
): Narrowing {
  const narrowing: Narrowing = {
    principals: textsOption(values, 'principal'),
    projects: textsOption(values, 'project'),
    roles: textsOption(values, 'role'),
    managedBy: textsOption(values, 'managed-by'),
    unmanaged: values['unmanaged'] === true,
  };
  const names = others.map(({ name }) => name);
  const unknown = narrowing.managedBy.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new Trouble(`--managed-by ${JSON.stringify(unknown)} is the name of no --state NAME=FILE`);
  const wrong = unfitting(state, narrowing);
  if (wrong) throw new Trouble(`--${wrong.option} ${JSON.stringify(wrong.pattern)} fits no ${wrong.option}`);
  return narrowing;
}
