import { decide, missingPermissions, type Scope, scopesOf } from '../../access-model/decide.ts';
import type { Call } from '../context.ts';
import { ProblemError } from '../http/problem.ts';

/** Whether the caller holds the permission in the scope, now. */
export function isAllowed(call: Call, permission: string, scope: Scope): boolean {
  const { principal, roles } = call.caller;
  return decide({ principal, permission, scope, at: call.now.getTime(), roles }).allowed;
}

/** Refuses with 403, naming the permission. */
export function denied(permission: string, scope: Scope): ProblemError {
  const where = scope === null ? 'in this environment' : `in the project ${scope}`;
  return new ProblemError('permission_denied', `you need the permission ${permission} ${where}`, {
    missing_permission: permission,
  });
}

/** Goes on only if the caller holds the permission in the scope. */
export function authorize(call: Call, permission: string, scope: Scope): void {
  if (!isAllowed(call, permission, scope)) throw denied(permission, scope);
}

/** In which scopes the caller holds the permission, now. */
export function scopesHeld(call: Call, permission: string): 'everywhere' | ReadonlySet<string> {
  const { principal, roles } = call.caller;
  return scopesOf({ principal, permission, at: call.now.getTime(), roles });
}

/** Whether the caller holds the permission in any scope, now. */
export function holdsAnywhere(call: Call, permission: string): boolean {
  const scopes = scopesHeld(call, permission);
  return scopes === 'everywhere' || scopes.size > 0;
}

/** Nobody grants what they do not hold, in the same scope. */
export function authorizeGrant(call: Call, permissions: Iterable<string>, scope: Scope): void {
  const { principal, roles } = call.caller;
  const missing = missingPermissions({ principal, permissions, scope, at: call.now.getTime(), roles });
  const [first] = missing;
  if (first === undefined) return;
  throw new ProblemError(
    'permission_denied',
    `nobody grants what they do not hold: you lack ${missing.join(', ')}`,
    { missing_permission: first },
  );
}
