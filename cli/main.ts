#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
import { homedir } from 'node:os';
import manifest from '../package.json' with { type: 'json' };
import { run } from './run.ts';

// Who reads it may have seen enough, as `head` has: the command goes on, and its exit status stands.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  homeDirectory: homedir(),
  version: manifest.version,
  output: process.stdout,
  errors: process.stderr,
});
