/**
 * The language in which Roster says what can be declared. A definition names every field of a
 * resource once; the readers in `readers/` turn it into zod (the API), Terraform schema (the
 * provider, and through it the CDKTF bindings) and reference pages.
 */

/**
 * `timestamp` is RFC 3339 in UTC with whole seconds (`2027-01-31T18:00:00Z`). `object_list` is an ordered list of
 * objects, with the fields that the field itself names.
 */
export type FieldType =
  | 'string'
  | 'bool'
  | 'integer'
  | 'timestamp'
  | 'string_set'
  | 'string_map'
  | 'object_list';

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
  /**
   * Of a computed field. Terraform: sensitive. API: returned once, by the creation. Of one that the user gives:
   * Terraform: write-only, by the name with `_wo`. API: never returned. Audit: redacted.
   */
  readonly secret?: true;
  /** Of a secret that the user may give: where they do not, Roster makes it, and the creation returns it once. */
  readonly madeWhenUnset?: true;
  /** Stands in the declaration only: the provider acts on it and the API never sees it. */
  readonly declaredOnly?: true;
  /**
   * Of a computed field: value → the verb of the API that makes it so (`POST …/{id}/disable`). Terraform: it can be
   * set as well, and stays as it is where it is not.
   */
  readonly verbs?: Readonly<Record<string, string>>;
  /** Of an optional field: unset, it stays as it is. Terraform: computed as well. */
  readonly keptWhenUnset?: true;
  /** The fields that Roster computes it from. Terraform: known after apply where one of them changes. */
  readonly derivedFrom?: readonly string[];
  /** Of what a query answers: it may be null. Elsewhere in such an answer, null is an error of the API. */
  readonly nullable?: true;
  readonly default?: ValueOf<T>;
  /** In characters of a string, in items of anything that has several. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** How many different characters a string has at least: what has fewer is no secret. */
  readonly minDistinct?: number;
  /** The least and the greatest value of an integer. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** The fields of each object of an object_list. */
  readonly fields?: Readonly<Record<string, Field>>;
  /**
   * For strings (the items of a string_set, the values of a string_map): what they must match, and how an error says
   * that. `composed`: they must be in Unicode normalization form C as well, so that the same letters are the same text.
   */
  readonly pattern?: { readonly regex: RegExp; readonly says: string; readonly composed?: true };
  readonly oneOf?: readonly string[];
  /** Names of the resources whose ids this field takes. */
  readonly references?: readonly string[];
}

interface Values {
  readonly string: string;
  readonly bool: boolean;
  readonly integer: number;
  readonly timestamp: string;
  readonly string_set: readonly string[];
  readonly string_map: Readonly<Record<string, string>>;
  readonly object_list: readonly Readonly<Record<string, unknown>>[];
}

export type ValueOf<T extends FieldType> = Values[T];

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

/** One field of the name by which people tell an object from all others of its kind. */
export interface KeyPart<Name extends string = string> {
  readonly field: Name;
  /** The word that stands for an unset field: `environment` for no project. */
  readonly unset?: string;
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
  /**
   * How people name one: these fields, with `/` between them, in the place of the id that a reference has the name of
   * what it refers to. Left out of a definition: the unique fields. Empty: by its id alone. All are filters too.
   */
  readonly naturalKey: readonly KeyPart<keyof F & string>[];
  /** The flag of what comes with the environment: it can be read and referred to, but not be declared. */
  readonly builtIn?: keyof F & string;
  readonly rules: readonly Rule[];
  /** Fields by which lists can be narrowed (equality). */
  readonly filters: readonly (keyof F & string)[];
  /**
   * `object` (the default): created, read by id, changed and deleted. `standing`: it is always there, once in each
   * environment, and can only be changed. `part`: what other objects come to, named by what it is part of.
   */
  readonly life: 'object' | 'standing' | 'part';
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
export const textMap = field('string_map');
export const integer = field('integer');

/** A list of objects, each with the given fields. */
export function objectList<P extends Presence, const O extends Options<'object_list'>>(
  presence: P,
  description: string,
  fields: Readonly<Record<string, Field>>,
  options?: O,
) {
  return field('object_list')(presence, description, { fields, ...options });
}

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
  extends Omit<
    ResourceDefinition<F>,
    'fields' | 'rules' | 'filters' | 'unique' | 'naturalKey' | 'dataSources' | 'life'
  > {
  readonly fields: F;
  readonly unique?: readonly (keyof F & string)[];
  readonly naturalKey?: readonly KeyPart<keyof F & string>[];
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
  return {
    unique: [],
    naturalKey: (own.unique ?? []).map((name) => ({ field: name })),
    rules: [],
    filters: [],
    dataSources: {},
    life: 'object',
    ...own,
    fields,
  } satisfies ResourceDefinition<typeof fields> as Omit<ResourceDefinition<typeof fields>, 'name'> & {
    readonly name: string;
  };
}

/** A resource that is no object of its own in the API, with its fields as they are: see {@link ResourceDefinition.life}. */
export function defineView<const F extends Record<string, Field>>(
  own: Omit<Own<F>, 'idPrefix'> & { readonly life: 'standing' | 'part' },
) {
  return {
    unique: [],
    naturalKey: (own.unique ?? []).map((name) => ({ field: name })),
    rules: [],
    filters: [],
    dataSources: {},
    idPrefix: '',
    ...own,
  } satisfies ResourceDefinition<F> as Omit<ResourceDefinition<F>, 'name'> & { readonly name: string };
}
