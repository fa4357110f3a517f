import { makes, updates } from '../effect/apply-plan.ts';
import { isUnknown } from '../effect/resolve.ts';
import type { PlannedChange, Values } from '../plan/plan-file.ts';
import type { AccessKeyState } from '../state/access-state.ts';
import { about, day, type Findable, projectOf, type Reviewed, type Rule, rolesOf } from './context.ts';
import type { Observation } from './observation.ts';

const planned = ({ changes }: Findable, kind: string): PlannedChange[] =>
  changes.filter((change) => change.definition.name === kind && (makes(change) || updates(change)));

/** What the account of a key or a workload identity is, for an observation. */
function ofAccount({ outcome }: Findable, change: PlannedChange) {
  const { key } = outcome.resolver.meant(change, 'service_account_id');
  const account = typeof key === 'string' ? outcome.after.principals.get(key) : undefined;
  return {
    name: account?.name ?? 'a service account that is known only at apply',
    principal: account ? { key: account.key, name: account.name, kind: account.kind } : null,
  };
}

const trustFields = ['issuer', 'audience', 'subject_pattern', 'claims', 'status'] as const;

const differs = ({ change }: PlannedChange, fields: readonly string[]) =>
  fields.some(
    (field) =>
      JSON.stringify(change.before?.[field] ?? null) !== JSON.stringify(change.after?.[field] ?? null),
  );

const shown = (change: PlannedChange, field: string) =>
  isUnknown(change, field) ? '(known after apply)' : String(change.change.after?.[field] ?? '');

/** Whoever has a token that fits, or a new key, acts as the account. */
export const newWayIn: Rule = function* (findable) {
  for (const change of planned(findable, 'workload_identity')) {
    if (!makes(change) && !differs(change, trustFields)) continue;
    if (change.change.after?.['status'] === 'disabled') continue;
    const { name, principal } = ofAccount(findable, change);
    yield {
      ...nothingGranted,
      rule: 'new_way_in',
      about: [change.address],
      title: 'A new way in',
      message: `Whoever has a token of ${shown(change, 'issuer')} for ${shown(change, 'subject_pattern')} may act as ${name}.`,
      principal,
      address: change.address,
    };
  }
  for (const change of planned(findable, 'access_key')) {
    const enables = differs(change, ['status']) && change.change.after?.['status'] === 'active';
    if (!makes(change) && !enables) continue;
    const { name, principal } = ofAccount(findable, change);
    yield {
      ...nothingGranted,
      rule: 'new_way_in',
      about: [change.address],
      title: makes(change) ? 'A new access key' : 'An access key works again',
      message: `Whoever has the ${makes(change) ? 'new access key' : 'access key'} may act as ${name}.`,
      principal,
      address: change.address,
    };
  }
};

const nothingGranted: Pick<Observation, 'roles' | 'projects'> = { roles: [], projects: [] };

interface RoleInScope {
  readonly group?: string;
  readonly role_id?: string;
  readonly project_id?: string | null;
}

const rolesIn = (values: Values | null | undefined, field: string) =>
  (Array.isArray(values?.[field]) ? values[field] : []) as readonly RoleInScope[];

const isOn = (values: Values | null | undefined) => values?.['status'] !== 'disabled';

/** What sign-ins will give to people of whom nobody knows yet who they are. */
export const conditionalGrant: Rule = function* (findable) {
  const { names, outcome } = findable;
  for (const change of planned(findable, 'sso_connection')) {
    const { before, after } = change.change;
    if (!isOn(after)) continue;
    for (const field of ['default_roles', 'group_roles']) {
      const earlier = isOn(before) ? rolesIn(before, field).map((each) => JSON.stringify(each)) : [];
      for (const given of rolesIn(after, field)) {
        if (before && earlier.includes(JSON.stringify(given))) continue;
        const project = given.project_id ?? null;
        const role = given.role_id ?? '(known after apply)';
        const who =
          given.group === undefined
            ? 'Everybody who first signs in'
            : `Whoever is in the group ${given.group} and signs in`;
        yield {
          rule: 'conditional_grant',
          about: [change.address, given.group ?? '', role, project ?? 'environment'],
          title: 'Access that sign-ins give',
          message: `${who} through ${shown(change, 'name')} becomes ${names.grant({ role, project })}.`,
          principal: null,
          address: change.address,
          roles: rolesOf(outcome.after, [role]),
          projects: [projectOf(outcome.after, project)],
        };
      }
    }
  }
};

/** The keys that a review looks at: those that the plan makes or changes, and those of whoever it is about. */
function* keysOf({ outcome, reviewed, now }: Findable): Generator<{ each: Reviewed; key: AccessKeyState }> {
  const byAccount = Map.groupBy(outcome.after.accessKeys.values(), ({ account }) => account);
  for (const each of reviewed)
    for (const key of byAccount.get(each.key) ?? [])
      if (key.isActive && (key.end === null || now < key.end)) yield { each, key };
}

const nameOf = ({ id, address }: AccessKeyState) => id ?? address ?? 'a new key';

const ofKey = (each: Reviewed, key: AccessKeyState): Omit<Observation, 'rule' | 'title' | 'message'> => ({
  ...nothingGranted,
  ...about(each),
  about: [key.key],
  address: key.address,
});

export const keyWithoutExpiry: Rule = function* (findable) {
  for (const { each, key } of keysOf(findable))
    if (key.end === null && key.endKnown)
      yield {
        ...ofKey(each, key),
        rule: 'key_without_expiry',
        title: 'A key without an end',
        message: `The access key ${nameOf(key)} of ${each.principal.name} works until it is deleted: set expires_at, or rotate_after.`,
      };
};

export const keyTooOld: Rule = function* (findable) {
  const { policy, now } = findable;
  for (const { each, key } of keysOf(findable)) {
    const age = key.createdAt === null ? 0 : Math.floor((now - Date.parse(key.createdAt)) / day);
    if (age <= policy.key_max_age_days) continue;
    yield {
      ...ofKey(each, key),
      rule: 'key_too_old',
      title: 'An old key',
      message: `The access key ${nameOf(key)} of ${each.principal.name} is ${age} days old, and the policy wants ${policy.key_max_age_days} at most: rotate it.`,
    };
  }
};

export const keyUnused: Rule = function* (findable) {
  const { policy, now } = findable;
  for (const { each, key } of keysOf(findable)) {
    if (key.createdAt === null || key.lastUsedAt === undefined) continue;
    const idle = Math.floor((now - Date.parse(key.lastUsedAt ?? key.createdAt)) / day);
    if (idle <= policy.key_unused_after_days) continue;
    yield {
      ...ofKey(each, key),
      rule: 'key_unused',
      title: 'An unused key',
      message: `The access key ${nameOf(key)} of ${each.principal.name} was ${key.lastUsedAt === null ? 'never used' : 'not used'} for ${idle} days: delete it.`,
    };
  }
};
