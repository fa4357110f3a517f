import type { Field, FieldType, ResourceDefinition } from '../../provider-schema/definition.ts';
import type { TerraformField } from '../../provider-schema/readers/terraform-fields.ts';
import {
  type CtyObject,
  type CtyValue,
  canonicalText,
  isUnknown,
  normalizeSet,
} from '../plugin/cty/value.ts';
import type { ResourceType } from '../types.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The fields that a create sends by their own names: what the user sets and the API knows. */
export function sentFields({ fields }: ResourceType): (readonly [string, TerraformField])[] {
  return Object.entries(fields).filter(
    ([, field]) => field.presence !== 'computed' && !field.declaredOnly && !field.verbs,
  );
}

/** The body of a create: every field that is set. Write-only values stand in the configuration alone. */
export function createBody(resource: ResourceType, planned: CtyObject, config: CtyObject): CtyObject {
  const sent = sentFields(resource).map(([name]) => [name, planned[name] ?? null] as const);
  const written = Object.entries(resource.fields).flatMap(([name, { writes }]) =>
    writes === undefined ? [] : [[writes, config[name] ?? null] as const],
  );
  return Object.fromEntries([...sent, ...written].filter(([, value]) => value !== null));
}

/** The body of an update: every field that differs, `null` where it is to be unset, and secrets of a new version. */
export function updateBody(
  resource: ResourceType,
  prior: CtyObject,
  planned: CtyObject,
  config: CtyObject,
): CtyObject {
  const sent = sentFields(resource)
    .filter(([name, field]) => !field.immutable && differs(prior[name], planned[name]))
    .map(([name]) => [name, planned[name] ?? null] as const);
  const written = Object.entries(resource.fields).flatMap(([name, { versionOf }]) =>
    versionOf === undefined || isFixed(resource, versionOf) || !differs(prior[name], planned[name])
      ? []
      : [[versionOf, config[`${versionOf}_wo`] ?? null] as const],
  );
  // A pair that is taken out again leaves the object the secret that it has.
  return Object.fromEntries([...sent, ...written.filter(([, value]) => value !== null)]);
}

/** Whether the API takes the field at creation alone. */
const isFixed = ({ definition }: ResourceType, name: string) => definition.fields[name]?.immutable === true;

export function differs(one: CtyValue | undefined, other: CtyValue | undefined): boolean {
  return canonicalText(one ?? null) !== canonicalText(other ?? null);
}

/**
 * The state that an object of the API makes. What the API does not tell (secrets, fields of the declaration alone)
 * stays as it was.
 */
export function stateOf(
  { definition, fields }: Pick<ResourceType, 'definition' | 'fields'>,
  body: unknown,
  previous: CtyObject | null,
): CtyObject {
  const entries = Object.entries(fields).map(([name, field]): [string, CtyValue] => {
    if (field.writes !== undefined) return [name, null];
    if (field.secret) return [name, previous?.[name] ?? null];
    if (field.declaredOnly) return [name, previous?.[name] ?? defaultOf(field)];
    return [name, fieldFromApi(definition, name, field, body)];
  });
  return Object.fromEntries(entries);
}

/** The state after a change: what was planned, and what the plan left open as the API's answer has it. */
export function settledState(
  { definition, fields }: Pick<ResourceType, 'definition' | 'fields'>,
  planned: CtyObject,
  body: unknown,
): CtyObject {
  const entries = Object.entries(fields).map(([name, field]): [string, CtyValue] => {
    const value = planned[name] ?? null;
    return [name, isUnknown(value) ? fieldFromApi(definition, name, field, body) : value];
  });
  return Object.fromEntries(entries);
}

/** The value of one field of an object of the API. Throws when it is missing, or of another type. */
export function fieldFromApi(
  definition: Pick<ResourceDefinition, 'title'>,
  name: string,
  field: Field,
  body: unknown,
): CtyValue {
  // Predefined roles, for one, were never created and have no time of creation.
  const mayBeNull = ({ presence }: Field, path: string) => presence !== 'required' && path !== 'id';
  return valueFromApi(definition, field, isJsonObject(body) ? body[name] : undefined, name, mayBeNull);
}

/**
 * What the API answered, as Terraform has it.
 *
 * @param path where it stands in the answer, as in `principals[0].name`
 * @param mayBeNull whether a field, and at that path, may be null
 * @throws UnexpectedAnswer when it, or a part of it, is missing, of another type, or null where it must not be
 */
export function valueFromApi(
  definition: Pick<ResourceDefinition, 'title'>,
  field: Field,
  raw: unknown,
  path: string,
  mayBeNull: (field: Field, path: string) => boolean,
): CtyValue {
  if (raw === null && mayBeNull(field, path)) return null;
  if (field.type !== 'object_list') {
    const value = plainFromApi(field.type, raw);
    if (value === undefined) throw new UnexpectedAnswer(definition, path);
    return value;
  }
  if (!Array.isArray(raw)) throw new UnexpectedAnswer(definition, path);
  return raw.map((item, index) => {
    const place = `${path}[${index}]`;
    if (!isJsonObject(item)) throw new UnexpectedAnswer(definition, place);
    const entries = Object.entries(field.fields ?? {}).map(([name, inner]): [string, CtyValue] => [
      name,
      valueFromApi(definition, inner, item[name], `${place}.${name}`, mayBeNull),
    ]);
    return Object.fromEntries(entries);
  });
}

/** `undefined` when it has another type. */
function plainFromApi(type: Exclude<FieldType, 'object_list'>, raw: unknown): CtyValue | undefined {
  switch (type) {
    case 'bool':
      return typeof raw === 'boolean' ? raw : undefined;
    case 'integer':
      return typeof raw === 'number' ? raw : undefined;
    case 'string':
    case 'timestamp':
      return typeof raw === 'string' ? raw : undefined;
    case 'string_set':
      return isTexts(raw) ? normalizeSet(raw) : undefined;
    case 'string_map':
      return isJsonObject(raw) && isTexts(Object.values(raw)) ? (raw as CtyObject) : undefined;
  }
}

/** The API answered with success, but not with the object that its definition promises. */
export class UnexpectedAnswer extends Error {
  constructor(definition: Pick<ResourceDefinition, 'title'>, name: string) {
    super(
      `the API's answer has no valid "${name}" of the ${definition.title.toLowerCase()}: the versions of the API and of the provider may not fit`,
    );
    this.name = 'UnexpectedAnswer';
  }
}

export function defaultOf(field: Field): CtyValue {
  return (field.default ?? null) as CtyValue;
}

/** The id of an object in state, `null` while it is not known. */
export function idOf(state: CtyObject | null): string | null {
  const id = state?.['id'];
  return typeof id === 'string' ? id : null;
}

export function collectionPath(definition: Pick<ResourceDefinition, 'plural'>): string {
  return `/v1/${definition.plural}`;
}

export function objectPath(definition: Pick<ResourceDefinition, 'plural'>, id: string): string {
  return `${collectionPath(definition)}/${encodeURIComponent(id)}`;
}

/** As in `the role assignment ra_…`. */
export function nameOf(definition: Pick<ResourceDefinition, 'title'>, id?: string | null): string {
  return `the ${definition.title.toLowerCase()}${id ? ` ${id}` : ''}`;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(raw: unknown): raw is readonly string[] {
  return Array.isArray(raw) && raw.every((item) => typeof item === 'string');
}
