import pino, { type DestinationStream, type Logger } from 'pino';

/**
 * An error as the log keeps it. A database says of a failed statement what values it was given and which row they
 * would have made (`params`, `detail`, `where`): what is not listed here stays out.
 */
function loggable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { message, stack, cause, code, query } = error as Error & { code?: unknown; query?: unknown };
  return {
    type: error.constructor.name,
    message,
    stack,
    ...(code !== undefined && { code }),
    ...(typeof query === 'string' && { query }),
    ...(cause !== undefined && { cause: loggable(cause) }),
    ...(error instanceof AggregateError && { errors: error.errors.map(loggable) }),
  };
}

/**
 * Standard output, without waiting for it: lines are written together, a tenth of a second after they were logged at the
 * latest. What is left at the end of the process is written then.
 */
const standardOutput = () =>
  pino.destination({ dest: 1, sync: false, minLength: 16_000, periodicFlush: 100 });

/** The API's log: JSON lines, on standard output unless told otherwise. */
export const createLogger = (level: string, destination: DestinationStream = standardOutput()): Logger =>
  pino({ level, base: null, serializers: { err: loggable } }, destination);
