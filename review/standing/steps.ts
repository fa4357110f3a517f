import type { Management, Manager } from '../describe/management.ts';
import type { Names } from '../describe/names.ts';
import { momentText } from '../describe/principals.ts';
import { groupOf } from '../state/from-objects.ts';
import type { Decision } from './decide.ts';

/** What to write into a configuration. */
export interface ConfigurationChange {
  readonly configuration: string;
  /** The resource that declares the grant. */
  readonly address: string;
  readonly action: 'remove' | 'set_expires_at' | 'take_out_of_principal_ids';
  readonly role_assignment_id: string;
  readonly principal_id: string;
  readonly principal: string;
  readonly role: string;
  /** Null: the whole environment. */
  readonly project: string | null;
  /** Of `set_expires_at`. */
  readonly expires_at: string | null;
  readonly decided_by: string | null;
  readonly note: string | null;
  /** What to do, in words. */
  readonly write: string;
}

/** What is not done, and why. */
export interface Refused {
  readonly id: string;
  readonly what: string;
  readonly because: string;
}

/** What becomes of decisions: the ones kept apart, each goes one of three ways. */
export interface Steps {
  readonly kept: number;
  readonly changes: readonly ConfigurationChange[];
  /** For the API: what no configuration manages. */
  readonly calls: readonly Decision[];
  readonly refused: readonly Refused[];
}

/** A set has no ends: whoever is in it holds the role for good, and would be given it again. */
const noEndInSet =
  'declares a set, which has no ends: revoke it there, or declare its members by a roster_role_assignment each';

const instanceOf = (address: string) => /\[("(?:[^"\\]|\\.)*"|\d+)\]$/.exec(address)?.[1];

function actionOf({ assignment, word, end }: Decision, { kind, address }: Manager, names: Names) {
  const instance = instanceOf(address);
  if (kind === 'project_role_members')
    return {
      action: 'take_out_of_principal_ids',
      write: `take ${JSON.stringify(assignment.principal)} (${names.of(assignment.principal)}) out of principal_ids`,
    } as const;
  if (word === 'shorten')
    return {
      action: 'set_expires_at',
      write: `expires_at = ${JSON.stringify(momentText(end))}${instance === undefined ? '' : `, for the instance ${instance} alone`}`,
    } as const;
  return {
    action: 'remove',
    write:
      instance === undefined
        ? 'remove this block'
        : `remove the instance ${instance} from its for_each or count`,
  } as const;
}

function changeOf(decision: Decision, manager: Manager, names: Names): ConfigurationChange {
  const { assignment, end, decidedBy, note } = decision;
  const { configuration, address } = manager;
  const { action, write } = actionOf(decision, manager, names);
  return {
    configuration,
    address,
    action,
    role_assignment_id: assignment.key,
    principal_id: assignment.principal,
    principal: names.of(assignment.principal),
    role: names.of(assignment.role),
    project: assignment.project === null ? null : names.of(assignment.project),
    expires_at: action === 'set_expires_at' ? momentText(end) : null,
    decided_by: decidedBy,
    note,
    write,
  };
}

const compare = (one: string, other: string) => Number(one > other) - Number(one < other);

/** Finds for each decision where it is carried out. */
export function stepsFor(
  decisions: readonly Decision[],
  { management, names }: { readonly management: Management; readonly names: Names },
): Steps {
  const changes: ConfigurationChange[] = [];
  const calls: Decision[] = [];
  const refused: Refused[] = [];
  for (const decision of decisions) {
    const { assignment, word } = decision;
    if (word === 'keep') continue;
    const manager = management.of(assignment);
    const what = `${names.of(assignment.principal)}: ${names.grant(assignment)}`;
    const refuse = (because: string) => refused.push({ id: assignment.key, what, because });
    if (assignment.byGroup)
      refuse(
        `group_roles of the SSO connection gives it to the group ${JSON.stringify(groupOf(assignment))}, and would again at the next sign-in: take the member out of the group, or the role out of group_roles`,
      );
    else if (!manager) calls.push(decision);
    else if (manager.kind === 'project_role_members' && word === 'shorten')
      refuse(`${manager.address} in ${manager.configuration} ${noEndInSet}`);
    else changes.push(changeOf(decision, manager, names));
  }
  changes.sort(
    (one, other) => compare(one.configuration, other.configuration) || compare(one.address, other.address),
  );
  return { kept: decisions.filter(({ word }) => word === 'keep').length, changes, calls, refused };
}
