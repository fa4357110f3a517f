import { sql } from 'kysely';
import { z } from 'zod';
import type { workloadIdentity } from '../../provider-schema/catalogue.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';
import { subjectFault } from '../../provider-schema/trust.ts';
import { authorizeOver } from '../access/authorize-over.ts';
import { created, deleted, found, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import { deleteRow, findRow, refuseTaken, requireRow, updateRow } from '../database/rows.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { outboundFault } from '../http/outbound.ts';
import { listPage } from '../http/paging.ts';
import { fieldProblem, ProblemError } from '../http/problem.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { newId } from '../ids.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { wireTime } from '../time.ts';
import { endTokens } from './tokens.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;
export type Identity = Row<'workload_identities'>;

/** What an identity is where its creation does not say. */
const defaults = { token_lifetime_minutes: 15, status: 'enabled' } as const;

/** What the API answers of an identity beyond what can be declared. */
const answerExtras = {
  last_used_at: z.string().nullable().meta({
    description: 'When a token was last exchanged for it; up to a minute behind. Null: never.',
    format: 'date-time',
  }),
};

const present = (row: Identity) => ({
  id: row.id,
  name: row.name,
  service_account_id: row.service_account_id,
  issuer: row.issuer,
  audience: row.audience,
  subject_pattern: row.subject_pattern,
  claims: Object.keys(row.claims).length > 0 ? row.claims : null,
  token_lifetime_minutes: row.token_lifetime_minutes,
  note: row.note,
  status: row.status,
  created_at: wireTime(row.created_at),
  last_used_at: wireTime(row.last_used_at),
});

/** A map has no order. */
const textOf = (claims: Identity['claims']): string => JSON.stringify(Object.entries(claims).sort());

/** Everything that must be true of an identity as it is going to be. */
async function requireSound(database: Database, call: Call, identity: Identity): Promise<void> {
  const { name, issuer, id } = identity;
  const fault = outboundFault(new URL(issuer), call.context.allowedPrivateHosts);
  if (fault) throw fieldProblem('validation_failed', 'issuer', fault);
  await refuseTaken(database, call, 'workload_identities', 'name', name, id);
}

/** A change gives a part of what the rule is about, so the definition alone cannot say. */
function requireNarrow(identity: Identity): void {
  const message = subjectFault(identity);
  if (!message) return;
  const errors = [{ pointer: '/subject_pattern', code: 'subject_too_wide', message }];
  throw new ProblemError('validation_failed', `subject_pattern ${message}`, { errors });
}

async function requireAccount(database: Database, call: Call, id: string): Promise<void> {
  const account = await findRow(database, call, 'service_accounts', id);
  if (!account)
    throw fieldProblem('unknown_reference', 'service_account_id', `names no service account: ${id}`);
}

/** Whoever it lets in can do all that the account may do, so whoever makes one must hold all of that. */
function create(call: Call<unknown, unknown, CreateInput<typeof workloadIdentity>>) {
  const { claims, note, status, token_lifetime_minutes, ...required } = call.body;
  return mutate(call, async (transaction, call) => {
    const identity: Identity = {
      ...required,
      environment_id: call.caller.environmentId,
      id: newId('wi'),
      created_at: call.now,
      version: 1,
      claims: claims ?? {},
      note: note ?? null,
      status: (status ?? defaults.status) as Identity['status'],
      token_lifetime_minutes: token_lifetime_minutes ?? defaults.token_lifetime_minutes,
      last_used_at: null,
    };
    await requireAccount(transaction, call, identity.service_account_id);
    await requireSound(transaction, call, identity);
    await authorizeOver(transaction, call, identity.service_account_id);
    const row = await transaction
      .insertInto('workload_identities')
      .values({ ...identity, claims: JSON.stringify(identity.claims) })
      .returningAll()
      .executeTakeFirstOrThrow();
    return created('workload_identity', 'workload_identities', row.version, present(row));
  });
}

async function read(call: ItemCall) {
  const row = await requireRow(call.context.database, call, 'workload_identities');
  return found(row.version, present(row));
}

/** The identity as it is going to be: what is absent stays, null goes back to what it is when it is not given. */
function withChange(before: Identity, change: UpdateInput<typeof workloadIdentity>): Identity {
  const { claims, note, status, token_lifetime_minutes: lifetime, name, audience, subject_pattern } = change;
  const asked = claims === undefined ? before.claims : (claims ?? {});
  return {
    ...before,
    ...(name !== undefined && { name }),
    ...(audience !== undefined && { audience }),
    ...(subject_pattern !== undefined && { subject_pattern }),
    ...(note !== undefined && { note }),
    ...(status !== undefined && { status: (status ?? defaults.status) as Identity['status'] }),
    ...(lifetime !== undefined && { token_lifetime_minutes: lifetime ?? defaults.token_lifetime_minutes }),
    claims: textOf(asked) === textOf(before.claims) ? before.claims : asked,
  };
}

/** Whether other tokens are taken than before. */
const asksOtherwise = (before: Identity, after: Identity): boolean =>
  before.audience !== after.audience ||
  before.subject_pattern !== after.subject_pattern ||
  before.claims !== after.claims;

const mayLetIn = (before: Identity, after: Identity): boolean =>
  asksOtherwise(before, after) ||
  after.token_lifetime_minutes > before.token_lifetime_minutes ||
  (before.status === 'disabled' && after.status === 'enabled');

/** For good: what was exchanged before does not work again when the change is taken back. */
const endsTokens = (before: Identity, after: Identity): boolean =>
  asksOtherwise(before, after) || (before.status === 'enabled' && after.status === 'disabled');

/**
 * Whoever changes whom it lets in must hold what the account holds, as for a new one. What was exchanged by what was
 * asked before ends with that.
 */
function update(call: ItemCall<UpdateInput<typeof workloadIdentity>>) {
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'workload_identities');
    requireMatch(call, etagOf(before.version));
    const identity = withChange(before, call.body);
    await requireSound(transaction, call, identity);
    if (mayLetIn(before, identity)) {
      requireNarrow(identity);
      await authorizeOver(transaction, call, before.service_account_id);
    }
    const after = await updateRow(transaction, 'workload_identities', before, identity);
    const ended = endsTokens(before, identity) ? await endTokens(transaction, before) : [];
    const outcome = updated('workload_identity', after.version, present(before), present(after));
    return ended.length > 0 ? { ...outcome, details: { ended_tokens: ended } } : outcome;
  });
}

/** Its tokens end with it. */
function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'workload_identities');
    requireMatch(call, etagOf(before.version));
    await deleteRow(transaction, 'workload_identities', before);
    return deleted('workload_identity', present(before));
  });
}

/** Deletes all workload identities of a service account and returns their ids. */
export async function deleteIdentities(
  transaction: DatabaseTransaction,
  call: Call,
  serviceAccountId: string,
): Promise<string[]> {
  const rows = await transaction
    .deleteFrom('workload_identities')
    .where('environment_id', '=', call.caller.environmentId)
    .where('service_account_id', '=', serviceAccountId)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).sort();
}

interface Filters {
  readonly name?: string;
  readonly service_account_id?: string;
  readonly status?: Identity['status'];
}

function list(call: Call<unknown, Filters>) {
  let query = call.context.database
    .selectFrom('workload_identities')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId);
  const { name, service_account_id, status } = call.query;
  if (name !== undefined) query = query.where(sql<boolean>`lower(name) = lower(${name})`);
  if (service_account_id !== undefined) query = query.where('service_account_id', '=', service_account_id);
  if (status !== undefined) query = query.where('status', '=', status);
  return listPage(call, query, present);
}

export const workloadIdentities: ResourceService = {
  create,
  read,
  update,
  remove,
  list,
  permissions: {
    create: 'platform_api_key.manage',
    read: 'platform_api_key.read',
    update: 'platform_api_key.manage',
    delete: 'platform_api_key.manage',
  },
  answerExtras,
};
