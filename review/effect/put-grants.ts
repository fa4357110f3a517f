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

/** What is granted by a role that nothing tells of cannot be said. */
function noteStrangeRole({ state, resolver, unknowns }: Work, change: PlannedChange, role: Key): void {
  if (state.roles.has(role)) return;
  const message = `${change.address} gives the role ${role}, of which nothing is known here, so it cannot be said what it grants.`;
  unknowns.push(resolver.open(change, 'role_id', message));
}

function endPlanned(work: Work, change: PlannedChange) {
  const endKnown = !isUnknown(change, 'expires_at');
  if (!endKnown)
    work.unknowns.push(
      work.resolver.open(change, 'expires_at', `When ${change.address} ends is known only at apply.`),
    );
  return { end: endKnown ? endOf(change.change.after?.['expires_at']) : null, endKnown };
}

export function putAssignment(work: Work, change: PlannedChange): void {
  const { state, held, touched, keys, adopted } = work;
  const place = placeOf(work, change);
  if (!place) return;
  noteStrangeRole(work, change, place.role);
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

/** What a set is of, and who it has before and after; undefined: it cannot be said where. */
function membersPlanned({ resolver }: Work, change: PlannedChange) {
  const [role, project] = [resolver.meant(change, 'role_id'), resolver.meant(change, 'project_id')];
  const { keys: members, unknown } = resolver.allMeant(change, 'principal_ids');
  const before = change.change.before?.['principal_ids'];
  const formerly = new Set(makes(change) || !Array.isArray(before) ? [] : (before as readonly Key[]));
  const unknowns = [role, project].flatMap((meant) => (meant.key === undefined ? [meant.unknown] : []));
  return { role, project, members, formerly, unknown, unknowns: unknown ? [...unknowns, unknown] : unknowns };
}

/** Takes from those who leave a set what they held by it, as the plan has shown it. */
export function endMemberships(work: Work, change: PlannedChange): void {
  const { held, touched } = work;
  const { role, project, members, formerly, unknown } = membersPlanned(work, change);
  // While it is not known who comes, nobody can be said to leave.
  if (unknown || typeof role.key !== 'string' || typeof project.key !== 'string') return;
  for (const principal of formerly) {
    const assignment = held.get({ principal, role: role.key, project: project.key });
    if (!assignment || members.has(principal)) continue;
    touched.add(principal);
    held.delete(assignment);
  }
}

/** Gives to those who come into a set; of whom the plan has found in it nothing is asked. */
export function putMembersOfRole(work: Work, change: PlannedChange): void {
  const { held, touched, unknowns, now } = work;
  const { role, project, members, formerly, ...planned } = membersPlanned(work, change);
  unknowns.push(...planned.unknowns);
  if (typeof role.key !== 'string' || typeof project.key !== 'string') return;
  const place = { role: role.key, project: project.key };
  noteStrangeRole(work, change, role.key);
  for (const [principal, byReference] of members) {
    const existing = held.get({ ...place, principal });
    const isHeld = existing && (existing.end === null || now < existing.end);
    if (existing && (isHeld || formerly.has(principal))) held.set({ ...existing, address: change.address });
    if (isHeld || formerly.has(principal)) continue;
    touched.add(principal);
    held.set({
      ...place,
      // What has ended begins anew.
      key: existing?.key ?? `${change.address}/${principal}`,
      principal,
      byReference: byReference || role.byReference || project.byReference,
      id: existing?.id ?? null,
      end: null,
      endKnown: true,
      reason: textOf(change.change.after?.['reason']),
      since: existing?.since ?? null,
      byGroup: false,
      address: change.address,
    });
  }
}
