import { isAllowed } from '../access/authorize.ts';
import type { Call, Caller } from '../context.ts';
import { actionOf, isMutation } from '../http/operation.ts';
import type { ProblemError } from '../http/problem.ts';
import { appendEvent, lockEnvironment } from './append.ts';

/**
 * Whether the problem is a denial: a 403, or a 404 to a change by someone who may not make such changes
 * everywhere, because it may hide an object that they may not know of.
 */
export function isDenial(call: Call, problem: ProblemError): boolean {
  if (problem.status === 403) return true;
  const { operation } = call;
  const taken = operation.permissionInProject ?? operation.permission;
  return (
    problem.code === 'not_found' && isMutation(operation) && taken !== null && !isAllowed(call, taken, null)
  );
}

/** What could be an id. The rest names nothing, and PostgreSQL cannot store all of it as it came. */
const storable = /^[\w-]{1,100}$/;

/** What the path's id names: of what is done in a project, the project. */
const kindOfTarget = ({ operation: { guard, tag } }: Call) => (guard === 'project' ? 'project' : tag);

/** By which exchange a caller came, for the details of what they did: the audit event of it has the same id. */
export const throughExchange = ({ credential }: Pick<Caller, 'credential'>): Record<string, string> =>
  credential.kind === 'exchanged_token'
    ? { exchanged_token_id: credential.id, workload_identity_id: credential.workloadIdentityId }
    : {};

/** Records that a request was denied, in a transaction of its own. */
export async function recordDenial(call: Call, problem: ProblemError): Promise<void> {
  const { id } = call.params as { id?: string };
  await call.context.database.transaction().execute(async (transaction) => {
    const environment = await lockEnvironment(transaction, call.caller.environmentId);
    await appendEvent(transaction, environment, {
      actor: { kind: call.caller.kind, id: call.caller.principal.id },
      action: actionOf(call.operation),
      outcome: 'denied',
      target: { kind: kindOfTarget(call), id: id !== undefined && storable.test(id) ? id : null },
      details: {
        code: problem.code,
        ...throughExchange(call.caller),
        ...(problem.extras.missing_permission && { missing_permission: problem.extras.missing_permission }),
      },
      facts: call.facts,
      at: call.now,
    });
  });
}
