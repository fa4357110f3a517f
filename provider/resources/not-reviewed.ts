import type { Field } from '../../provider-schema/definition.ts';
import { error, type Finding } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, canonicalText, isCtyObject, isUnknown } from '../plugin/cty/value.ts';
import type { ResourceType } from '../types.ts';
import type { Change } from './approval.ts';
import type { KnownNames } from './known-names.ts';
import { idOf, nameOf } from './object.ts';
import type { ReviewedObject, ReviewFile } from './review-file.ts';
import { declaredFields, type Nearest, staysAsItIs } from './reviewed-creations.ts';
import { atApply } from './reviewed-values.ts';

const mostCharacters = 300;

const short = (text: string) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text);

/** A value with the names of what its ids are of. */
function inNames(field: Field, value: CtyValue, names: KnownNames): string {
  const { references, fields } = field;
  if (Array.isArray(value))
    return `[${value.map((item: CtyValue) => inNames(field, item, names)).join(', ')}]`;
  if (fields && isCtyObject(value)) {
    const parts = Object.entries(fields).filter(([name]) => (value[name] ?? null) !== null);
    return `{ ${parts.map(([name, inner]) => `${name}: ${inNames(inner, value[name] ?? null, names)}`).join(', ')} }`;
  }
  const name = references && typeof value === 'string' ? names.of(value) : undefined;
  return canonicalText(name === undefined ? value : `${name} (${value})`);
}

/** Why something is refused. */
export interface Refusal {
  readonly verb: 'create' | 'change' | 'delete' | 'take over';
  /** What the review has that is most like it. */
  readonly nearest?: Nearest | undefined;
}

/** What is about to be written, or of what is to be deleted all that is known. */
function linesOf(resource: ResourceType, { prior, planned }: Change, names: KnownNames): string[] {
  const values = planned ?? prior ?? {};
  const before: CtyObject = planned && prior ? prior : {};
  return declaredFields(resource).flatMap(([name, field]) => {
    const value = values[name] ?? null;
    if (isUnknown(value) || staysAsItIs(field, before[name] ?? null, value)) return [];
    return [`- ${name}: ${short(inNames(field, value, names))}`];
  });
}

const told = ({ after }: ReviewedObject, name: string) =>
  Object.hasOwn(after, name) ? JSON.stringify(after[name]) : 'as it was';

/** Where the review has it otherwise. */
function nearestLines({ object, fields }: Nearest): string[] {
  const isOpen = fields.some((name) => told(object, name).includes(atApply));
  return [
    '',
    `The review has ${object.address} with:`,
    ...fields.map((name) => `- ${name}: ${short(told(object, name))}`),
    ...(isOpen
      ? [
          '',
          'Whom or what an id is of can be reviewed where the configuration refers to one object by itself.',
        ]
      : []),
  ];
}

/** Refuses a change that the review does not have. */
export function notReviewed(
  { hash, url }: ReviewFile,
  names: KnownNames,
  resource: ResourceType,
  change: Change,
  { verb, nearest }: Refusal,
): Finding {
  const what = nameOf(resource.definition, idOf(change.prior));
  const review = `The review ${hash}${url === null ? '' : ` (${url})`}`;
  const why =
    verb === 'take over'
      ? 'takes it for new, and it is there already. It was left as it is'
      : 'does not have this change, so nothing of it was made';
  const doing = verb === 'delete' ? 'would be deleted' : 'would be written';
  const detail = [
    `${review} ${why}. What ${doing}:`,
    ...linesOf(resource, change, names),
    ...(nearest ? nearestLines(nearest) : []),
    '',
    'Review the plan that is to be applied, and have that approved.',
  ];
  return error(`Cannot ${verb} ${what}: it was not reviewed`, detail.join('\n'));
}
