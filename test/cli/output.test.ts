import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const main = join(import.meta.dirname, '../../cli/main.ts');

it('goes on when whoever reads the output has seen enough, as `head` has', async () => {
  const words = ['--disable-warning=ExperimentalWarning', main, '--help'];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const [[code], complaints] = await Promise.all([once(child, 'close'), text(child.stderr)]);
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
});
