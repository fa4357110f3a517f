import type { PlanFile, PlannedChange } from '../plan/plan-file.ts';
import { createReferences } from '../plan/references.ts';
import type { Unknown } from '../report.ts';
import { type AccessState, type ChangingState, copyOf, type Key } from '../state/access-state.ts';
import { withStrangers } from '../state/strangers.ts';
import { createHeldGrants, type HeldGrants } from './held-grants.ts';
import { endMemberships, putAssignment, putMembersOfRole } from './put-grants.ts';
import { putMember, putProject, putRole, putServiceAccount } from './put-objects.ts';
import { putAccessKey, putSsoConnection, putWorkloadIdentity } from './put-ways-in.ts';
import { remove } from './remove.ts';
import { createResolver, type Resolver } from './resolve.ts';

/** What a plan does to an environment. */
export interface Outcome {
  readonly before: AccessState;
  readonly after: AccessState;
  /** Those to whom something in the plan happens. */
  readonly touched: ReadonlySet<Key>;
  /** The roles that grant something else after it. */
  readonly changedRoles: ReadonlySet<Key>;
  readonly unknowns: readonly Unknown[];
  /** Changes that make nothing, because what they declare is there already and is taken over. */
  readonly adopted: ReadonlySet<PlannedChange>;
  /** What a change of the plan is about; undefined where the plan makes nothing that access depends on. */
  readonly keyOf: (change: PlannedChange) => Key | undefined;
  readonly resolver: Resolver;
}

/** What the parts of it share while it goes on. */
export interface Work {
  readonly state: ChangingState;
  readonly held: HeldGrants;
  readonly touched: Set<Key>;
  readonly changedRoles: Set<Key>;
  readonly unknowns: Unknown[];
  readonly adopted: Set<PlannedChange>;
  /** By the address of a resource. */
  readonly keys: Map<string, Key>;
  readonly resolver: Resolver;
  /** What has ended by then, in milliseconds since 1970, is held no longer. */
  readonly now: number;
}

export const makes = ({ change }: PlannedChange): boolean => change.actions.includes('create');
export const unmakes = ({ change }: PlannedChange): boolean => change.actions.includes('delete');
export const updates = ({ change }: PlannedChange): boolean => change.actions.includes('update');

/** The id of what was there before. */
export const oldId = ({ change }: PlannedChange): Key | undefined => {
  const id = change.before?.['id'];
  return typeof id === 'string' ? id : undefined;
};

/** What stands by itself comes before what refers to it, and who leaves a set before who is given the same otherwise. */
const puts: readonly (readonly [string, (work: Work, change: PlannedChange) => void])[] = [
  ['project', putProject],
  ['role', putRole],
  ['member', putMember],
  ['service_account', putServiceAccount],
  ['project_role_members', endMemberships],
  ['role_assignment', putAssignment],
  ['project_role_members', putMembersOfRole],
  ['access_key', putAccessKey],
  ['workload_identity', putWorkloadIdentity],
  ['sso_connection', putSsoConnection],
];

const ofUnfamiliar = (address: string): Unknown => ({
  address,
  field: '',
  refers_to: [],
  message: `${address} is of a kind that this version of roster does not know, so what it does to access cannot be said: use the version of the provider.`,
});

/** Objects of another environment would be taken for some of this one. */
function ofProviders({ changes, providers }: PlanFile): Unknown[] {
  const [first] = providers;
  const isChange = changes.some(({ change }) => !change.actions.includes('no-op'));
  if (first === undefined || providers.length === 1 || !isChange) return [];
  const message = `The plan has several configurations of the provider (${providers.join(', ')}), and does not say which environment each of them acts in: give each environment a configuration of its own.`;
  return [{ address: first, field: 'provider', refers_to: [...providers], message }];
}

/** The ids of those who hold something, and of those to whom the plan gives something. */
function* spokenOf({ assignments }: AccessState, { changes }: PlanFile): Generator<Key> {
  for (const { principal } of assignments.values()) yield principal;
  for (const { change } of changes) {
    const { principal_id, service_account_id, principal_ids } = { ...change.after };
    const several = Array.isArray(principal_ids) ? principal_ids : [];
    for (const id of [principal_id, service_account_id, ...several]) if (typeof id === 'string') yield id;
  }
}

/** Works out what the environment comes to when the plan is applied to it at an instant. */
export function applyPlan(present: AccessState, plan: PlanFile, now: number): Outcome {
  const { changes, configuration, unfamiliar } = plan;
  const before = withStrangers(present, spokenOf(present, plan));
  const keys = new Map<string, Key>();
  const keyOf = ({ address }: PlannedChange) => keys.get(address);
  const state = copyOf(before);
  const work: Work = {
    state,
    held: createHeldGrants(state.assignments),
    touched: new Set(),
    changedRoles: new Set(),
    unknowns: [...ofProviders(plan), ...unfamiliar.map(ofUnfamiliar)],
    adopted: new Set(),
    keys,
    resolver: createResolver(createReferences(configuration, changes), keyOf),
    now,
  };
  for (const change of changes) if (unmakes(change)) remove(work, change);
  const byKind = Map.groupBy(
    changes.filter((change) => change.deposed === undefined && (makes(change) || updates(change))),
    ({ definition }) => definition.name,
  );
  for (const [kind, put] of puts) for (const change of byKind.get(kind) ?? []) put(work, change);
  const { touched, changedRoles, unknowns, adopted, resolver } = work;
  return { before, after: state, touched, changedRoles, unknowns, adopted, keyOf, resolver };
}
