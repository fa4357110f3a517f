import { type ApiObject, type Progress, readCollections } from '../../client/read-collections.ts';
import type { SendRequest } from '../../client/signed-fetch.ts';
import type { SigningOptions } from '../../client/transport.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { Trouble } from '../command.ts';
import { wordsOf } from './kinds.ts';

export type { ApiObject };

export interface Environment {
  readonly slug: string;
  /** The member or service account that asked. */
  readonly callerId: string;
  readonly callerName: string;
  /** By the name of the definition, in the order of their ids. */
  readonly objects: ReadonlyMap<string, readonly ApiObject[]>;
  /** Whether nothing that decisions depend on changed while it was read. */
  readonly steady: boolean;
}

/**
 * Reads everything of the given kinds.
 *
 * @throws Trouble where a permission is missing; the errors of the client
 */
export async function readEnvironment(
  options: SigningOptions,
  kinds: readonly ResourceDefinition[],
  progress: Progress,
): Promise<Environment> {
  const collections = kinds.map((definition) => ({
    name: definition.name,
    words: wordsOf(definition),
    path: `/v1/${definition.plural}`,
    ...(definition.life === 'standing' && { read: readSettings }),
  }));
  const { caller, objects, refused, steady } = await readCollections(options, collections, progress);
  for (const { name, words } of collections) {
    const problem = refused.get(name)?.problem;
    if (problem)
      throw new Trouble(
        `reading the ${words} takes the permission ${problem.missing_permission}, which the service account that signs does not hold (request id ${problem.request_id}): give it a role that has it, or name other kinds with --only`,
      );
  }
  return {
    slug: caller.environmentSlug,
    callerId: caller.principalId,
    callerName: caller.name,
    objects,
    steady,
  };
}

/** The settings stand among what the environment is. */
async function readSettings(send: SendRequest): Promise<readonly ApiObject[]> {
  const { body } = await send({ method: 'GET', path: '/v1/environment' });
  const { id, settings } = body as { id: string; settings: Record<string, unknown> };
  return [{ ...settings, id }];
}
