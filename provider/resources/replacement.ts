import { type Finding, warning } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, isCtyObject, isUnknown } from '../plugin/cty/value.ts';
import type { ResourceType } from '../types.ts';
import { idOf, nameOf } from './object.ts';

/** Says that a changed attribute takes another object, and what goes with the old one. */
export function immutableChanged(
  { definition }: ResourceType,
  name: string,
  prior: CtyObject,
  planned: CtyObject,
): Finding {
  const change = `from ${inWords(prior[name])} to ${inWords(planned[name])}`;
  const object = nameOf(definition, idOf(prior)).replace(/^t/, 'T');
  return warning(
    `"${name}" makes Terraform replace ${nameOf(definition)}`,
    `"${name}" is the reason: it changes ${change}, and it cannot be changed in place. ${object} is deleted and another one with a new id is created. ${losses[definition.name] ?? losses['default']}`,
    name,
  );
}

/** What deleting an object takes along. */
const losses: Readonly<Record<string, string>> = {
  access_key: 'The old key stops working: programs that sign with it need the new id and the new secret.',
  member: "The person loses the old account's role assignments; only those declared here are granted again.",
  service_account:
    "The old account's access keys, workload identities and role assignments go with it: programs that use them need new ones.",
  project: 'Everything that was granted in the old project goes with it.',
  role: 'Assignments of the old role that are not declared here are lost.',
  role_assignment: 'Between the two steps the old grant is gone and the new one not yet there.',
  workload_identity:
    'Tokens of the old identity open nothing any more: programs that ask for it need the new id.',
  default: 'Whatever refers to the old id and is not declared here is lost.',
};

export function inWords(value: CtyValue | undefined): string {
  if (value === null || value === undefined) return 'nothing';
  if (isUnknown(value)) return 'a value known after apply';
  return isCtyObject(value) ? 'another value' : JSON.stringify(value);
}
