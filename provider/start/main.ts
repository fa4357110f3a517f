import * as module from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

const flushMilliseconds = 500;

// What comes and goes with each call of Terraform is small: a young generation that stays small takes a fifth of the
// memory away and no time. Given to Node.js as an option it would make a start slower, because Node.js keeps its own
// modules compiled for its default options alone.
setFlagsFromString('--semi-space-growth-factor=1');

/**
 * What Terraform starts, several times for each command: it keeps the provider's compiled code in the user's cache
 * folder, so that only the first start compiles it. Where it cannot be kept, or Node.js is too old for that, nothing
 * is lost but those milliseconds.
 */
const caches = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
module.enableCompileCache?.(join(caches, 'roster', 'terraform-provider'));
void import('../main.ts');
// At the end it is kept too, but whoever is killed has no end.
setTimeout(() => module.flushCompileCache?.(), flushMilliseconds).unref();
