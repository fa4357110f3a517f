import type { Call } from '../context.ts';
import { credentialOf } from '../http/operation.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { authorize, denied, holdsAnywhere, isAllowed } from './authorize.ts';

/**
 * Refuses whoever may not call the operation, before its request is read, so that nobody learns by trial
 * what it takes or what exists. Asked again for a change, under the environment's lock, when rights may have
 * changed since.
 */
export function guard(call: Call): void {
  const { permission, permissionInProject, guard: where, tag } = call.operation;
  if (credentialOf(call.operation) === 'session' && call.caller.kind !== 'member')
    throw new ProblemError(
      'session_required',
      'this is for members who are signed in: service accounts have no password, second factor or session',
    );
  if (permission === null) return;
  const { id } = call.params as { id?: string };
  if (where === 'environment' || (where === 'self' && id !== call.caller.principal.id))
    authorize(call, permission, null);
  if (where === 'project' && id !== undefined) {
    // Whoever cannot see the project is not told that it exists.
    if (!isAllowed(call, 'project.list', id)) throw notFound('project');
    if (permissionInProject === undefined || !isAllowed(call, permissionInProject, id))
      authorize(call, permission, id);
  }
  if (where === 'service') {
    const some = [permission, permissionInProject ?? permission];
    if (some.some((one) => holdsAnywhere(call, one))) return;
    throw id === undefined ? denied(call, permission, null) : notFound(tag.replaceAll('_', ' '));
  }
}
