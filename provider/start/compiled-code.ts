import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

/** In the user's cache folder: where the provider's compiled code is kept, so that only the first start compiles it. */
export const compiledCodeFolder = ({ XDG_CACHE_HOME }: NodeJS.ProcessEnv) =>
  join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'roster', 'terraform-provider');

/** By then a start has loaded what it needs. */
const startedMilliseconds = 500;

/**
 * Keeps what was compiled, once the start is over: whoever is killed has no end at which to do it.
 *
 * What comes and goes with each call of Terraform is small: a young generation that stays small takes a fifth of the
 * memory away, and no time. Said at the start it would cost some, because compiled code counts for the same flags
 * alone, Node.js's own too.
 */
export function afterStart(keep: () => void): void {
  setTimeout(() => {
    keep();
    setFlagsFromString('--semi-space-growth-factor=1');
  }, startedMilliseconds).unref();
}
