import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { Writable } from 'node:stream';
import { run } from '../../cli/run.ts';
import { serve } from '../child.ts';

export interface Asked {
  /** What follows `roster`. */
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly status: number;
  readonly seconds: number;
  /** The most memory that the process has used, in MB. */
  readonly megabytes: number;
}

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

// The `roster` command in a process of its own, with nothing beside it.
serve<Asked>(async ({ words, environment }): Promise<Ran> => {
  const begun = performance.now();
  const status = await run(words, {
    environment,
    homeDirectory: homedir(),
    version: 'bench',
    output: nowhere,
    errors: nowhere,
  });
  return { status, seconds: (performance.now() - begun) / 1000, megabytes: peakMegabytes() };
});

function peakMegabytes(): number {
  const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
