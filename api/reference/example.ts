import { type Document, resolve, type Schema } from './described.ts';

/** What no example is for: ids have the prefix that their pattern begins with. */
const someId = '01h2xcejqtf2nbrexx3vqjhp41';

const withoutNull = (schema: Schema): Schema =>
  schema.anyOf?.find((option) => option.type !== 'null') ?? schema;

/** A value as the schema takes it: its own example, else the least that is valid. */
export function exampleOf(document: Document, given: Schema): unknown {
  const schema = withoutNull(resolve(document, given));
  const [example] = schema.examples ?? given.examples ?? [];
  if (example !== undefined) return example;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const prefix = /^\^\(?(\w+?)[|)_]/.exec(schema.pattern ?? '')?.[1];
  if (prefix !== undefined) return `${prefix}_${someId}`;
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return objectExample(document, schema);
    case 'array':
      return [exampleOf(document, schema.items ?? {})];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    default:
      return schema.format === 'date-time' ? '2027-01-31T18:00:00Z' : '…';
  }
}

const refersTo = (schema: Schema | undefined) =>
  schema !== undefined && withoutNull(schema)['x-references'] !== undefined;

/** What is required, and what it belongs to; where nothing is required, as in a change, the first field. */
function objectExample(document: Document, { properties = {}, required = [] }: Schema): unknown {
  const [first] = Object.keys(properties);
  const needed = Object.keys(properties).filter(
    (name) => required.includes(name) || refersTo(properties[name]),
  );
  const names = required.length > 0 || first === undefined ? needed : [first];
  return Object.fromEntries(names.map((name) => [name, exampleOf(document, properties[name] ?? {})]));
}
