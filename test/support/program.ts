import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Ended {
  /** The exit code; null when a signal ended the program. */
  readonly code: number | null;
  /** Standard output and standard error as they came. */
  readonly output: string;
  /** Standard output alone. */
  readonly answer: string;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** What it has said so far. */
  readonly said: () => string;
  /** Sends a signal to its whole process group, as Ctrl-C in a terminal does. */
  readonly signalGroup: (signal: NodeJS.Signals) => void;
  /** Ends it, and what it started, at once if it still runs. */
  readonly kill: () => Promise<void>;
}

/** Starts a program in a process group of its own. */
export function startProgram(
  program: string,
  words: readonly string[],
  where: {
    readonly folder: string;
    readonly environment: Readonly<Record<string, string>>;
    /** All that it can read from its standard input. */
    readonly input?: string;
  },
): Running {
  const child = spawn(program, words, {
    cwd: where.folder,
    env: where.environment,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}).end(where.input ?? '');
  const { promise: ended, resolve, reject } = Promise.withResolvers<Ended>();
  let output = '';
  let answer = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (answer += text));
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.once('error', reject);
  child.once('close', (code) => resolve({ code, output, answer }));
  const pid = child.pid ?? 0;
  const runs = () => pid !== 0 && child.exitCode === null && child.signalCode === null;
  const signalGroup = (signal: NodeJS.Signals) => {
    if (runs()) process.kill(-pid, signal);
  };
  const kill = async () => {
    signalGroup('SIGKILL');
    if (pid !== 0) await ended;
  };
  return { pid, ended, said: () => output, signalGroup, kill };
}

/** Resolves as soon as the condition holds, or the program has ended. */
export async function until({ ended }: Running, condition: () => boolean): Promise<void> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && !condition()) await sleep(1);
}

/** Whether a process with this id exists. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
