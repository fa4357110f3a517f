#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
import { homedir } from 'node:os';
import manifest from '../package.json' with { type: 'json' };
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  homeDirectory: homedir(),
  version: manifest.version,
  output: process.stdout,
  errors: process.stderr,
});
