import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Gets each line of output, without colours, as it comes. */
  readonly onLine: (line: string) => void;
}

/** A temporary folder and the programs that were started in it; `close` ends and deletes all of it. */
export interface Workshop {
  readonly folder: string;
  /** Aborted when the demo is to end early. */
  readonly signal: AbortSignal;
  /** Runs a program to its end and returns its output. @throws with the output when it fails. */
  run(program: string, programArguments: readonly string[], options: RunOptions): Promise<string>;
  /** Starts a program that runs until `close`; its output goes to `<name>.log` in the folder. */
  start(
    name: string,
    program: string,
    programArguments: readonly string[],
    env: NodeJS.ProcessEnv,
  ): Promise<Service>;
  close(): Promise<void>;
}

export interface Service {
  readonly isRunning: () => boolean;
  readonly log: () => Promise<string>;
}

export async function openWorkshop(signal: AbortSignal): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-demo-'));
  const running = new Set<ChildProcess>();
  // Each in a process group of its own, so that Ctrl-C reaches the demo alone and it ends them in order.
  const track = (child: ChildProcess) => {
    running.add(child);
    child.once('close', () => running.delete(child));
    return child;
  };
  return {
    folder,
    signal,
    run: (program, programArguments, { cwd, env, onLine }) => {
      signal.throwIfAborted();
      const child = track(
        spawn(program, programArguments, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] }),
      );
      const onAbort = () => void end(child);
      signal.addEventListener('abort', onAbort, { once: true });
      return outputOf(child, onLine).finally(() => {
        signal.removeEventListener('abort', onAbort);
        signal.throwIfAborted();
      });
    },
    start: async (name, program, programArguments, env) => {
      signal.throwIfAborted();
      const path = join(folder, `${name}.log`);
      const log = await open(path, 'w');
      const stdio = ['ignore', log.fd, log.fd] as const;
      const child = track(
        spawn(program, programArguments, { cwd: folder, env, detached: true, stdio: [...stdio] }),
      );
      await log.close();
      return { isRunning: () => running.has(child), log: () => readFile(path, 'utf8') };
    },
    close: async () => {
      await Promise.all([...running].map(end));
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function outputOf(child: ChildProcess, onLine: (line: string) => void): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = '';
  let rest = '';
  const collect = (chunk: string) => {
    output += chunk;
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.trimEnd());
  };
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', collect);
  child.on('error', reject);
  child.on('close', (status, signal) => {
    if (status === 0) resolve(output);
    else reject(new Error(`it ended with ${signal ?? `status ${status}`}. Its output:\n\n${output}`));
  });
  return promise;
}

/** Asks a program to stop; what is left of it and of everything that it started after five seconds is killed. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const family = [child.pid, ...descendantsOf(child.pid)];
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await Promise.race([exited, wait(5000, undefined, { ref: false })]);
  for (const pid of family) if (isAlive(pid)) signalTo(pid, 'SIGKILL');
  await exited;
}

function descendantsOf(ancestor: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const parents = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const childrenOf = (parent: number): number[] =>
    parents.flatMap(([pid, of]) => (of === parent && pid !== undefined ? [pid, ...childrenOf(pid)] : []));
  return childrenOf(ancestor);
}

function isAlive(pid: number): boolean {
  return signalTo(pid, 0);
}

function signalTo(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
