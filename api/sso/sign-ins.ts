import type { Visit } from '../context.ts';
import { notFound } from '../http/problem.ts';
import { hashToken } from '../secrets/opaque-tokens.ts';
import { open, seal } from '../secrets/seal.ts';
import type { Connection } from './connection.ts';
import type { Checks } from './provider.ts';
import { Refusal } from './refusal.ts';

/** How long a person may take at the identity provider. */
const lifetimeMilliseconds = 10 * 60_000;

const checksName = (environmentId: string, stateHash: string) => `${environmentId}/sso_sign_in/${stateHash}`;

/** Remembers a sign-in until the browser is back. 404 where the connection was deleted meanwhile. */
export async function rememberSignIn(
  { context: { database, masterKeys }, now }: Visit,
  { environment_id, id }: Connection,
  state: string,
  checks: Checks,
): Promise<Date> {
  const state_hash = hashToken(state);
  const expires_at = new Date(now.getTime() + lifetimeMilliseconds);
  const sealed_checks = seal(masterKeys, JSON.stringify(checks), checksName(environment_id, state_hash));
  await database.deleteFrom('sso_sign_ins').where('expires_at', '<=', now).execute();
  await database.transaction().execute(async (transaction) => {
    const connection = await transaction
      .selectFrom('sso_connections')
      .select('id')
      .where('environment_id', '=', environment_id)
      .where('id', '=', id)
      .forKeyShare()
      .executeTakeFirst();
    if (!connection) throw notFound('SSO connection');
    await transaction
      .insertInto('sso_sign_ins')
      .values({ environment_id, state_hash, connection_id: id, sealed_checks, expires_at })
      .execute();
  });
  return expires_at;
}

/**
 * Takes a sign-in, once: the same state must come from the identity provider and from the cookie of the browser that
 * started it, so that nobody is signed in to somebody else's account by a link (RFC 9700, section 4.7).
 */
export async function takeSignIn(
  { context: { database, masterKeys }, now }: Visit,
  environmentId: string,
  fromProvider: readonly string[],
  fromCookie: string | undefined,
): Promise<{ readonly connectionId: string; readonly state: string; readonly checks: Checks }> {
  const [state, ...others] = fromProvider;
  if (state === undefined || fromCookie === undefined || others.length > 0)
    throw new Refusal('unknown_sign_in');
  const stateHash = hashToken(state);
  if (stateHash !== hashToken(fromCookie)) throw new Refusal('unknown_sign_in');
  const row = await database
    .deleteFrom('sso_sign_ins')
    .where('environment_id', '=', environmentId)
    .where('state_hash', '=', stateHash)
    .returning(['connection_id', 'sealed_checks', 'expires_at'])
    .executeTakeFirst();
  if (!row || row.expires_at <= now) throw new Refusal('unknown_sign_in');
  const opened = open(masterKeys, row.sealed_checks, checksName(environmentId, stateHash));
  return {
    connectionId: row.connection_id,
    state,
    checks: JSON.parse(Buffer.from(opened).toString('utf8')),
  };
}
