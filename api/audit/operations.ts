import { z } from 'zod';
import type { Answer, Call } from '../context.ts';
import type { Row } from '../database/tables.ts';
import type { Operation } from '../http/operation.ts';
import { listSchema, pageAnswer, pageOf, pageShape } from '../http/paging.ts';

const eventSchema = z.object({
  environment_id: z.string(),
  id: z.string(),
  sequence: z.number().meta({ description: 'The place in the chain, from 1.' }),
  occurred_at: z.string().meta({ format: 'date-time' }),
  actor_kind: z.enum(['member', 'service_account', 'system']),
  actor_id: z.string(),
  action: z.string().meta({ description: 'As in `project.create`.' }),
  outcome: z.enum(['success', 'denied']),
  target_kind: z.string(),
  target_id: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).meta({
    description:
      '`changes`: field → [before, after]. Of a denial: `code`, and `missing_permission` if it was that.',
  }),
  request_id: z.string(),
  address: z.string().nullable(),
  user_agent: z.string().nullable(),
  change_reference: z.string().nullable().meta({ description: 'What the client sent as `X-Roster-Change`.' }),
  previous_hash: z.string().meta({ description: 'The `hash` of the event before; empty for the first.' }),
  hash: z.string().meta({
    description:
      'SHA-256, in hex, over the JSON array of: environment_id, sequence, id, occurred_at, actor_kind, actor_id, action, outcome, target_kind, target_id, details (as JSON text), request_id, address, user_agent, change_reference, previous_hash.',
  }),
});

/** Everything that these columns hold is visible ASCII; PostgreSQL cannot even compare some of the rest. */
const filter = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, { error: () => 'must have 1 to 128 visible ASCII characters' })
  .optional();
const filters = { actor_id: filter, target_id: filter, action: filter, request_id: filter };

const present = ({ details, ...event }: Row<'audit_events'>) => ({
  ...event,
  details: JSON.parse(details) as unknown,
});

async function list(call: Call<unknown, { [K in keyof typeof filters]?: string }>): Promise<Answer> {
  const { after, size } = pageOf(call);
  let query = call.context.database
    .selectFrom('audit_events')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId)
    .where('sequence', '>', Number(after || 0));
  for (const name of Object.keys(filters) as (keyof typeof filters)[]) {
    const value = call.query[name];
    if (value !== undefined) query = query.where(name, '=', value);
  }
  const rows = await query
    .orderBy('sequence')
    .limit(size + 1)
    .execute();
  return pageAnswer(call, size, rows, present, (row) => String(row.sequence));
}

export const auditOperations: Operation[] = [
  {
    id: 'list_audit_events',
    method: 'get',
    path: '/v1/audit_events',
    tag: 'audit_event',
    summary: 'List audit events, oldest first',
    description: 'Who did what to what, when, from where, with what outcome.',
    permission: 'audit_log.read',
    guard: 'environment',
    query: { ...pageShape, ...filters },
    status: 200,
    answer: listSchema(eventSchema),
    handle: list,
  },
];
