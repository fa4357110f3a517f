import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, CancelledError, ConnectionError } from './errors.ts';

export interface RetryOptions {
  /** Ends the sleeping between attempts; give the same signal to the attempts themselves. */
  readonly signal?: AbortSignal;
  /** No attempt begins later than this after the first one, in milliseconds. Default 60,000. */
  readonly maxElapsedMs?: number;
  /** The longest first pause, doubled for each attempt, in milliseconds. Default 250. */
  readonly baseDelayMs?: number;
  /** The longest pause that this client chooses itself, in milliseconds. Default 10,000. */
  readonly maxDelayMs?: number;
  /** Shared by calls that wait together: what one is asked to wait, all wait. See {@link createPause}. */
  readonly pause?: Pause;
  /** Told before every pause, for logs. */
  readonly onRetry?: (error: ApiError | ConnectionError, delayMs: number, attempt: number) => void;
}

/** Until when a server has asked a client to send nothing. */
export interface Pause {
  /** Milliseconds that are left; 0 when nothing is to be waited for. */
  readonly remaining: () => number;
  readonly extend: (milliseconds: number) => void;
}

/** One for each server: a limit that one call runs into is every call's (RFC 9110, section 10.2.3). */
export function createPause(now: () => number = () => performance.now()): Pause {
  let until = 0;
  return {
    remaining: () => Math.max(0, until - now()),
    extend: (milliseconds) => {
      until = Math.max(until, now() + milliseconds);
    },
  };
}

/**
 * Runs `attempt` until it succeeds, fails for good, or the time is used up. Tries again after 429, 502,
 * 503, 504 and connection failures: exponential pauses with full jitter, at least as long as Retry-After
 * says.
 *
 * Only for idempotent requests, and only the caller knows: reads, deletes, replacements, and creates
 * that carry an Idempotency-Key.
 *
 * The final error's `maybeSent` speaks for all attempts together.
 */
export async function withRetry<T>(attempt: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const deadline = performance.now() + (options.maxElapsedMs ?? 60_000);
  let maybeSent = false;
  for (let number = 1; ; number += 1) {
    if (options.signal?.aborted) throw new CancelledError(maybeSent, options.signal.reason);
    await waitTogether(deadline, maybeSent, options);
    try {
      return await attempt();
    } catch (error) {
      if (!isOurs(error)) throw error;
      maybeSent ||= error.maybeSent;
      error.maybeSent = maybeSent;
      if (!isRetryable(error)) throw error;
      const asked = error instanceof ApiError ? retryAfterMs(error.headers, new Date()) : undefined;
      if (asked !== undefined) options.pause?.extend(asked);
      const delayMs = delay(asked, number, options);
      if (performance.now() + delayMs > deadline) throw error;
      options.onRetry?.(error, delayMs, number);
      await interruptibleSleep(delayMs, maybeSent, options.signal);
    }
  }
}

function isOurs(error: unknown): error is ApiError | ConnectionError | CancelledError {
  return error instanceof ApiError || error instanceof ConnectionError || error instanceof CancelledError;
}

const retryableStatuses = new Set([429, 502, 503, 504]);

function isRetryable(
  error: ApiError | ConnectionError | CancelledError,
): error is ApiError | ConnectionError {
  if (error instanceof ConnectionError) return error.retryable;
  return error instanceof ApiError && retryableStatuses.has(error.status);
}

/** Waits for what another call was asked to wait. Beyond the deadline it does not wait: the answer will say so. */
async function waitTogether(deadline: number, maybeSent: boolean, options: RetryOptions): Promise<void> {
  for (;;) {
    const left = options.pause?.remaining() ?? 0;
    if (left === 0 || performance.now() + left > deadline) return;
    // Not all in the same instant.
    await interruptibleSleep(left + Math.random() * (options.baseDelayMs ?? 250), maybeSent, options.signal);
  }
}

function delay(asked: number | undefined, attempt: number, options: RetryOptions): number {
  const ceiling = Math.min(options.maxDelayMs ?? 10_000, (options.baseDelayMs ?? 250) * 2 ** (attempt - 1));
  const jittered = Math.random() * ceiling;
  return asked === undefined ? jittered : asked + Math.random() * (options.baseDelayMs ?? 250);
}

/** `Retry-After` in milliseconds from `now`: seconds or an HTTP date (RFC 9110, 10.2.3). Undefined when absent or malformed. */
export function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const time = /^[A-Za-z]{3,9},? /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, time - now.getTime());
}

async function interruptibleSleep(
  delayMs: number,
  maybeSent: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await sleep(delayMs, undefined, signal ? { signal } : {});
  } catch {
    throw new CancelledError(maybeSent, signal?.reason);
  }
}
