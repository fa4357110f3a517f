import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import {
  callersOf,
  type DocumentedOperation,
  documentedOperations,
  requestFor,
  resolved,
  sendAsOwner,
} from '../support/openapi.ts';
import { type RawReply, send } from '../support/raw-request.ts';
import { snapshot } from '../support/resources.ts';

/* Spoilt requests to every route that takes a body, also where nobody has to be known: always a problem of the
   client, and nothing is written. The routes and their fields are those of the OpenAPI document. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

// What takes a form is in token-exchange.test.ts.
const operations = documentedOperations().filter(
  ({ documented }) =>
    documented.requestBody && !('application/x-www-form-urlencoded' in documented.requestBody.content),
);

type Body = string | Uint8Array<ArrayBuffer>;

interface Target {
  readonly environment: TestEnvironment;
  readonly operation: DocumentedOperation;
  readonly path: string;
  /** A body that the route takes. */
  readonly good: Json;
}

async function prepare(operation: DocumentedOperation): Promise<Target> {
  const environment = await api.newEnvironment();
  const { owner } = await callersOf(api, environment, operation);
  const { request } = await requestFor(api, environment, owner, operation);
  return { environment, operation, path: request.path, good: request.body };
}

function sendBody({ environment, operation, path }: Target, body: Body, type = 'application/json') {
  const headers = type === '' ? {} : { 'content-type': type };
  const request = { method: operation.method, target: path, headers, body };
  return sendAsOwner(api, environment, operation, request);
}

/** The decision point says 400 to all of it (AuthZEN Authorization API 1.0, "Error Responses"). */
const isDecisionPoint = ({ path }: DocumentedOperation) => path.startsWith('/access/v1/');

function expectRefusal(reply: RawReply, body: Body, statuses: readonly number[]): void {
  const said = `${Buffer.from(body).toString('latin1').slice(0, 200)} → ${reply.text}`;
  expect(statuses, said).toContain(reply.status);
  expect(reply.headers.get('content-type'), said).toBe('application/problem+json');
  expect(reply.body, said).toMatchObject({ status: reply.status, code: expect.any(String) });
  expect(reply.text.length, said).toBeLessThan(10_000);
}

async function expectAllRefused(target: Target, bodies: readonly Body[], statuses: readonly number[]) {
  for (const body of bodies) expectRefusal(await sendBody(target, body), body, statuses);
}

/** An answer of the decision point as it is at any time. */
const withoutAge = (body: Json) => JSON.stringify(body).replaceAll(/"age_ms":\d+/g, '"age_ms":0');

const utf8 = (...bytes: number[]) =>
  Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')]);

/** Texts that JSON.parse takes, nested so deeply that recursion over them fails. */
const deep = 20_000;
const deepArray = '['.repeat(deep) + ']'.repeat(deep);
const deepObject = `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`;

test.each([deepArray, deepObject])('recursion over what is nested here fails', (text) => {
  const depthOf = (value: Json): number =>
    typeof value === 'object' ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
  expect(() => depthOf(JSON.parse(text))).toThrow(RangeError);
});

const noJson = ['', '{', '{"a":1,}', "{'a':1}", 'a=1', '{} {}', '\u0000', 'NaN', '['.repeat(deep)];
const noText = [utf8(0xff, 0xfe), utf8(0xc3, 0x28), utf8(0xed, 0xa0, 0x80), utf8(0xf0, 0x9f, 0x9a)];
const noObject = ['null', 'true', '7', '"text"', '[]', '[{}]', deepArray];

/** The JSON types that a field may have. */
function typesOf(property: Json): Set<string> {
  const options: Json[] = property.anyOf ?? property.oneOf ?? [property];
  return new Set(options.flatMap(({ type, enum: values }) => type ?? (values ? 'string' : [])));
}

const samples: Record<string, readonly string[]> = {
  null: ['null'],
  boolean: ['true'],
  string: ['"text"'],
  number: ['7', '-0', '1e999', '9007199254740993', '0.1e-999', '1'.repeat(5_000)],
  array: ['[]', '["text"]', '[null]', '[["a@example.com"]]', deepArray],
  object: ['{}', '{"a":1}', '{"$ne":null}', deepObject],
};

/** Values of every type that the field does not take, as JSON. */
function wrongValues(property: Json): string[] {
  const taken = typesOf(property);
  return Object.entries(samples).flatMap(([type, values]) =>
    taken.has(type) || (type === 'number' && taken.has('integer')) ? [] : [...values],
  );
}

/** The good body as JSON, with one field written as it stands here. */
function withField(good: Json, name: string, value: string): string {
  const others = Object.entries({ ...good, [name]: undefined }).filter(([, other]) => other !== undefined);
  const fields = others.map(([key, other]) => `${JSON.stringify(key)}:${JSON.stringify(other)}`);
  return `{${[...fields, `${JSON.stringify(name)}:${value}`].join(',')}}`;
}

describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  const schema = resolved(operation.documented.requestBody.content['application/json'].schema);
  const fields = Object.entries<Json>(schema.properties);
  const [invalid, wrongType] = isDecisionPoint(operation) ? [400, 400] : [422, 415];
  // One for all: nothing is ever written in it.
  let target: Target;
  let before: Json;
  beforeAll(async () => {
    target = await prepare(operation);
    before = await snapshot(api, target.environment);
  });
  afterEach(async () => expect(await snapshot(api, target.environment)).toEqual(before));

  test('what is no JSON, no UTF-8 or of another type is refused, and nothing is written', async () => {
    await expectAllRefused(target, [...noJson, ...noText], [400]);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])
      expectRefusal(await sendBody(target, JSON.stringify(target.good), type), type, [wrongType]);
  });

  test('what is no object, has a key twice, reaches into the prototype or is unknown is refused', async () => {
    const [first = 'x'] = Object.keys(target.good);
    const value = JSON.stringify(target.good[first] ?? null);
    await expectAllRefused(target, noObject, [invalid]);
    await expectAllRefused(
      target,
      [
        withField(target.good, '__proto__', '{"roles":[]}'),
        withField(target.good, first, `${value},${JSON.stringify(first)}:${value}`),
        withField(target.good, 'x', '[{"a":{"b":1,"b":1}}]'),
      ],
      [400],
    );
    const unknown = ['constructor', 'toString', 'environment_id', 'is_admin', 'ID'].map((name) =>
      withField(target.good, name, '"x"'),
    );
    // It ignores them ("JSON Serialization"), wherever they come from.
    if (!isDecisionPoint(operation)) return expectAllRefused(target, unknown, [422]);
    const { body } = await sendBody(target, JSON.stringify(target.good));
    for (const one of unknown)
      expect(withoutAge((await sendBody(target, one)).body)).toEqual(withoutAge(body));
  });

  test('a field of a type that it does not take is refused, and nothing is written', async () => {
    for (const [name, property] of fields) {
      const bodies = wrongValues(property).map((value) => withField(target.good, name, value));
      expect(bodies, name).not.toEqual([]);
      await expectAllRefused(target, bodies, [invalid]);
    }
    for (const name of schema.required ?? []) {
      const { [name]: missing, ...rest } = target.good;
      await expectAllRefused(target, [JSON.stringify(rest)], [invalid]);
    }
  });
});

/** The value once for each text in it, with that text spoilt. */
function spoilt(value: Json, text: string): Json[] {
  if (typeof value === 'string') return [text];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    spoilt(inner, text).map((other) =>
      Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other },
    ),
  );
}

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s answers a text that no database can store',
  async (_, operation) => {
    const target = await prepare(operation);
    for (const text of ['a\u0000b', 'a\ud800b'])
      for (const body of spoilt(target.good, text).map((value) => JSON.stringify(value))) {
        const reply = await sendBody(target, body);
        expect(reply.status, `${body} → ${reply.text}`).toBeLessThan(500);
      }
  },
);

test('a body of more than a megabyte is refused before anybody is asked for', async () => {
  for (const [target, body] of [
    ['/v1/sign_ins', ' '.repeat(10_000_000)],
    ['/v1/environments', ' '.repeat(1024 * 1024 + 1)],
    ['/v1/nowhere', ' '.repeat(2_000_000)],
  ] as const) {
    const request = { method: 'POST', target, headers: { 'content-type': 'application/json' }, body };
    expectRefusal(await send(api.url, request), target, [413]);
  }
});
