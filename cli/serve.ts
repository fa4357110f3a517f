import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodeOptions } from '../api/node-options.ts';
import { type OptionRow, optionRows } from '../api/option-rows.ts';
import { type Command, Trouble } from './command.ts';

/** The API's program: beside the command where both are bundled, in its own folder where they are not. */
function apiProgram(): string {
  const bundled = join(import.meta.dirname, 'server.js');
  return existsSync(bundled) ? bundled : join(import.meta.dirname, '../api/main.ts');
}

/** There a process cannot become another one. Ctrl-C reaches both; the API ends by itself, and this one after it. */
async function runOnWindows(words: readonly string[], environment: Environment): Promise<0 | 1> {
  process.on('SIGINT', () => {});
  const child = spawn(process.execPath, words, { env: environment, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return code === 0 ? 0 : 1;
}

type Environment = Readonly<Record<string, string | undefined>>;

const plain = (markdown: string) => markdown.replaceAll('`', '');

function explain({ name, description, default: value, secret }: OptionRow): string {
  const notes = [
    ...(value === undefined ? [] : [`default ${value}`]),
    ...(secret ? [`or ${name}_FILE`] : []),
  ];
  return `  ${name}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}\n    ${plain(description)}`;
}

export const serve: Command = {
  name: 'serve',
  summary: 'Run the API',
  takes: '',
  description: `Runs the API until it gets SIGTERM or SIGINT. It is configured by environment variables; a secret may come as a file instead, which the variable with _FILE after its name names.\n\n${optionRows.map(explain).join('\n')}`,
  options: {},
  explains: {},
  words: 0,
  run: async (_values, _words, { environment }) => {
    const words = [...nodeOptions, apiProgram()];
    if (process.platform === 'win32') return runOnWindows(words, environment);
    // The same process goes on as the API, so that whoever started it has its id, its signals and its exit status.
    process.execve?.(process.execPath, [process.execPath, ...words], { ...environment } as NodeJS.ProcessEnv);
    throw new Trouble('this Node.js is too old: Roster needs 22.19 or later');
  },
};
