import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from './address.ts';
import { createGate, type Gate, tooMany } from './gate.ts';

/** Far more than a person or a pipeline runs into by mistake. */
const denialsAMinute = 100;

/** What one process bounds in memory: with several replicas each limit holds for each of them. */
export interface Limits {
  /** Bounds what somebody without rights can make the audit log grow, and how often they take its lock. */
  readonly denials: {
    /** @throws 429 while the principal has been denied too often in the last minute */
    readonly check: (principalId: string) => Promise<void>;
    readonly count: (principalId: string) => Promise<void>;
  };
  /**
   * Bounds how often one address may try to sign in, whoever it names, and how many tries run at once: each costs a
   * password hash and the environment's lock, and those who are signed in must not wait for them.
   */
  readonly signIns: Tries;
  /** The same for SSO, whose tries wait for identity providers instead. */
  readonly ssoSignIns: Tries;
  /**
   * How often one address may exchange tokens: many jobs may come from one. How many run at once,
   * `workload-identities/gates.ts` bounds, by what each of them needs.
   */
  readonly exchanges: Tries;
}

interface Tries {
  /** @throws 429 when the address has tried too often in the last minute, or too many wait already */
  readonly run: <T>(address: string | null, work: () => Promise<T>) => Promise<T>;
}

/** Few, so that tries to sign in never hold more than some of the connections to the database. */
const signInsAtOnce = 4;
const ssoSignInsAtOnce = 20;
/** For each sign-in of a person that an address may try. */
const exchangesForASignIn = 10;
const mostWaiting = 100;

export function createLimits({ signInsPerMinute }: { readonly signInsPerMinute: number }): Limits {
  const denials = new RateLimiterMemory({ points: denialsAMinute, duration: 60 });
  return {
    denials: {
      check: async (principalId) => {
        const standing = await denials.get(principalId);
        if (!standing || standing.consumedPoints < denialsAMinute) return;
        throw tooMany(standing.msBeforeNext, 'too many of your requests were denied: wait and try again');
      },
      count: async (principalId) => {
        await denials.penalty(principalId);
      },
    },
    signIns: createTries('sign-ins', signInsPerMinute, signInGate(signInsAtOnce)),
    ssoSignIns: createTries('sign-ins', signInsPerMinute, signInGate(ssoSignInsAtOnce)),
    exchanges: createTries('exchanges', signInsPerMinute * exchangesForASignIn),
  };
}

const signInGate = (atOnce: number) =>
  createGate({ atOnce, mostWaiting, busy: 'too many people are signing in' });

function createTries(what: string, perMinute: number, gate?: Gate): Tries {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return {
    run: async (address, work) => {
      try {
        await limiter.consume(address === null ? 'unknown' : networkOf(address));
      } catch (standing) {
        if (!(standing instanceof RateLimiterRes)) throw standing;
        throw tooMany(standing.msBeforeNext, `too many ${what} from this address: wait and try again`);
      }
      return gate ? gate.run(work) : work();
    },
  };
}
