import { freshnessSchema, grantSchema } from '../access/grant.ts';
import type { Operation } from '../http/operation.ts';
import { operations } from '../operations.ts';
import { type Json, jsonSchema } from './json-schema.ts';
import { problemSchema } from './problem-schema.ts';

/** As types are called: `access_key` is `AccessKey`. */
const typeName = (snakeCase: string): string =>
  snakeCase.replaceAll(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase());

/** What is read one by one is an object with a name: `read_access_key` answers an `AccessKey`. */
const objectName = ({ id }: Operation) => typeName(id.slice('read_'.length));

function namedSchemas(): Map<string, Json> {
  const named = new Map<string, Json>([
    ['Grant', jsonSchema(grantSchema, 'output')],
    ['Freshness', jsonSchema(freshnessSchema, 'output')],
    ['Problem', jsonSchema(problemSchema, 'output')],
  ]);
  for (const operation of operations) {
    if (operation.id.startsWith('read_') && operation.answer)
      named.set(objectName(operation), jsonSchema(operation.answer, 'output'));
    if (operation.body) named.set(typeName(operation.id), jsonSchema(operation.body, 'input'));
  }
  return named;
}

const named = namedSchemas();

/** The first of several names of the same. */
const nameOf = new Map([...named].reverse().map(([name, schema]) => [JSON.stringify(schema), name]));

/** The schema with a reference wherever a named one stands, but for itself. */
function refer(value: unknown, itself?: string): unknown {
  if (Array.isArray(value)) return value.map((each) => refer(each));
  if (typeof value !== 'object' || value === null) return value;
  const name = nameOf.get(JSON.stringify(value));
  if (name !== undefined && name !== itself) return { $ref: `#/components/schemas/${name}` };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, refer(each)]));
}

/** The schema, or a reference to it where it has a name, as every body has. */
export const withReferences = (schema: Json): Json => refer(schema) as Json;

/** Every schema that has a name, by it. */
export const componentSchemas = (): Json =>
  Object.fromEntries([...nameOf.values()].sort().map((name) => [name, refer(named.get(name), name)]));
