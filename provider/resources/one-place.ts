import { error, type Finding, warning } from '../diagnostics.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { nameOf } from './object.ts';
import type { PlannedObject } from './planned-objects.ts';
import { inWords } from './replacement.ts';

/**
 * An object has one place in a state. Terraform shows a provider one address at a time and does not name it, so two
 * places of one object are found when the second of them is planned, whichever that is.
 */
export function checkPlanned(session: Session, resource: ResourceType, object: PlannedObject): Finding[] {
  const { id } = object;
  const duplicate = checkDuplicate(session, resource, object);
  const isTaken = id !== null && session.planned.claimOn(id) === 'stays';
  return isTaken && duplicate.length === 0 ? [inTheState(resource, id)] : duplicate;
}

/**
 * The same of a deletion; `undefined`: nothing else means the object. While Terraform applies, it is too late to refuse:
 * the deletion then forgets what was taken over. Left standing, it would be planned again, and nothing would stop it.
 */
export function checkEnd(session: Session, resource: ResourceType, id: string | null): Finding[] | undefined {
  if (id === null) return undefined;
  session.planned.end(id);
  if (session.planned.claimOn(id) === undefined) return undefined;
  return session.applying ? [] : [inTheState(resource, id)];
}

/** A creation means an object that the state has, by another resource or as what the creation is to replace. */
export const inTheState = ({ definition, typeName }: ResourceType, id: string, attribute?: string): Finding =>
  error(
    `${nameOf(definition, id).replace(/^t/, 'T')} has two places in this plan`,
    `The state has it, and a resource that is to be created means the same one: Terraform would end it at the one place and have it at the other, in an order of its own.\n\n- If the resource was renamed, say so:\n\nmoved {\n  from = ${typeName}.OLD_NAME\n  to   = ${typeName}.NEW_NAME\n}\n\n- If two resources declare it, remove one of them (terraform state rm forgets it without changing anything).\n- If it is to be replaced by its like (-replace, or tainted), there is nothing to gain: leave -replace out, or run terraform untaint.${attribute === 'adopt_existing' ? '\n- If it is to be deleted and made anew, set adopt_existing = false.' : ''}`,
    attribute,
  );

/** What is said when the other place ends while an object is being taken over: the object stays. */
export const staysElsewhere = ({ definition }: ResourceType, id: string): Finding =>
  warning(
    `${nameOf(definition, id).replace(/^t/, 'T')} is forgotten here and not deleted`,
    'Another resource of this configuration has taken it over during this run, and manages it from here on.',
  );

function checkDuplicate(session: Session, { definition }: ResourceType, object: PlannedObject): Finding[] {
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
