import { migrate } from '../../api/database/migrate.ts';
import { openPostgres } from '../../api/database/open.ts';
import { startTestApi, type TestApi } from './api.ts';
import { createPostgresDatabase } from './database.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** Two APIs on one PostgreSQL: what one changes, the other answers questions about, from behind a network that fails. */
export interface Replicas {
  readonly databaseUrl: string;
  /** Where things are changed. */
  readonly writer: TestApi;
  /** Where questions are asked. */
  readonly reader: TestApi;
  /** Between the reader and the database. */
  readonly network: TcpProxy;
  readonly stop: () => Promise<void>;
}

/** @param maximumAge of the reader's answers, in milliseconds */
export async function startReplicas(maximumAge: number): Promise<Replicas> {
  const databaseUrl = await createPostgresDatabase();
  const writer = await startTestApi(
    {},
    {
      open: async () => {
        const opened = openPostgres(databaseUrl);
        await migrate(opened.database);
        return opened;
      },
    },
  );
  const { hostname, port } = new URL(databaseUrl);
  const network = await startTcpProxy({ host: hostname, port: Number(port) });
  const throughNetwork = new URL(databaseUrl);
  throughNetwork.port = String(network.port);
  const { masterKeys } = writer.context;
  const reader = await startTestApi(
    { masterKeys },
    { open: async () => openPostgres(throughNetwork.href), maximumAge },
  );
  return {
    databaseUrl,
    writer,
    reader,
    network,
    stop: async () => {
      network.restore();
      await reader.stop();
      await network.stop();
      await writer.stop();
    },
  };
}
