import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ProblemError } from './problem.ts';

export const maximumBodyBytes = 1024 * 1024;

const tooLarge = () =>
  new ProblemError('payload_too_large', `the body may have at most ${maximumBodyBytes} bytes`);

const limitStream = bodyLimit({
  maxSize: maximumBodyBytes,
  onError: () => {
    throw tooLarge();
  },
});

/** A length that is declared needs no reading: more than that does not arrive. */
export const limitBody: MiddlewareHandler = (honoContext, next) => {
  const length = honoContext.req.header('content-length');
  if (honoContext.req.header('transfer-encoding') !== undefined) return limitStream(honoContext, next);
  if (Number(length ?? 0) > maximumBodyBytes) throw tooLarge();
  return next();
};
