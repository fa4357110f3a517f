import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { editionOf } from '../../access-model/editions.ts';
import { createKeyUse } from '../../api/access-keys/key-use.ts';
import type { Context } from '../../api/context.ts';
import type { OpenDatabase } from '../../api/database/open.ts';
import { createKnownCredentials } from '../../api/decisions/credentials.ts';
import { createSnapshots, listenForChanges } from '../../api/decisions/snapshots.ts';
import { createServiceAccountWithKey } from '../../api/environments/bootstrap.ts';
import { createEnvironment } from '../../api/environments/create.ts';
import { newId } from '../../api/ids.ts';
import { createLogger } from '../../api/log.ts';
import { createMemberRow } from '../../api/members/create.ts';
import { generateMasterKey, parseMasterKeys } from '../../api/secrets/master-keys.ts';
import { hashToken } from '../../api/secrets/opaque-tokens.ts';
import { serveApi } from '../../api/server.ts';
import { openSession } from '../../api/sessions/service.ts';
import { ApiError, type Problem } from '../../client/errors.ts';
import { createSignedFetch, type RosterRequest } from '../../client/signed-fetch.ts';
import { openTestDatabase } from './database.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of many shapes.
export type Json = any;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of a success, or the problem. */
  readonly body: Json;
}

/** Who calls the API; it never throws for an error status. */
export interface Caller {
  readonly id: string;
  readonly send: (request: RosterRequest) => Promise<Reply>;
  readonly get: (path: string, query?: RosterRequest['query']) => Promise<Reply>;
  readonly post: (path: string, body: unknown, more?: Partial<RosterRequest>) => Promise<Reply>;
  readonly patch: (path: string, body: unknown, more?: Partial<RosterRequest>) => Promise<Reply>;
  readonly delete: (path: string, more?: Partial<RosterRequest>) => Promise<Reply>;
}

/** A service account, which signs. */
export interface Actor extends Caller, Credentials {}

/** A member who is signed in, or the operator. */
export interface Bearer extends Caller {
  readonly token: string;
}

export interface Grant {
  readonly role: string;
  readonly project?: string;
}

/** An environment of the test's own. */
export interface TestEnvironment {
  readonly id: string;
  /** A service account with the Administrator role. */
  readonly administrator: Actor;
  /** A new service account with these roles. */
  readonly actor: (...grants: Grant[]) => Promise<Actor>;
  readonly slug: string;
  /** The root member, `root@example.com`: active, without a password, signed in. */
  readonly root: Bearer;
  /** A new active member with these roles, without a password, signed in. */
  readonly member: (...grants: Grant[]) => Promise<Bearer>;
}

export interface TestApi {
  readonly url: string;
  readonly context: Context;
  /** Every line that the API logged. */
  readonly log: string[];
  /** Moves the API's clock. */
  readonly travel: (milliseconds: number) => void;
  readonly newEnvironment: (options?: { edition?: string }) => Promise<TestEnvironment>;
  readonly actAs: (id: string, credentials: Credentials) => Actor;
  /** Somebody who sends this bearer token. */
  readonly bearer: (id: string, token: string) => Bearer;
  readonly operator: Bearer;
  readonly stop: () => Promise<void>;
}

const operatorKey = 'rok_the-operator-of-the-test-0123456789abcdef';

interface Replica {
  /** A database that others may use too; a new one if not given. */
  readonly open?: () => Promise<OpenDatabase>;
  /** How old the answers to access questions may be, in milliseconds. */
  readonly maximumAge?: number;
}

/** The real API on a real port and a database of its own. */
export async function startTestApi(
  changes: Partial<Context> = {},
  { open = openTestDatabase, maximumAge = 5_000 }: Replica = {},
): Promise<TestApi> {
  const { database, listen, close } = await open();
  const log: string[] = [];
  const logger = createLogger('debug', {
    destination: { write: (line: string) => void log.push(line) },
  });
  let offset = 0;
  let url = '';
  const now = () => new Date(Date.now() + offset);
  const snapshots = createSnapshots({ database, logger, now, maximumAge });
  const context: Context = {
    database,
    masterKeys: parseMasterKeys(generateMasterKey()),
    logger,
    now,
    publicUrl: () => url,
    operatorKeyHash: hashToken(operatorKey),
    trustedProxies: [],
    allowedPrivateHosts: ['127.0.0.1', 'localhost'],
    signInsPerMinute: 100_000,
    wakeMailer: () => {},
    keyUse: createKeyUse({ database, logger }),
    snapshots,
    knownCredentials: createKnownCredentials(database, snapshots),
    ...changes,
  };
  const stopListening = await listenForChanges(listen, snapshots);
  const server = createServer(serveApi(context)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const actAs = (id: string, credentials: Credentials) => makeActor(url, id, credentials);
  const bearer = (id: string, token: string) => makeBearer(url, id, token);
  return {
    url,
    context,
    log,
    travel: (milliseconds) => {
      offset += milliseconds;
    },
    actAs,
    bearer,
    operator: bearer('operator', operatorKey),
    newEnvironment: (options) => newEnvironment(context, actAs, bearer, options),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await context.keyUse.flush();
      await stopListening();
      await close();
    },
  };
}

export function makeActor(url: string, id: string, credentials: Credentials): Actor {
  const signedFetch = createSignedFetch({ endpoint: url, userAgent: 'roster-test', ...credentials });
  const send = async (request: RosterRequest): Promise<Reply> => {
    try {
      return await signedFetch(request);
    } catch (error) {
      if (!(error instanceof ApiError) || !error.fromRoster) throw error;
      return { status: error.status, headers: error.headers, body: error.problem satisfies Problem };
    }
  };
  return { ...credentials, ...verbs(id, send) };
}

/** Everything that a caller can do, by the one way in which they send. */
export const verbs = (id: string, send: Caller['send']): Caller => ({
  id,
  send,
  get: (path, query = {}) => send({ method: 'GET', path, query }),
  post: (path, body, more) => send({ method: 'POST', path, body, ...more }),
  patch: (path, body, more) => send({ method: 'PATCH', path, body, ...more }),
  delete: (path, more) => send({ method: 'DELETE', path, ...more }),
});

function makeBearer(url: string, id: string, token: string): Bearer {
  const send = ({ method, path, query = {}, headers = {}, body }: RosterRequest): Promise<Reply> => {
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const search = new URLSearchParams(
      Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
    );
    return sendPlain(`${url}${path}${search.size > 0 ? `?${search}` : ''}`, method, body, {
      authorization: `Bearer ${token}`,
      ...headers,
    });
  };
  return { token, ...verbs(id, send) };
}

/** One request as it is, without a credential of its own. */
export async function sendPlain(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && !response.headers.get('content-type')?.includes('ndjson') ? JSON.parse(text) : text,
  };
}

type ActAs = TestApi['actAs'];

async function newEnvironment(
  context: Context,
  actAs: ActAs,
  bearer: TestApi['bearer'],
  { edition = 'emqx-platform-3' }: { edition?: string } = {},
): Promise<TestEnvironment> {
  const slug = `test-${randomUUID()}`;
  const { environmentId: id, rootMemberId } = await context.database.transaction().execute((transaction) =>
    createEnvironment(transaction, context, {
      slug,
      name: slug,
      editionId: editionOf(edition).id,
      administrator: { email: 'root@example.com' },
    }),
  );
  await context.database
    .updateTable('members')
    .set({ status: 'active', activated_at: context.now() })
    .where('id', '=', rootMemberId)
    .execute();
  const actor = (...grants: Grant[]) => newActor(context, actAs, id, grants);
  return {
    id,
    slug,
    administrator: await actor({ role: 'administrator' }),
    actor,
    root: bearer(rootMemberId, await signIn(context, id, rootMemberId)),
    member: async (...grants) => {
      const memberId = await newActiveMember(context, id, grants);
      return bearer(memberId, await signIn(context, id, memberId));
    },
  };
}

/** A session of an active member, as if they had signed in; returns its token. */
export async function signIn(context: Context, environmentId: string, memberId: string): Promise<string> {
  const session = await context.database
    .transaction()
    .execute((transaction) =>
      openSession(
        transaction,
        context.now(),
        { environmentId, memberId },
        { address: null, userAgent: null },
      ),
    );
  return session.token;
}

async function newActiveMember(context: Context, environmentId: string, grants: Grant[]): Promise<string> {
  return context.database.transaction().execute(async (transaction) => {
    const { id } = await createMemberRow(transaction, context.now(), environmentId, {
      email: `member-${randomUUID()}@example.com`,
      status: 'active',
    });
    for (const { role, project } of grants)
      await transaction
        .insertInto('role_assignments')
        .values({
          environment_id: environmentId,
          id: newId('ra'),
          principal_id: id,
          role_id: role,
          project_id: project ?? null,
        })
        .execute();
    return id;
  });
}

/** The first credential of a test's environment cannot come over HTTP: nobody is there yet to sign for it. */
async function newActor(
  context: Context,
  actAs: ActAs,
  environmentId: string,
  grants: Grant[],
): Promise<Actor> {
  const account = await context.database.transaction().execute(async (transaction) => {
    const made = await createServiceAccountWithKey(transaction, context, environmentId, {
      name: `actor-${randomUUID()}`,
      note: 'test',
      grants: grants.map(({ role, project }) => ({ roleId: role, projectId: project ?? null })),
    });
    // As if it had been used from here before: that would be one more event in each test's audit log.
    await transaction
      .insertInto('access_key_addresses')
      .values({
        environment_id: environmentId,
        access_key_id: made.accessKeyId,
        address: '127.0.0.1',
        first_used_at: context.now(),
      })
      .execute();
    return made;
  });
  return actAs(account.id, account);
}
