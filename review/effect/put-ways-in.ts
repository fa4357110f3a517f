import type { PlannedChange } from '../plan/plan-file.ts';
import { realId } from '../state/access-state.ts';
import { endOf } from '../state/from-objects.ts';
import { makes, oldId, type Work } from './apply-plan.ts';
import { isUnknown, isUnknownWithin } from './resolve.ts';

/** Says of each of the fields that is known only at apply, or of which a part is, that it is. */
function noteOpen({ resolver, unknowns }: Work, change: PlannedChange, fields: readonly string[]): void {
  for (const field of fields)
    if (isUnknownWithin(change, field))
      unknowns.push(
        resolver.open(
          change,
          field,
          `${field} of ${change.address} is known only at apply, so it cannot be said whom it lets in.`,
        ),
      );
}

/** The account that a way in leads to; undefined: that is known only at apply. */
function accountOf({ resolver, unknowns }: Work, change: PlannedChange): string | undefined {
  const account = resolver.meant(change, 'service_account_id');
  if (account.key === undefined) unknowns.push(account.unknown);
  return account.key ?? undefined;
}

export function putAccessKey(work: Work, change: PlannedChange): void {
  const { state, keys } = work;
  const account = accountOf(work, change);
  // Of a new one Roster sets the status.
  noteOpen(work, change, makes(change) ? ['expires_at'] : ['expires_at', 'status']);
  // A rotation makes another key, and the one before works on for a time.
  const rotates = !makes(change) && isUnknown(change, 'id');
  const id = makes(change) || rotates ? undefined : oldId(change);
  const key = id ?? change.address;
  keys.set(change.address, key);
  if (account === undefined) return;
  const before = id === undefined ? undefined : state.accessKeys.get(id);
  state.accessKeys.set(key, {
    key,
    id: realId(id),
    account,
    end: isUnknown(change, 'expires_at') ? (before?.end ?? null) : endOf(change.change.after?.['expires_at']),
    endKnown: !isUnknown(change, 'expires_at'),
    isActive: change.change.after?.['status'] !== 'disabled',
    createdAt: before?.createdAt ?? null,
    lastUsedAt: before ? before.lastUsedAt : null,
    address: change.address,
  });
}

/** Nothing that is held depends on it, but who holds it does. */
export function putWorkloadIdentity(work: Work, change: PlannedChange): void {
  accountOf(work, change);
  noteOpen(work, change, ['issuer', 'audience', 'subject_pattern', 'claims', 'status']);
}

export function putSsoConnection(work: Work, change: PlannedChange): void {
  noteOpen(work, change, [
    'issuer',
    'client_id',
    'allowed_domains',
    'groups_claim',
    'default_roles',
    'group_roles',
    'status',
  ]);
}
