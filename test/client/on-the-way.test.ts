import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../client/client.ts';
import { ApiError } from '../../client/errors.ts';
import { projectRoot } from '../../scripts/project.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { startProgram } from '../support/program.ts';
import { failureOf } from './test-server.ts';

// What the README says of answers that are lost, and of proxies.

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function listening(server: ReturnType<typeof createServer>) {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const close = async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  };
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: close };
}

/** Passes everything on to the API, and loses its answer to the first change. */
function losingOneAnswer() {
  let left = 1;
  return listening(
    createServer((received, response) => {
      const { method, url: path, headers } = received;
      const passed = forward(api.url + path, { method, headers }, (answer) => {
        if (method === 'PATCH' && left-- > 0) received.socket.destroy();
        else answer.pipe(response.writeHead(answer.statusCode ?? 0, answer.headers));
      });
      received.pipe(passed);
    }),
  );
}

test('a PATCH with If-Match whose answer was lost is told 412 with maybeSent, and is done', async () => {
  const { administrator } = await api.newEnvironment();
  await using way = await losingOneAnswer();
  const { accessKeyId, secretAccessKey } = administrator;
  const roster = createClient({ endpoint: way.url, accessKeyId, secretAccessKey, retry: { baseDelayMs: 1 } });
  const { data, response } = await roster.POST('/v1/projects', { body: { name: 'payments' } });
  const path = { id: data.id };
  const header = { 'If-Match': response.headers.get('etag') ?? '' };
  const error = await failureOf(
    roster.PATCH('/v1/projects/{id}', { params: { path, header }, body: { name: 'billing' } }),
  );
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 412, maybeSent: true });
  expect((await roster.GET('/v1/projects/{id}', { params: { path } })).data.name).toBe('billing');
});

test('requests go through the proxy of the environment when Node is told to look for it', async () => {
  const { administrator } = await api.newEnvironment();
  const asked: string[] = [];
  const server = createServer().on('connect', ({ url = '' }, socket) => {
    asked.push(url);
    const { hostname, port } = new URL(api.url);
    const onward = connect(Number(port), hostname, () => socket.write('HTTP/1.1 200 Connected\r\n\r\n'));
    socket.pipe(onward).pipe(socket);
  });
  await using proxy = await listening(server);
  const program = `
    import { connect } from ${JSON.stringify(pathToFileURL(join(projectRoot, 'client/index.ts')).href)};
    const roster = await connect({ onWarning: () => {} });
    console.log((await roster.GET('/v1/caller')).response.status);`;
  const environment = {
    PATH: process.env['PATH'] ?? '',
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: proxy.url,
    ROSTER_ENDPOINT: 'http://roster.invalid',
    ROSTER_ACCESS_KEY_ID: administrator.accessKeyId,
    ROSTER_SECRET_ACCESS_KEY: administrator.secretAccessKey,
  };
  const words = ['--input-type=module', '--eval', program];
  const { answer, output } = await startProgram('node', words, { folder: projectRoot, environment }).ended;
  expect(answer.trim(), output).toBe('200');
  expect(asked).toEqual(['roster.invalid:80']);
});
