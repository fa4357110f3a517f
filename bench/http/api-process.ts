import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import packageJson from '../../package.json' with { type: 'json' };

export interface RunningApi {
  readonly url: string;
  /** How many requests it has answered, by its log. */
  readonly requests: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** What `npm start` runs. */
const [, ...command] = packageJson.scripts.start.split(' ');

/** The log is written in pieces, after a tenth of a second at the latest. */
async function countRequests(logFile: string): Promise<number> {
  await sleep(500);
  return (await readFile(logFile, 'utf8')).split('"path":"/v1/').length - 1;
}

/** Starts the API on a free port, as it is run: by the same command, with its log, at its level, in a file. */
export async function startApi(variables: Readonly<Record<string, string>>): Promise<RunningApi> {
  const directory = await mkdtemp(join(tmpdir(), 'roster-bench-'));
  const logFile = join(directory, 'api.log');
  const log = await open(logFile, 'w');
  const child = spawn(process.execPath, command, {
    cwd: join(import.meta.dirname, '../..'),
    env: { ROSTER_PORT: '0', ROSTER_DATA_DIR: directory, ...variables },
    stdio: ['ignore', log.fd, log.fd],
  });
  await log.close();
  const ended = once(child, 'exit');
  const runs = () => child.exitCode === null && child.signalCode === null;
  // When somebody interrupts the benchmark nothing stays behind.
  const endAtExit = () => {
    child.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', endAtExit);
  const stop = async () => {
    if (runs()) child.kill('SIGTERM');
    await ended;
    await rm(directory, { recursive: true, force: true });
    process.off('exit', endAtExit);
  };
  for (;;) {
    const text = await readFile(logFile, 'utf8');
    const url = /"url":"([^"]+)","msg":"listening"/.exec(text)?.[1];
    if (url !== undefined) return { url, requests: () => countRequests(logFile), stop };
    if (!runs()) {
      await stop();
      throw new Error(`the API did not start:\n${text}`);
    }
    await sleep(20);
  }
}
