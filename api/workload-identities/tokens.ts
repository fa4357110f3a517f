import { lockEnvironment } from '../audit/append.ts';
import type { Context } from '../context.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { newId } from '../ids.ts';
import { hashToken, newOpaqueToken } from '../secrets/opaque-tokens.ts';

type Identity = Pick<
  Row<'workload_identities'>,
  'environment_id' | 'id' | 'service_account_id' | 'token_lifetime_minutes'
>;

export interface NewToken {
  readonly id: string;
  /** Known to the client alone from here on. */
  readonly token: string;
  readonly lifetimeSeconds: number;
  readonly expiresAt: Date;
}

/** Makes a token that acts as the identity's service account, for as long as the identity says. */
export async function openToken(
  transaction: DatabaseTransaction,
  now: Date,
  identity: Identity,
): Promise<NewToken> {
  const id = newId('xt');
  const token = newOpaqueToken('rxt');
  const lifetimeSeconds = identity.token_lifetime_minutes * 60;
  const expiresAt = new Date(now.getTime() + lifetimeSeconds * 1000);
  await transaction
    .insertInto('exchanged_tokens')
    .values({
      environment_id: identity.environment_id,
      id,
      token_hash: hashToken(token),
      workload_identity_id: identity.id,
      service_account_id: identity.service_account_id,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return { id, token, lifetimeSeconds, expiresAt };
}

/** An identity in constant use is written once in this time. */
const useGranularityMilliseconds = 60_000;

/** Notes that a token was exchanged for an identity now. Its version stays: nobody has changed it. */
export async function noteExchange(
  transaction: DatabaseTransaction,
  now: Date,
  { environment_id, id, last_used_at }: Row<'workload_identities'>,
): Promise<void> {
  if (last_used_at && now.getTime() - last_used_at.getTime() < useGranularityMilliseconds) return;
  await transaction
    .updateTable('workload_identities')
    .set({ last_used_at: now })
    .where('environment_id', '=', environment_id)
    .where('id', '=', id)
    .execute();
}

/** Ends all tokens that were exchanged for an identity, and returns their ids. */
export async function endTokens(
  transaction: DatabaseTransaction,
  { environment_id, id }: Pick<Identity, 'environment_id' | 'id'>,
): Promise<string[]> {
  const ended = await transaction
    .deleteFrom('exchanged_tokens')
    .where('environment_id', '=', environment_id)
    .where('workload_identity_id', '=', id)
    .returning('id')
    .execute();
  return ended.map((row) => row.id).sort();
}

/** A token by its id, or by the hash of it, that works now, and whom it acts as. */
export async function findLiveToken(
  database: Database,
  by: { readonly id: string } | { readonly tokenHash: string },
  now: Date,
) {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['token_hash', by.tokenHash] as const);
  const token = await database
    .selectFrom('exchanged_tokens as token')
    .innerJoin('workload_identities as identity', (join) =>
      join
        .onRef('identity.environment_id', '=', 'token.environment_id')
        .onRef('identity.id', '=', 'token.workload_identity_id'),
    )
    .innerJoin('service_accounts as account', (join) =>
      join
        .onRef('account.environment_id', '=', 'identity.environment_id')
        .onRef('account.id', '=', 'identity.service_account_id'),
    )
    .innerJoin('environments as environment', 'environment.id', 'token.environment_id')
    .select([
      'token.id as token_id',
      'token.expires_at',
      'token.workload_identity_id',
      'identity.status as identity_status',
      'account.allowed_addresses',
      'account.id',
      'account.status',
      'account.environment_id',
      'environment.edition_id',
      'environment.revision',
    ])
    .where(`token.${column}`, '=', value)
    .executeTakeFirst();
  if (token?.status !== 'active' || token.identity_status !== 'enabled') return undefined;
  return token.expires_at <= now ? undefined : { ...token, status: token.status };
}

export type LiveToken = NonNullable<Awaited<ReturnType<typeof findLiveToken>>>;

/** Forgets tokens that have expired. */
export async function sweepTokens({
  database,
  now: clock,
}: Pick<Context, 'database' | 'now'>): Promise<void> {
  const now = clock();
  const environments = await database
    .selectFrom('exchanged_tokens')
    .select('environment_id')
    .distinct()
    .where('expires_at', '<=', now)
    .execute();
  for (const { environment_id } of environments)
    await database.transaction().execute(async (transaction) => {
      await lockEnvironment(transaction, environment_id);
      await transaction
        .deleteFrom('exchanged_tokens')
        .where('environment_id', '=', environment_id)
        .where('expires_at', '<=', now)
        .execute();
    });
}
