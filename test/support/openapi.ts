import { randomUUID } from 'node:crypto';
import { openApiDocument } from '../../api/openapi-document.ts';
import type { Actor, Json } from './api.ts';

export interface DocumentedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly documented: Json;
  /** Its success status. */
  readonly status: number;
  /** False where the document says that it takes no credential. */
  readonly secured: boolean;
}

/** Every operation of the OpenAPI document. */
export function documentedOperations(): DocumentedOperation[] {
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, Json>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, documented]) => ({
      id: documented.operationId,
      method: method.toUpperCase(),
      path,
      tag: documented.tags[0],
      documented,
      status: Number(Object.keys(documented.responses).find((status) => status.startsWith('2'))),
      secured: documented.security?.length !== 0,
    })),
  );
}

const operations = documentedOperations();

/** Creates, over HTTP, an object of the kind and whatever it refers to; returns its id. */
export async function createAny(actor: Actor, tag: string): Promise<string> {
  const creation = operations.find(
    (operation) => operation.tag === tag && operation.method === 'POST' && !operation.path.includes('{'),
  );
  if (!creation) throw new Error(`the document has no operation that creates a ${tag}`);
  const reply = await actor.post(creation.path, await bodyFor(actor, creation));
  if (reply.status !== 201) throw new Error(`cannot create a ${tag}: ${JSON.stringify(reply.body)}`);
  return reply.body.id;
}

/** A valid body, from the examples of the schema; references are created on the way. */
export async function bodyFor(actor: Actor, operation: DocumentedOperation): Promise<Json> {
  const schema = operation.documented.requestBody?.content['application/json'].schema;
  if (!schema) return undefined;
  const body: Record<string, unknown> = {};
  for (const [name, property] of Object.entries<Json>(schema.properties)) {
    const value = property.anyOf?.find((option: Json) => option.type !== 'null') ?? property;
    const [reference] = value['x-references'] ?? [];
    body[name] = reference ? await createAny(actor, reference) : value.examples?.[0];
    if (body[name] === undefined) throw new Error(`${operation.id}: give ${name} an example`);
  }
  return body;
}

/** The path with the ids of real objects, or with the examples of parameters that are no ids. */
export async function pathFor(actor: Actor, operation: DocumentedOperation): Promise<string> {
  let path = operation.path;
  for (const parameter of operation.documented.parameters) {
    if (parameter.in !== 'path') continue;
    const example = parameter.schema.examples?.[0];
    path = path.replace(`{${parameter.name}}`, example ?? (await createAny(actor, operation.tag)));
  }
  return path;
}

/** Everything a request of the operation needs, made by `owner`, with a request id to find it again. */
export async function requestFor(owner: Actor, operation: DocumentedOperation) {
  const path = await pathFor(owner, operation);
  const body = await bodyFor(owner, operation);
  const requestId = randomUUID();
  const headers = { 'x-request-id': requestId };
  return {
    requestId,
    request: { method: operation.method, path, headers, ...(body !== undefined && { body }) },
  };
}
