import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createKeyUse } from './access-keys/key-use.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { migrate, requireCurrentSchema } from './database/migrate.ts';
import { openEmbedded, openPostgres } from './database/open.ts';
import type { Database } from './database/tables.ts';
import { createKnownCredentials } from './decisions/credentials.ts';
import { sweepAccessChanges } from './decisions/load.ts';
import { createSnapshots, listenForChanges } from './decisions/snapshots.ts';
import { bootstrap } from './environments/bootstrap.ts';
import { type Listener, listen } from './http/listener.ts';
import { sweepAnswers } from './idempotency/store.ts';
import { type Mailer, startMailer } from './mail/mailer.ts';
import { sweepMails } from './mail/outbox.ts';
import { folderTransport, smtpTransport } from './mail/transport.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { createObservers } from './observe.ts';
import { rewrapSecrets } from './rewrap-secrets.ts';
import { sweepAssignments } from './role-assignments/sweep.ts';
import { generateMasterKey, parseMasterKeys } from './secrets/master-keys.ts';
import { hashToken } from './secrets/opaque-tokens.ts';
import { readOrMakeSecretFile } from './secrets/secret-file.ts';
import { serveApi } from './server.ts';
import { sweepSignIns } from './sign-in/service.ts';
import type { Tracing } from './tracing/spans.ts';
import { sweepTokens } from './workload-identities/tokens.ts';

export interface RunningApi {
  readonly url: string;
  readonly context: Context;
  /** Lets the requests under way end (10 s at most), then closes the database. */
  readonly stop: () => Promise<void>;
}

const graceMilliseconds = 10_000;
const hour = 60 * 60 * 1000;

interface About {
  /** The release. */
  readonly version: string;
  readonly tracing?: Tracing | undefined;
}

/**
 * Takes its addresses, opens the database, brings it up to date, prepares the first environment if there is none, and
 * answers. The addresses come first, so that a start that cannot be reached makes and changes nothing.
 */
export async function start(config: Config, logger: Logger, about: About): Promise<RunningApi> {
  const listeners = await takeAddresses(config);
  try {
    return await startOn(listeners, config, logger, about);
  } catch (error) {
    await listeners.close(0);
    throw error;
  }
}

async function startOn(
  listeners: Listeners,
  config: Config,
  logger: Logger,
  { version, tracing }: About,
): Promise<RunningApi> {
  const { metrics, statementLog: log } = createObservers(config, version, tracing);
  const opened =
    config.databaseUrl === undefined
      ? await openEmbedded(config.dataDirectory, { log })
      : openPostgres(config.databaseUrl, { log });
  const { database, listen: listenTo, close } = opened;
  try {
    await prepareSchema(config, database, logger);
    const keys =
      config.masterKeys ??
      (await readOrMakeSecretFile(join(config.dataDirectory, 'master-keys'), generateMasterKey));
    const { url } = listeners.api;
    const publicUrl = config.publicUrl ?? url;
    let mailer: Mailer | undefined;
    const operatorKey = await operatorKeyOf(config);
    const now = () => new Date();
    const maximumAge = config.decisionStalenessSeconds * 1000;
    const snapshots = createSnapshots({ database, logger, now, maximumAge });
    const context: Context = {
      database,
      masterKeys: parseMasterKeys(keys),
      logger,
      metrics,
      tracing,
      now,
      publicUrl: () => publicUrl,
      operatorKeyHash: operatorKey === undefined ? null : hashToken(operatorKey),
      trustedProxies: config.trustedProxies,
      allowedPrivateHosts: config.allowedPrivateHosts,
      signInsPerMinute: config.signInsPerMinute,
      wakeMailer: () => mailer?.wake(),
      keyUse: createKeyUse({ database, logger }),
      snapshots,
      knownCredentials: createKnownCredentials(database, snapshots),
    };
    const stopListening = await listenForChanges(listenTo, snapshots);
    await tidyUp(context);
    const { administratorEmail, credentialsFile, editionId } = config;
    if (await bootstrap(context, { administratorEmail, credentialsFile, editionId, endpoint: publicUrl }))
      logger.info({ credentialsFile }, 'first start: the access key of an Administrator is in this file');
    mailer = startMailer(context, transportOf(config, logger));
    metrics?.watch(opened);
    const stopAnswering = answerOn(listeners, context);
    const sweeping = setInterval(() => sweepAll(context), hour).unref();
    const stop = async () => {
      clearInterval(sweeping);
      await stopAnswering();
      await context.keyUse.flush();
      await mailer?.stop();
      await stopListening();
      await close();
    };
    return { url, context, stop };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Listeners {
  readonly api: Listener;
  /** Where the configuration wants metrics. */
  readonly metrics: Listener | undefined;
  readonly close: (graceMilliseconds: number) => Promise<void>;
}

async function takeAddresses({ host, port, metrics: wanted }: Config): Promise<Listeners> {
  const api = await listen({ host, port, options: { host: 'ROSTER_HOST', port: 'ROSTER_PORT' } });
  try {
    const options = { host: 'ROSTER_METRICS_HOST', port: 'ROSTER_METRICS_PORT' } as const;
    const metrics = wanted && (await listen({ ...wanted, options }));
    const close = async (graceMilliseconds: number) => {
      await api.close(graceMilliseconds);
      await metrics?.close(0);
    };
    return { api, metrics, close };
  } catch (error) {
    await api.close(0);
    throw error;
  }
}

/** @returns what lets the requests under way end */
function answerOn({ api, metrics: forMetrics, close }: Listeners, context: Context): () => Promise<void> {
  const { logger, metrics } = context;
  if (metrics && forMetrics) {
    forMetrics.serve(serveMetrics(metrics, logger));
    logger.info({ metricsUrl: `${forMetrics.url}/metrics` }, 'metrics can be read');
  }
  let ready = true;
  api.serve(serveApi(context, () => ready));
  logger.info({ url: api.url }, 'listening');
  return () => {
    ready = false;
    return close(graceMilliseconds);
  };
}

async function prepareSchema(config: Config, database: Database, logger: Logger): Promise<void> {
  if (!config.migrateAtStart) return requireCurrentSchema(database);
  const migrated = await migrate(database, config.databaseUrl);
  if (migrated.length > 0) logger.info({ migrated }, 'the schema is up to date now');
}

/** With the embedded database there is always an operator: whoever may read the data directory. */
async function operatorKeyOf({
  operatorKey,
  databaseUrl,
  dataDirectory,
}: Config): Promise<string | undefined> {
  if (operatorKey !== undefined || databaseUrl !== undefined) return operatorKey;
  const newKey = () => `rok_${randomBytes(32).toString('base64url')}`;
  return readOrMakeSecretFile(join(dataDirectory, 'operator-key'), newKey);
}

/** Without an SMTP server nothing is lost: mails become files. */
const transportOf = ({ smtpUrl, mailFrom, dataDirectory }: Config, logger: Logger) =>
  smtpUrl === undefined
    ? folderTransport(join(dataDirectory, 'mail'), mailFrom, logger)
    : smtpTransport(smtpUrl, mailFrom);

/** Each forgets what has grown old: at the start, and every hour. */
const sweeps: readonly ((context: Context) => Promise<void>)[] = [
  ({ database, now }) => sweepAnswers(database, now()),
  (context) => sweepSignIns(context, context.now()),
  sweepAssignments,
  sweepTokens,
  (context) => sweepMails(context, context.now()),
  sweepAccessChanges,
];

async function tidyUp(context: Context): Promise<void> {
  const rewrapped = await rewrapSecrets(context);
  if (rewrapped > 0) context.logger.info({ rewrapped }, 'secrets are under the current master key now');
  for (const sweep of sweeps) await sweep(context);
}

async function sweepAll(context: Context): Promise<void> {
  for (const sweep of sweeps)
    await sweep(context).catch((error: unknown) =>
      context.logger.error({ err: error }, 'cannot forget what has grown old'),
    );
}
