import { makes } from '../effect/apply-plan.ts';
import { isUnknown, isUnknownWithin } from '../effect/resolve.ts';
import type { PlannedChange } from '../plan/plan-file.ts';
import type { AccessKeyState } from '../state/access-state.ts';
import { givingAccessBy, givingPermissions } from './administrators.ts';
import {
  about,
  day,
  type Findable,
  listed,
  projectOf,
  type Reviewed,
  type Rule,
  rolesThrough,
  scopeText,
} from './context.ts';
import type { Observation } from './observation.ts';
import { atApply, differs, planned, shown } from './planned.ts';

/** What the account is that a change makes a way into, for an observation. */
function ofAccount({ outcome }: Findable, change: PlannedChange) {
  const key =
    change.definition.name === 'service_account'
      ? outcome.keyOf(change)
      : outcome.resolver.meant(change, 'service_account_id').key;
  const account = typeof key === 'string' ? outcome.after.principals.get(key) : undefined;
  return {
    name: account?.name ?? 'a service account that is known only at apply',
    principal: account ? { key: account.key, name: account.name, kind: account.kind } : null,
  };
}

const trustFields = ['issuer', 'audience', 'subject_pattern', 'claims', 'status'] as const;

/** How somebody comes to act as an account who could not before. */
interface WayIn {
  readonly change: PlannedChange;
  readonly title: string;
  /** As in `Whoever has the new access key may act as`. */
  readonly says: string;
}

function* identitiesIn(findable: Findable): Generator<WayIn> {
  for (const change of planned(findable, 'workload_identity')) {
    if (!makes(change) && !differs(change, trustFields)) continue;
    if (change.change.after?.['status'] === 'disabled') continue;
    const token = `a token of ${shown(change, 'issuer')} for ${shown(change, 'subject_pattern')}`;
    yield { change, title: 'A new way in', says: `Whoever has ${token} may act as` };
  }
}

/** Where the secret of a key goes. A rotation that changes none of it gives the new secret to whoever had the old one. */
const secretFields = ['age_recipients', 'store_secret_in_state', 'secret_access_key_wo_version'] as const;

function* keysIn(findable: Findable): Generator<WayIn> {
  for (const change of planned(findable, 'access_key')) {
    const isNew = makes(change) || (isUnknown(change, 'id') && differs(change, secretFields));
    const enables = differs(change, ['status']) && change.change.after?.['status'] !== 'disabled';
    if (isNew) yield { change, title: 'A new access key', says: 'Whoever has the new access key may act as' };
    else if (enables)
      yield { change, title: 'An access key works again', says: 'Whoever has the access key may act as' };
  }
}

/** Where keys that exist already work from, and did not before. */
function* addressesIn(findable: Findable): Generator<WayIn> {
  for (const change of planned(findable, 'service_account')) {
    const [before, after] = [change.change.before, change.change.after].map(
      (it) => it?.['allowed_addresses'],
    );
    if (makes(change) || !Array.isArray(before)) continue;
    const come = Array.isArray(after) ? after.filter((each) => !before.includes(each)) : ['anywhere'];
    const from = isUnknownWithin(change, 'allowed_addresses') ? [atApply] : come;
    if (from.length > 0)
      yield {
        change,
        title: 'Keys work from elsewhere',
        says: `Whoever has a key may from ${listed(from)} act as`,
      };
  }
}

function* waysIn(findable: Findable) {
  for (const way of [...identitiesIn(findable), ...keysIn(findable), ...addressesIn(findable)])
    yield { ...way, ...ofAccount(findable, way.change) };
}

/** Whoever has a token that fits, or a new key, acts as the account. */
export const newWayIn: Rule = function* (findable) {
  for (const { change, title, says, name, principal } of waysIn(findable))
    yield {
      ...nothingGranted,
      rule: 'new_way_in',
      about: [change.address],
      title,
      message: `${says} ${name}.`,
      principal,
      address: change.address,
    };
};

/** A way into an account that gives access to others gives that to whoever takes it, and nobody seems to gain. */
export const wayToGiveAccess: Rule = function* (findable) {
  const reviewed = new Map(findable.reviewed.map((each) => [each.key, each]));
  for (const { change, says, name, principal } of waysIn(findable)) {
    for (const scope of reviewed.get(principal?.key ?? '')?.difference.scopes ?? []) {
      const gives = givingAccessBy(findable, scope.before.permissions);
      if (gives.length === 0) continue;
      yield {
        rule: 'escalation_path',
        about: [change.address, scope.scope ?? 'environment'],
        title: 'A way to give access to others',
        message: `${says} ${name}, which may ${gives.join(', ')} in ${scopeText(findable.names, scope.scope)}.`,
        principal,
        address: change.address,
        roles: rolesThrough(findable.outcome.after, scope, givingPermissions(findable)),
        projects: [projectOf(findable.outcome.after, scope.scope)],
      };
      // What is held everywhere is told once.
      if (scope.scope === null) break;
    }
  }
};

const nothingGranted: Pick<Observation, 'roles' | 'projects'> = { roles: [], projects: [] };

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
