import type { operations } from '../../client/generated/openapi.ts';

type Page = operations['list_audit_events']['responses'][200]['content']['application/json'];

/** An audit event as the API lists it. */
export type AuditEvent = Page['items'][number];
