import type { Field } from '../../provider-schema/definition.ts';
import { error, type Finding, hasErrors } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, unknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { planAdoption } from './adopt.ts';
import { checkCreate, checkDelete, checkUpdate } from './dry-run.ts';
import type { Plan } from './life.ts';
import { defaultOf, differs, idOf } from './object.ts';
import { unresolved } from './pending.ts';
import type { PlannedObject } from './planned-objects.ts';
import { decodePrivate, encodePrivate } from './private-data.ts';
import { refuseOwnEnd, refuseOwnLoss, refuseProtected } from './protection.ts';
import { immutableChanged, inWords, replaced } from './replacement.ts';
import { planRoleAssignment } from './role-assignment.ts';
import { impossibleStatus, isOnlyTold, onlyTold } from './status.ts';
import { missingSecrets } from './write-only.ts';

/** What is special in planning one resource type: changes to the plan, more reasons to replace, and advice. */
export interface Special {
  readonly planned: CtyObject;
  readonly replacedBecause: readonly { readonly attribute: string; readonly reason: string }[];
  readonly findings: readonly Finding[];
}

/** Makes the special part of a plan of what the generic part came to. */
export type Specialise = (prior: CtyObject | null, planned: CtyObject, config: CtyObject) => Special;

/** Types that plan differently, by the definition's name. */
const special: Readonly<Record<string, Specialise>> = {
  role_assignment: planRoleAssignment,
};

const specialised = (
  resource: ResourceType,
  prior: CtyObject | null,
  config: CtyObject,
  own?: Specialise,
) => {
  const planned = plannedValues(resource, prior, config);
  const specialise = own ?? special[resource.definition.name];
  return specialise ? specialise(prior, planned, config) : { planned, replacedBecause: [], findings: [] };
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
  own?: Specialise,
): Promise<Plan> {
  const { planned, findings } = specialised(resource, null, config, own);
  const object: PlannedObject = { id: decodePlannedId(privateData), planned };
  const impossible = [
    ...missingSecrets(resource.fields, config),
    ...impossibleStatus(resource, null, planned),
  ];
  const duplicate = checkDuplicate(session, resource, object);
  const wrong = [...impossible, ...duplicate, ...(await refuseForced(session, resource, object))];
  const checked = hasErrors(wrong) ? { findings: [] } : await checkCreate(session, resource, object, config);
  if ('existing' in checked)
    return planTakeOver(session, resource, checked.existing, { planned, config, findings });
  return { planned, requiresReplace: [], findings: [...findings, ...wrong, ...checked.findings] };
}

/** A replacement that `-replace` or a taint asks for is seen for the first time as its second half. */
async function refuseForced(
  session: Session,
  resource: ResourceType,
  { id, planned }: PlannedObject,
): Promise<Finding[]> {
  if (id === null) return [];
  const prior = { ...planned, id };
  return [
    ...refuseProtected(resource, prior, 'replace'),
    ...(await refuseOwnEnd(session, resource, prior, 'delete')),
  ];
}

async function planTakeOver(
  session: Session,
  resource: ResourceType,
  id: string,
  { planned, config, findings }: { planned: CtyObject; config: CtyObject; findings: readonly Finding[] },
): Promise<Plan> {
  const { prior, findings: told } = await planAdoption(session, resource, id, planned);
  const object: PlannedObject = { id, planned };
  const wrong = hasErrors(told)
    ? told
    : [...told, ...(await refuseOwnLoss(session, resource, prior, planned))];
  const refused = hasErrors(wrong) ? [] : await checkUpdate(session, resource, prior, object, config);
  const values = plannedValues(resource, prior, config);
  return { planned: values, requiresReplace: [], findings: [...findings, ...wrong, ...refused] };
}

/** Plans what becomes of an existing object: nothing, an update in place, or a replacement. */
export async function planUpdate(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  config: CtyObject,
  own?: Specialise,
): Promise<Plan> {
  const id = idOf(prior);
  if (id === null) return { planned: prior, requiresReplace: [], findings: [unresolved(resource)] };
  const { planned, replacedBecause, findings } = specialised(resource, prior, config, own);
  const immutable = changedImmutables(resource, prior, planned);
  const requiresReplace = [...immutable, ...replacedBecause.map(({ attribute }) => attribute)];
  const object: PlannedObject = { id, planned };
  const reasons = [
    ...immutable.map((name) => immutableChanged(resource, name, prior, planned)),
    ...replacedBecause.map(({ attribute, reason }) => replaced(resource, attribute, id, `${reason}.`)),
    ...(requiresReplace.length > 0 ? refuseProtected(resource, prior, 'replace') : []),
  ];
  const wrong = [
    ...impossibleStatus(resource, prior, planned),
    ...onlyTold(resource, prior, config),
    ...checkDuplicate(session, resource, object),
    ...(requiresReplace.length > 0
      ? await refuseOwnEnd(session, resource, prior, 'delete')
      : await refuseOwnLoss(session, resource, prior, planned)),
  ];
  const inPlace = requiresReplace.length === 0 && !hasErrors(wrong);
  const checked = inPlace ? await checkUpdate(session, resource, prior, object, config) : [];
  return {
    planned,
    requiresReplace,
    findings: [...findings, ...reasons, ...wrong, ...checked],
    privateData: encodePrivate({ planned_id: id }),
  };
}

/** Plans a deletion. */
export async function planDelete(session: Session, resource: ResourceType, prior: CtyObject): Promise<Plan> {
  const refused = [
    ...refuseProtected(resource, prior, 'delete'),
    ...(await refuseOwnEnd(session, resource, prior, 'delete')),
  ];
  const findings = refused.length > 0 ? refused : await checkDelete(session, resource, prior);
  return { planned: null, requiresReplace: [], findings };
}

function decodePlannedId(privateData: Uint8Array): string | null {
  const id = decodePrivate(privateData)['planned_id'];
  return typeof id === 'string' ? id : null;
}

function plannedValues(resource: ResourceType, prior: CtyObject | null, config: CtyObject): CtyObject {
  const before = (name: string) => (prior ? (prior[name] ?? null) : unknown);
  const entries = Object.entries(resource.fields).map(([name, field]): [string, CtyValue] => {
    if (field.writes !== undefined) return [name, null];
    if (field.presence !== 'computed') {
      const given = config[name] ?? null;
      const stays = given === null ? field.keptWhenUnset : prior !== null && isOnlyTold(field, given);
      return [name, stays ? before(name) : (given ?? defaultOf(field))];
    }
    const stays = !field.derivedFrom?.some((other) => differs(prior?.[other], config[other]));
    return [name, stays ? before(name) : unknown];
  });
  return Object.fromEntries(entries);
}

function changedImmutables({ fields }: ResourceType, prior: CtyObject, planned: CtyObject): string[] {
  return Object.entries(fields)
    .filter(([name, field]: [string, Field]) => field.immutable && differs(prior[name], planned[name]))
    .map(([name]) => name);
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
