import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { generateMasterKey } from '../../api/secrets/master-keys.ts';
import { createPostgresDatabase } from './database.ts';

export interface ApiProcess {
  /** Standard output and standard error so far. */
  readonly output: () => string;
  /** Where it listens; rejected with the output when the process ends before. */
  readonly listening: Promise<string>;
  /** How it ended: the exit code, or the signal. */
  readonly exit: Promise<number | NodeJS.Signals>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** The embedded database, or a new one on the run's PostgreSQL server. */
export const isEmbedded = process.env['ROSTER_TEST_DATABASE'] !== 'postgres';

/** Whether the database is left for the first start to make, or to migrate; by default it is migrated, and empty. */
interface Freshness {
  readonly fresh?: boolean;
}

/** What a process needs to find its database: nothing when it is the embedded one. */
export async function databaseVariables(freshness: Freshness = {}): Promise<Record<string, string>> {
  if (isEmbedded) return {};
  return { DATABASE_URL: await createPostgresDatabase(freshness), ROSTER_MASTER_KEYS: generateMasterKey() };
}

export interface ProcessGround {
  /** A data directory of the test's own. */
  readonly directory: string;
  /** Starts `api/main.ts` in it, on a free port. */
  readonly start: (variables?: Record<string, string>) => ApiProcess;
  /** Ends what still runs and removes the directory. */
  readonly cleanUp: () => Promise<void>;
}

export async function prepareGround({ fresh = false }: Freshness = {}): Promise<ProcessGround> {
  const directory = await mkdtemp(join(tmpdir(), 'roster-process-'));
  if (isEmbedded && !fresh) await layDatabase(join(directory, 'database'));
  const started: ApiProcess[] = [];
  return {
    directory,
    start: (variables = {}) => {
      const running = startProcess({ ROSTER_DATA_DIR: directory, ROSTER_PORT: '0', ...variables });
      started.push(running);
      return running;
    },
    cleanUp: async () => {
      for (const running of started) running.kill('SIGKILL');
      await Promise.all(started.map(({ exit }) => exit));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function layDatabase(directory: string): Promise<void> {
  await mkdir(directory, { mode: 0o700 });
  await promisify(execFile)('tar', ['-xf', inject('pgliteTemplate'), '-C', directory]);
}

function startProcess(variables: Record<string, string>): ApiProcess {
  const main = join(import.meta.dirname, '../../api/main.ts');
  // Optimizing the WebAssembly of the embedded database takes longer than such a process lives.
  const child = spawn(process.execPath, ['--liftoff-only', main], {
    env: { PATH: process.env['PATH'] ?? '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exit = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 0));
  });
  const listening = new Promise<string>((resolve, reject) => {
    const read = (chunk: string) => {
      output += chunk;
      const url = /"url":"([^"]+)","msg":"listening"/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read);
    void exit.then((how) => reject(new Error(`ended with ${how} before it listened:\n${output}`)));
  });
  listening.catch(() => {});
  return { output: () => output, listening, exit, kill: (signal) => endChild(child, signal) };
}

function endChild(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}
