import { appendEvent, lockEnvironment } from '../audit/append.ts';
import type { Visit } from '../context.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { explain } from '../http/explain.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { completeSignIn, type SignInStep } from '../sign-in/service.ts';
import { followGroups } from './assignments.ts';
import type { Connection } from './connection.ts';
import { createMember, findMember } from './members.ts';
import { authorizationUrl, newState, type Person, whoIsIt } from './provider.ts';
import { Refusal } from './refusal.ts';
import { rememberSignIn, takeSignIn } from './sign-ins.ts';
import { beginTrail } from './trail.ts';

async function findEnvironment(
  database: Database,
  slug: string,
): Promise<Pick<Row<'environments'>, 'id' | 'slug'> | undefined> {
  // PostgreSQL is not asked for what it could not store.
  if (!/^[\x21-\x7e]+$/.test(slug)) return undefined;
  return database
    .selectFrom('environments')
    .select(['id', 'slug'])
    .where('slug', '=', slug)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

const enabledConnections = (database: Database, environmentId: string) =>
  database
    .selectFrom('sso_connections')
    .selectAll()
    .where('environment_id', '=', environmentId)
    .where('status', '=', 'enabled');

/** The enabled connections of an environment, for the buttons of its sign-in page. */
export async function signInConnections(
  { context: { database } }: Visit,
  slug: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const environment = await findEnvironment(database, slug);
  if (!environment) return [];
  const rows = await enabledConnections(database, environment.id).orderBy('id').execute();
  return rows.map(({ id, name }) => ({ id, name }));
}

/**
 * Starts a sign-in at the identity provider. 404 where there is no such enabled connection, 422 `identity_provider`
 * while the provider cannot be reached or is not what the connection says.
 *
 * @returns where to send the browser, and the state to keep in a cookie of this browser alone until it is back
 */
export async function startSsoSignIn(
  visit: Visit,
  { slug, connectionId }: { readonly slug: string; readonly connectionId: string },
): Promise<{ readonly authorizationUrl: string; readonly state: string; readonly expiresAt: Date }> {
  const { database, logger } = visit.context;
  const environment = /^sso_[0-9a-z]{26}$/.test(connectionId) && (await findEnvironment(database, slug));
  const connection =
    environment &&
    (await enabledConnections(database, environment.id).where('id', '=', connectionId).executeTakeFirst());
  if (!environment || !connection) throw notFound('SSO connection');
  const state = newState();
  const { url, checks } = await authorizationUrl(visit, connection, environment.slug, state).catch(
    (error) => {
      logger.warn(
        { requestId: visit.facts.requestId, sso_connection_id: connection.id, cause: explain(error) },
        'identity provider unusable',
      );
      // The same words whatever is wrong: they must not tell what answers inside the network.
      throw new ProblemError(
        'identity_provider',
        `the identity provider of "${connection.name}" cannot be reached, or is not what the connection says`,
      );
    },
  );
  return { authorizationUrl: url, state, expiresAt: await rememberSignIn(visit, connection, state, checks) };
}

const signInFailed = () =>
  new ProblemError('sign_in_failed', 'the sign-in failed: begin again, or ask an Administrator');

/**
 * Ends a sign-in when the browser comes back to `/e/{slug}/sso/callback`. 401 `sign_in_failed`, the same whatever
 * is wrong; the reason goes to the log and the audit log.
 *
 * @param callbackUrl with its query, exactly as received
 * @param state what the cookie of {@link startSsoSignIn} holds
 */
export async function finishSsoSignIn(
  visit: Visit,
  request: { readonly slug: string; readonly callbackUrl: URL; readonly state: string | undefined },
): Promise<SignInStep> {
  const { callbackUrl } = request;
  const environment = await findEnvironment(visit.context.database, request.slug);
  if (!environment) throw signInFailed();
  let connectionId: string | null = null;
  try {
    const states = callbackUrl.searchParams.getAll('state');
    const begun = await takeSignIn(visit, environment.id, states, request.state);
    connectionId = begun.connectionId;
    const connection = await requireEnabled(visit.context.database, environment.id, connectionId);
    const answer = { search: callbackUrl.search, ...begun };
    const person = await whoIsIt(visit, connection, environment.slug, answer);
    return await letIn(visit, connection, person);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await recordRefusal(visit, environment.id, connectionId, error);
    throw signInFailed();
  }
}

async function requireEnabled(database: Database, environmentId: string, id: string): Promise<Connection> {
  const connection = await enabledConnections(database, environmentId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!connection) throw new Refusal('connection_disabled');
  return connection;
}

/** Finds or makes the member, and opens the session: all of it, or nothing. */
function letIn(visit: Visit, asked: Connection, person: Person): Promise<SignInStep> {
  return visit.context.database.transaction().execute(async (transaction) => {
    const trail = await beginTrail(transaction, visit, asked);
    const connection = await requireEnabled(transaction, asked.environment_id, asked.id);
    // What the person proved, they proved to the connection as it was.
    if (connection.version !== asked.version) throw new Refusal('connection_changed');
    const editionId = await editionIdOf(transaction, asked.environment_id);
    const member =
      (await findMember(transaction, connection, person)) ??
      (await createMember(transaction, trail, visit.now, { connection, editionId, person }));
    if (member.status !== 'active') throw new Refusal('member_not_active', { memberId: member.id });
    const { groups } = person;
    await followGroups(transaction, trail, visit.now, { connection, editionId, member, groups });
    return completeSignIn(transaction, trail.environment, visit, member.id, 'sso');
  });
}

async function editionIdOf(transaction: DatabaseTransaction, id: string): Promise<string> {
  const environment = await transaction
    .selectFrom('environments')
    .select('edition_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return environment.edition_id;
}

async function recordRefusal(
  { context: { database, logger }, facts, now }: Visit,
  environmentId: string,
  connectionId: string | null,
  refusal: Refusal,
): Promise<void> {
  const details = {
    method: 'sso',
    reason: refusal.reason,
    ...(connectionId !== null && { sso_connection_id: connectionId }),
  };
  logger.warn({ ...details, requestId: facts.requestId, cause: explain(refusal) }, 'SSO sign-in refused');
  await database.transaction().execute(async (transaction) =>
    appendEvent(transaction, await lockEnvironment(transaction, environmentId), {
      actor: { kind: 'anonymous', id: 'anonymous' },
      action: 'member.sign_in',
      outcome: 'denied',
      target: { kind: 'member', id: refusal.memberId },
      details,
      facts,
      at: now,
    }),
  );
}
