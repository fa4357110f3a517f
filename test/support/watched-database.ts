import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../api/database/tables.ts';

/** A database whose queries are counted, and whose answers can be held back. */
export interface WatchedDatabase {
  readonly database: Database;
  /** The table of each query so far: the first that it names. */
  readonly asked: readonly string[];
  /** Holds back the answer to the next query of a table. */
  readonly holdNext: (table: string) => Held;
  /** From now on each query fails, and is counted. */
  readonly refuse: () => void;
}

export interface Held {
  /** The database has answered. */
  readonly isHeld: Promise<void>;
  readonly release: () => void;
}

interface Gate {
  readonly table: string;
  readonly reached: PromiseWithResolvers<void>;
  readonly opened: PromiseWithResolvers<void>;
}

export function watchDatabase(database: Database): WatchedDatabase {
  const asked: string[] = [];
  const tables = new WeakMap<object, string>();
  let gate: Gate | undefined;
  let refuses = false;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const name =
        /"kind":"TableNode","table":.*?"name":"(\w+)"\}\}/.exec(JSON.stringify(node))?.[1] ?? node.kind;
      asked.push(name);
      if (refuses) throw new Error('the database refuses');
      tables.set(queryId, name);
      return node;
    },
    transformResult: async ({ result, queryId }) => {
      const held = gate;
      if (held === undefined || held.table !== tables.get(queryId)) return result;
      gate = undefined;
      held.reached.resolve();
      await held.opened.promise;
      return result;
    },
  };
  return {
    database: database.withPlugin(plugin),
    asked,
    refuse: () => {
      refuses = true;
    },
    holdNext: (table) => {
      const held: Gate = { table, reached: Promise.withResolvers(), opened: Promise.withResolvers() };
      gate = held;
      return { isHeld: held.reached.promise, release: held.opened.resolve };
    },
  };
}
