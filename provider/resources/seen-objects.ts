import { setTimeout as sleep } from 'node:timers/promises';

/** Which objects Terraform has shown to be in its state so far. It shows them one after the other, in its own order. */
export interface SeenObjects {
  readonly see: (id: string) => void;
  /** It is in the state no more. */
  readonly leave: (id: string) => void;
  readonly has: (id: string) => boolean;
  /**
   * Those of the ids that have not been seen, after waiting as long as Terraform goes on showing others. They may
   * still be in the state: what refers to a resource block is shown after everything in that block was planned.
   */
  readonly unseen: (ids: readonly string[]) => Promise<readonly string[]>;
}

/** So long without an object that is new means that Terraform has none to show at the moment. */
const quietMilliseconds = 300;

export function createSeenObjects(): SeenObjects {
  const seen = new Set<string>();
  const missing = (ids: readonly string[]) => ids.filter((id) => !seen.has(id));
  return {
    see: (id) => void seen.add(id),
    leave: (id) => void seen.delete(id),
    has: (id) => seen.has(id),
    async unseen(ids) {
      let before = -1;
      while (missing(ids).length > 0 && seen.size > before) {
        before = seen.size;
        await sleep(quietMilliseconds);
      }
      return missing(ids);
    },
  };
}
