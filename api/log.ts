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

const warning = 40;
const writtenAfterMilliseconds = 100;

/**
 * Standard output, without waiting for it: lines are written together, when there are 16 kB of them or a tenth of a
 * second after the first; with a warning or an error at once. What is left when the process ends by itself is written
 * then; what ends it from outside (SIGKILL) loses it.
 */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: false, minLength: 16_000 });
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    output.flush();
  };
  return {
    // Makes pino tell the level of each line.
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 0,
    write(line: string) {
      output.write(line);
      timer ??= setTimeout(flush, writtenAfterMilliseconds).unref();
      if (this.lastLevel >= warning) flush();
    },
  } as DestinationStream & { lastLevel: number };
}

interface Options {
  readonly destination?: DestinationStream;
  /** What each line has besides. */
  readonly mixin?: (() => object) | undefined;
}

/** The API's log: JSON lines, on standard output unless told otherwise. */
export const createLogger = (
  level: string,
  { destination = standardOutput(), mixin }: Options = {},
): Logger =>
  pino({ level, base: null, serializers: { err: loggable }, ...(mixin && { mixin }) }, destination);
