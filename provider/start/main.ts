import * as module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { keepYoungGenerationSmall } from './young-generation.ts';

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
  keepYoungGenerationSmall();
}, startedMilliseconds).unref();
