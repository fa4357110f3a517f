import type { Session } from '../session.ts';
import { resourceTypes } from '../types.ts';
import { isJsonObject } from './object.ts';

/** What people call objects, by their ids, as far as it was told. */
export interface KnownNames {
  readonly of: (id: string) => string | undefined;
  /** Remembers what an object is called. */
  readonly learn: (object: unknown) => void;
  /** Asks the API for those that are not known yet. Whose name it does not tell stays unknown. */
  readonly read: (session: Session, ids: readonly string[]) => Promise<void>;
}

/** The resource that an id is of; the ids of predefined roles are names. */
export const ownerOf = (id: string) =>
  [...resourceTypes.values()].find(
    ({ definition: { idPrefix } }) => idPrefix !== '' && id.startsWith(`${idPrefix}_`),
  ) ?? resourceTypes.get('roster_role');

export function createKnownNames(): KnownNames {
  const names = new Map<string, string>();
  const learn = (object: unknown) => {
    const { id, email, name } = isJsonObject(object) ? object : {};
    const text = email ?? name;
    if (typeof id === 'string' && typeof text === 'string') names.set(id, text);
  };
  const read = async (session: Session, id: string) => {
    const owner = ownerOf(id);
    try {
      if (owner && !names.has(id)) learn(await session.objects.read(owner.definition, id));
    } catch {
      // It is known by its id alone.
    }
  };
  return {
    of: (id) => names.get(id),
    learn,
    read: async (session, ids) => {
      await Promise.all(ids.map((id) => read(session, id)));
    },
  };
}
