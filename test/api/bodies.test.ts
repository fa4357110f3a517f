import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { type RawRequest, sendSigned } from '../support/raw-request.ts';
import { problemOf, snapshot } from '../support/resources.ts';

/* Spoilt bodies: always a problem of the client, and nothing is written. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const json = { 'content-type': 'application/json' };

const post = (by: Credentials, body: string | Uint8Array, more: Partial<RawRequest> = {}) =>
  sendSigned(api, by, { method: 'POST', target: '/v1/projects', headers: json, body, ...more });

async function expectAllRefused(
  environment: TestEnvironment,
  bodies: readonly (string | Uint8Array)[],
  status: number,
  code: string,
): Promise<void> {
  const before = await snapshot(api, environment);
  for (const body of bodies) problemOf(await post(environment.administrator, body), status, code);
  expect(await snapshot(api, environment)).toEqual(before);
}

test('what is no JSON is 400', async () => {
  await expectAllRefused(
    await api.newEnvironment(),
    [
      '',
      '{',
      '{"name":"a"',
      '{"name":"a",}',
      "{'name':'a'}",
      'name=a',
      '{"name":"a"} {}',
      '\u0000',
      'NaN',
      '/**/{}',
    ],
    400,
    'malformed_request',
  );
});

test('what is no UTF-8 is 400', async () => {
  const broken = [
    [0xff, 0xfe],
    [0xc3, 0x28],
    [0xed, 0xa0, 0x80],
    [0xf0, 0x9f, 0x9a],
  ].map((bytes) => Buffer.concat([Buffer.from('{"name":"'), Buffer.from(bytes), Buffer.from('"}')]));
  const utf16 = Buffer.from('{"name":"payments"}', 'utf16le');
  await expectAllRefused(await api.newEnvironment(), [...broken, utf16], 400, 'malformed_request');
});

test('a key that stands twice in an object is 400, and the answer names it', async () => {
  const environment = await api.newEnvironment();
  await expectAllRefused(
    environment,
    [
      '{"name":"one","name":"two"}',
      '{"name":"one","note":"x","name":"one"}',
      '{"name":"one","\\u006eame":"two"}',
      '{"name":"one","x":[{"a":{"b":1,"b":1}}]}',
    ],
    400,
    'malformed_request',
  );
  const reply = await post(environment.administrator, '{"name":"one","name":"two"}');
  expect(reply.body.detail).toBe('the body has the key "name" twice in one object');
  const nested = await post(environment.administrator, '{"name":"a: \\"name\\": {[","note":"name"}');
  expect(nested.status).toBe(201);
});

test('a key that would reach into the prototype is refused', async () => {
  const environment = await api.newEnvironment();
  await expectAllRefused(
    environment,
    [
      '{"name":"one","__proto__":{"note":"x"}}',
      '{"__proto__":{"name":"one"}}',
      '{"name":"one","\\u005f_proto__":null}',
      '{"name":"one","x":{"__proto__":1}}',
    ],
    400,
    'malformed_request',
  );
  await expectAllRefused(
    environment,
    [
      '{"name":"one","constructor":{"prototype":{"note":"x"}}}',
      '{"name":"one","toString":"x"}',
      '{"name":"one","hasOwnProperty":1}',
    ],
    422,
    'validation_failed',
  );
  expect({}).not.toHaveProperty('note');
});

test('numbers of any size where text belongs are 422', async () => {
  const numbers = ['1e999', '-1e999', '9007199254740993', '1'.repeat(10_000), '0.1e-999', '-0'];
  const bodies = numbers.map((number) => `{"name":${number}}`);
  await expectAllRefused(await api.newEnvironment(), bodies, 422, 'validation_failed');
});

test('deep nesting is refused, and quickly', async () => {
  const depth = 200_000;
  const started = performance.now();
  await expectAllRefused(
    await api.newEnvironment(),
    [
      '['.repeat(depth) + ']'.repeat(depth),
      `{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`,
      `{"name":"a","more":${'{"a":'.repeat(depth / 2)}1${'}'.repeat(depth / 2)}}`,
    ],
    422,
    'validation_failed',
  );
  await expectAllRefused(await api.newEnvironment(), ['['.repeat(depth)], 400, 'malformed_request');
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('a body of more than a megabyte is 413, with or without its length, and 10 MB too', async () => {
  const environment = await api.newEnvironment();
  const before = await snapshot(api, environment);
  for (const size of [1024 * 1024 + 1, 2_000_000, 10_000_000])
    problemOf(await post(environment.administrator, ' '.repeat(size)), 413, 'payload_too_large');
  const stream = new ReadableStream({
    start: (controller) => {
      for (let part = 0; part < 20; part++) controller.enqueue(new Uint8Array(100_000).fill(0x20));
      controller.close();
    },
  });
  const chunked = await fetch(`${api.url}/v1/projects`, {
    method: 'POST',
    headers: json,
    body: stream,
    duplex: 'half',
  } as RequestInit);
  expect(chunked.status).toBe(413);
  expect(await chunked.json()).toMatchObject({ code: 'payload_too_large' });
  expect(await snapshot(api, environment)).toEqual(before);
});

test('a body of just a megabyte is read', async () => {
  const { administrator } = await api.newEnvironment();
  const body = '{"name":"payments"}'.padEnd(1024 * 1024, ' ');
  expect((await post(administrator, body)).status).toBe(201);
});

test('a body of another type is 415', async () => {
  const environment = await api.newEnvironment();
  const before = await snapshot(api, environment);
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'application/jsonx',
    '',
  ])
    problemOf(
      await post(environment.administrator, '{"name":"a"}', {
        headers: type === '' ? {} : { 'content-type': type },
      }),
      415,
      'unsupported_media_type',
    );
  expect(await snapshot(api, environment)).toEqual(before);
  for (const [index, type] of ['application/json; charset=utf-8', 'Application/JSON'].entries()) {
    const reply = await post(environment.administrator, `{"name":"a ${index}"}`, {
      headers: { 'content-type': type },
    });
    expect(reply.status).toBe(201);
  }
});

test('the body that was signed is the body that counts', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const before = await snapshot(api, environment);
  const signed = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...json };
  problemOf(await post(administrator, '{"name":"a"}', { headers: signed }), 401, 'unauthenticated');
  expect(await snapshot(api, environment)).toEqual(before);
});
