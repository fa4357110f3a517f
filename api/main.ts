import pino from 'pino';
import { readConfig } from './config.ts';
import { start } from './start.ts';

try {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel, base: null });
  const api = await start(config, logger);
  const stop = (signal: string) => {
    logger.info({ signal }, 'stopping');
    api.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  process.stderr.write(`roster: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
