/**
 * The language in which Roster says what can be declared. A definition names every field of a
 * resource once; the readers in `readers/` turn it into zod (the API), Terraform schema (the
 * provider, and through it the CDKTF bindings) and reference pages.
 */

/** `timestamp` is RFC 3339 in UTC with whole seconds (`2027-01-31T18:00:00Z`). */
export type FieldType = 'string' | 'bool' | 'timestamp' | 'string_set';

/** Who sets a field: the user always, the user if they like, or Roster alone. */
export type Presence = 'required' | 'optional' | 'computed';

export interface Field<T extends FieldType = FieldType, P extends Presence = Presence> {
  readonly type: T;
  readonly presence: P;
  /** One or more sentences of Markdown: what it is, its unit, its limits. */
  readonly description: string;
  /** A valid value, for reference pages and the OpenAPI document. */
  readonly example?: ValueOf<T>;
  /** Set at creation, then never changed. Terraform: requires replacement. API: absent from update. */
  readonly immutable?: true;
  /** Terraform: sensitive. API: returned once, by the creation. Audit: redacted. */
  readonly secret?: true;
  /** Stands in the declaration only: the provider acts on it and the API never sees it. */
  readonly declaredOnly?: true;
  /** The fields that Roster computes it from. Terraform: known after apply where one of them changes. */
  readonly derivedFrom?: readonly string[];
  readonly default?: ValueOf<T>;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** For strings (and the items of a string_set): what they must match, and how an error says that. */
  readonly pattern?: { readonly regex: RegExp; readonly says: string };
  readonly oneOf?: readonly string[];
  /** Names of the resources whose ids this field takes. */
  readonly references?: readonly string[];
}

export type ValueOf<T extends FieldType> = T extends 'bool'
  ? boolean
  : T extends 'string_set'
    ? readonly string[]
    : string;

/** What a rule sees: a field is `undefined` when unset; a rule never runs on unknown values. */
export type RuleValues = Readonly<Record<string, unknown>>;

/** A condition over several fields. It runs wherever all of `fields` are known. */
export interface Rule {
  /** Stable: becomes the `code` of the field error, as in `project_required`. */
  readonly code: string;
  readonly fields: readonly string[];
  /** Returns the field at fault and what to do about it, or `undefined` when all is well. */
  readonly check: (values: RuleValues) => { readonly field: string; readonly message: string } | undefined;
}

export interface ResourceDefinition<F extends Record<string, Field> = Record<string, Field>> {
  /** Singular snake_case: `role_assignment`. Terraform: `roster_role_assignment`. */
  readonly name: string;
  /** The API's collection (`/v1/role_assignments`) and the data source of many. */
  readonly plural: string;
  /** For people, at the start of a sentence: `Role assignment`. */
  readonly title: string;
  /** Ids are `<idPrefix>_` and 26 characters, sortable by time of creation. */
  readonly idPrefix: string;
  readonly description: string;
  readonly fields: F;
  /** Fields that together are unique in an environment (compared without case); empty when there are none. */
  readonly unique: readonly (keyof F & string)[];
  readonly rules: readonly Rule[];
  /** Fields by which lists can be narrowed (equality). */
  readonly filters: readonly (keyof F & string)[];
  /** Terraform data sources: `one` is found by exactly one of the named fields; `many` takes the filters. */
  readonly dataSources: { readonly one?: readonly (keyof F & string)[]; readonly many?: true };
}

type Options<T extends FieldType> = Omit<Partial<Field<T>>, 'type' | 'presence' | 'description'>;

function field<T extends FieldType>(type: T) {
  return <P extends Presence, const O extends Options<T>>(
    presence: P,
    description: string,
    options?: O,
  ): Field<T, P> & O => ({ type, presence, description, ...options }) as Field<T, P> & O;
}

export const text = field('string');
export const flag = field('bool');
export const moment = field('timestamp');
export const textSet = field('string_set');

/** The id of another object; `names` are resource names. */
export function reference<P extends Presence, const O extends Options<'string'>>(
  names: readonly string[],
  presence: P,
  description: string,
  options?: O,
) {
  return text(presence, description, { references: names, ...options });
}

/** Matches an id with one of the given prefixes: `prj_` and 26 characters of Crockford base 32. */
export function idPattern(...prefixes: readonly string[]) {
  return {
    regex: new RegExp(`^(${prefixes.join('|')})_[0-7][0-9a-hjkmnp-tv-z]{25}$`),
    says: `must be an id that starts with ${prefixes.map((prefix) => `\`${prefix}_\``).join(' or ')}`,
  };
}

const timestampPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** True for `2027-01-31T18:00:00Z` and false for days that no calendar has. RFC 3339, section 5.6. */
export function isTimestamp(value: string): boolean {
  if (!timestampPattern.test(value)) return false;
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && time.toISOString() === value.replace('Z', '.000Z');
}

interface Own<F extends Record<string, Field>>
  extends Omit<ResourceDefinition<F>, 'fields' | 'rules' | 'filters' | 'unique' | 'dataSources'> {
  readonly fields: F;
  readonly unique?: readonly (keyof F & string)[];
  readonly rules?: readonly Rule[];
  readonly filters?: readonly (keyof F & string)[];
  readonly dataSources?: { readonly one?: readonly ((keyof F & string) | 'id')[]; readonly many?: true };
}

/** Adds what every resource has (`id`, `created_at`) and the empty lists that were left out. */
export function defineResource<const F extends Record<string, Field>>(own: Own<F>) {
  const fields = {
    id: text(
      'computed',
      `The id: \`${own.idPrefix}_\` and 26 characters. It never changes and is never used again.`,
      {
        pattern: idPattern(own.idPrefix),
      },
    ),
    ...own.fields,
    created_at: moment('computed', 'When it was created, RFC 3339 in UTC.'),
  };
  return { unique: [], rules: [], filters: [], dataSources: {}, ...own, fields } satisfies ResourceDefinition<
    typeof fields
  > as Omit<ResourceDefinition<typeof fields>, 'name'> & { readonly name: string };
}
