import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * A path, as an option takes it. What no shell has expanded (quotes, systemd, compose) is no folder called `~`: `~/` is
 * the home directory, as clients read it, and that of somebody else is refused.
 */
export const path = z
  .string()
  .min(1, { error: () => 'must not be empty' })
  .regex(/^(?!~($|[^/]))/, { error: () => 'must be a path: of ~ only ~/… is understood, so write it out' })
  .overwrite((given) => (given.startsWith('~/') ? join(homedir(), given.slice(2)) : given));
