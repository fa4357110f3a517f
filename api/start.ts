import { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Logger } from 'pino';
import { rewrapSecrets } from './access-keys/rewrap.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { migrate } from './database/migrate.ts';
import { openEmbedded, openPostgres } from './database/open.ts';
import { bootstrap } from './environments/bootstrap.ts';
import { sweepAnswers } from './idempotency/store.ts';
import { readOrMakeMasterKeyFile } from './secrets/master-key-file.ts';
import { parseMasterKeys } from './secrets/master-keys.ts';

export interface RunningApi {
  readonly url: string;
  readonly context: Context;
  /** Lets the requests under way end (10 s at most), then closes the database. */
  readonly stop: () => Promise<void>;
}

const graceMilliseconds = 10_000;
const hour = 60 * 60 * 1000;
const sweepMilliseconds = 50;

/** Opens the database, brings it up to date, listens, and prepares the first environment if there is none. */
export async function start(config: Config, logger: Logger): Promise<RunningApi> {
  const { database, close } =
    config.databaseUrl === undefined
      ? await openEmbedded(config.dataDirectory)
      : openPostgres(config.databaseUrl);
  try {
    const keys =
      config.masterKeys ?? (await readOrMakeMasterKeyFile(join(config.dataDirectory, 'master-keys')));
    await migrate(database);
    const context: Context = { database, masterKeys: parseMasterKeys(keys), logger, now: () => new Date() };
    await tidyUp(context);
    const server = await listen(context, config);
    const endpoint = config.publicUrl ?? server.url;
    const { administratorEmail, credentialsFile, editionId } = config;
    if (await bootstrap(context, { administratorEmail, credentialsFile, editionId, endpoint }))
      logger.info({ credentialsFile }, 'first start: the access key of an Administrator is in this file');
    server.open();
    logger.info({ url: server.url }, 'listening');
    const sweeping = setInterval(() => sweep(context), hour).unref();
    const stop = async () => {
      clearInterval(sweeping);
      await server.close();
      await close();
    };
    return { url: server.url, context, stop };
  } catch (error) {
    await close();
    throw error;
  }
}

async function tidyUp(context: Context): Promise<void> {
  const rewrapped = await rewrapSecrets(context);
  if (rewrapped > 0) context.logger.info({ rewrapped }, 'secrets are under the current master key now');
  await sweepAnswers(context.database, context.now());
}

function sweep(context: Context): void {
  sweepAnswers(context.database, context.now()).catch((error: unknown) =>
    context.logger.error({ err: error }, 'cannot forget old idempotency keys'),
  );
}

async function listen(context: Context, config: Config) {
  let ready = false;
  const app = createApp(context, () => ready);
  const { promise: address, resolve, reject } = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, resolve);
  server.once('error', reject);
  const { port } = await address;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: `http://${host}:${port}`,
    open: () => {
      ready = true;
    },
    close: () => {
      ready = false;
      return new Promise<void>((done) => {
        if (!(server instanceof HttpServer)) throw new TypeError('the server speaks HTTP/1.1');
        const impatient = setTimeout(() => server.closeAllConnections(), graceMilliseconds);
        // A connection whose last request has ended would be kept alive for seconds.
        const sweep = setInterval(() => server.closeIdleConnections(), sweepMilliseconds);
        server.close(() => {
          clearTimeout(impatient);
          clearInterval(sweep);
          done();
        });
      });
    },
  };
}
