import { ApiError } from '../../client/errors.ts';
import type { RosterRequest, RosterResponse } from '../../client/signed-fetch.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { collectionPath, isJsonObject, objectPath } from './object.ts';

type Call = (request: RosterRequest) => Promise<RosterResponse>;
type Listed = Pick<ResourceDefinition, 'plural'>;

/**
 * Reads objects by their ids, and many of them by listing: refreshing N objects takes about N / 1,000 requests. Few
 * are read one by one, so that a small configuration in a large environment does not list all of it.
 */
export interface ObjectReader {
  /**
   * The object as the API answers it.
   *
   * @throws the errors of the client. A 404 always comes from a request for this very object: what a list lacks may
   *   be hidden, or have come after it.
   */
  readonly read: (definition: Listed, id: string) => Promise<unknown>;
  /** What was listed is known no more: something has been changed. */
  readonly forget: () => void;
}

/** So many are read one by one. From there on each read may follow the list for one page more. */
const readSingly = 3;
/** A list older than this is read anew: a walk over a graph can take minutes. */
const keptMilliseconds = 60_000;

export function createObjectReader(call: Call, revisionSeen: () => string | undefined): ObjectReader {
  let collections = new Map<string, ReturnType<typeof createCollection>>();
  return {
    read: (definition, id) => {
      const path = collectionPath(definition);
      const known = collections.get(path);
      const collection = known ?? createCollection(call, path, revisionSeen);
      if (!known) collections.set(path, collection);
      return collection.read(id, objectPath(definition, id));
    },
    forget: () => {
      collections = new Map();
    },
  };
}

function createCollection(call: Call, path: string, revisionSeen: () => string | undefined) {
  let reads = 0;
  let listing = createListing(call, path);
  /** One page is read at a time, and whoever needs another waits for it. */
  let turn: Promise<unknown> = Promise.resolve();
  const readOne = async (objectPathOf: string) => (await call({ method: 'GET', path: objectPathOf })).body;

  const find = async (id: string): Promise<unknown> => {
    if (listing.isStale(revisionSeen())) listing = createListing(call, path);
    while (!listing.reaches(id) && listing.pages < reads - readSingly && !listing.refused && !listing.torn) {
      await listing.readPage();
    }
    return listing.find(id);
  };

  return {
    read: async (id: string, objectPathOf: string): Promise<unknown> => {
      reads += 1;
      if (reads <= readSingly) return readOne(objectPathOf);
      const found = turn.then(() => find(id));
      turn = found.catch(() => undefined);
      return (await found) ?? readOne(objectPathOf);
    },
  };
}

/** A list that is read as far as it is needed. The API lists in the order of the ids. */
function createListing(call: Call, path: string) {
  const objects = new Map<string, unknown>();
  const begun = performance.now();
  let revision: string | undefined;
  let last = '';
  let token: string | undefined = '';
  const listing = {
    pages: 0,
    /** Whether the caller may not list at all. */
    refused: false,
    /** Whether a page was of another revision than the first: what was read before is old. */
    torn: false,
    isStale: (seen: string | undefined) =>
      listing.torn ||
      performance.now() - begun > keptMilliseconds ||
      (listing.pages > 0 && seen !== revision),
    reaches: (id: string) => token === undefined || (last !== '' && id <= last),
    find: (id: string) => (listing.torn ? undefined : objects.get(id)),
    readPage: async () => {
      const query = { page_size: 1000, page_token: token || undefined };
      try {
        const { body, headers } = await call({ method: 'GET', path, query });
        const told = headers.get('x-roster-revision') ?? undefined;
        if (listing.pages === 0) revision = told;
        listing.torn = told !== revision;
        const items = isJsonObject(body) && Array.isArray(body['items']) ? body['items'] : [];
        for (const item of items.filter(isJsonObject)) {
          last = String(item['id']);
          objects.set(last, item);
        }
        const next = isJsonObject(body) ? body['next_page_token'] : undefined;
        token = typeof next === 'string' && next !== '' ? next : undefined;
        listing.pages += 1;
      } catch (failure) {
        // Who may not list may still read one by one; whatever else is wrong, reading the one will tell.
        if (!(failure instanceof ApiError)) throw failure;
        listing.refused = true;
      }
    },
  };
  return listing;
}
