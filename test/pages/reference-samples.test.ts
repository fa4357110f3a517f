import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiDocument } from '../../api/openapi/document.ts';
import { operations } from '../../api/operations.ts';
import { type Document, endpointsOf } from '../../api/reference/described.ts';
import { exampleOf } from '../../api/reference/example.ts';
import { preludes } from '../../api/reference/preludes.ts';
import { samplesOf } from '../../api/reference/samples.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { packClient } from '../support/client-package.ts';
import { startProgram } from '../support/program.ts';
import { typeCheck } from '../support/strict-project.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// The samples of the API reference are taken at their word.

const document = openApiDocument() as unknown as Document;
const endpoints = endpointsOf(document);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const withBody = operations.filter(({ body }) => body !== undefined);

test.each(withBody.map((operation) => [operation.id, operation] as const))(
  'the example of %s is a body that it takes',
  (id, { body }) => {
    const endpoint = endpoints.find(({ operationId }) => operationId === id);
    const [content] = Object.values(endpoint?.requestBody?.content ?? {});
    expect(body?.safeParse(exampleOf(document, content?.schema ?? {}))).toMatchObject({ success: true });
  },
);

test('every sample in TypeScript has the types of the published client', async () => {
  const folder = await temporaryFolder();
  const samples = endpoints.flatMap((endpoint) => samplesOf(document, endpoint).typescript ?? []);
  expect(samples.length).toBeGreaterThan(70);
  const text = [preludes.typescript, ...samples.map((sample) => `{\n${sample}\n}`), ''].join('\n');
  await writeFile(join(folder, 'main.ts'), text);
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  const client = await packClient();
  await client.install(folder);
  await client.remove();
  expect(await typeCheck(folder, ['main.ts'])).toBe('');
});

/** Runs a program as whoever copies it from the page does. */
async function run(program: string, words: readonly string[], input: string): Promise<string> {
  const { administrator } = await api.newEnvironment();
  const environment = {
    PATH: process.env['PATH'] ?? '',
    ROSTER_ENDPOINT: api.url,
    ROSTER_ACCESS_KEY_ID: administrator.accessKeyId,
    ROSTER_SECRET_ACCESS_KEY: administrator.secretAccessKey,
  };
  const { code, output, answer } = await startProgram(program, words, { folder: '/', environment, input })
    .ended;
  expect(code, output).toBe(0);
  return answer;
}

const sampleOf = (id: string) => {
  const endpoint = endpoints.find(({ operationId }) => operationId === id);
  if (!endpoint) throw new Error(`there is no ${id}`);
  return samplesOf(document, endpoint);
};

test('a sample for curl creates what it says', async () => {
  const sample = sampleOf('create_project').curl.replace('$(uuidgen)', 'one');
  expect(JSON.parse(await run('bash', ['-eu'], sample))).toMatchObject({ name: 'payments' });
});

test('a sample for Python creates what it says, after what stands before all of them', async () => {
  const text = `${preludes.python}\n\nprint(json.dumps(${sampleOf('create_project').python}))\n`;
  expect(JSON.parse(await run('python3', ['-'], text))).toMatchObject({ name: 'payments' });
});

test('all samples are programs', async () => {
  const samples = endpoints.map((endpoint) => samplesOf(document, endpoint));
  await run('bash', ['-n'], samples.map(({ curl }) => curl).join('\n'));
  const python = samples.flatMap((sample) => sample.python ?? []).join('\n');
  await run('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], python);
});
