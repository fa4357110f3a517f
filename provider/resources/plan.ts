import type { Field } from '../../provider-schema/definition.ts';
import { type Finding, hasErrors } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, unknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { checkCreate, checkDelete, checkUpdate } from './dry-run.ts';
import type { Plan } from './life.ts';
import { defaultOf, differs, idOf } from './object.ts';
import { unresolved } from './pending.ts';
import type { PlannedObject } from './planned-objects.ts';
import { decodePrivate, encodePrivate } from './private-data.ts';
import { refuseOwnEnd, refuseOwnLoss, refuseProtected } from './protection.ts';
import { immutableChanged } from './replacement.ts';
import { planRoleAssignment } from './role-assignment.ts';
import { impossibleStatus, isOnlyTold, onlyTold } from './status.ts';
import { missingSecrets } from './write-only.ts';

/** What is special in planning one resource type: changes to the plan, and advice. */
export interface Special {
  readonly planned: CtyObject;
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
  return specialise ? specialise(prior, planned, config) : { planned, findings: [] };
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
  const object: PlannedObject = { id: plannedIdOf(privateData), planned };
  const wrong = [
    ...missingSecrets(resource.fields, config),
    ...(await refuseForced(session, resource, planned, privateData)),
  ];
  const { asked, existing, ...checked } = hasErrors(wrong)
    ? { asked: false, findings: [] }
    : await checkCreate(session, resource, object, config);
  // What is taken over need not begin as new ones do, and applying it will tell.
  const mayExist = planned['adopt_existing'] === true && !asked;
  const impossible = mayExist ? [] : impossibleStatus(resource, null, planned);
  const told = hasErrors(impossible) ? impossible : checked.findings;
  return {
    planned,
    requiresReplace: [],
    findings: [...findings, ...wrong, ...told],
    ...(existing !== undefined && { existing }),
  };
}

/** A replacement that `-replace` or a taint asks for is seen for the first time as its second half. */
async function refuseForced(
  session: Session,
  resource: ResourceType,
  planned: CtyObject,
  privateData: Uint8Array,
): Promise<Finding[]> {
  const id = plannedIdOf(privateData);
  if (id === null) return [];
  const { deletion_protection } = decodePrivate(privateData);
  const prior = { ...planned, id, deletion_protection: deletion_protection === true };
  return [
    ...refuseProtected(resource, prior, 'replace'),
    ...(await refuseOwnEnd(session, resource, prior, 'delete')),
  ];
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
  const { planned, findings } = specialised(resource, prior, config, own);
  const requiresReplace = changedImmutables(resource, prior, planned);
  const object: PlannedObject = { id, planned };
  const reasons = [
    ...requiresReplace.map((name) => immutableChanged(resource, name, prior, planned)),
    ...(requiresReplace.length > 0 ? refuseProtected(resource, prior, 'replace') : []),
  ];
  const wrong = [
    ...impossibleStatus(resource, prior, planned),
    ...onlyTold(resource, prior, config),
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
    privateData: encodePrivate({
      planned_id: id,
      deletion_protection: prior['deletion_protection'] === true,
    }),
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

/** What the private data of a plan say that is there, and that a creation replaces. */
export function plannedIdOf(privateData: Uint8Array): string | null {
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
