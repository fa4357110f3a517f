import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openPostgres } from '../../api/database/open.ts';
import { createPostgresDatabase } from '../support/database.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

/* A database that moved somewhere else without a word: what was connected to it waits for nothing that will come. */
const patience = 500;
let network: TcpProxy;
let opened: OpenDatabase;
beforeAll(async () => {
  const url = new URL(await createPostgresDatabase());
  network = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
  url.port = String(network.port);
  opened = openPostgres(url.href, { patience });
});
afterAll(() => network.stop());

const query = async () => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(opened.database);
  return rows[0]?.pid;
};
const inTransaction = () =>
  opened.database.transaction().execute(async (transaction) => {
    await sql`select 1`.execute(transaction);
    network.abandon();
    await sql`select 2`.execute(transaction);
  });

test('who waited for it is told so, and nobody who comes after waits for the same', async () => {
  const before = await query();
  network.abandon();
  await expect(query()).rejects.toThrow('Query read timeout');
  const after = await query();
  expect(after).not.toBe(before);
  await expect(inTransaction()).rejects.toThrow('Query read timeout');
  expect(await query()).not.toBe(after);
});

test('what the database refuses costs no connection', async () => {
  const before = await query();
  await expect(sql`select 1 / 0`.execute(opened.database)).rejects.toThrow('division by zero');
  expect(await query()).toBe(before);
});

test('it is closed, and no longer listened to, without waiting for an answer', async () => {
  const stopListening = await opened.listen('news', () => {});
  network.abandon();
  await stopListening();
  await opened.close();
});
