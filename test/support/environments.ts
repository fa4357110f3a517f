import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Json, TestApi } from './api.ts';

export const newSlug = () => `acme-${randomUUID().slice(0, 8)}`;

/** What creates an environment, with a slug of its own. */
export const environmentBody = (more: Json = {}): Json => ({
  slug: newSlug(),
  name: 'Acme Messaging',
  administrator: { email: 'jane@example.com' },
  ...more,
});

/** An environment that the operator made through the API; the answer to the creation. */
export async function createEnvironment(api: TestApi, more: Json = {}): Promise<Json> {
  const reply = await api.operator.post('/v1/environments', environmentBody(more));
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 201 });
  return reply.body;
}

/** The audit events of an environment, newest last, as the database has them. */
export async function eventsIn(api: TestApi, environmentId: string, action: string): Promise<Json[]> {
  const rows = await api.context.database
    .selectFrom('audit_events')
    .selectAll()
    .where('environment_id', '=', environmentId)
    .where('action', '=', action)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) }));
}

/** What a principal holds, as the database has it. */
export const assignmentsOf = (api: TestApi, environmentId: string, principalId: string) =>
  api.context.database
    .selectFrom('role_assignments')
    .select(['role_id', 'project_id', 'expires_at'])
    .where('environment_id', '=', environmentId)
    .where('principal_id', '=', principalId)
    .execute();

/** A role in the whole environment, without an end. */
export const permanently = (role_id: string) => ({ role_id, project_id: null, expires_at: null });
