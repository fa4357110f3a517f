import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const log = join(import.meta.dirname, '../../../api/log.ts');

/** What a process that logs, and does that after it, leaves on its standard output. */
async function linesOf(statements: string): Promise<string[]> {
  const program = `
    import { setTimeout as sleep } from 'node:timers/promises';
    const { createLogger } = await import(${JSON.stringify(log)});
    const logger = createLogger('info');
    ${statements}`;
  const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program];
  const child = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  await once(child, 'close');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).msg);
}

const two = "logger.info('one'); logger.info('two');";
const die = "process.kill(process.pid, 'SIGKILL');";

test.each([
  ['by itself', two],
  ['by its own will', `${two} process.exit(0);`],
  ['by an error', `${two} throw new Error('unforeseen');`],
])('a process that ends %s leaves every line', async (_, statements) => {
  expect(await linesOf(statements)).toEqual(['one', 'two']);
});

test('a process that is killed leaves what is older than a moment', async () => {
  expect(await linesOf(`${two} await sleep(500); ${die}`)).toEqual(['one', 'two']);
});

test.each(['warn', 'error'])('and what came with a line of the level %s, or before it', async (level) => {
  const statements = `logger.info('one'); logger.${level}('two'); await sleep(50); ${die}`;
  expect(await linesOf(statements)).toEqual(['one', 'two']);
});

test('many lines are left whole and in their order', async () => {
  const lines = await linesOf("for (let line = 0; line < 5000; line++) logger.info('line ' + line);");
  expect(lines).toEqual(Array.from({ length: 5000 }, (_, line) => `line ${line}`));
});
