import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';

/** A terminal in which a reader types one block after the other: variables and folder stay. */
export interface Shell {
  /** Runs commands until they end, with `yes` for whatever asks; returns all that they print. */
  readonly run: (commands: string) => Promise<string>;
  /** Starts commands beside the others, and waits until the URL answers 200. */
  readonly start: (commands: string, url: string) => Promise<void>;
  readonly folder: () => Promise<string>;
  /** Ends whatever was started. */
  readonly close: () => Promise<void>;
}

const patience = 120_000;

/**
 * @param folder where it begins
 * @param scratch a folder for its own files
 */
export function openShell(folder: string, scratch: string, environment: NodeJS.ProcessEnv): Shell {
  const bash = spawn('bash', ['--noprofile', '--norc'], {
    cwd: folder,
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const ended = once(bash, 'close');
  const answers = createInterface({ input: bash.stdio[3] as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  const started: { readonly pid: number; readonly log: string }[] = [];
  let count = 0;

  /** Has bash do something, which answers on a descriptor of its own. */
  async function ask(script: string): Promise<string | undefined> {
    bash.stdin?.write(`${script}\n`);
    const answer = await answers.next();
    return answer.done ? undefined : answer.value;
  }

  async function fileOf(commands: string) {
    count += 1;
    const path = join(scratch, `block-${count}`);
    await writeFile(path, commands);
    return { path, log: `${path}.log` };
  }

  return {
    run: async (commands) => {
      const { path, log } = await fileOf(commands);
      // A failure ends bash, so that there is no answer.
      const answer = await ask(
        `set -eo pipefail; . '${path}' > '${log}' 2>&1 < <(yes yes 2> /dev/null); echo done >&3`,
      );
      const printed = stripVTControlCharacters(await readFile(log, 'utf8'));
      if (answer !== 'done') throw new Error(`it failed:\n${commands}\n${printed}\n${await logsOf(started)}`);
      return printed;
    },
    start: async (commands, url) => {
      if (await isAnswering(url)) throw new Error(`${url} answers already: something else runs there`);
      const { path, log } = await fileOf(commands);
      const pid = Number(
        await ask(`set -m; ( . '${path}' ) > '${log}' 2>&1 < /dev/null & set +m; echo $! >&3`),
      );
      started.push({ pid, log });
      await untilItAnswers(url, () => logsOf(started));
    },
    folder: async () => (await ask('pwd >&3')) ?? '',
    close: async () => {
      for (const { pid } of started) await endGroup(pid);
      end(bash);
      await ended;
    },
  };
}

const logsOf = async (started: readonly { readonly log: string }[]) =>
  (await Promise.all(started.map(({ log }) => readFile(log, 'utf8')))).join('\n');

const isAnswering = async (url: string) => (await fetch(url).catch(() => undefined))?.ok === true;

async function untilItAnswers(url: string, log: () => Promise<string>): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    if (await isAnswering(url)) return;
    if (Date.now() > deadline) throw new Error(`${url} does not answer:\n${await log()}`);
    await wait(100);
  }
}

async function endGroup(pid: number): Promise<void> {
  try {
    process.kill(-pid, 'SIGTERM');
    for (let tries = 0; tries < 150; tries += 1) {
      process.kill(-pid, 0);
      await wait(100);
    }
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function end(bash: ChildProcess): void {
  bash.stdin?.end();
}
