import { appendEvent, lockEnvironment } from '../audit/append.ts';
import type { Answer, OpenCall } from '../context.ts';
import type { Database } from '../database/tables.ts';
import { isWithin } from '../http/address.ts';
import { explain } from '../http/explain.ts';
import { ProblemError } from '../http/problem.ts';
import { failOnTheBeat } from '../sign-in/failure.ts';
import { wireTime } from '../time.ts';
import { gatesOf } from './gates.ts';
import { Refusal, recordRefusal } from './refusal.ts';
import type { Identity } from './service.ts';
import { type NewToken, noteExchange, openToken } from './tokens.ts';
import { type Subject, verifySubject } from './verify.ts';

/** The names that the standard has for what is exchanged (RFC 8693, sections 2.1 and 3). */
export const names = {
  grant: 'urn:ietf:params:oauth:grant-type:token-exchange',
  accessToken: 'urn:ietf:params:oauth:token-type:access_token',
  subjectTokens: ['urn:ietf:params:oauth:token-type:jwt', 'urn:ietf:params:oauth:token-type:id_token'],
} as const;

export interface ExchangeRequest {
  readonly grant_type: string;
  readonly subject_token: string;
  readonly subject_token_type: string;
  /** The id of the workload identity. */
  readonly audience: string;
  readonly requested_token_type?: string | undefined;
}

type ExchangeCall = OpenCall<unknown, unknown, ExchangeRequest>;

interface Found {
  readonly identity: Identity;
  readonly account: { readonly status: string; readonly allowed_addresses: readonly string[] };
}

const invalid = (field: string, message: string) =>
  new ProblemError('malformed_request', `${field} ${message}`, {
    errors: [{ pointer: `/${field}`, code: 'malformed_request', message }],
  });

function requireSupported({ grant_type, subject_token_type, requested_token_type }: ExchangeRequest): void {
  if (grant_type !== names.grant)
    throw new ProblemError('unsupported_grant_type', `grant_type must be ${names.grant}`);
  if (!names.subjectTokens.some((type) => type === subject_token_type))
    throw invalid('subject_token_type', `must be ${names.subjectTokens.join(' or ')}`);
  if (requested_token_type !== undefined && requested_token_type !== names.accessToken)
    throw invalid('requested_token_type', `must be ${names.accessToken}, or left out`);
}

async function find(database: Database, id: string): Promise<Found | undefined> {
  // PostgreSQL is not asked for what it could not store.
  if (!/^wi_[0-9a-z]{26}$/.test(id)) return undefined;
  const row = await database
    .selectFrom('workload_identities as identity')
    .innerJoin('service_accounts as account', (join) =>
      join
        .onRef('account.environment_id', '=', 'identity.environment_id')
        .onRef('account.id', '=', 'identity.service_account_id'),
    )
    .selectAll('identity')
    .select(['account.status as account_status', 'account.allowed_addresses'])
    .where('identity.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { account_status, allowed_addresses, ...identity } = row;
  return { identity, account: { status: account_status, allowed_addresses } };
}

/** Before anything is asked of the issuer. */
function requireOpen({ identity, account }: Found, address: string | null): void {
  if (identity.status !== 'enabled') throw new Refusal('identity_disabled');
  if (account.status !== 'active') throw new Refusal('account_disabled');
  const { allowed_addresses } = account;
  if (allowed_addresses.length > 0 && !isWithin(address ?? '', allowed_addresses))
    throw new Refusal('address_not_allowed');
}

/** Runs what takes the lock of an environment, in turn. */
function inTurn<T>({ context }: ExchangeCall, { identity }: Found, work: () => Promise<T>): Promise<T> {
  const { locks, database } = gatesOf(context);
  return locks.run(identity.environment_id, () => database.run(work));
}

/** Makes the token and its audit event: both, or neither. */
function issue(call: ExchangeCall, { identity: asked }: Found, proved: Subject): Promise<NewToken> {
  const { context, facts } = call;
  return context.database.transaction().execute(async (transaction) => {
    const environment = await lockEnvironment(transaction, asked.environment_id);
    const now = context.now();
    const found = await find(transaction, asked.id);
    // What was proved, was proved to the identity as it was.
    if (found?.identity.version !== asked.version) throw new Refusal('identity_changed');
    requireOpen(found, facts.address);
    const token = await openToken(transaction, now, asked);
    await noteExchange(transaction, now, found.identity);
    await appendEvent(transaction, environment, {
      actor: { kind: 'service_account', id: asked.service_account_id },
      action: 'workload_identity.exchange',
      outcome: 'success',
      target: { kind: 'workload_identity', id: asked.id },
      details: {
        exchanged_token_id: token.id,
        expires_at: wireTime(token.expiresAt),
        issuer: asked.issuer,
        subject: proved.subject,
        ...(proved.tokenId !== undefined && { jti: proved.tokenId }),
      },
      facts,
      at: now,
    });
    return token;
  });
}

/** The same words whatever is wrong with the token or the identity. */
const refused = () =>
  new ProblemError(
    'invalid_grant',
    'this token is not exchanged for this workload identity: the audit log of its environment says why (workload_identity.exchange)',
  );

async function tell(call: ExchangeCall, found: Found | undefined, refusal: Refusal): Promise<void> {
  const { context, facts } = call;
  const { reason, proved } = refusal;
  const cause = refusal.cause === undefined ? {} : { cause: explain(refusal.cause) };
  const workload_identity_id = found?.identity.id;
  context.logger.warn(
    { requestId: facts.requestId, reason, workload_identity_id, ...cause },
    'not exchanged',
  );
  if (!found) return;
  const { environment_id: environmentId, id: workloadIdentityId, issuer } = found.identity;
  const details = { reason, issuer, ...proved };
  const action = 'workload_identity.exchange';
  const refused = { environmentId, workloadIdentityId, action, details } as const;
  await inTurn(call, found, () => recordRefusal(context, refused, facts, context.now()));
}

/**
 * Exchanges a token of another issuer for one that acts as a service account (RFC 8693). 400 `invalid_grant` whatever
 * is wrong with the token or the identity; the reason goes to the log and the audit log.
 */
export async function exchangeToken(call: ExchangeCall): Promise<Answer> {
  requireSupported(call.body);
  const { audience, subject_token } = call.body;
  const { context } = call;
  const token = await failOnTheBeat(async () => {
    const found = await gatesOf(context).database.run(() => find(context.database, audience));
    try {
      if (!found) throw new Refusal('unknown_identity');
      requireOpen(found, call.facts.address);
      const proved = await verifySubject(context, found.identity, subject_token);
      return await inTurn(call, found, () => issue(call, found, proved));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await tell(call, found, error);
      throw refused();
    }
  });
  return {
    status: 200,
    body: {
      access_token: token.token,
      issued_token_type: names.accessToken,
      token_type: 'Bearer',
      expires_in: token.lifetimeSeconds,
    },
  };
}
