import type { Context } from '../context.ts';
import { ProblemError } from './problem.ts';

/** SQLSTATE classes 08, 53 and 57, and what a lock ends in; then the codes of the socket. */
const connectionProblem = /^(08|53|57|40001|40P01|55P03)|^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT)$/;

// The pool's own errors have no code.
const poolProblem = /timeout exceeded when trying to connect|Query read timeout|Connection terminated/;

function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return connectionProblem.test(code) || poolProblem.test(message)
    ? new ProblemError('unavailable', 'the database cannot be reached: try again', { retryAfterSeconds: 1 })
    : new ProblemError(
        'internal_error',
        'something went wrong on our side; the request id finds it in the log',
      );
}

/**
 * What a failure below looks like outside: nothing of it, but whether trying again makes sense. The log has all of it
 * where it is ours.
 */
export function problemOf(
  { logger }: Pick<Context, 'logger'>,
  requestId: string,
  error: unknown,
): ProblemError {
  const problem = toProblemError(error);
  if (problem.status >= 500) logger.error({ requestId, err: error }, 'request failed');
  return problem;
}
