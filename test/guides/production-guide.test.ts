import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createMetrics } from '../../api/metrics/metrics.ts';
import { projectRoot } from '../../scripts/project.ts';
import { openTestDatabase } from '../support/database.ts';
import { startDebianPostgres } from '../support/debian-postgres.ts';
import { freePort } from '../support/free-port.ts';
import { isRunning } from '../support/program.ts';
import { newMachines } from './ground.ts';
import { playGuides } from './play.ts';

vi.setConfig({ testTimeout: 300_000 });

const newMachine = newMachines();
const guide = 'docs/guides/production.md';

/** Ends what the guide started and a reader would leave running. */
async function endProcess(pidFile: string): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => '0'));
  if (pid === 0 || !isRunning(pid)) return;
  process.kill(pid, 'SIGTERM');
  await vi.waitUntil(() => !isRunning(pid), { timeout: 20_000 });
}

it('leads from an empty folder to a Roster on PostgreSQL, through backups, the rotation of its keys and a second process', async () => {
  const machine = await newMachine();
  const postgres = await startDebianPostgres();
  const ports = Object.fromEntries(
    await Promise.all(['8085', '8086', '9464', '9465'].map(async (port) => [port, String(await freePort())])),
  );
  const said = await playGuides([guide], {
    folder: machine.folder,
    environment: { ...machine.environment, ...postgres.administrator },
    instead: { ...ports, '127.0.0.1:5432': `127.0.0.1:${postgres.port}` },
  }).finally(async () => {
    for (const name of ['roster.pid', 'second.pid']) await endProcess(join(machine.folder, name));
  });
  expect(said.join('')).not.toMatch(/unknown, and does nothing|deprecat|warning/i);
  const keys = await readFile(join(machine.folder, 'secrets/master-keys'), 'utf8');
  expect(keys).toMatch(/^k2:[^,]+\n$/);
});

it('names the metrics that there are, and alerts by no other', async () => {
  const metrics = createMetrics({ version: '1.2.3', databaseKind: 'postgresql' });
  const opened = await openTestDatabase();
  metrics.watch({ ...opened, connections: () => ({ busy: 0, idle: 0, waiting: 0 }) });
  const { text } = await metrics.exposition();
  await opened.close();
  const there = new Set([...text.matchAll(/^# TYPE (roster_\w+)/gm)].map(([, name]) => name));
  const markdown = await readFile(join(projectRoot, guide), 'utf8');
  const named = [...markdown.matchAll(/\broster_(?!restored)[a-z_]+\b/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  );
  for (const name of new Set(named)) if (name !== 'roster_') expect([...there], name).toContain(name);
  for (const name of there) if (name !== 'roster_build_info') expect(named).toContain(name);
});
