import { RateLimiterMemory } from 'rate-limiter-flexible';
import { appendEvent, lockEnvironment } from '../audit/append.ts';
import type { Context, RequestFacts } from '../context.ts';
import type { Database, DatabaseTransaction } from '../database/tables.ts';
import { networkOf } from '../http/address.ts';
import type { KeyUse, UsedKey } from './key-use.ts';

/** How many addresses the database keeps of one key: the newest. */
const keptOfAKey = 200;
/** How many pairs of key and address a process knows without asking. */
const keptInMemory = 10_000;
/** What one key's refusals may add to the audit log in an hour: each address once, and no more than these. */
const refusedAddressesAnHour = 20;

type Refuse = KeyUse['refuse'];

/** Tells the audit log of each address that a key is used from, once, and of those that it may not be used from. */
export function createKeyAddresses({ database, logger }: Pick<Context, 'database' | 'logger'>): {
  readonly greet: KeyUse['note'];
  readonly refuse: Refuse;
} {
  const greeted = new Map<string, Promise<void>>();

  const greet: KeyUse['note'] = (key, facts, at) => {
    if (facts.address === null) return Promise.resolve();
    const address = networkOf(facts.address);
    const name = `${key.accessKeyId} ${address}`;
    const before = greeted.get(name);
    if (before) return before;
    const greeting = recordAddress(database, key, address, facts, at).catch((error: unknown) => {
      greeted.delete(name);
      logger.error({ err: error, requestId: facts.requestId }, 'cannot record the new address of a key');
    });
    greeted.set(name, greeting);
    const [oldest] = greeted.keys();
    if (greeted.size > keptInMemory && oldest !== undefined) greeted.delete(oldest);
    return greeting;
  };

  return { greet, refuse: createRefuse({ database, logger }) };
}

async function recordAddress(
  database: Database,
  key: UsedKey,
  address: string,
  facts: RequestFacts,
  at: Date,
): Promise<void> {
  const row = { environment_id: key.environmentId, access_key_id: key.accessKeyId, address };
  // Most often a new process asks about an old address: that takes no lock.
  const known = await database
    .selectFrom('access_key_addresses')
    .select('address')
    .where('environment_id', '=', row.environment_id)
    .where('access_key_id', '=', row.access_key_id)
    .where('address', '=', address)
    .executeTakeFirst();
  if (known) return;
  await database.transaction().execute(async (transaction) => {
    const environment = await lockEnvironment(transaction, key.environmentId);
    const isNew = await transaction
      .insertInto('access_key_addresses')
      .values({ ...row, first_used_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('address')
      .executeTakeFirst();
    if (!isNew) return;
    await forgetOldest(transaction, key);
    await appendEvent(transaction, environment, { ...useOf(key, facts, at), outcome: 'success' });
  });
}

async function forgetOldest(transaction: DatabaseTransaction, key: UsedKey): Promise<void> {
  await transaction
    .deleteFrom('access_key_addresses')
    .where('environment_id', '=', key.environmentId)
    .where('access_key_id', '=', key.accessKeyId)
    .where('address', 'in', (query) =>
      query
        .selectFrom('access_key_addresses')
        .select('address')
        .where('environment_id', '=', key.environmentId)
        .where('access_key_id', '=', key.accessKeyId)
        .orderBy('first_used_at', 'desc')
        .orderBy('address')
        .offset(keptOfAKey),
    )
    .execute();
}

const useOf = (key: UsedKey, facts: RequestFacts, at: Date) => ({
  actor: { kind: 'service_account', id: key.serviceAccountId } as const,
  action: 'access_key.use',
  target: { kind: 'access_key', id: key.accessKeyId },
  details: { address: facts.address },
  facts,
  at,
});

function createRefuse({ database, logger }: Pick<Context, 'database' | 'logger'>): Refuse {
  const perAddress = new RateLimiterMemory({ points: 1, duration: 3600 });
  const perKey = new RateLimiterMemory({ points: refusedAddressesAnHour, duration: 3600 });
  const isToBeTold = async (accessKeyId: string, address: string) => {
    const told = await perKey.get(accessKeyId);
    if (told && told.consumedPoints >= refusedAddressesAnHour) return false;
    const { consumedPoints } = await perAddress.penalty(`${accessKeyId} ${address}`);
    if (consumedPoints > 1) return false;
    await perKey.penalty(accessKeyId);
    return true;
  };
  return async (key, facts, at) => {
    if (!(await isToBeTold(key.accessKeyId, networkOf(facts.address ?? 'unknown')))) return;
    try {
      await database.transaction().execute(async (transaction) => {
        const environment = await lockEnvironment(transaction, key.environmentId);
        const use = useOf(key, facts, at);
        const details = { ...use.details, code: 'address_not_allowed' };
        await appendEvent(transaction, environment, { ...use, details, outcome: 'denied' });
      });
    } catch (error) {
      logger.error({ err: error, requestId: facts.requestId }, 'cannot record the refused use of a key');
    }
  };
}
