import { z } from 'zod';
import {
  actionOf,
  type Credential,
  credentialOf,
  isMutation,
  mediaTypesOf,
  type Operation,
  takesIdempotencyKey,
} from './http/operation.ts';
import { problemCodes } from './http/problem.ts';
import { operations } from './operations.ts';

type Json = Record<string, unknown>;

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string().meta({ description: 'What is wrong and what to do about it, for people.' }),
    code: z.enum(problemCodes).meta({ description: 'Stable, for programs.' }),
    request_id: z.string(),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'What is wrong with each field; `pointer` is a JSON Pointer into the body.' }),
    missing_permission: z.string().optional(),
    conflicting_id: z.string().optional().meta({ description: 'The object that is in the way.' }),
    conflicting_ids: z
      .array(z.string())
      .optional()
      .meta({ description: 'What still uses the object: 100 ids at most.' }),
    error: z.string().optional().meta({
      description:
        'At the token endpoint, for what a client of OAuth can mend: the error in its words (RFC 6749, section 5.2). The media type is `application/json` then.',
    }),
    error_description: z.string().optional(),
  })
  .meta({ description: 'Problem details, RFC 9457.' });

const parameter = (
  name: string,
  place: 'path' | 'query' | 'header',
  schema: Json,
  description?: unknown,
  required = false,
): Json => ({
  name,
  in: place,
  required,
  schema,
  ...(description !== undefined && { description }),
});

function fromShape(shape: Record<string, z.ZodType> | undefined, place: 'path' | 'query'): Json[] {
  return Object.entries(shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = jsonSchema(schema, 'input');
    return parameter(name, place, rest, description, !schema.isOptional());
  });
}

const text = { type: 'string' };

function parameters(operation: Operation): Json[] {
  const list = [...fromShape(operation.params, 'path'), ...fromShape(operation.query, 'query')];
  if (isMutation(operation))
    list.push(
      parameter(
        'dry_run',
        'query',
        { enum: ['true', 'false'] },
        'With `true` the answer is that of the real call and nothing is written.',
      ),
      parameter(
        'X-Roster-Change',
        'header',
        text,
        'Your own correlation, such as a commit or pull request; the audit log keeps it (500 characters).',
      ),
    );
  if (operation.answersFrom === 'snapshot')
    list.push(
      parameter(
        'X-Roster-Revision',
        'header',
        text,
        'The revision that an answer to a change had: the question is answered from that revision or a later one, however young the change is.',
      ),
    );
  if (takesIdempotencyKey(operation))
    list.push(
      parameter(
        'Idempotency-Key',
        'header',
        text,
        'Repeating the request with the same key within 24 hours gives the same answer and creates nothing. 1 to 255 visible ASCII characters.',
      ),
    );
  if (operation.method === 'patch' || operation.method === 'delete')
    list.push(
      parameter(
        'If-Match',
        'header',
        text,
        'The ETag that the change is meant for; 412 if the object has another one by now.',
      ),
    );
  return list;
}

const revisionOfAnswer =
  'The answer is of this revision of the environment or of a later one: what was changed up to it is in the answer. It grows with each change that decisions depend on.';

/** A principal is told in every answer, the operator after a change. */
function revisionHeader(operation: Operation): Json {
  const credential = credentialOf(operation);
  const isPrincipal = credential === 'principal' || credential === 'session';
  if (!isPrincipal && !isMutation(operation)) return {};
  const description = isMutation(operation)
    ? "The environment's revision after the change: access questions that carry it are answered from it or a later one. Of a dry run, that from before."
    : revisionOfAnswer;
  return { 'X-Roster-Revision': { schema: text, description } };
}

function answerHeaders(operation: Operation): Json {
  const headers = {
    ...(operation.versioned && { ETag: { schema: text, description: 'The version of the object.' } }),
    ...revisionHeader(operation),
  };
  return Object.keys(headers).length > 0 ? { headers } : {};
}

function success(operation: Operation): Json {
  const headers = answerHeaders(operation);
  if (!operation.answer) return { description: 'Done.', ...headers };
  const schema = jsonSchema(operation.answer, 'output');
  const mediaType = operation.produces ?? 'application/json';
  return { description: operation.summary, ...headers, content: { [mediaType]: { schema } } };
}

const content = (operation: Operation, schema: Json): Json =>
  Object.fromEntries(mediaTypesOf(operation).map((mediaType) => [mediaType, { schema }]));

const takesInstead: Record<Credential, string> = {
  principal: '',
  session: 'For members who are signed in, about themselves.',
  operator: "Takes the operator's key.",
  none: 'Takes no credential.',
  public: 'Takes no credential.',
};

function takes(operation: Operation): string {
  const { permission, permissionInProject } = operation;
  if (permission === null) return takesInstead[credentialOf(operation)];
  return permissionInProject === undefined
    ? `Takes the permission \`${permission}\`.`
    : `Takes the permission \`${permission}\`; in a project, \`${permissionInProject}\` in that project.`;
}

/** Any one of the schemes; an empty list where nothing is needed (OpenAPI 3.1, Operation Object). */
const security: Record<Credential, Json[] | undefined> = {
  principal: undefined,
  session: [{ session: [] }],
  operator: [{ operator: [] }],
  none: [],
  public: [],
};

function describe(operation: Operation): Json {
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: [operation.description, takes(operation)].join('\n\n').trim(),
    ...(security[credentialOf(operation)] && { security: security[credentialOf(operation)] }),
    ...(isMutation(operation) && { 'x-audit-action': actionOf(operation) }),
    'x-permission': operation.permission,
    ...(operation.permissionInProject && { 'x-permission-in-project': operation.permissionInProject }),
    parameters: parameters(operation),
    ...(operation.body && {
      requestBody: {
        required: true,
        content: content(operation, jsonSchema(operation.body, 'input')),
      },
    }),
    responses: {
      ...(operation.existing && { 200: { ...success(operation), description: operation.existing } }),
      [operation.status]: success(operation),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function paths(): Record<string, Json> {
  const result: Record<string, Json> = {};
  for (const operation of operations)
    result[operation.path] = { ...result[operation.path], [operation.method]: describe(operation) };
  return result;
}

/** The OpenAPI 3.1 document of everything that the server serves to programs. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Roster',
      version: '1',
      description:
        'Members, service accounts, roles, role assignments and access keys of a cloud messaging platform. Sign requests with AWS Signature Version 4 (service `roster`, region `global`), or exchange a token of your CI system for one of Roster. The credential says which environment is meant.',
    },
    servers: [{ url: '/' }],
    security: [{ signature: [] }, { exchanged_token: [] }, { session: [] }],
    paths: paths(),
    components: {
      securitySchemes: {
        signature: {
          type: 'http',
          scheme: 'AWS4-HMAC-SHA256',
          description: 'AWS Signature Version 4 with the access key of a service account.',
        },
        exchanged_token: {
          type: 'http',
          scheme: 'bearer',
          description:
            "A token that acts as a service account for some minutes, exchanged for another issuer's at `/v1/oauth/token`.",
        },
        session: {
          type: 'http',
          scheme: 'bearer',
          description: 'The session of a member, from a sign-in. Browsers send it as a cookie.',
        },
        operator: {
          type: 'http',
          scheme: 'bearer',
          description: 'The key of the operator of this installation: `ROSTER_OPERATOR_KEY`.',
        },
      },
      responses: {
        Problem: {
          description: 'What went wrong.',
          headers: {
            'X-Roster-Revision': {
              schema: text,
              description: `Where it is known who asks. ${revisionOfAnswer}`,
            },
          },
          content: { 'application/problem+json': { schema: jsonSchema(problemSchema, 'output') } },
        },
      },
    },
  };
}
