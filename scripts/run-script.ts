import { Trouble } from '../cli/command.ts';

const isExpected = (error: unknown): error is Error =>
  error instanceof Error &&
  (error instanceof Trouble || String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS'));

/** Runs what was typed; what its user can do something about is said without a stack, with the exit status 2. */
export async function runScript(main: (commandLine: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    if (!isExpected(error)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
