import { sql } from 'kysely';
import { expect } from 'vitest';
import { appendEvent, lockEnvironment } from '../../api/audit/append.ts';
import { type ChainHead, type Event, hashEvent } from '../../api/audit/chain.ts';
import { checkExport, type ExportVerdict } from '../../api/audit/export-format.ts';
import type { DatabaseTransaction } from '../../api/database/tables.ts';
import { newId } from '../../api/ids.ts';
import type { TestApi, TestEnvironment } from './api.ts';

/** The stored log of an environment, and its head. */
export async function storedLog(
  api: TestApi,
  { id }: Pick<TestEnvironment, 'id'>,
): Promise<{ events: Event[]; head: ChainHead }> {
  const { database } = api.context;
  const events = await database
    .selectFrom('audit_events')
    .selectAll()
    .where('environment_id', '=', id)
    .orderBy('sequence')
    .execute();
  const environment = await database
    .selectFrom('environments')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { events, head: { sequence: environment.audit_sequence, hash: environment.audit_hash } };
}

const facts = { requestId: 'bulk', address: null, userAgent: null, changeReference: null };

/** Adds an event as the API does, and chains copies of it to it, all at once: as many requests would say no more. */
export async function addEvents(api: TestApi, { id }: TestEnvironment, count: number): Promise<void> {
  await api.context.database.transaction().execute(async (transaction) => {
    const { audit_sequence: first } = await appendEvent(transaction, await lockEnvironment(transaction, id), {
      actor: { kind: 'system', id: 'bulk' },
      action: 'project.update',
      outcome: 'success',
      target: { kind: 'project', id: 'prj_1' },
      details: { changes: { note: [null, 'Ä 1 "quoted" \u2028'] } },
      facts,
      at: api.context.now(),
    });
    const pattern = await transaction
      .selectFrom('audit_events')
      .selectAll()
      .where('environment_id', '=', id)
      .where('sequence', '=', first)
      .executeTakeFirstOrThrow();
    await appendCopies(transaction, pattern, count - 1);
  });
}

// A statement takes 65,535 values.
const eventsInStatement = 1_000;

async function appendCopies(transaction: DatabaseTransaction, pattern: Event, count: number): Promise<void> {
  let last = pattern;
  const copies = Array.from({ length: count }, () => {
    const { hash: previous_hash, ...event } = last;
    const next = { ...event, sequence: event.sequence + 1, id: newId('aud'), previous_hash };
    last = { ...next, hash: hashEvent(next) };
    return last;
  });
  while (copies.length > 0)
    await transaction.insertInto('audit_events').values(copies.splice(0, eventsInStatement)).execute();
  await transaction
    .updateTable('environments')
    .set({ audit_sequence: last.sequence, audit_hash: last.hash })
    .where('id', '=', pattern.environment_id)
    .execute();
}

/** Cuts the last event off, and the head with it: what is left is a chain of its own. */
export async function cutOffEnd(api: TestApi, { id }: TestEnvironment): Promise<void> {
  const { database } = api.context;
  const { audit_sequence } = await database
    .selectFrom('environments')
    .select('audit_sequence')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { previous_hash } = await database
    .deleteFrom('audit_events')
    .where('environment_id', '=', id)
    .where('sequence', '=', audit_sequence)
    .returning('previous_hash')
    .executeTakeFirstOrThrow();
  await database
    .updateTable('environments')
    .set({ audit_sequence: audit_sequence - 1, audit_hash: previous_hash })
    .where('id', '=', id)
    .execute();
}

/** The lines of an export, asked for by the root member. */
export async function exportOf(
  { root }: TestEnvironment,
  query: Record<string, string> = {},
): Promise<string[]> {
  const reply = await root.get('/v1/audit_log/export', query);
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  expect(reply.headers.get('content-type')).toBe('application/x-ndjson');
  const lines: string[] = reply.body.split('\n');
  expect(lines.pop()).toBe('');
  return lines;
}

/** What comes of the verification of an export. */
export function verdictOf(lines: readonly string[], known?: ChainHead): ExportVerdict {
  const check = checkExport(known);
  for (const line of lines) check.take(line);
  return check.finish();
}

/** Rows straight into the table, numbered from 1,001 on, where not the chain is the question. */
export async function addPlainRows(
  api: TestApi,
  { id }: TestEnvironment,
  count: number,
  details = '{}',
): Promise<void> {
  await sql`insert into audit_events
    (environment_id, sequence, id, occurred_at, actor_kind, actor_id, action, outcome, target_kind, target_id,
     details, request_id, previous_hash, hash)
    select ${id}, 1000 + number, 'aud_' || ${id} || number, '2099-01-01T00:00:00.000Z',
      case when number in (1, ${count}) then 'operator' else 'member' end,
      'x', case when number = ${count} then 'rare' else 'usual' end, 'success', 'project', null, ${details},
      'r', '', '' from generate_series(1, ${count}) as number`.execute(api.context.database);
}
