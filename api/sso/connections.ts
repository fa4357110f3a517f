import { sql } from 'kysely';
import { created, deleted, found, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import { deleteRow, refuseTaken, requireRow, updateRow } from '../database/rows.ts';
import type { Database } from '../database/tables.ts';
import { outboundFault } from '../http/outbound.ts';
import { listPage } from '../http/paging.ts';
import { fieldProblem, ProblemError } from '../http/problem.ts';
import type { ResourceService } from '../http/resource-operations.ts';
import { newId } from '../ids.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { type Connection, emptyConnection, presentIn, withChange } from './connection.ts';
import type { ConnectionChange, NewConnection } from './definition.ts';
import { authorizeRoles, requireRoles } from './roles.ts';

type ItemCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

async function presenter(database: Database, { context, caller }: Call) {
  const { slug } = await database
    .selectFrom('environments')
    .select('slug')
    .where('id', '=', caller.environmentId)
    .executeTakeFirstOrThrow();
  return presentIn(context, slug);
}

/** Everything that must be true of a connection as it is going to be. */
async function requireSound(database: Database, call: Call, connection: Connection): Promise<void> {
  const fault = outboundFault(new URL(connection.issuer), call.context.allowedPrivateHosts);
  if (fault) throw fieldProblem('validation_failed', 'issuer', fault);
  if (connection.group_roles.length > 0 && connection.groups_claim === null)
    throw fieldProblem('validation_failed', 'groups_claim', 'is required with group_roles');
  await refuseTaken(database, call, 'sso_connections', 'name', connection.name, connection.id);
}

function create(call: Call<unknown, unknown, NewConnection>) {
  return mutate(call, async (transaction, call) => {
    const key = { environment_id: call.caller.environmentId, id: newId('sso'), created_at: call.now };
    const connection = withChange(call.context, emptyConnection(key), call.body);
    const { default_roles, group_roles } = connection;
    await requireSound(transaction, call, connection);
    await requireRoles(transaction, call, { default_roles, group_roles });
    await authorizeRoles(transaction, call, connection);
    await transaction
      .insertInto('sso_connections')
      .values({
        ...connection,
        default_roles: JSON.stringify(default_roles),
        group_roles: JSON.stringify(group_roles),
      })
      .execute();
    const present = await presenter(transaction, call);
    return created('sso_connection', 'sso_connections', connection.version, present(connection));
  });
}

async function read(call: ItemCall) {
  const row = await requireRow(call.context.database, call, 'sso_connections');
  const present = await presenter(call.context.database, call);
  return found(row.version, present(row));
}

async function list(call: Call<unknown, { name?: string }>) {
  const { name } = call.query;
  const all = call.context.database
    .selectFrom('sso_connections')
    .selectAll()
    .where('environment_id', '=', call.caller.environmentId);
  const query = name === undefined ? all : all.where(sql<boolean>`lower(name) = lower(${name})`);
  return listPage(call, query, await presenter(call.context.database, call));
}

async function membersOf(database: Database, { environment_id, id }: Connection): Promise<string[]> {
  const rows = await database
    .selectFrom('members')
    .select('id')
    .where('environment_id', '=', environment_id)
    .where('sso_connection_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

const belong = (ids: readonly string[]) =>
  ids.length === 1 ? 'a member belongs' : `${ids.length} members belong`;

/** Another provider's names for people must not become those of the members who are here. */
async function refuseOtherIssuer(database: Database, before: Connection): Promise<void> {
  const ids = await membersOf(database, before);
  if (ids.length > 0)
    throw fieldProblem(
      'identity_provider',
      'issuer',
      `cannot change while ${belong(ids)} to the connection: create another connection`,
    );
}

/** A new name gives nothing to anybody, nor does disabling. All else may let somebody in, with the roles. */
const givesNothing = (change: ConnectionChange) =>
  Object.entries(change).every(
    ([field, value]) => field === 'name' || (field === 'status' && value === 'disabled'),
  );

function update(call: ItemCall<ConnectionChange>) {
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'sso_connections');
    requireMatch(call, etagOf(before.version));
    const connection = withChange(call.context, before, call.body);
    await requireSound(transaction, call, connection);
    const { default_roles, group_roles, client_secret } = call.body;
    await requireRoles(transaction, call, {
      default_roles: default_roles ? connection.default_roles : [],
      group_roles: group_roles ? connection.group_roles : [],
    });
    if (!givesNothing(call.body)) await authorizeRoles(transaction, call, connection);
    if (connection.issuer !== before.issuer) await refuseOtherIssuer(transaction, before);
    const after = await updateRow(transaction, 'sso_connections', before, connection);
    const present = await presenter(transaction, call);
    const outcome = updated('sso_connection', after.version, present(before), present(after));
    return client_secret === undefined ? outcome : { ...outcome, details: { replaced: ['client_secret'] } };
  });
}

function remove(call: ItemCall) {
  return mutate(call, async (transaction, call) => {
    const before = await requireRow(transaction, call, 'sso_connections');
    requireMatch(call, etagOf(before.version));
    const ids = await membersOf(transaction, before);
    if (ids.length > 0)
      throw new ProblemError(
        'conflict',
        `${belong(ids)} to the connection and could not sign in any more: disable it, or delete the members first`,
        { conflicting_ids: ids.slice(0, 100) },
      );
    const present = await presenter(transaction, call);
    await deleteRow(transaction, 'sso_connections', before);
    return deleted('sso_connection', present(before));
  });
}

const permission = 'environment.manage';

export const connections: ResourceService = {
  create,
  read,
  list,
  update,
  remove,
  permissions: { create: permission, read: permission, update: permission, delete: permission },
};
