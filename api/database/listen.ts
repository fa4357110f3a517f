import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';

/** Stops listening. */
export type StopListening = () => Promise<void>;

/**
 * Calls back for each notification on a channel, until stopped. It promises nothing: what is told while the connection
 * is down is not heard.
 */
export type Listen = (channel: string, hear: (payload: string) => void) => Promise<StopListening>;

export const listenOnPglite =
  (pglite: PGlite): Listen =>
  (channel, hear) =>
    pglite.listen(channel, hear);

const firstPause = 500;
const longestPause = 15_000;

/** On a connection of its own, made again whenever it is lost. */
export const listenOnPostgres =
  (databaseUrl: string): Listen =>
  async (channel, hear) => {
    let stopped = false;
    let client: pg.Client | undefined;
    let timer: NodeJS.Timeout | undefined;
    let pause = firstPause;

    const connectLater = () => {
      if (stopped || timer) return;
      timer = setTimeout(() => {
        timer = undefined;
        void connect();
      }, pause).unref();
      pause = Math.min(2 * pause, longestPause);
    };

    const connect = async () => {
      const fresh = new pg.Client({
        connectionString: databaseUrl,
        connectionTimeoutMillis: 5_000,
        query_timeout: 5_000,
        keepAlive: true,
        keepAliveInitialDelayMillis: 10_000,
      });
      client = fresh;
      fresh.on('error', () => {});
      fresh.on('end', connectLater);
      fresh.on('notification', ({ payload = '' }) => {
        if (!stopped) hear(payload);
      });
      try {
        await fresh.connect();
        await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
        pause = firstPause;
        if (stopped) await fresh.end();
      } catch {
        await fresh.end().catch(() => {});
        connectLater();
      }
    };

    await connect();
    return async () => {
      stopped = true;
      clearTimeout(timer);
      // Not waited for: a server that has vanished takes no leave.
      void client?.end().catch(() => {});
    };
  };
