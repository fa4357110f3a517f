import { z } from 'zod';
import { checkField } from '../check.ts';
import type { Field, FieldType, ResourceDefinition, ValueOf } from '../definition.ts';

type Fields = Record<string, Field>;
type Value<F extends Field> = F extends Field<infer T extends FieldType> ? ValueOf<T> : never;
type Given<F extends Fields, P> = {
  [K in keyof F as F[K] extends { declaredOnly: true }
    ? never
    : F[K]['presence'] extends P
      ? K
      : never]: F[K];
};
type Simplify<T> = { [K in keyof T]: T[K] };

/** The body of a create request: required fields, and optional ones that may be left out or null. */
export type CreateInput<D extends { fields: Fields }> = Simplify<
  { [K in keyof Given<D['fields'], 'required'>]: Value<D['fields'][K & keyof D['fields']]> } & {
    [K in keyof Given<D['fields'], 'optional'>]?: Value<D['fields'][K & keyof D['fields']]> | null;
  }
>;

type Mutable<F extends Fields> = {
  [K in keyof F as F[K] extends { immutable: true } | { declaredOnly: true } ? never : K]: F[K];
};

/** The body of an update request: what is absent is kept, null unsets. */
export type UpdateInput<D extends { fields: Fields }> = Simplify<
  {
    [K in keyof Given<Mutable<D['fields']>, 'required'>]?: Value<D['fields'][K & keyof D['fields']]>;
  } & {
    [K in keyof Given<Mutable<D['fields']>, 'optional'>]?: Value<D['fields'][K & keyof D['fields']]> | null;
  }
>;

const lengthWords: Partial<Record<FieldType, readonly [least: string, most: string]>> = {
  string: ['minLength', 'maxLength'],
  string_set: ['minItems', 'maxItems'],
  object_list: ['minItems', 'maxItems'],
  string_map: ['minProperties', 'maxProperties'],
};

function patternWords(type: FieldType, pattern: string): Record<string, unknown> {
  const item = { type: 'string', pattern };
  if (type === 'string_set') return { items: item };
  return type === 'string_map' ? { additionalProperties: item } : { pattern };
}

/** What a definition says of a field, in the words of JSON Schema, for the OpenAPI document. */
function metadata(field: Field): Record<string, unknown> {
  const { type, description, minLength, maxLength, minimum, maximum, pattern, oneOf, example, references } =
    field;
  const [least, most] = lengthWords[type] ?? [];
  return {
    description,
    ...(minLength !== undefined && least && { [least]: minLength }),
    ...(maxLength !== undefined && most && { [most]: maxLength }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(type === 'string_set' && { uniqueItems: true }),
    ...(pattern && patternWords(type, pattern.regex.source)),
    ...(oneOf && { enum: oneOf }),
    ...(field.type === 'timestamp' && { format: 'date-time' }),
    ...(example !== undefined && { examples: [example] }),
    ...(references && { 'x-references': references }),
  };
}

type Say = { error: (issue: { input?: unknown }) => string };

const mustBeText = { error: () => 'must be a string' };

const base: Record<FieldType, (say: Say, field: Field) => z.ZodType> = {
  string: (say) => z.string(say),
  timestamp: (say) => z.string(say),
  bool: (say) => z.boolean(say),
  integer: (say) => z.int(say),
  string_set: (say) => z.array(z.string(mustBeText), say),
  string_map: (say) => z.record(z.string(), z.string(mustBeText), say),
  object_list: (say, { fields = {} }) => z.array(nestedObject(fields), say),
};

const nestedObject = (fields: Readonly<Record<string, Field>>) =>
  z.strictObject(shapeOf(fields), {
    error: ({ code }) =>
      code === 'unrecognized_keys'
        ? `must have no other fields than ${Object.keys(fields).join(', ')}`
        : 'must be an object',
  });

const shapeOf = (fields: Readonly<Record<string, Field>>): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.presence === 'required' ? fieldSchema(field) : nullable(fieldSchema(field)).optional(),
    ]),
  );

/** One field as zod: its own type for the document, `checkField` for the verdict. */
function fieldSchema(field: Field): z.ZodType {
  const error = (issue: { input?: unknown }) =>
    issue.input === undefined ? 'is required' : (checkField(field, issue.input) ?? 'has the wrong type');
  const schema: z.ZodType = base[field.type]({ error }, field);
  return schema
    .superRefine((value, context) => {
      const message = checkField(field, value);
      if (message) context.addIssue({ code: 'custom', message, params: { code: 'invalid_value' } });
    })
    .meta(metadata(field));
}

function nullable(schema: z.ZodType): z.ZodType {
  return schema.nullable();
}

function pick(fields: Fields, wanted: (field: Field) => boolean): [string, Field][] {
  return Object.entries(fields).filter(([, field]) => wanted(field));
}

const mostUnknownKeys = 20;

/** Refuses fields that the schema lacks, and says whether Roster sets them or they can only be given at creation. */
function refuseUnknown(definition: ResourceDefinition, shape: Record<string, unknown>) {
  return (value: object, context: z.RefinementCtx) => {
    const unknownKeys = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
    for (const key of unknownKeys.slice(0, mostUnknownKeys)) {
      const field = Object.hasOwn(definition.fields, key) ? definition.fields[key] : undefined;
      const [code, message] =
        !field || field.declaredOnly
          ? ['unknown_field', 'is not a field of this resource']
          : field.presence === 'computed'
            ? ['read_only_field', 'is set by Roster and cannot be given']
            : ['immutable_field', 'can only be given at creation and never changes'];
      context.addIssue({ code: 'custom', path: [key], message, params: { code } });
    }
  };
}

function runRules(definition: ResourceDefinition, shape: Record<string, unknown>, partial: boolean) {
  return (value: object, context: z.RefinementCtx) => {
    const given = value as Record<string, unknown>;
    for (const rule of definition.rules) {
      if (partial && !rule.fields.every((name) => given[name] !== undefined)) continue;
      if (!rule.fields.every((name) => Object.hasOwn(shape, name))) continue;
      const values = Object.fromEntries(rule.fields.map((name) => [name, given[name] ?? undefined]));
      const fault = rule.check(values);
      if (!fault) continue;
      context.addIssue({
        code: 'custom',
        path: [fault.field],
        message: fault.message,
        params: { code: rule.code },
      });
    }
  };
}

function inputSchema(definition: ResourceDefinition, shape: Record<string, z.ZodType>, partial: boolean) {
  return z
    .looseObject(shape, { error: () => 'must be a JSON object' })
    .superRefine(refuseUnknown(definition, shape))
    .superRefine(runRules(definition, shape, partial))
    .meta({ additionalProperties: false });
}

/** Fields that the API takes or answers beyond a definition. */
export type Extras = Readonly<Record<string, z.ZodType>>;

/** Validates the body of a create request: all that the user may set. */
export function createSchema<D extends ResourceDefinition>(
  definition: D,
  extras: Extras = {},
): z.ZodType<CreateInput<D>> {
  const fields = pick(definition.fields, (field) => field.presence !== 'computed' && !field.declaredOnly);
  const shape = Object.fromEntries(
    fields.map(([name, field]) => [
      name,
      field.presence === 'required' ? fieldSchema(field) : nullable(fieldSchema(field)).optional(),
    ]),
  );
  return inputSchema(definition, { ...shape, ...extras }, false) as unknown as z.ZodType<CreateInput<D>>;
}

/** Validates the body of an update request: all that the user may still change. */
export function updateSchema<D extends ResourceDefinition>(
  definition: D,
  extras: Extras = {},
): z.ZodType<UpdateInput<D>> {
  const fields = pick(
    definition.fields,
    (field) => field.presence !== 'computed' && !field.immutable && !field.declaredOnly,
  );
  const shape = Object.fromEntries(
    fields.map(([name, field]) => [
      name,
      (field.presence === 'required' ? fieldSchema(field) : nullable(fieldSchema(field))).optional(),
    ]),
  );
  return inputSchema(definition, { ...shape, ...extras }, true) as unknown as z.ZodType<UpdateInput<D>>;
}

/** Whether a creation answers the secret: the one that Roster has made. */
const isTold = (field: Field) => field.presence === 'computed' || field.madeWhenUnset === true;

/**
 * What the API answers: every field, null where unset, and no secret.
 * `withSecrets` is the answer to a creation, the only one that carries secrets.
 */
export function readSchema(
  definition: ResourceDefinition,
  options: { withSecrets?: boolean; extras?: Extras | undefined } = {},
): z.ZodType {
  const fields = pick(
    definition.fields,
    (field) => !field.declaredOnly && (!field.secret || (options.withSecrets === true && isTold(field))),
  );
  const shape = fields.map(([name, field]) => {
    const schema = base[field.type]({ error: () => '' }, field).meta(metadata(field));
    return [name, field.presence === 'required' || name === 'id' ? schema : nullable(schema)] as const;
  });
  return z.object({ ...Object.fromEntries(shape), ...options.extras });
}

/** Validates the filters of a list request: each a field of the definition, compared for equality. */
export function filterShape(definition: ResourceDefinition): Record<string, z.ZodType> {
  return Object.fromEntries(
    definition.filters.map((name) => {
      const field = definition.fields[name] as Field;
      return [name, fieldSchema(field).optional()];
    }),
  );
}

/** Validates an id in a path. */
export function idSchema(definition: ResourceDefinition): z.ZodType<string> {
  return fieldSchema(definition.fields['id'] as Field) as z.ZodType<string>;
}
