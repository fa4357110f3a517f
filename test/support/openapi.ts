import { randomUUID } from 'node:crypto';
import { openApiDocument } from '../../api/openapi/document.ts';
import type { Caller, Json, TestApi, TestEnvironment } from './api.ts';
import { preparations } from './preparations.ts';
import { type RawReply, type RawRequest, send, sendSigned } from './raw-request.ts';

export interface DocumentedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly documented: Json;
  /** Its success status. */
  readonly status: number;
  /** What the document says that it takes: an access key or a session, a session, the operator's key, nothing. */
  readonly credential: 'principal' | 'session' | 'operator' | 'none';
  /** It takes no right, and tells whoever is authenticated what is everybody's or their own. */
  readonly isEverybodys: boolean;
  /** It changes something, and the document says what the audit log calls that. */
  readonly isMutation: boolean;
}

function credentialOf(security: Json[] | undefined): DocumentedOperation['credential'] {
  if (security === undefined) return 'principal';
  if (security.length === 0) return 'none';
  return 'operator' in security[0] ? 'operator' : 'session';
}

const document = openApiDocument() as {
  readonly paths: Record<string, Record<string, Json>>;
  readonly components: { readonly schemas: Record<string, Json> };
};

/** The schema that a reference of the document leads to, or the schema itself. */
export const resolved = (schema: Json): Json =>
  schema?.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1)];

/** Every operation of the OpenAPI document. */
export function documentedOperations(): DocumentedOperation[] {
  const { paths } = document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, documented]) => ({
      id: documented.operationId,
      method: method.toUpperCase(),
      path,
      tag: documented.tags[0],
      documented,
      // The last one: some creations answer 200 instead of 201 when there is nothing left to create.
      status: Number(Object.keys(documented.responses).findLast((status) => status.startsWith('2'))),
      credential: credentialOf(documented.security),
      isEverybodys:
        documented['x-permission'] === null && documented.security === undefined && !path.includes('{'),
      isMutation: 'x-audit-action' in documented,
    })),
  );
}

const operations = documentedOperations();

/** Creates, over HTTP, an object of the kind and whatever it refers to; returns its id. */
export async function createAny(actor: Caller, tag: string): Promise<string> {
  const creation = operations.find(
    (operation) => operation.tag === tag && operation.method === 'POST' && !operation.path.includes('{'),
  );
  if (!creation) throw new Error(`the document has no operation that creates a ${tag}`);
  const reply = await actor.post(creation.path, await bodyFor(actor, creation));
  if (reply.status !== 201) throw new Error(`cannot create a ${tag}: ${JSON.stringify(reply.body)}`);
  return reply.body.id;
}

/** A valid body, from the examples of the schema; references are created on the way. */
export async function bodyFor(actor: Caller, operation: DocumentedOperation): Promise<Json> {
  const schema = resolved(operation.documented.requestBody?.content['application/json'].schema);
  if (!schema) return undefined;
  const body: Record<string, unknown> = {};
  for (const [name, property] of Object.entries<Json>(schema.properties)) {
    const value = property.anyOf?.find((option: Json) => option.type !== 'null') ?? property;
    const [reference] = value['x-references'] ?? [];
    body[name] = reference ? await createAny(actor, reference) : (value.examples ?? property.examples)?.[0];
    if (body[name] === undefined) throw new Error(`${operation.id}: give ${name} an example`);
  }
  return body;
}

/** The path with the ids of real objects, or with the examples of parameters that are no ids. */
export async function pathFor(actor: Caller, operation: DocumentedOperation): Promise<string> {
  let path = operation.path;
  for (const parameter of operation.documented.parameters) {
    if (parameter.in !== 'path') continue;
    const example = parameter.schema.examples?.[0];
    path = path.replace(`{${parameter.name}}`, example ?? (await createAny(actor, operation.tag)));
  }
  return path;
}

/** What the query cannot be without, from the examples. */
export function queryFor({ documented }: DocumentedOperation): Record<string, string> {
  const required = documented.parameters.filter(
    (parameter: Json) => parameter.in === 'query' && parameter.required,
  );
  return Object.fromEntries(required.map(({ name, schema }: Json) => [name, schema.examples[0]]));
}

/** Who may do everything that takes the operation's credential, and who may do nothing of it. */
export async function callersOf(api: TestApi, environment: TestEnvironment, operation: DocumentedOperation) {
  const { administrator, root, actor } = environment;
  switch (operation.credential) {
    case 'operator':
      return { owner: api.operator, nobody: administrator };
    case 'session':
      return { owner: root, nobody: await actor() };
    default:
      return { owner: administrator, nobody: await actor() };
  }
}

/** Sends exactly this request, as whoever may do everything that takes the operation's credential. */
export function sendAsOwner(
  api: TestApi,
  { administrator, root }: TestEnvironment,
  { credential }: DocumentedOperation,
  request: RawRequest,
): Promise<RawReply> {
  if (credential === 'principal') return sendSigned(api, administrator, request);
  if (credential === 'none') return send(api.url, request);
  const { token } = credential === 'operator' ? api.operator : root;
  const headers = { ...request.headers, authorization: `Bearer ${token}` };
  return send(api.url, { ...request, headers });
}

/** Everything a request of the operation needs, made by `owner`, with a request id to find it again. */
export async function requestFor(
  api: TestApi,
  environment: TestEnvironment,
  owner: Caller,
  operation: DocumentedOperation,
) {
  const prepared = await preparations[operation.id]?.(api, environment);
  const maker = operation.credential === 'session' ? environment.administrator : owner;
  const path = prepared?.path ?? (await pathFor(maker, operation));
  const body = prepared && 'body' in prepared ? prepared.body : await bodyFor(maker, operation);
  const requestId = randomUUID();
  const headers = { 'x-request-id': requestId };
  return {
    requestId,
    request: { method: operation.method, path, headers, ...(body !== undefined && { body }) },
  };
}
