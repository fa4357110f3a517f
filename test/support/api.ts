import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import pino from 'pino';
import { editionOf } from '../../access-model/editions.ts';
import { createApp } from '../../api/app.ts';
import type { Context } from '../../api/context.ts';
import { createEnvironment, createServiceAccountWithKey } from '../../api/environments/bootstrap.ts';
import { generateMasterKey, parseMasterKeys } from '../../api/secrets/master-keys.ts';
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

/** A principal that calls the API; it never throws for an error status. */
export interface Actor extends Credentials {
  readonly id: string;
  readonly send: (request: RosterRequest) => Promise<Reply>;
  readonly get: (path: string, query?: RosterRequest['query']) => Promise<Reply>;
  readonly post: (path: string, body: unknown, more?: Partial<RosterRequest>) => Promise<Reply>;
  readonly patch: (path: string, body: unknown, more?: Partial<RosterRequest>) => Promise<Reply>;
  readonly delete: (path: string, more?: Partial<RosterRequest>) => Promise<Reply>;
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
  readonly stop: () => Promise<void>;
}

/** The real API on a real port and a database of its own. */
export async function startTestApi(): Promise<TestApi> {
  const { database, close } = await openTestDatabase();
  const log: string[] = [];
  let offset = 0;
  const context: Context = {
    database,
    masterKeys: parseMasterKeys(generateMasterKey()),
    logger: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    now: () => new Date(Date.now() + offset),
  };
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve(
    { fetch: createApp(context).fetch, hostname: '127.0.0.1', port: 0 },
    listening.resolve,
  );
  const url = `http://127.0.0.1:${(await listening.promise).port}`;
  const actAs = (id: string, credentials: Credentials) => makeActor(url, id, credentials);
  return {
    url,
    context,
    log,
    travel: (milliseconds) => {
      offset += milliseconds;
    },
    actAs,
    newEnvironment: (options) => newEnvironment(context, actAs, options),
    stop: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
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
  return {
    ...credentials,
    id,
    send,
    get: (path, query = {}) => send({ method: 'GET', path, query }),
    post: (path, body, more) => send({ method: 'POST', path, body, ...more }),
    patch: (path, body, more) => send({ method: 'PATCH', path, body, ...more }),
    delete: (path, more) => send({ method: 'DELETE', path, ...more }),
  };
}

type ActAs = TestApi['actAs'];

async function newEnvironment(
  context: Context,
  actAs: ActAs,
  { edition = 'emqx-platform-3' }: { edition?: string } = {},
): Promise<TestEnvironment> {
  const slug = `test-${randomUUID()}`;
  const id = await context.database.transaction().execute((transaction) =>
    createEnvironment(transaction, context, {
      slug,
      name: slug,
      editionId: editionOf(edition).id,
      administratorEmail: 'root@example.com',
    }),
  );
  const actor = (...grants: Grant[]) => newActor(context, actAs, id, grants);
  return { id, administrator: await actor({ role: 'administrator' }), actor };
}

/** The first credential of a test's environment cannot come over HTTP: nobody is there yet to sign for it. */
async function newActor(
  context: Context,
  actAs: ActAs,
  environmentId: string,
  grants: Grant[],
): Promise<Actor> {
  const account = await context.database.transaction().execute((transaction) =>
    createServiceAccountWithKey(transaction, context, environmentId, {
      name: `actor-${randomUUID()}`,
      note: 'test',
      grants: grants.map(({ role, project }) => ({ roleId: role, projectId: project ?? null })),
    }),
  );
  return actAs(account.id, account);
}
