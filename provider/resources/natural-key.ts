import { ApiError, isAuthenticNotFound } from '../../client/errors.ts';
import { listAll } from '../../client/list.ts';
import { checkField } from '../../provider-schema/check.ts';
import { idPattern, type KeyPart, type ResourceDefinition } from '../../provider-schema/definition.ts';
import { kindsOf } from '../../provider-schema/readers/import-forms.ts';
import type { Session } from '../session.ts';
import { collectionPath, isJsonObject, type JsonObject, objectPath } from './object.ts';

/** One way to read a name: the fields that it gives. `null`: it says that the field is unset. */
export type Reading = Readonly<Record<string, string | null>>;

/** What came of a search that found nothing, in words. */
export interface SearchNotes {
  /** What was looked for in vain, as in `no project has name = "paymnts"`. */
  readonly missed: Set<string>;
  /** What could not be looked for at all, because no object has such a name. */
  readonly misfits: Set<string>;
}

export const newSearchNotes = (): SearchNotes => ({ missed: new Set(), misfits: new Set() });

/** One object at most, in an array, as the API answers it. */
export async function findById(
  session: Session,
  definition: ResourceDefinition,
  id: string,
): Promise<JsonObject[]> {
  try {
    const { body } = await session.call({ method: 'GET', path: objectPath(definition, id) });
    return isJsonObject(body) ? [body] : [];
  } catch (failure) {
    if (isAuthenticNotFound(failure)) return [];
    throw failure;
  }
}

/** Every object with these values, compared as the API compares names: without regard to case. */
export async function findByFields(
  session: Session,
  definition: ResourceDefinition,
  reading: Reading,
): Promise<JsonObject[]> {
  const unset = Object.keys(reading).filter((name) => reading[name] === null);
  const query = Object.fromEntries(
    Object.entries(reading).map(([name, value]) => [name, value ?? undefined]),
  );
  const found: JsonObject[] = [];
  for await (const item of listAll(session.call, collectionPath(definition), query)) {
    if (isJsonObject(item) && unset.every((name) => (item[name] ?? null) === null)) found.push(item);
  }
  return found;
}

/**
 * Every object that a text may mean: the one with this id, or those with this natural key. What has the form of a
 * generated id is never a name, so that nobody can give an object the name of one that is gone.
 *
 * @param notes receives what was looked for in vain
 */
export async function findNamed(
  session: Session,
  definition: ResourceDefinition,
  text: string,
  notes: SearchNotes = newSearchNotes(),
): Promise<readonly JsonObject[]> {
  const generated = isGeneratedId(definition, text);
  const byId = generated || mayBeId(definition, text) ? await findById(session, definition, text) : [];
  if (generated || byId.length > 0) {
    if (byId.length === 0) notes.missed.add(`no ${titleOf(definition)} has the id "${text}"`);
    return byId;
  }
  const found = new Map<unknown, JsonObject>();
  for (const reading of await readingsOf(session, definition, text, notes)) {
    const objects = await findByFields(session, definition, reading);
    for (const object of objects) found.set(object['id'], object);
    if (objects.length === 0) notes.missed.add(`no ${titleOf(definition)} has ${readingInWords(reading)}`);
  }
  return [...found.values()];
}

/** Each way to read a text as a natural key. Several: names may contain `/`, which stands between the parts. */
export async function readingsOf(
  session: Session,
  definition: ResourceDefinition,
  text: string,
  notes: SearchNotes,
  [part, ...rest]: readonly KeyPart[] = definition.naturalKey,
): Promise<Reading[]> {
  if (!part) return [];
  const ends = rest.length === 0 ? [text.length] : [...text.matchAll(/\//g)].map(({ index }) => index);
  const readings: Reading[] = [];
  for (const end of ends) {
    const values = await valuesOf(session, definition, part, text.slice(0, end), notes);
    if (values.length === 0) continue;
    const others =
      rest.length === 0 ? [{}] : await readingsOf(session, definition, text.slice(end + 1), notes, rest);
    readings.push(
      ...values.flatMap((value) => others.map((other) => ({ [part.field]: value, ...other }) as Reading)),
    );
  }
  return readings;
}

async function valuesOf(
  session: Session,
  definition: ResourceDefinition,
  part: KeyPart,
  text: string,
  notes: SearchNotes,
): Promise<(string | null)[]> {
  if (text === part.unset) return [null];
  const kinds = kindsOf(definition, part);
  const field = definition.fields[part.field];
  if (kinds.length === 0) {
    const problem = field ? checkField(field, text) : 'unknown';
    if (problem)
      notes.misfits.add(`"${text}" is no ${part.field} of a ${titleOf(definition)}: it ${problem}`);
    return problem ? [] : [text];
  }
  const named = kinds.find(({ name }) => text.startsWith(`${name}:`));
  const name = named ? text.slice(named.name.length + 1) : text;
  const candidates = named ? [named] : kinds;
  if (candidates.some((kind) => isGeneratedId(kind, name))) return [name];
  return idsNamed(session, candidates, name, notes);
}

/** The ids of the objects of any of these kinds that have the name. */
async function idsNamed(
  session: Session,
  kinds: readonly ResourceDefinition[],
  name: string,
  notes: SearchNotes,
): Promise<string[]> {
  const ids = (await Promise.all(kinds.map((kind) => idsOfKind(session, kind, name)))).flat();
  if (ids.length === 0) notes.missed.add(`no ${kinds.map(titleOf).join(' or ')} is called "${name}"`);
  return ids;
}

/** Whoever may not read objects of a kind can still give an id. */
async function idsOfKind(session: Session, kind: ResourceDefinition, name: string): Promise<string[]> {
  try {
    return (await findNamed(session, kind, name)).map(({ id }) => String(id));
  } catch (failure) {
    if (failure instanceof ApiError && failure.status === 403 && mayBeId(kind, name)) return [name];
    throw failure;
  }
}

const mayBeId = ({ fields }: ResourceDefinition, text: string) =>
  fields['id'] !== undefined && checkField(fields['id'], text) === undefined;

const isGeneratedId = ({ idPrefix }: ResourceDefinition, text: string) =>
  idPattern(idPrefix).regex.test(text);

export const readingInWords = (reading: Reading) =>
  Object.entries(reading)
    .map(([name, value]) => (value === null ? `no ${name}` : `${name} = "${value}"`))
    .join(', ');

const titleOf = ({ title }: ResourceDefinition) => title.toLowerCase();
