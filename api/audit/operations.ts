import { z } from 'zod';
import { idPattern } from '../../provider-schema/definition.ts';
import type { Operation } from '../http/operation.ts';
import { listSchema } from '../http/paging.ts';
import { eventSchema, exportLineSchema, headSchema, verdictSchema } from './event-schema.ts';
import { listEvents, listQuery, readEvent } from './list.ts';
import { exportLog, readLogHead, verifyLog } from './log.ts';

const eventId = idPattern('aud');

const sequence = (description: string, least: 0 | 1) =>
  z
    .string()
    .regex(least === 0 ? /^(0|[1-9]\d{0,14})$/ : /^[1-9]\d{0,14}$/, {
      error: () => `must be a whole number from ${least}`,
    })
    .optional()
    .meta({ description, type: 'integer', minimum: least });

const shared = {
  method: 'get',
  permission: 'audit_log.read',
  guard: 'environment',
  status: 200,
} as const;

export const auditOperations: Operation[] = [
  {
    ...shared,
    id: 'list_audit_events',
    path: '/v1/audit_events',
    tag: 'audit_event',
    summary: 'List audit events, oldest first or newest first',
    description:
      'Who did what to what, when, from where, with what outcome. All filters must hold. With filters that few events pass a page can have fewer items than asked for, even none: go on until `next_page_token` is empty.',
    query: listQuery,
    answer: listSchema(eventSchema),
    handle: listEvents,
  },
  {
    ...shared,
    id: 'read_audit_event',
    path: '/v1/audit_events/{id}',
    tag: 'audit_event',
    summary: 'Read an audit event',
    description: 'Events never change and are never deleted.',
    params: { id: z.string().regex(eventId.regex, { error: () => eventId.says }) },
    answer: eventSchema,
    handle: readEvent,
  },
  {
    ...shared,
    id: 'read_audit_log_head',
    path: '/v1/audit_log/head',
    tag: 'audit_log',
    summary: 'Read the end of the audit log',
    description:
      'How many events there are, and the hash of the last, which covers all before it. Kept elsewhere, it proves later that nothing was cut off.',
    answer: headSchema,
    handle: readLogHead,
  },
  {
    ...shared,
    id: 'export_audit_log',
    path: '/v1/audit_log/export',
    tag: 'audit_log',
    summary: 'Export the audit log as NDJSON',
    description:
      'One event a line, oldest first, then a last line with the head of the log; without that line the export was cut off. To verify an event, take the values of its line in their order, without `hash`, as a JSON array without white space, and hash that with SHA-256: it is `hash`, and the `previous_hash` of the next line.',
    query: {
      from_sequence: sequence('The first event to export; default 1.', 1),
      until_sequence: sequence('The last event to export; default the last there is.', 0),
    },
    produces: 'application/x-ndjson',
    answer: exportLineSchema,
    handle: exportLog,
  },
  {
    ...shared,
    id: 'verify_audit_log',
    path: '/v1/audit_log/verify',
    tag: 'audit_log',
    summary: 'Verify the chain of the audit log',
    description:
      'Reads every event and recomputes the chain: finds events that were changed, removed, reordered or added. With a head that was read or exported earlier it also finds an end that was cut off together with its head.',
    query: {
      head_sequence: sequence('The `sequence` of an earlier head.', 0),
      head_hash: z
        .string()
        .regex(/^([0-9a-f]{64})?$/, { error: () => 'must be a SHA-256 in lower-case hex' })
        .optional()
        .meta({ description: 'The `hash` of that head.' }),
    },
    answer: verdictSchema,
    handle: verifyLog,
  },
];
