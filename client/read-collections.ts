import { ApiError } from './errors.ts';
import { listAll } from './list.ts';
import { createPause, withRetry } from './retry.ts';
import { createSignedFetch, type SendRequest } from './signed-fetch.ts';
import type { SigningOptions } from './transport.ts';

/** An object as the API answers it. */
export type ApiObject = Readonly<Record<string, unknown>> & { readonly id: string };

/** Objects that are read together. */
export interface Collection {
  /** By which they are found in what was read. */
  readonly name: string;
  /** As in `role assignments`. */
  readonly words: string;
  /** As in `/v1/role_assignments`; with `read`, it is not asked for. */
  readonly path: string;
  /** In place of a list. */
  readonly read?: (send: SendRequest) => Promise<readonly ApiObject[]>;
}

/** Who asked. */
export interface CollectionsCaller {
  readonly principalId: string;
  /** The e-mail address of a member, the name of a service account. */
  readonly name: string;
  readonly environmentSlug: string;
  readonly edition: string;
}

export interface Collections {
  readonly caller: CollectionsCaller;
  /** By name, in the order of their ids. */
  readonly objects: ReadonlyMap<string, readonly ApiObject[]>;
  /** What the caller may not read: the name, and the error of the API. */
  readonly refused: ReadonlyMap<string, ApiError>;
  /** The environment's revision that was read, where nothing changed meanwhile. */
  readonly revision: string | null;
  /** Whether nothing that decisions depend on changed while it was read. */
  readonly steady: boolean;
}

/** Told what goes on, in a line. */
export type Progress = (line: string) => void;

const mostReadings = 3;

/** From so many objects of a kind on, people wait, and are told. */
const toldFrom = 1000;

/**
 * Reads all objects of the given collections, page by page. What changed meanwhile is read again, three times at most.
 *
 * @throws the errors of the client, but for collections that the caller may not read
 */
export async function readCollections(
  options: SigningOptions,
  collections: readonly Collection[],
  progress: Progress,
): Promise<Collections> {
  let found = await readOnce(options, collections, progress);
  for (let count = 1; count < mostReadings && !found.steady; count += 1) {
    progress('the environment changed while it was read: reading it again');
    found = await readOnce(options, collections, progress);
  }
  return found;
}

async function readOnce(
  options: SigningOptions,
  collections: readonly Collection[],
  progress: Progress,
): Promise<Collections> {
  const revisions = new Set<string | null>();
  const send = patient(createSignedFetch(options), progress, revisions);
  const caller = await readCaller(send);
  const objects = new Map<string, readonly ApiObject[]>();
  const refused = new Map<string, ApiError>();
  for (const collection of collections)
    try {
      objects.set(collection.name, await readCollection(send, collection, progress));
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.missing_permission === undefined) throw error;
      refused.set(collection.name, error);
    }
  // An answer is of the revision at its beginning: a last one says whether anything changed during those before.
  await readCaller(send);
  const [revision = null] = revisions;
  return { caller, objects, refused, revision, steady: revisions.size === 1 };
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

async function readCaller(send: SendRequest): Promise<CollectionsCaller> {
  const { body } = await send({ method: 'GET', path: '/v1/caller' });
  const {
    environment_slug = '',
    principal_id = '',
    name = '',
    edition = '',
  } = body as Record<string, string>;
  return { environmentSlug: environment_slug, principalId: principal_id, name, edition };
}

async function readCollection(
  send: SendRequest,
  { path, words, read }: Collection,
  progress: Progress,
): Promise<readonly ApiObject[]> {
  if (read) return read(send);
  const objects: ApiObject[] = [];
  for await (const item of listAll<ApiObject>(send, path)) {
    objects.push(item);
    if (objects.length % toldFrom === 0) progress(`${words}: ${objects.length} so far`);
  }
  return objects.sort((one, other) => (one.id < other.id ? -1 : 1));
}
