import { randomUUID } from 'node:crypto';
import type { Finding } from '../diagnostics.ts';
import type { JsonObject } from '../resources/object.ts';
import type { Session } from '../session.ts';
import type { EphemeralLife } from './life.ts';

interface Open {
  /** Whoever has opened it renews and closes it. */
  readonly session: Session;
  readonly life: EphemeralLife;
  readonly kept: JsonObject;
}

/**
 * What was opened and is not closed yet, by a handle that Terraform keeps. Terraform 1.11 closes nothing that a step
 * which has failed, or was interrupted, depends on: that is closed when the provider ends.
 */
export interface StillOpen {
  /** @returns the handle */
  readonly add: (open: Open) => string;
  readonly find: (handle: unknown) => Open | undefined;
  /** After a renewal. */
  readonly keep: (handle: string, kept: JsonObject) => void;
  readonly close: (handle: string) => Promise<Finding[]>;
  readonly closeAll: () => Promise<void>;
}

export function createStillOpen(): StillOpen {
  const all = new Map<string, Open>();
  const close = async (handle: string) => {
    const open = all.get(handle);
    all.delete(handle);
    return (await open?.life.close?.(open.session, open.kept)) ?? [];
  };
  return {
    add: (open) => {
      const handle = randomUUID();
      all.set(handle, open);
      return handle;
    },
    find: (handle) => all.get(String(handle)),
    keep: (handle, kept) => {
      const open = all.get(handle);
      if (open) all.set(handle, { ...open, kept });
    },
    close,
    closeAll: async () => {
      await Promise.allSettled([...all.keys()].map(close));
    },
  };
}
