import {
  actionOf,
  type Credential,
  credentialOf,
  isMutation,
  mediaTypesOf,
  type Operation,
} from '../http/operation.ts';
import { operations } from '../operations.ts';
import { componentSchemas, withReferences } from './components.ts';
import { introduction } from './introduction.ts';
import { type Json, jsonSchema, text } from './json-schema.ts';
import { parameters } from './parameters.ts';
import { problemSchema } from './problem-schema.ts';
import { tags } from './tags.ts';

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
  const schema = withReferences(jsonSchema(operation.answer, 'output'));
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
        content: content(operation, withReferences(jsonSchema(operation.body, 'input'))),
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
      description: introduction,
    },
    servers: [{ url: '/' }],
    tags: tags(),
    security: [{ signature: [] }, { exchanged_token: [] }, { session: [] }],
    paths: paths(),
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        signature: {
          type: 'http',
          scheme: 'AWS4-HMAC-SHA256',
          description:
            'AWS Signature Version 4 with the access key of a service account: service `roster`, region `global`.',
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
          content: {
            'application/problem+json': { schema: withReferences(jsonSchema(problemSchema, 'output')) },
          },
        },
      },
    },
  };
}
