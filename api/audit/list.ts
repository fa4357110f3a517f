import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Answer, Call } from '../context.ts';
import type { Row } from '../database/tables.ts';
import { normalAddress } from '../http/address.ts';
import { pageAnswer, pageOf, pageShape } from '../http/paging.ts';
import { notFound } from '../http/problem.ts';
import { actorKinds, outcomes } from './event-schema.ts';

/** Everything that these columns hold is visible ASCII; PostgreSQL cannot even compare some of the rest. */
const plain = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, { error: () => 'must have 1 to 128 visible ASCII characters' })
  .optional();

const time = z.iso.datetime({ error: () => 'must be a time in UTC, as in 2027-01-31T18:00:00Z' }).optional();

/** Equal to what is asked for. */
const columnFilters = {
  actor_id: plain,
  actor_kind: z.enum(actorKinds).optional(),
  target_id: plain,
  target_kind: plain,
  action: plain.meta({ description: 'As in `project.create`.' }),
  outcome: z.enum(outcomes).optional(),
  request_id: z
    .string()
    .regex(/^[\x20-\x7e]{1,256}$/, { error: () => 'must have 1 to 256 characters of printable ASCII' })
    .optional(),
  address: plain.meta({ description: 'The IP address that the request came from.' }),
  change_reference: z
    .string()
    .regex(/^\P{Cc}{1,500}$/u, { error: () => 'must have 1 to 500 characters, none for control' })
    .optional()
    .meta({ description: 'What the client sent as `X-Roster-Change`.' }),
};

export const listQuery = {
  ...pageShape,
  ...columnFilters,
  change_reference_prefix: z
    .string()
    .regex(/^\P{Cc}{8,500}$/u, { error: () => 'must have 8 to 500 characters, none for control' })
    .optional()
    .meta({
      description: 'What `change_reference` begins with, at least 8 characters: as in `review:sha256:`.',
    }),
  from: time.meta({ description: 'No events before this time.' }),
  until: time.meta({ description: 'Only events before this time.' }),
  order: z.enum(['oldest', 'newest']).optional().meta({ description: 'Which come first; default `oldest`.' }),
};

type Column = keyof typeof columnFilters;
type Query = { readonly [K in keyof typeof listQuery]?: string };

/** Those that have an index, the most telling first. */
const indexed: readonly (keyof Query)[] = [
  'request_id',
  'target_id',
  'change_reference',
  'change_reference_prefix',
  'actor_id',
  'action',
];

/** How many events one request looks at; a filter that few events pass cannot keep the database busy for longer. */
const mostLookedAt = 20_000;

export const presentEvent = ({ details, ...event }: Row<'audit_events'>) => ({
  ...event,
  details: JSON.parse(details) as unknown,
});

/** What must hold of an event, by the parameter that says so. */
function conditionsOf(query: Query): Map<string, RawBuilder<boolean>> {
  const conditions = new Map<string, RawBuilder<boolean>>();
  for (const column of Object.keys(columnFilters) as Column[]) {
    const value = query[column];
    if (value === undefined) continue;
    const stored = column === 'address' ? normalAddress(value) : value;
    conditions.set(column, sql<boolean>`${sql.ref(column)} = ${stored}`);
  }
  const { from, until, change_reference_prefix: prefix } = query;
  if (prefix !== undefined)
    conditions.set('change_reference_prefix', sql<boolean>`change_reference ^@ ${prefix}`);
  const stored = (time: string) => new Date(time).toISOString();
  if (from !== undefined) conditions.set('from', sql<boolean>`occurred_at COLLATE "C" >= ${stored(from)}`);
  if (until !== undefined) conditions.set('until', sql<boolean>`occurred_at COLLATE "C" < ${stored(until)}`);
  return conditions;
}

/** Fewer events than asked for, even none, may come with a token: the search goes on from there. */
export async function listEvents(call: Call<unknown, Query>): Promise<Answer> {
  const { after, size } = pageOf(call);
  const newest = call.query.order === 'newest';
  let events = call.context.database
    .selectFrom('audit_events')
    .where('environment_id', '=', call.caller.environmentId)
    .orderBy('sequence', newest ? 'desc' : 'asc');
  if (after !== '') events = events.where('sequence', newest ? '<' : '>', Number(after));
  const conditions = conditionsOf(call.query);
  const narrowing = indexed.map((column) => conditions.get(column)).find((condition) => condition);
  if (narrowing) events = events.where(narrowing);
  const isSearch = conditions.size > (narrowing ? 1 : 0);
  const boundary = events
    .select('sequence')
    .offset(mostLookedAt - 1)
    .limit(1);
  const last = isSearch ? await boundary.executeTakeFirst() : undefined;
  if (last) events = events.where('sequence', newest ? '>=' : '<=', last.sequence);
  for (const condition of conditions.values()) events = events.where(condition);
  const rows = await events
    .selectAll()
    .limit(size + 1)
    .execute();
  const place = (row: { readonly sequence: number }) => String(row.sequence);
  return pageAnswer(call, size, rows, presentEvent, place, last && place(last));
}

export async function readEvent(call: Call<{ id: string }>): Promise<Answer> {
  const row = await call.context.database
    .selectFrom('audit_events')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId)
    .where('id', '=', call.params.id)
    .executeTakeFirst();
  if (!row) throw notFound('audit event');
  return { status: 200, body: presentEvent(row) };
}
