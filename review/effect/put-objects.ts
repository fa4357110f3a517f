import type { PlannedChange, Values } from '../plan/plan-file.ts';
import { type Key, type PrincipalState, type RoleState, realId } from '../state/access-state.ts';
import { memberFrom, roleFrom, serviceAccountFrom } from '../state/from-objects.ts';
import { makes, oldId, type Work } from './apply-plan.ts';
import { isUnknown, isUnknownWithin } from './resolve.ts';

/** Whether it takes over what has its name. */
const mayAdopt = (change: PlannedChange) =>
  change.change.after?.['adopt_existing'] === true || isUnknown(change, 'adopt_existing');

/** What is taken over by a name that is known only at apply may be anything that is there. */
function noteOpenName({ resolver, unknowns }: Work, change: PlannedChange, field: string): void {
  const isPerson = change.definition.name === 'member';
  if (!makes(change) || !isUnknown(change, field) || !(isPerson || mayAdopt(change))) return;
  const what = isPerson ? 'who it is' : `which ${change.definition.title.toLowerCase()} it is`;
  unknowns.push(
    resolver.open(
      change,
      field,
      `${field} of ${change.address} is known only at apply, so it cannot be said ${what}.`,
    ),
  );
}

/** The object that a change is about: one that is there, or the one that it makes. */
function subjectOf<T extends { readonly key: Key }>(
  { keys, adopted }: Work,
  change: PlannedChange,
  present: Map<Key, T>,
  isSame: (object: T) => boolean,
): { readonly key: Key; readonly before: T | undefined } {
  const id = makes(change) ? undefined : oldId(change);
  const existing = makes(change) && mayAdopt(change) ? present.values().find(isSame) : undefined;
  if (existing) adopted.add(change);
  const key = id ?? existing?.key ?? change.address;
  keys.set(change.address, key);
  return { key, before: present.get(key) };
}

/** Names are compared without regard to case. */
const sameText = (one: string, other: unknown) =>
  typeof other === 'string' && one.toLowerCase() === other.toLowerCase();

/** What is planned, without what the plan does not know. */
const known = (change: PlannedChange): Values =>
  Object.fromEntries(
    Object.entries(change.change.after ?? {}).filter(
      ([field, value]) => value !== undefined && !isUnknown(change, field),
    ),
  );

export function putProject(work: Work, change: PlannedChange): void {
  const { projects } = work.state;
  noteOpenName(work, change, 'name');
  const { name } = known(change);
  const { key, before } = subjectOf(work, change, projects, (project) => sameText(project.name, name));
  projects.set(key, {
    key,
    id: before?.id ?? realId(key),
    name: typeof name === 'string' ? name : (before?.name ?? change.address),
  });
}

/** What a role grants after; while the plan does not know all of it, what it grants now. */
function permissionsPlanned({ resolver, unknowns }: Work, change: PlannedChange, before?: RoleState) {
  const { permissions } = known(change);
  if (isUnknownWithin(change, 'permissions')) {
    const message = `permissions of ${change.address} is known only at apply, so it cannot be said what whoever holds the role gains or loses.`;
    unknowns.push(resolver.open(change, 'permissions', message));
    return before && [...before.permissions];
  }
  const wasWritten = JSON.stringify(change.change.before?.['permissions']) !== JSON.stringify(permissions);
  // What the wildcards mean is worked out when they are written, and not before that.
  return wasWritten ? undefined : before && [...before.permissions];
}

const textsOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

export function putRole(work: Work, change: PlannedChange): void {
  const { roles } = work.state;
  const values = known(change);
  noteOpenName(work, change, 'name');
  const { key, before } = subjectOf(
    work,
    change,
    roles,
    (role) => role.isCustom && sameText(role.name, values['name']),
  );
  const effective_permissions = permissionsPlanned(work, change, before);
  const role = roleFrom(
    {
      ...values,
      permissions: textsOf(values['permissions']),
      effective_permissions,
      name: values['name'] ?? change.address,
    },
    work.state.edition,
    key,
  );
  roles.set(key, role);
  const isSame =
    before?.permissions.size === role.permissions.size &&
    [...role.permissions].every((permission) => before.permissions.has(permission));
  if (!isSame) work.changedRoles.add(key);
}

/** Of what is made Roster sets the status, unless the configuration does. */
function noteOpenStatus({ resolver, unknowns }: Work, change: PlannedChange, exists: boolean): void {
  if (!exists || !isUnknown(change, 'status')) return;
  const message = `status of ${change.address} is known only at apply, so it cannot be said whether it may act after.`;
  const open = resolver.open(change, 'status', message);
  if (!makes(change) || open.refers_to.length > 0) unknowns.push(open);
}

function putPrincipal(
  work: Work,
  change: PlannedChange,
  nameField: 'email' | 'name',
  make: (key: Key) => PrincipalState,
): void {
  const { state, touched } = work;
  const { kind } = make('');
  const name = known(change)[nameField];
  noteOpenName(work, change, nameField);
  const isSame = (principal: PrincipalState) => principal.kind === kind && sameText(principal.name, name);
  const { key, before } = subjectOf(work, change, state.principals, isSame);
  const made = make(key);
  noteOpenStatus(work, change, before !== undefined);
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
  putPrincipal(work, change, 'email', (key) => memberFrom(values, key));
}

export function putServiceAccount(work: Work, change: PlannedChange): void {
  const values = known(change);
  putPrincipal(work, change, 'name', (key) => serviceAccountFrom(values, key));
}
