import { listAll } from '../../client/list.ts';
import { checkField } from '../../provider-schema/check.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { readableFields } from '../../provider-schema/readers/terraform.ts';
import { error, type Finding } from '../diagnostics.ts';
import { type CtyObject, type CtyValue, isUnknown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { DataSourceType } from '../types.ts';
import { findByFields, findById } from './natural-key.ts';
import { collectionPath, fieldFromApi } from './object.ts';
import { requestFailed } from './problem.ts';
import { readView } from './views.ts';

export interface Found {
  readonly state: CtyObject | null;
  readonly findings: readonly Finding[];
}

/** Checks what is known of a data source's configuration. */
export function validateDataSource(source: DataSourceType, config: CtyObject): Finding[] {
  if (source.definition.life !== 'object')
    return validateFilters(source.definition, source.definition.dataSources.one ?? [], config);
  if (source.finds === 'one') return validateKeys(source.definition.dataSources.one ?? [], config);
  return validateFilters(source.definition, source.definition.filters, config);
}

/** Checks what is known of those fields by which objects are found. */
export function validateFilters(
  definition: ResourceDefinition,
  names: readonly string[],
  config: CtyObject,
): Finding[] {
  return names.flatMap((name) => {
    const field = definition.fields[name];
    const value = config[name] ?? null;
    if (!field || value === null || isUnknown(value)) return [];
    const problem = checkField(field, value);
    return problem ? [error(`Invalid ${name}`, `"${name}" ${problem}.`, name)] : [];
  });
}

/** Reads a data source whose configuration is known. */
export async function readDataSource(
  session: Session,
  source: DataSourceType,
  config: CtyObject,
): Promise<Found> {
  const { definition, schema, finds } = source;
  try {
    if (definition.life !== 'object') return { state: await readView(session, source, config), findings: [] };
    return finds === 'one' ? await readOne(session, source, config) : await readMany(session, source, config);
  } catch (failure) {
    const what = finds === 'one' ? `the ${definition.title.toLowerCase()}` : words(definition.plural);
    return { state: null, findings: requestFailed(`read ${what}`, failure, schema) };
  }
}

function validateKeys(keys: readonly string[], config: CtyObject): Finding[] {
  const set = keys.filter((key) => (config[key] ?? null) !== null);
  const known = set.filter((key) => !isUnknown(config[key]));
  if (set.length > 0 && known.length <= 1) return [];
  const ways = keys.join(' and ');
  const problem = set.length === 0 ? 'none is' : `${known.join(' and ')} are`;
  return [
    error(
      'Set exactly one argument',
      `Exactly one of ${ways} says which object to find; ${problem} set.`,
      known[1],
    ),
  ];
}

async function readOne(session: Session, source: DataSourceType, config: CtyObject): Promise<Found> {
  const { definition } = source;
  const key = definition.dataSources.one?.find((name) => (config[name] ?? null) !== null);
  const value = key === undefined ? undefined : config[key];
  if (key === undefined || typeof value !== 'string') {
    return { state: null, findings: validateKeys(definition.dataSources.one ?? [], config) };
  }
  const found = await (key === 'id'
    ? findById(session, definition, value)
    : findByFields(session, definition, { [key]: value }));
  if (found.length === 1) return { state: objectOf(definition, found[0]), findings: [] };
  const title = definition.title.toLowerCase();
  const summary = found.length === 0 ? `No ${title} found` : `More than one ${title} found`;
  const count = found.length === 0 ? `no ${title}` : `${found.length} ${words(definition.plural)}`;
  const hint = found.length === 0 ? 'Check the spelling and that it exists.' : 'Find it by its id instead.';
  const detail = `The environment has ${count} with ${key} = ${JSON.stringify(value)}. ${hint}`;
  return { state: null, findings: [error(summary, detail, key)] };
}

async function readMany(session: Session, source: DataSourceType, config: CtyObject): Promise<Found> {
  const { definition } = source;
  const filters = definition.filters.map((name) => [name, config[name] ?? null] as const);
  const query: Record<string, string> = {};
  for (const [name, value] of filters) {
    if (value !== null) query[name] = String(value);
  }
  const items = await collect(listAll(session.call, collectionPath(definition), query));
  const state = {
    ...Object.fromEntries(filters),
    [definition.plural]: items.map((item) => objectOf(definition, item)),
  };
  return { state, findings: [] };
}

function objectOf(definition: ResourceDefinition, body: unknown): CtyObject {
  const entries = readableFields(definition).map(([name, field]): [string, CtyValue] => [
    name,
    fieldFromApi(definition, name, field, body),
  ]);
  return Object.fromEntries(entries);
}

async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const collected: unknown[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

function words(plural: string): string {
  return plural.replaceAll('_', ' ');
}
