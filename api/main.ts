import manifest from '../package.json' with { type: 'json' };
import { readConfig } from './config.ts';
import { createLogger } from './log.ts';
import { databaseKindOf } from './observe.ts';
import { start } from './start.ts';
import { traceIds } from './tracing/spans.ts';

const { version } = manifest;

try {
  const config = readConfig(process.env);
  // Loaded for those who want it: it takes longer to load than all else.
  const tracing = config.tracing && (await import('./tracing/sdk.ts')).startTracing(config.tracing, version);
  const logger = createLogger(config.logLevel, { mixin: tracing && traceIds });
  tracing?.complainTo((reason) => logger.warn({ reason }, 'cannot send traces'));
  for (const warning of config.warnings) logger.warn(warning);
  const { editionId: edition, migrateAtStart } = config;
  const facts = { version, node: process.version, database: databaseKindOf(config), edition, migrateAtStart };
  logger.info(facts, 'starting');
  // Listened for before the start, so that a signal in the middle of it stops as cleanly as one after it.
  const { promise: stopSignal, resolve: stop } = Promise.withResolvers<NodeJS.Signals>();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const api = await start(config, logger, { version, tracing });
  logger.info({ signal: await stopSignal }, 'stopping');
  await api.stop();
  await tracing?.stop();
  process.exit(0);
} catch (error) {
  process.stderr.write(`roster: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
