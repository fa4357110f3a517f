import { readConfig } from './config.ts';
import { createLogger } from './log.ts';
import { start } from './start.ts';

try {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  // Listened for before the start, so that a signal in the middle of it stops as cleanly as one after it.
  const { promise: stopSignal, resolve: stop } = Promise.withResolvers<NodeJS.Signals>();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const api = await start(config, logger);
  logger.info({ signal: await stopSignal }, 'stopping');
  await api.stop();
  process.exit(0);
} catch (error) {
  process.stderr.write(`roster: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
