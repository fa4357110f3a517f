import type { TerraformField } from '../../provider-schema/readers/terraform-fields.ts';
import { error, type Finding } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, canonicalText, isUnknown } from '../plugin/cty/value.ts';
import type { ResourceType } from '../types.ts';
import type { Change } from './approval.ts';
import type { KnownNames } from './known-names.ts';
import { idOf, nameOf } from './object.ts';
import type { ReviewFile } from './review-file.ts';
import { declaredFields, type Nearest, staysAsItIs } from './reviewed-creations.ts';

const mostCharacters = 300;

const short = (text: string) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text);

/** A value with the names of what its ids are of. */
function inNames(field: Pick<TerraformField, 'references'>, value: CtyValue, names: KnownNames): string {
  if (Array.isArray(value))
    return `[${value.map((item: CtyValue) => inNames(field, item, names)).join(', ')}]`;
  if (!field.references || typeof value !== 'string') return canonicalText(value);
  const name = names.of(value);
  return JSON.stringify(name === undefined ? value : `${name} (${value})`);
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

/** Where the review has it otherwise. */
function nearestLines({ object, fields }: Nearest): string[] {
  const lines = fields.map((name) => {
    const told = Object.hasOwn(object.after, name) ? short(JSON.stringify(object.after[name])) : 'as it was';
    return `- ${name}: ${told}`;
  });
  return ['', `The review has ${object.address} with:`, ...lines];
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
  const doing = verb === 'delete' ? 'would be deleted' : 'would be written';
  return error(
    `Cannot ${verb} ${what}: it was not reviewed`,
    [
      `The review ${hash}${url === null ? '' : ` (${url})`} does not have this change, so nothing of it was made. What ${doing}:`,
      ...linesOf(resource, change, names),
      ...(nearest ? nearestLines(nearest) : []),
      '',
      'Review the plan that is applied. What is known only at apply is reviewed where the configuration refers to one object by itself.',
    ].join('\n'),
  );
}
