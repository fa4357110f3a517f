import { sql } from 'kysely';
import type { Context, RequestFacts } from '../context.ts';
import type { Database } from '../database/tables.ts';
import { createKeyAddresses } from './key-addresses.ts';

export interface UsedKey {
  readonly environmentId: string;
  readonly serviceAccountId: string;
  readonly accessKeyId: string;
}

export interface KeyUse {
  /** A key has signed a request. Neither throws nor, from an address that is known already, takes a query. */
  readonly note: (key: UsedKey, facts: RequestFacts, at: Date) => Promise<void>;
  /** A key has signed a request from an address that its account does not allow. Does not throw. */
  readonly refuse: (key: UsedKey, facts: RequestFacts, at: Date) => Promise<void>;
  /** Writes what has been noted since the last time. Does not throw. */
  readonly flush: () => Promise<void>;
}

interface Use {
  readonly id: string;
  readonly at: Date;
  readonly address: string | null;
}

const flushMilliseconds = 10_000;

/**
 * Writes the last uses of many keys at once. It waits for nobody: a row that a change holds just now is left out, and
 * told of by the key's next use. Of two processes the later use stays.
 */
async function write(database: Database, uses: readonly Use[]): Promise<void> {
  await sql`
    WITH used AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) AS used (id text, at timestamptz, address text)
    ), free AS MATERIALIZED (
      SELECT access_keys.id, used.at, used.address FROM access_keys JOIN used ON used.id = access_keys.id
      WHERE access_keys.last_used_at IS NULL OR access_keys.last_used_at < used.at
      FOR NO KEY UPDATE OF access_keys SKIP LOCKED
    )
    UPDATE access_keys SET last_used_at = free.at, last_used_address = free.address
    FROM free WHERE access_keys.id = free.id`.execute(database);
}

/**
 * Remembers when and from where keys are used, and writes it every ten seconds, so that no request waits for that.
 * Whoever closes the database calls `flush` before.
 */
export function createKeyUse({ database, logger }: Pick<Context, 'database' | 'logger'>): KeyUse {
  const addresses = createKeyAddresses({ database, logger });
  let uses = new Map<string, Use>();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  const writeNoted = async () => {
    clearTimeout(timer);
    timer = undefined;
    const noted = uses;
    uses = new Map();
    if (noted.size === 0) return;
    try {
      await write(database, [...noted.values()]);
    } catch (error) {
      // Written the next time, with what came after.
      uses = new Map([...noted, ...uses]);
      logger.error({ err: error }, 'cannot write the last uses of access keys');
    }
  };
  const flush = () => {
    writing = writing.then(writeNoted);
    return writing;
  };

  return {
    note: (key, facts, at) => {
      uses.set(key.accessKeyId, { id: key.accessKeyId, at, address: facts.address });
      timer ??= setTimeout(flush, flushMilliseconds).unref();
      return addresses.greet(key, facts, at);
    },
    refuse: addresses.refuse,
    flush,
  };
}
