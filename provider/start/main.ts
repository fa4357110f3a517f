import * as module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

/** By then it has loaded what it needs. */
const startedMilliseconds = 500;

/**
 * What Terraform starts, several times for each command: it keeps the provider's compiled code in the user's cache
 * folder, so that only the first start compiles it. Where it cannot be kept, or Node.js is too old for that, nothing
 * is lost but those milliseconds.
 */
const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
module.enableCompileCache?.(join(caches, 'roster', 'terraform-provider'));
void import('../main.ts');

setTimeout(() => {
  // At the end it is kept too, but whoever is killed has no end.
  module.flushCompileCache?.();
  // What comes and goes with each call of Terraform is small: a young generation that stays small takes a fifth of the
  // memory away, and no time. Said earlier it would cost some, because compiled code counts for the same flags alone,
  // Node.js's own too.
  setFlagsFromString('--semi-space-growth-factor=1');
}, startedMilliseconds).unref();
