import { ApiError } from '../../client/errors.ts';
import { listAll } from '../../client/list.ts';
import { createPause, withRetry } from '../../client/retry.ts';
import { createSignedFetch, type SendRequest } from '../../client/signed-fetch.ts';
import type { SigningOptions } from '../../client/transport.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { Trouble } from '../command.ts';
import { wordsOf } from './kinds.ts';

/** An object as the API answers it. */
export type ApiObject = Readonly<Record<string, unknown>> & { readonly id: string };

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

/** Told what goes on, in a line. */
export type Progress = (line: string) => void;

const mostReadings = 3;

/** From so many objects of a kind on, people wait, and are told. */
const toldFrom = 1000;

/**
 * Reads everything of the given kinds, page by page. What changed meanwhile is read again, three times at most.
 *
 * @throws Trouble where a permission is missing; the errors of the client
 */
export async function readEnvironment(
  options: SigningOptions,
  kinds: readonly ResourceDefinition[],
  progress: Progress,
): Promise<Environment> {
  let environment = await readOnce(options, kinds, progress);
  for (let count = 1; count < mostReadings && !environment.steady; count += 1) {
    progress('the environment changed while it was read: reading it again');
    environment = await readOnce(options, kinds, progress);
  }
  return environment;
}

async function readOnce(
  options: SigningOptions,
  kinds: readonly ResourceDefinition[],
  progress: Progress,
): Promise<Environment> {
  const revisions = new Set<string | null>();
  const send = patient(createSignedFetch(options), progress, revisions);
  const caller = await readCaller(send);
  const objects = new Map<string, readonly ApiObject[]>();
  for (const definition of kinds) objects.set(definition.name, await readKind(send, definition, progress));
  // An answer is of the revision at its beginning: a last one says whether anything changed during those before.
  await readCaller(send);
  return { ...caller, objects, steady: revisions.size === 1 };
}

/** Asks again while the API is busy or cannot be reached, and notes the revision of each answer. */
function patient(send: SendRequest, progress: Progress, revisions: Set<string | null>): SendRequest {
  const retry = {
    pause: createPause(),
    onRetry: (error: Error, milliseconds: number) =>
      progress(`${error.message}; trying again in ${Math.ceil(milliseconds / 1000)} s`),
  };
  return async (request) => {
    const answer = await withRetry(() => send(request), retry);
    revisions.add(answer.headers.get('x-roster-revision'));
    return answer;
  };
}

async function readCaller(send: SendRequest) {
  const { body } = await send({ method: 'GET', path: '/v1/caller' });
  const { environment_slug, principal_id, name } = body as Record<string, string>;
  return { slug: environment_slug ?? '', callerId: principal_id ?? '', callerName: name ?? '' };
}

async function readKind(
  send: SendRequest,
  definition: ResourceDefinition,
  progress: Progress,
): Promise<readonly ApiObject[]> {
  try {
    if (definition.life === 'standing') return [await readSettings(send)];
    const objects: ApiObject[] = [];
    for await (const item of listAll<ApiObject>(send, `/v1/${definition.plural}`)) {
      objects.push(item);
      if (objects.length % toldFrom === 0) progress(`${wordsOf(definition)}: ${objects.length} so far`);
    }
    return objects.sort((one, other) => (one.id < other.id ? -1 : 1));
  } catch (error) {
    throw withPermission(definition, error);
  }
}

/** The settings stand among what the environment is. */
async function readSettings(send: SendRequest): Promise<ApiObject> {
  const { body } = await send({ method: 'GET', path: '/v1/environment' });
  const { id, settings } = body as { id: string; settings: Record<string, unknown> };
  return { ...settings, id };
}

function withPermission(definition: ResourceDefinition, error: unknown): unknown {
  if (!(error instanceof ApiError) || error.status !== 403) return error;
  const { missing_permission, request_id } = error.problem;
  if (missing_permission === undefined) return error;
  return new Trouble(
    `reading the ${wordsOf(definition)} takes the permission ${missing_permission}, which the service account that signs does not hold (request id ${request_id}): give it a role that has it, or name other kinds with --only`,
  );
}
