import type { Scope } from '../../access-model/access-table.ts';
import { decide, missingPermissions, scopesOf } from '../../access-model/decide.ts';
import { ownPermission } from '../../access-model/editions.ts';
import type { GuardPermission } from '../../access-model/guard-permissions.ts';
import type { Call } from '../context.ts';
import { ProblemError } from '../http/problem.ts';

/** The question whether the caller holds what the environment's edition has for the permission, now. */
const questionOf = ({ caller: { principal, editionId }, now }: Call, permission: GuardPermission) => ({
  principalId: principal.id,
  permission: ownPermission(editionId, permission),
  at: now.getTime(),
});

/** Whether the caller holds the permission in the scope, now. */
export function isAllowed(call: Call, permission: GuardPermission, scope: Scope): boolean {
  return decide(call.caller.access, { ...questionOf(call, permission), scope }).allowed;
}

/** Refuses with 403, naming the permission as the environment's edition does. */
export function denied(call: Call, guardPermission: GuardPermission, scope: Scope): ProblemError {
  const permission = ownPermission(call.caller.editionId, guardPermission);
  const where = scope === null ? 'in this environment' : `in the project ${scope}`;
  return new ProblemError('permission_denied', `you need the permission ${permission} ${where}`, {
    missing_permission: permission,
  });
}

/** Goes on only if the caller holds the permission in the scope. */
export function authorize(call: Call, permission: GuardPermission, scope: Scope): void {
  if (!isAllowed(call, permission, scope)) throw denied(call, permission, scope);
}

/** In which scopes the caller holds the permission, now. */
export function scopesHeld(call: Call, permission: GuardPermission): 'everywhere' | ReadonlySet<string> {
  return scopesOf(call.caller.access, questionOf(call, permission));
}

/** Whether the caller holds the permission in any scope, now. */
export function holdsAnywhere(call: Call, permission: GuardPermission): boolean {
  const scopes = scopesHeld(call, permission);
  return scopes === 'everywhere' || scopes.size > 0;
}

/**
 * Nobody grants what they do not hold, in the same scope, nor for longer than they hold it.
 *
 * @param until when the grant ends, in milliseconds since 1970, `null` for never. What has no time of its own is
 *   granted by the rights of the moment.
 */
export function authorizeGrant(
  call: Call,
  permissions: Iterable<string>,
  scope: Scope,
  until: number | null = call.now.getTime(),
): void {
  const { principal, access } = call.caller;
  const at = call.now.getTime();
  const grant = { principalId: principal.id, permissions: [...permissions], scope, at };
  const lacking = missingPermissions(access, { ...grant, until: at });
  if (lacking.length > 0) throw notYours(lacking, 'nobody grants what they do not hold: you lack');
  const ending = missingPermissions(access, { ...grant, until });
  if (ending.length > 0)
    throw notYours(
      ending,
      'nobody grants for longer than they hold it: set an expires_at that is no later than that of your own role assignment, which ends before this one and gives you',
    );
}

const notYours = ([first = '', ...others]: readonly string[], why: string) =>
  new ProblemError('permission_denied', `${why} ${[first, ...others].join(', ')}`, {
    missing_permission: first,
  });
