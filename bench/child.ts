import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of the benchmarks' own: a module that answers each message with one. */
export interface Child {
  readonly ask: <Answer>(message: unknown) => Promise<Answer>;
  readonly end: () => Promise<void>;
}

type Reply = { readonly answer: unknown } | { readonly error: string };

/** Starts a module that calls {@link serve}, with more options of Node.js if it needs them. */
export function startChild(module: string, options: readonly string[] = []): Child {
  const child = fork(module, {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc', ...options],
  });
  const ended = once(child, 'exit');
  return {
    ask: async <Answer>(message: unknown) => {
      const reply = Promise.race([once(child, 'message'), ended]);
      child.send(message as object);
      const [said] = (await reply) as [Reply | number | null];
      if (said === null || typeof said === 'number') throw new Error(`${module} ended with ${said}`);
      if ('error' in said) throw new Error(said.error);
      return said.answer as Answer;
    },
    end: () => endChild(child, ended),
  };
}

async function endChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await ended;
}

/** In such a module: answers what the parent asks, one after the other, and ends with the parent. */
export function serve<Message>(answer: (message: Message) => Promise<unknown>): void {
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message: Message) => {
    answer(message).then(
      (given) => process.send?.({ answer: given }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    );
  });
}
