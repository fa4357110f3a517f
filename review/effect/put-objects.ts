import type { PlannedChange, Values } from '../plan/plan-file.ts';
import { type Key, type PrincipalState, realId } from '../state/access-state.ts';
import { memberFrom, roleFrom, serviceAccountFrom } from '../state/from-objects.ts';
import { makes, oldId, type Work } from './apply-plan.ts';
import { isUnknown } from './resolve.ts';

/** The object that a change is about: one that is there, or the one that it makes. */
function subjectOf<T extends { readonly key: Key }>(
  { keys, adopted }: Work,
  change: PlannedChange,
  present: Map<Key, T>,
  isSame: (object: T) => boolean,
): { readonly key: Key; readonly before: T | undefined } {
  const id = makes(change) ? undefined : oldId(change);
  const existing = makes(change) ? present.values().find(isSame) : undefined;
  if (existing) adopted.add(change);
  const key = id ?? existing?.key ?? change.address;
  keys.set(change.address, key);
  return { key, before: present.get(key) };
}

/** Names are compared without regard to case. */
const sameText = (one: string, other: unknown) => one.toLowerCase() === String(other).toLowerCase();

/** What is planned, without what the plan does not know. */
const known = (change: PlannedChange): Values =>
  Object.fromEntries(
    Object.entries(change.change.after ?? {}).filter(
      ([field, value]) => value !== undefined && !isUnknown(change, field),
    ),
  );

export function putProject(work: Work, change: PlannedChange): void {
  const { projects } = work.state;
  const { name } = known(change);
  const { key, before } = subjectOf(work, change, projects, (project) => sameText(project.name, name));
  projects.set(key, {
    key,
    id: before?.id ?? realId(key),
    name: typeof name === 'string' ? name : (before?.name ?? change.address),
  });
}

export function putRole(work: Work, change: PlannedChange): void {
  const { roles } = work.state;
  const values = known(change);
  const { key, before } = subjectOf(
    work,
    change,
    roles,
    (role) => role.isCustom && sameText(role.name, values['name']),
  );
  const wasWritten =
    JSON.stringify(change.change.before?.['permissions']) !== JSON.stringify(values['permissions']);
  // What the wildcards mean is worked out when they are written, and not before that.
  const permissions = wasWritten ? undefined : before && [...before.permissions];
  const role = roleFrom(
    { ...values, effective_permissions: permissions, name: values['name'] ?? change.address },
    work.state.edition,
    key,
  );
  roles.set(key, role);
  const isSame =
    before?.permissions.size === role.permissions.size &&
    [...role.permissions].every((permission) => before.permissions.has(permission));
  if (!isSame) work.changedRoles.add(key);
}

function putPrincipal(
  work: Work,
  change: PlannedChange,
  name: unknown,
  make: (key: Key) => PrincipalState,
): void {
  const { state, touched } = work;
  const { kind } = make('');
  const isSame = (principal: PrincipalState) => principal.kind === kind && sameText(principal.name, name);
  const { key, before } = subjectOf(work, change, state.principals, isSame);
  const made = make(key);
  const isStatusSaid = typeof known(change)['status'] === 'string';
  touched.add(key);
  state.principals.set(key, {
    ...made,
    id: before?.id ?? realId(key),
    name: made.name === '' ? (before?.name ?? change.address) : made.name,
    status: isStatusSaid ? made.status : (before?.status ?? made.status),
    lastActiveAt: before ? before.lastActiveAt : null,
    createdAt: before?.createdAt ?? null,
  });
}

export function putMember(work: Work, change: PlannedChange): void {
  const values = known(change);
  putPrincipal(work, change, values['email'], (key) => memberFrom(values, key));
}

export function putServiceAccount(work: Work, change: PlannedChange): void {
  const values = known(change);
  putPrincipal(work, change, values['name'], (key) => serviceAccountFrom(values, key));
}
