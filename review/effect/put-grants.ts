import type { PlannedChange } from '../plan/plan-file.ts';
import { type Key, realId } from '../state/access-state.ts';
import { endOf, textOf } from '../state/from-objects.ts';
import { makes, oldId, type Work } from './apply-plan.ts';
import { isUnknown, type Meant } from './resolve.ts';

/** What a grant is of: three keys, or what cannot be said of them. */
function placeOf(work: Work, change: PlannedChange) {
  const fields = ['principal_id', 'role_id', 'project_id'].map((field) => work.resolver.meant(change, field));
  const [principal, role, project] = fields as [Meant, Meant, Meant];
  for (const meant of fields) if (meant.key === undefined) work.unknowns.push(meant.unknown);
  if (typeof principal.key !== 'string' || typeof role.key !== 'string' || project.key === undefined)
    return undefined;
  const byReference = fields.some((meant) => meant.key !== undefined && meant.byReference);
  return { principal: principal.key, role: role.key, project: project.key, byReference };
}

function endPlanned(work: Work, change: PlannedChange) {
  const endKnown = !isUnknown(change, 'expires_at');
  if (!endKnown)
    work.unknowns.push({
      address: change.address,
      field: 'expires_at',
      refers_to: [],
      message: `When ${change.address} ends is known only at apply.`,
    });
  return { end: endKnown ? endOf(change.change.after?.['expires_at']) : null, endKnown };
}

export function putAssignment(work: Work, change: PlannedChange): void {
  const { state, held, touched, keys, adopted } = work;
  const place = placeOf(work, change);
  if (!place) return;
  const existing = makes(change) ? held.get(place) : state.assignments.get(oldId(change) ?? '');
  if (makes(change) && existing) adopted.add(change);
  const key = existing?.key ?? oldId(change) ?? change.address;
  const isNew = makes(change) && !existing;
  keys.set(change.address, isNew ? change.address : key);
  touched.add(place.principal);
  held.set({
    ...place,
    ...endPlanned(work, change),
    key: isNew ? change.address : key,
    id: isNew ? null : (existing?.id ?? realId(key)),
    reason: textOf(change.change.after?.['reason']),
    since: existing?.since ?? null,
    byGroup: false,
    address: change.address,
  });
}

/** Takes from those who leave the set what they held by it, as the plan has shown it, and gives it to those who come. */
export function putMembersOfRole(work: Work, change: PlannedChange): void {
  const { held, touched, resolver, unknowns } = work;
  const { meant, allMeant } = resolver;
  const [role, project] = [meant(change, 'role_id'), meant(change, 'project_id')];
  for (const part of [role, project]) if (part.key === undefined) unknowns.push(part.unknown);
  const { keys: members, unknown } = allMeant(change, 'principal_ids');
  if (unknown) unknowns.push(unknown);
  if (typeof role.key !== 'string' || typeof project.key !== 'string') return;
  const place = { role: role.key, project: project.key };
  const formerly = change.change.before?.['principal_ids'];
  // While it is not known who comes, nobody can be said to leave.
  const leaving =
    unknown || !Array.isArray(formerly) ? [] : formerly.filter((principal) => !members.has(principal));
  for (const principal of leaving as Key[]) {
    const assignment = held.get({ ...place, principal });
    if (!assignment) continue;
    touched.add(principal);
    held.delete(assignment);
  }
  for (const [principal, byReference] of members) {
    const existing = held.get({ ...place, principal });
    if (existing) {
      held.set({ ...existing, address: change.address });
      continue;
    }
    touched.add(principal);
    const key = `${change.address}/${principal}`;
    held.set({
      ...place,
      key,
      principal,
      byReference: byReference || role.byReference || project.byReference,
      id: null,
      end: null,
      endKnown: true,
      reason: textOf(change.change.after?.['reason']),
      since: null,
      byGroup: false,
      address: change.address,
    });
  }
}

export function putAccessKey(work: Work, change: PlannedChange): void {
  const { state, keys, resolver } = work;
  const account = resolver.meant(change, 'service_account_id');
  // A rotation makes another key, and the one before works on for a time.
  const rotates = !makes(change) && isUnknown(change, 'id');
  const id = makes(change) || rotates ? undefined : oldId(change);
  const key = id ?? change.address;
  keys.set(change.address, key);
  if (typeof account.key !== 'string') return;
  const before = id === undefined ? undefined : state.accessKeys.get(id);
  state.accessKeys.set(key, {
    key,
    id: realId(id),
    account: account.key,
    end: isUnknown(change, 'expires_at') ? (before?.end ?? null) : endOf(change.change.after?.['expires_at']),
    endKnown: !isUnknown(change, 'expires_at'),
    isActive: change.change.after?.['status'] !== 'disabled',
    createdAt: before?.createdAt ?? null,
    lastUsedAt: before ? before.lastUsedAt : null,
    address: change.address,
  });
}
