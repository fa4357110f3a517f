import type { Field } from '../../provider-schema/definition.ts';
import { error, type Finding, hasErrors, warning } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, isCtyObject, isUnknown, unknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { planAccessKey, type Special } from './access-key.ts';
import { checkCreate, checkDelete, checkUpdate } from './dry-run.ts';
import { defaultOf, differs, idOf, nameOf } from './object.ts';
import type { PlannedObject } from './planned-objects.ts';
import { decodePrivate, encodePrivate } from './private-data.ts';
import { planRoleAssignment } from './role-assignment.ts';

export interface Plan {
  readonly planned: CtyObject | null;
  /** Attributes whose change takes another object. */
  readonly requiresReplace: readonly string[];
  readonly findings: readonly Finding[];
  /** Left out: as it was. */
  readonly privateData?: Uint8Array;
}

/** Types that plan differently, by the definition's name. */
const special: Readonly<Record<string, (prior: CtyObject | null, planned: CtyObject) => Special>> = {
  access_key: planAccessKey,
  role_assignment: planRoleAssignment,
};

/**
 * Plans a creation, on its own or as the second half of a replacement. Terraform does not say which address it plans;
 * but to the second half of a replacement, whatever its reason, it passes on the private data of the first.
 */
export async function planCreate(
  session: Session,
  resource: ResourceType,
  config: CtyObject,
  privateData: Uint8Array,
): Promise<Plan> {
  const { planned, findings } = specialised(resource, null, plannedValues(resource, null, config));
  const object: PlannedObject = { id: decodePlannedId(privateData), planned };
  const duplicate = checkDuplicate(session, resource, object);
  const refused = duplicate.length > 0 ? [] : await checkCreate(session, resource, object);
  return { planned, requiresReplace: [], findings: [...findings, ...duplicate, ...refused] };
}

/** Plans what becomes of an existing object: nothing, an update in place, or a replacement. */
export async function planUpdate(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  config: CtyObject,
): Promise<Plan> {
  const id = idOf(prior);
  if (id === null) return { planned: prior, requiresReplace: [], findings: [unresolved(resource)] };
  const { planned, replacedBecause, findings } = specialised(
    resource,
    prior,
    plannedValues(resource, prior, config),
  );
  const immutable = changedImmutables(resource, prior, planned);
  const requiresReplace = [...immutable, ...replacedBecause.map(({ attribute }) => attribute)];
  const object: PlannedObject = { id, planned };
  const reasons = [
    ...immutable.map((name) => immutableChanged(resource, name, prior, planned)),
    ...replacedBecause.map(({ attribute, reason }) => replaced(resource, attribute, id, `${reason}.`)),
  ];
  const duplicate = checkDuplicate(session, resource, object);
  const inPlace = requiresReplace.length === 0 && !hasErrors(duplicate);
  const checked = inPlace ? await checkUpdate(session, resource, prior, object) : [];
  return {
    planned,
    requiresReplace,
    findings: [...findings, ...reasons, ...duplicate, ...checked],
    privateData: encodePrivate({ planned_id: id }),
  };
}

/** Plans a deletion. */
export async function planDelete(session: Session, resource: ResourceType, prior: CtyObject): Promise<Plan> {
  const findings = await checkDelete(session, resource, prior);
  return { planned: null, requiresReplace: [], findings };
}

/** The creation was cut off and its outcome has not been asked for yet. */
export function unresolved(resource: ResourceType): Finding {
  return error(
    `The outcome of creating ${nameOf(resource.definition)} is not known yet`,
    'The connection was lost during an earlier apply. Run terraform again without -refresh=false: refreshing asks the API what became of it.',
  );
}

function decodePlannedId(privateData: Uint8Array): string | null {
  const id = decodePrivate(privateData)['planned_id'];
  return typeof id === 'string' ? id : null;
}

function plannedValues(resource: ResourceType, prior: CtyObject | null, config: CtyObject): CtyObject {
  const entries = Object.entries(resource.definition.fields).map(([name, field]): [string, CtyValue] => {
    if (field.presence !== 'computed') return [name, config[name] ?? defaultOf(field)];
    const stays = prior && !field.derivedFrom?.some((other) => differs(prior[other], config[other]));
    return [name, stays ? (prior[name] ?? null) : unknown];
  });
  return Object.fromEntries(entries);
}

function specialised(resource: ResourceType, prior: CtyObject | null, planned: CtyObject): Special {
  const plan = special[resource.definition.name];
  return plan ? plan(prior, planned) : { planned, replacedBecause: [], findings: [] };
}

function changedImmutables(resource: ResourceType, prior: CtyObject, planned: CtyObject): string[] {
  return Object.entries(resource.definition.fields)
    .filter(([name, field]: [string, Field]) => field.immutable && differs(prior[name], planned[name]))
    .map(([name]) => name);
}

function immutableChanged(
  resource: ResourceType,
  name: string,
  prior: CtyObject,
  planned: CtyObject,
): Finding {
  const change = `from ${inWords(prior[name])} to ${inWords(planned[name])}`;
  return replaced(resource, name, idOf(prior), `it changes ${change}, and it cannot be changed in place.`);
}

function replaced(resource: ResourceType, attribute: string, id: string | null, because: string): Finding {
  const { definition } = resource;
  return warning(
    `"${attribute}" makes Terraform replace ${nameOf(definition)}`,
    `"${attribute}" is the reason: ${because} ${nameOf(definition, id).replace(/^t/, 'T')} is deleted and another one with a new id is created. ${losses[definition.name] ?? losses['default']}`,
    attribute,
  );
}

/** What deleting an object takes along. */
const losses: Readonly<Record<string, string>> = {
  access_key: 'The old key stops working: programs that sign with it need the new id and the new secret.',
  member: "The person loses the old account's role assignments; only those declared here are granted again.",
  service_account:
    "The old account's access keys and role assignments go with it: programs that sign with those keys need new ones.",
  project: 'Everything that was granted in the old project goes with it.',
  role: 'Assignments of the old role that are not declared here are lost.',
  role_assignment: 'Between the two steps the old grant is gone and the new one not yet there.',
  default: 'Whatever refers to the old id and is not declared here is lost.',
};

function inWords(value: CtyValue | undefined): string {
  if (value === null || value === undefined) return 'nothing';
  if (isUnknown(value)) return 'a value known after apply';
  return isCtyObject(value) ? 'another value' : JSON.stringify(value);
}

function checkDuplicate(session: Session, resource: ResourceType, object: PlannedObject): Finding[] {
  const { definition } = resource;
  const other = session.planned.add(definition, object);
  if (!other) return [];
  const fields = definition.unique.filter((name) => (object.planned[name] ?? null) !== null);
  const same = fields.map((name) => `${name} = ${inWords(object.planned[name])}`).join(', ');
  return [
    error(
      `Another ${definition.title.toLowerCase()} in this plan is the same`,
      `${fields.join(' and ')} must be unique in an environment, without regard to case, but this plan has ${same} in two resources${other.id === null ? '' : ` (one of them is ${other.id})`}. Remove or change one of them.`,
      fields[0],
    ),
  ];
}
