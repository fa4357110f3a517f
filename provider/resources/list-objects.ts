import { listAll } from '../../client/list.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { kindsOf } from '../../provider-schema/readers/import-forms.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ManagedType } from '../types.ts';
import { collectionPath, isJsonObject, type JsonObject, stateOf } from './object.ts';

export interface Listed {
  readonly state: CtyObject;
  readonly displayName: string;
}

const largestPage = 1000;

/**
 * Every object that can be declared, in the order of the API, page by page as they are asked for.
 *
 * @param config the filters
 * @param limit at most so many; 0: all
 * @throws the errors of the client
 */
export async function* listObjects(
  session: Session,
  resource: ManagedType,
  config: CtyObject,
  limit: number,
): AsyncGenerator<Listed, void, undefined> {
  const { definition } = resource;
  const filters = definition.filters.map((name) => [name, config[name] ?? undefined] as const);
  const query = {
    ...(Object.fromEntries(filters) as Record<string, string | boolean | undefined>),
    page_size: limit > 0 ? Math.min(limit, largestPage) : largestPage,
  };
  let count = 0;
  for await (const item of listAll(session.call, collectionPath(definition), query)) {
    const object = isJsonObject(item) ? item : {};
    if (definition.builtIn !== undefined && object[definition.builtIn] === true) continue;
    yield { state: stateOf(resource, object, null), displayName: await nameFor(session, definition, object) };
    count += 1;
    if (count === limit) return;
  }
}

/** The natural key, as an import takes it; of what has none, the id and what its note says. */
async function nameFor(
  session: Session,
  definition: ResourceDefinition,
  object: JsonObject,
): Promise<string> {
  const { naturalKey } = definition;
  if (naturalKey.length === 0) {
    const { id, note } = object;
    return typeof note === 'string' ? `${id} (${note})` : String(id);
  }
  const parts = naturalKey.map(async (part) => {
    const value = object[part.field] ?? null;
    if (value === null) return part.unset ?? '';
    const kinds = kindsOf(definition, part);
    return kinds.length === 0 ? String(value) : nameOfReferred(session, kinds, String(value));
  });
  return (await Promise.all(parts)).join('/');
}

/** The id stays where what it refers to cannot be read: a name is a courtesy. */
async function nameOfReferred(
  session: Session,
  kinds: readonly ResourceDefinition[],
  id: string,
): Promise<string> {
  const kind = kinds.find(({ idPrefix }) => id.startsWith(`${idPrefix}_`));
  if (!kind) return id;
  try {
    const object = await session.objects.read(kind, id);
    return isJsonObject(object) ? `${kind.name}:${await nameFor(session, kind, object)}` : id;
  } catch {
    return id;
  }
}
