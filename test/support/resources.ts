import { sql } from 'kysely';
import { expect } from 'vitest';
import { hashToken } from '../../api/secrets/opaque-tokens.ts';
import type { Actor, Caller, Json, Reply, TestApi, TestEnvironment } from './api.ts';

/** An id of the right form that nothing ever had. */
export const neverExisted = (prefix: string) => `${prefix}_01h00000000000000000000000`;

/** Creates through the API and returns the body; the test fails when that is refused. */
export async function create(actor: Caller, plural: string, body: Json): Promise<Json> {
  const reply = await actor.post(`/v1/${plural}`, body);
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 201 });
  return reply.body;
}

export const createProject = (actor: Actor, name = 'payments') => create(actor, 'projects', { name });

export const createMember = (actor: Actor, email = 'jane@example.com') => create(actor, 'members', { email });

export const createServiceAccount = (actor: Actor, name = 'pipeline') =>
  create(actor, 'service_accounts', { name });

/** A role of the environment's own. */
export const createRole = (
  actor: Actor,
  permissions: readonly string[],
  scopeKind: 'environment' | 'project' = 'environment',
  name = 'Custom',
) => create(actor, 'roles', { name, scope_kind: scopeKind, permissions });

export const assign = (actor: Actor, principalId: string, roleId: string, more: Json = {}) =>
  create(actor, 'role_assignments', { principal_id: principalId, role_id: roleId, ...more });

/** A service account that signs, and holds exactly these permissions in the environment (or the project). */
export async function actorWith(
  environment: TestEnvironment,
  permissions: readonly string[],
  projectId?: string,
): Promise<Actor> {
  const scopeKind = projectId === undefined ? 'environment' : 'project';
  const name = `Holder of ${permissions.join(', ')} ${scopeKind}`.slice(0, 100);
  const role = await createRole(environment.administrator, permissions, scopeKind, name);
  return environment.actor({ role: role.id, ...(projectId !== undefined && { project: projectId }) });
}

/** Every item of a list, page by page. */
export async function listAll(actor: Caller, plural: string, query: Json = {}): Promise<Json[]> {
  const items: Json[] = [];
  let token = '';
  do {
    const reply = await actor.get(`/v1/${plural}`, { ...query, ...(token && { page_token: token }) });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    items.push(...reply.body.items);
    token = reply.body.next_page_token;
  } while (token !== '');
  return items;
}

/** The problem of a refused request; the test fails when it was not refused in this way. */
export function problemOf(reply: Reply, status: number, code: string): Json {
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status, body: { status, code } });
  expect(reply.headers.get('content-type')).toBe('application/problem+json');
  expect(reply.body.request_id).toBe(reply.headers.get('x-request-id'));
  expect(reply.body.detail).not.toBe('');
  return reply.body;
}

/** The field errors of a 422, as `pointer → [code, message]`; the first where a field has several. */
export function fieldErrorsOf(reply: Reply): Record<string, [code: string, message: string]> {
  const { errors } = problemOf(reply, 422, 'validation_failed');
  const entries = errors.map((error: Json) => [error.pointer, [error.code, error.message]] as const);
  return Object.fromEntries(entries.reverse());
}

/** Puts a member into a status. No endpoint does so yet: members that are created stay pending. */
export async function setMemberStatus(
  api: TestApi,
  memberId: string,
  status: 'pending' | 'active' | 'disabled',
): Promise<void> {
  await api.context.database.updateTable('members').set({ status }).where('id', '=', memberId).execute();
}

// A use is written some seconds later, whatever the request came to; a guess counts although it was refused.
const leftByRequests = ['last_used_at', 'last_used_address'];
const guesses = 'attempts';

function withoutUse(row: Json): string {
  const entries = Object.entries(row).filter(([column]) => !leftByRequests.includes(column));
  const short = (value: unknown) =>
    value instanceof Uint8Array ? hashToken(Buffer.from(value).toString('hex')) : value;
  return JSON.stringify(Object.fromEntries(entries.map(([column, value]) => [column, short(value)])));
}

/** Everything that an environment holds, in whatever tables there are, to show that a request changed nothing. */
export async function snapshot(api: TestApi, { id }: Pick<TestEnvironment, 'id'>): Promise<Json> {
  const { database } = api.context;
  // From the catalogue itself: the views of information_schema take several times as long.
  const { rows: tables } = await sql<{ name: string }>`select relname as name
    from pg_class join pg_attribute on attrelid = pg_class.oid where attname = 'environment_id'
    and relkind = 'r' and relnamespace = current_schema()::regnamespace and relname <> ${guesses}
    order by 1`.execute(database);
  const held = tables.map(async ({ name }) => {
    const { rows } = await sql<Json>`select * from ${sql.table(name)} where environment_id = ${id}`.execute(
      database,
    );
    return [name, rows.map(withoutUse).sort()] as const;
  });
  const environment = await database
    .selectFrom('environments')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { environment, ...Object.fromEntries(await Promise.all(held)) };
}

/** The role assignment of the environment's initial Administrator, `root@example.com`. */
export async function initialAdministrator(
  administrator: Actor,
): Promise<{ member: Json; assignment: Json }> {
  const [member] = await listAll(administrator, 'members', { email: 'root@example.com' });
  const [assignment] = await listAll(administrator, 'role_assignments', { principal_id: member.id });
  return { member, assignment };
}

/** Makes an Administrator who counts: active, and without an end. */
export async function addAdministrator(
  api: TestApi,
  administrator: Actor,
  email: string,
): Promise<{ member: Json; assignment: Json }> {
  const member = await createMember(administrator, email);
  await setMemberStatus(api, member.id, 'active');
  return { member, assignment: await assign(administrator, member.id, 'administrator') };
}
