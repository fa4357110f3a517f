import { RateLimiterMemory } from 'rate-limiter-flexible';
import { ProblemError } from './problem.ts';

/** Far more than a person or a pipeline runs into by mistake. */
const denialsAMinute = 100;

/** Bounds what somebody without rights can make the audit log grow, and how often they take its lock. */
export interface DenialLimit {
  /** @throws 429 while the principal has been denied too often in the last minute */
  readonly check: (principalId: string) => Promise<void>;
  readonly count: (principalId: string) => Promise<void>;
}

/** Counts in this process: with several replicas the limit holds for each. */
export function createDenialLimit(): DenialLimit {
  const limiter = new RateLimiterMemory({ points: denialsAMinute, duration: 60 });
  return {
    check: async (principalId) => {
      const standing = await limiter.get(principalId);
      if (!standing || standing.consumedPoints < denialsAMinute) return;
      const retryAfterSeconds = Math.ceil(standing.msBeforeNext / 1000);
      throw new ProblemError('rate_limited', 'too many of your requests were denied: wait and try again', {
        retryAfterSeconds,
      });
    },
    count: async (principalId) => {
      await limiter.penalty(principalId);
    },
  };
}
