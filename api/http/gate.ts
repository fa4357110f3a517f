import createLimit from 'p-limit';
import { ProblemError } from './problem.ts';

export const tooMany = (milliseconds: number, detail: string) =>
  new ProblemError('rate_limited', detail, { retryAfterSeconds: Math.ceil(milliseconds / 1000) });

export interface GateOptions {
  readonly atOnce: number;
  readonly mostWaiting: number;
  /** What there is too much of, for whoever is told to come again. */
  readonly busy: string;
}

/** Lets so much run at once, and so much wait for its turn; the rest is told to come again. */
export interface Gate {
  /** @throws 429 when too many wait already */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}

export function createGate({ atOnce, mostWaiting, busy }: GateOptions): Gate {
  const limit = createLimit(atOnce);
  return {
    run: async (work) => {
      if (limit.pendingCount >= mostWaiting) throw tooMany(5_000, `${busy}: wait a little and try again`);
      return limit(work);
    },
  };
}

/** A gate for each key, so that nobody waits because of another key. */
export interface Gates {
  /** @throws 429 when too many of this key wait already */
  readonly run: <T>(key: string, work: () => Promise<T>) => Promise<T>;
}

export function createGates(options: GateOptions): Gates {
  const gates = new Map<string, { readonly gate: Gate; users: number }>();
  return {
    run: async (key, work) => {
      const used = gates.get(key) ?? { gate: createGate(options), users: 0 };
      gates.set(key, used);
      used.users += 1;
      try {
        return await used.gate.run(work);
      } finally {
        used.users -= 1;
        if (used.users === 0) gates.delete(key);
      }
    },
  };
}
