import { createHash } from 'node:crypto';
import { z } from 'zod';
import { requireIdempotencyKey } from '../idempotency/store.ts';
import { isMutation, mediaTypesOf, type Operation, takesIdempotencyKey } from './operation.ts';
import { type FieldError, ProblemError } from './problem.ts';
import type { ApiRequest } from './request.ts';
import { parseStrictJson } from './strict-json.ts';

const pointerOf = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Nobody reads more, and an answer must not be larger than its request. */
const mostFieldErrors = 20;

/** One issue as field errors: a strict object names all its unknown keys in one. */
const fieldErrorsOf = (issue: z.core.$ZodIssue): FieldError[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({
        pointer: pointerOf([...issue.path, key]),
        code: 'unknown_field',
        message: issue.message,
      }))
    : [
        {
          pointer: pointerOf(issue.path),
          code:
            issue.code === 'custom' && typeof issue.params?.['code'] === 'string'
              ? issue.params['code']
              : 'invalid_value',
          message: issue.message,
        },
      ];

const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.flatMap(fieldErrorsOf).slice(0, mostFieldErrors);

const sentence = (errors: readonly FieldError[]) =>
  errors.map(({ pointer, message }) => `${pointer.slice(1) || 'the body'} ${message}`).join('; ');

type Fault = 'malformed_request' | 'validation_failed';

function parse(schema: z.ZodType, value: unknown, code: Fault) {
  const result = schema.safeParse(value, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? 'is not a field of this request' : undefined),
  });
  if (result.success) return result.data;
  const errors = fieldErrors(result.error);
  throw new ProblemError(code, sentence(errors), { errors });
}

const dryRun = z.enum(['true', 'false'], { error: () => 'must be true or false' }).optional();

/** The query as an object; a parameter that stands twice or is not known is refused, not ignored. */
function readQuery({ query }: Schemas, search: URLSearchParams) {
  const names = [...search.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new ProblemError('malformed_request', `the query parameter ${twice} must stand once`);
  return parse(query, Object.fromEntries(search), 'malformed_request') as Record<string, unknown>;
}

interface Schemas {
  readonly query: z.ZodType;
  readonly params: z.ZodType;
}

/** Making a schema costs more than using it. */
const schemas = new WeakMap<Operation, Schemas>();

function schemasOf(operation: Operation): Schemas {
  const known = schemas.get(operation);
  if (known) return known;
  const made = { query: querySchema(operation), params: z.object(operation.params ?? {}) };
  schemas.set(operation, made);
  return made;
}

function querySchema(operation: Operation): z.ZodType {
  const shape = { ...operation.query, ...(isMutation(operation) && { dry_run: dryRun }) };
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `is no parameter of this request; it takes ${Object.keys(shape).join(', ') || 'none'}`
        : undefined,
  });
}

/** A body that came inside another, and was parsed with it. */
export class ParsedBody {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** What an operation reads of a request. */
export interface Asked extends Pick<ApiRequest, 'method' | 'path' | 'header' | 'search' | 'params'> {
  readonly body: Uint8Array | ParsedBody;
}

function parsedOf(operation: Operation, body: Asked['body']): unknown {
  if (body instanceof ParsedBody) return body.value;
  try {
    return operation.takesForm ? parseForm(body) : parseStrictJson(body);
  } catch (error) {
    throw new ProblemError('malformed_request', (error as SyntaxError).message);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The parameters of a form. One without a value counts as left out, and none may stand twice (RFC 6749, section 3.2).
 *
 * @throws SyntaxError
 */
function parseForm(bytes: Uint8Array): Record<string, string> {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new SyntaxError('the body must be UTF-8');
  }
  const given = [...new URLSearchParams(text)].filter(([, value]) => value !== '');
  const names = given.map(([name]) => name);
  if (new Set(names).size !== names.length) throw new SyntaxError('a parameter stands twice in the form');
  return Object.fromEntries(given);
}

function readBody(operation: Operation, contentType: string | undefined, body: Asked['body']): unknown {
  if (!operation.body) return undefined;
  const mediaTypes = mediaTypesOf(operation);
  if (!mediaTypes.includes(contentType?.split(';')[0]?.trim().toLowerCase() ?? ''))
    throw new ProblemError(
      operation.badRequest ? 'malformed_request' : 'unsupported_media_type',
      `send the body as ${mediaTypes.join(' or ')}`,
    );
  return parse(
    operation.body,
    parsedOf(operation, body),
    operation.badRequest ? 'malformed_request' : 'validation_failed',
  );
}

/** Everything of a request that its operation takes, validated. */
export function readRequest(operation: Operation, request: Asked) {
  const { header, search } = request;
  const known = schemasOf(operation);
  const query = readQuery(known, new URLSearchParams(search));
  const params = parse(known.params, request.params, 'malformed_request');
  const body = readBody(operation, header('content-type'), request.body);
  const key = takesIdempotencyKey(operation) ? header('idempotency-key') : undefined;
  return {
    query,
    params,
    body,
    dryRun: query['dry_run'] === 'true',
    ifMatch: header('if-match') ?? null,
    idempotency:
      key === undefined ? null : { key: requireIdempotencyKey(key), fingerprint: fingerprint(request) },
  };
}

const fingerprint = ({ method, path, body }: Asked): string =>
  createHash('sha256')
    .update(`${method}\n${path}\n`)
    .update(body instanceof ParsedBody ? JSON.stringify(body.value) : body)
    .digest('hex');
