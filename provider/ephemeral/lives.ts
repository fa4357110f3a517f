import type { EphemeralLife } from './life.ts';
import { secretAccessKeyLife } from './secret-access-key.ts';
import { sessionCredentialsLife } from './session-credentials.ts';

const lives: Readonly<Record<string, EphemeralLife>> = {
  session_credentials: sessionCredentialsLife,
  secret_access_key: secretAccessKeyLife,
};

/** @param name the definition's */
export function ephemeralLifeOf(name: string): EphemeralLife {
  const life = lives[name];
  if (!life) throw new Error(`nothing opens the ephemeral resource ${name}`);
  return life;
}
