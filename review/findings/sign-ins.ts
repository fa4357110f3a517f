import { isUnknown, unknownsOf } from '../effect/resolve.ts';
import type { PlannedChange, Values } from '../plan/plan-file.ts';
import { type Findable, projectOf, type Rule, rolesOf } from './context.ts';
import type { Observation } from './observation.ts';
import { atApply, differs, planned, shown } from './planned.ts';

interface RoleInScope {
  readonly group?: string | null;
  readonly role_id?: string | null;
  readonly project_id?: string | null;
}

const rolesIn = (values: Values | null | undefined, field: string) =>
  (Array.isArray(values?.[field]) ? values[field] : []) as readonly (RoleInScope | null)[];

const isOn = (values: Values | null | undefined) => values?.['status'] !== 'disabled';

/** Who signs in, and with which groups: with another of these, the same roles go to others. */
const trustFields: Readonly<Record<string, readonly string[]>> = {
  default_roles: ['issuer', 'client_id', 'allowed_domains'],
  group_roles: ['issuer', 'client_id', 'allowed_domains', 'groups_claim'],
};

/** The roles of a field that are given to somebody to whom they were not given before. */
function* newlyGiven(change: PlannedChange, field: string) {
  const { before, after } = change.change;
  const stays = before && isOn(before) && !differs(change, trustFields[field] ?? []);
  const earlier = new Set(stays ? rolesIn(before, field).map((each) => JSON.stringify(each)) : []);
  const marks = unknownsOf(change, field);
  for (const [index, given] of rolesIn(after, field).entries()) {
    const mark = Array.isArray(marks) ? marks[index] : undefined;
    const isOpen = (name: keyof RoleInScope) => typeof mark === 'object' && mark?.[name] === true;
    if (!earlier.has(JSON.stringify(given))) yield { given: given ?? {}, isOpen };
  }
}

function observe(
  { names, outcome }: Findable,
  change: PlannedChange,
  field: string,
  { given, isOpen }: { given: RoleInScope; isOpen: (name: keyof RoleInScope) => boolean },
): Observation {
  const role = given.role_id ?? atApply;
  const project = isOpen('project_id') ? atApply : (given.project_id ?? null);
  const group = isOpen('group') ? atApply : (given.group ?? '');
  const who =
    field === 'default_roles'
      ? 'Everybody who first signs in'
      : `Whoever is in the group ${group} and signs in`;
  const what =
    project === atApply
      ? `${names.of(role)} in a project that is known only at apply`
      : names.grant({ role, project });
  return {
    rule: 'conditional_grant',
    about: [change.address, group, role, project ?? 'environment'],
    title: 'Access that sign-ins give',
    message: `${who} through ${shown(change, 'name')} becomes ${what}.`,
    principal: null,
    address: change.address,
    roles: rolesOf(outcome.after, [role]),
    projects: [projectOf(outcome.after, project)],
  };
}

/** What sign-ins will give to people of whom nobody knows yet who they are. */
export const conditionalGrant: Rule = function* (findable) {
  for (const change of planned(findable, 'sso_connection')) {
    if (!isOn(change.change.after)) continue;
    for (const field of ['default_roles', 'group_roles']) {
      if (isUnknown(change, field)) continue;
      for (const given of newlyGiven(change, field)) yield observe(findable, change, field, given);
    }
  }
};
