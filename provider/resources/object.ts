import type { Field, ResourceDefinition } from '../../provider-schema/definition.ts';
import {
  type CtyObject,
  type CtyValue,
  canonicalText,
  isUnknown,
  normalizeSet,
} from '../plugin/cty/value.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The fields that a create sends: what the user sets and the API knows. */
export function sentFields(definition: ResourceDefinition): (readonly [string, Field])[] {
  return Object.entries(definition.fields).filter(
    ([, field]) => field.presence !== 'computed' && !field.declaredOnly,
  );
}

/** The body of a create: every field that is set. All of them are known. */
export function createBody(definition: ResourceDefinition, values: CtyObject): JsonObject {
  const entries = sentFields(definition)
    .map(([name]) => [name, values[name] ?? null] as const)
    .filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}

/** The body of an update: every field that differs, `null` where it is to be unset. */
export function updateBody(definition: ResourceDefinition, prior: CtyObject, planned: CtyObject): CtyObject {
  const entries = sentFields(definition)
    .filter(([name, field]) => !field.immutable && differs(prior[name], planned[name]))
    .map(([name]) => [name, planned[name] ?? null] as const);
  return Object.fromEntries(entries);
}

export function differs(one: CtyValue | undefined, other: CtyValue | undefined): boolean {
  return canonicalText(one ?? null) !== canonicalText(other ?? null);
}

/**
 * The state that an object of the API makes. What the API does not tell (secrets, fields of the declaration alone)
 * stays as it was.
 */
export function stateOf(
  definition: ResourceDefinition,
  body: unknown,
  previous: CtyObject | null,
): CtyObject {
  const entries = Object.entries(definition.fields).map(([name, field]): [string, CtyValue] => {
    if (field.secret) return [name, previous?.[name] ?? null];
    if (field.declaredOnly) return [name, previous?.[name] ?? defaultOf(field)];
    return [name, fieldFromApi(definition, name, field, body)];
  });
  return Object.fromEntries(entries);
}

/** The state after a change: what was planned, and what the plan left open as the API's answer has it. */
export function settledState(definition: ResourceDefinition, planned: CtyObject, body: unknown): CtyObject {
  const entries = Object.entries(definition.fields).map(([name, field]): [string, CtyValue] => {
    const value = planned[name] ?? null;
    return [name, isUnknown(value) ? fieldFromApi(definition, name, field, body) : value];
  });
  return Object.fromEntries(entries);
}

/** The value of one field of an object of the API. Throws when the answer has another type. */
export function fieldFromApi(
  definition: ResourceDefinition,
  name: string,
  field: Field,
  body: unknown,
): CtyValue {
  const raw = isJsonObject(body) ? body[name] : undefined;
  // Predefined roles, for one, were never created and have no time of creation.
  if (raw === null && field.presence !== 'required' && name !== 'id') return null;
  if (field.type === 'bool' && typeof raw === 'boolean') return raw;
  if ((field.type === 'string' || field.type === 'timestamp') && typeof raw === 'string') return raw;
  if (field.type === 'string_set' && isTexts(raw)) return normalizeSet(raw);
  throw new UnexpectedAnswer(definition, name);
}

/** The API answered with success, but not with the object that its definition promises. */
export class UnexpectedAnswer extends Error {
  constructor(definition: ResourceDefinition, name: string) {
    super(
      `the API's answer has no valid "${name}" of the ${definition.title.toLowerCase()}: the versions of the API and of the provider may not fit`,
    );
    this.name = 'UnexpectedAnswer';
  }
}

export function defaultOf(field: Field): CtyValue {
  return field.default ?? null;
}

/** The id of an object in state, `null` while it is not known. */
export function idOf(state: CtyObject | null): string | null {
  const id = state?.['id'];
  return typeof id === 'string' ? id : null;
}

export function collectionPath(definition: ResourceDefinition): string {
  return `/v1/${definition.plural}`;
}

export function objectPath(definition: ResourceDefinition, id: string): string {
  return `${collectionPath(definition)}/${encodeURIComponent(id)}`;
}

/** As in `the role assignment ra_…`. */
export function nameOf(definition: ResourceDefinition, id?: string | null): string {
  return `the ${definition.title.toLowerCase()}${id ? ` ${id}` : ''}`;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(raw: unknown): raw is readonly string[] {
  return Array.isArray(raw) && raw.every((item) => typeof item === 'string');
}
