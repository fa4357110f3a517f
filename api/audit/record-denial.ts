import { isAllowed } from '../access/authorize.ts';
import type { Call } from '../context.ts';
import { isMutation, type Operation } from '../http/operation.ts';
import type { ProblemError } from '../http/problem.ts';
import { appendEvent, lockEnvironment } from './append.ts';

/** A 404 to a change by someone who may not make such changes: they may not even know of the object. */
const hidesDenial = (call: Call, operation: Operation, problem: ProblemError) =>
  problem.code === 'not_found' &&
  isMutation(operation) &&
  operation.permission !== null &&
  !isAllowed(call, operation.permission, null);

/** What could be an id. The rest names nothing, and PostgreSQL cannot store all of it as it came. */
const storable = /^[\w-]{1,100}$/;

/** Records that a request was denied, in a transaction of its own. */
export async function recordDenial(call: Call, operation: Operation, problem: ProblemError): Promise<void> {
  if (problem.code !== 'permission_denied' && !hidesDenial(call, operation, problem)) return;
  const { id } = call.params as { id?: string };
  await call.context.database.transaction().execute(async (transaction) => {
    const environment = await lockEnvironment(transaction, call.caller.environmentId);
    await appendEvent(transaction, environment, {
      actor: { kind: call.caller.kind, id: call.caller.principal.id },
      action: operation.id,
      outcome: 'denied',
      target: { kind: operation.tag, id: id !== undefined && storable.test(id) ? id : null },
      details: {
        code: problem.code,
        ...(problem.extras.missing_permission && { missing_permission: problem.extras.missing_permission }),
      },
      facts: call.facts,
      at: call.now,
    });
  });
}
