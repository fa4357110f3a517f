import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const hcl = 'resource "roster_project" "it" {\n  name = "payments"\n}\n';

describe('credentials', () => {
  it('are asked for, one by one, in words that say where to put them', async () => {
    const terraform = await openTerraform({});
    const errors = await terraform.errorsOf('plan', hcl);
    const details = errors.map(({ detail }) => detail);
    for (const [argument, variable] of [
      ['endpoint', 'ROSTER_ENDPOINT'],
      ['access_key_id', 'ROSTER_ACCESS_KEY_ID'],
      ['secret_access_key', 'ROSTER_SECRET_ACCESS_KEY'],
    ])
      expect(details.join('\n')).toMatch(new RegExp(`${argument} is missing.*${variable}`, 'i'));
    expect(errors).toHaveLength(3);
  });

  it('with a wrong secret are refused by the API, and the secret is not repeated', async () => {
    const { administrator } = await api.newEnvironment();
    const secretAccessKey = `rsk_${'A'.repeat(43)}`;
    const credentials = { ...administrator, secretAccessKey };
    const terraform = await openTerraform({ endpoint: api.url, credentials });
    const [error] = await terraform.errorsOf('plan', hcl);
    expect(error?.summary).toBe('Cannot create the project: unauthenticated');
    expect(error?.detail).toMatch(/API code: unauthenticated \(HTTP 401\)\nrequest id: [\w-]{36}/);
    expect(JSON.stringify(error)).not.toContain(secretAccessKey);
  });

  it('can be arguments of the provider', async () => {
    const { administrator } = await api.newEnvironment();
    const provider = `
      endpoint          = "${api.url}"
      access_key_id     = "${administrator.accessKeyId}"
      secret_access_key = "${administrator.secretAccessKey}"`;
    const terraform = await openTerraform({ provider });
    await terraform.apply(hcl);
    expect((await administrator.get('/v1/projects')).body.items).toHaveLength(1);
  });

  it('can come from a profile of the file that the API writes', async () => {
    const { administrator } = await api.newEnvironment();
    const terraform = await openTerraform({
      provider: 'profile = "team"',
      roster: { ROSTER_CREDENTIALS_FILE: '~/mine' },
    });
    const lines = [
      '[team]',
      `endpoint = ${api.url}`,
      `access_key_id = ${administrator.accessKeyId}`,
      `secret_access_key = ${administrator.secretAccessKey}`,
    ];
    await writeFile(join(terraform.folder, 'home/mine'), lines.join('\n'), { mode: 0o600 });
    await terraform.apply(hcl);
    expect((await administrator.get('/v1/projects')).body.items).toHaveLength(1);
  });
});

describe('an endpoint', () => {
  const credentials = { accessKeyId: 'ak_01k9xq7b4fe8stv2m6wz3h5ncd', secretAccessKey: 'rsk_x' };

  it('where nothing listens is told as such', async () => {
    const { endpoint, close } = await serveHtml();
    await close();
    const terraform = await openTerraform({ endpoint, credentials, retryMilliseconds: 100 });
    const [error] = await terraform.errorsOf('plan', hcl);
    expect(error?.summary).toBe('Cannot create the project: the Roster API cannot be reached');
    expect(error?.detail).toContain(`${endpoint}: nothing listens there`);
  });

  it('that is something else is told as such', async () => {
    const { endpoint, close } = await serveHtml();
    onTestFinished(close);
    const terraform = await openTerraform({ endpoint, credentials });
    const [error] = await terraform.errorsOf('plan', hcl);
    expect(error?.detail).toMatch(/is not from a Roster API/);
  });

  it('that is no URL fails terraform validate, at the argument', async () => {
    const terraform = await openTerraform({ provider: 'endpoint = "roster.example.com"' });
    const [error] = await terraform.errorsOf('validate', hcl);
    expect(error?.line).toBe('endpoint = "roster.example.com"');
    expect(error?.detail).toMatch(/must be an http or https URL/);
  });

  it('has to be known before the plan', async () => {
    const terraform = await openTerraform({ provider: 'endpoint = terraform_data.it.id' });
    const [error] = await terraform.errorsOf('plan', `resource "terraform_data" "it" {}\n${hcl}`);
    expect(error?.summary).toBe('"endpoint" must be known before the plan');
  });
});

/** A web server that is no Roster API. */
async function serveHtml() {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
