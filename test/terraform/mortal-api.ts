import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { resolveCredentials } from '../../client/profile.ts';
import { type Actor, makeActor } from '../support/api.ts';
import { type ApiProcess, prepareGround } from '../support/api-process.ts';

/** The API as a program on its embedded database, which can be killed and comes back on the same port. */
export interface MortalApi {
  readonly url: string;
  /** The service account that the first start made. */
  readonly administrator: Actor;
  /** Ends it without giving it a chance to do anything. */
  readonly kill: () => Promise<void>;
  readonly restart: () => Promise<void>;
}

/** Starts the API for one test, after which it is ended and its data is deleted. */
export async function startMortalApi(): Promise<MortalApi> {
  const ground = await prepareGround();
  onTestFinished(ground.cleanUp);
  let running: ApiProcess = ground.start();
  const url = await running.listening;
  const { port } = new URL(url);
  return {
    url,
    administrator: await firstAdministrator(url, ground.directory),
    kill: async () => {
      running.kill('SIGKILL');
      await running.exit;
    },
    restart: async () => {
      running = ground.start({ ROSTER_PORT: port });
      await running.listening;
    },
  };
}

async function firstAdministrator(url: string, directory: string): Promise<Actor> {
  const environment = { ROSTER_CREDENTIALS_FILE: join(directory, 'credentials') };
  const found = await resolveCredentials({ explicit: {}, environment, homeDirectory: directory });
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  if (!('accessKeyId' in found.credentials)) throw new Error('no access key');
  return makeActor(url, '', found.credentials);
}
