import { z } from 'zod';
import type { Event } from './chain.ts';

export const actorKinds = [
  'member',
  'service_account',
  'operator',
  'anonymous',
  'system',
] as const satisfies readonly Event['actor_kind'][];

export const outcomes = ['success', 'denied'] as const satisfies readonly Event['outcome'][];

const columns = {
  environment_id: z.string(),
  sequence: z.number().meta({ description: 'The place in the chain, from 1.' }),
  id: z.string(),
  occurred_at: z.string().meta({ format: 'date-time' }),
  actor_kind: z.enum(actorKinds).meta({
    description:
      '`operator`: of the whole installation. `anonymous`: nobody was signed in yet, as at a sign-in that failed. `system`: Roster itself.',
  }),
  actor_id: z.string(),
  action: z.string().meta({ description: 'As in `project.create`.' }),
  outcome: z.enum(outcomes),
  target_kind: z.string(),
  target_id: z.string().nullable(),
  details: z.record(z.string(), z.unknown()).meta({
    description:
      '`changes`: field → [before, after], never a secret. Of a denial: `code`, and `missing_permission` if it was that.',
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
};

/** An event as lists show it. */
export const eventSchema = z.object(columns);

const wholeNumber = z.number().int().min(0);

export const headSchema = z
  .object({
    environment_id: z.string(),
    sequence: wholeNumber.meta({ description: 'How many events there are.' }),
    hash: z.string().meta({ description: 'The hash of the last event; empty while there is none.' }),
    occurred_at: z
      .string()
      .nullable()
      .meta({ format: 'date-time', description: 'When the last event happened.' }),
  })
  .meta({ description: 'The end of the log. Keep it elsewhere: it finds an end that was cut off later.' });

/** A line of an export. */
export const exportLineSchema = z.union([
  z
    .object({
      ...columns,
      details: z.string().meta({ description: 'JSON, as text: exactly what was hashed.' }),
    })
    .meta({ description: 'An event, its fields in the order in which they are hashed.' }),
  z
    .object({ head: headSchema, from_sequence: wholeNumber, until_sequence: wholeNumber })
    .meta({ description: 'The last line: what was exported, and the end of the log when the export began.' }),
]);

export const verdictSchema = z.object({
  ok: z.boolean(),
  events: wholeNumber.meta({ description: 'How many events were verified.' }),
  sequence: z.number().nullable().meta({ description: 'The place of what is wrong.' }),
  reason: z.string().nullable().meta({ description: 'What is wrong there.' }),
  head: headSchema,
});
