import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { AwsClient } from 'aws4fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSignedFetch } from '../../../client/signed-fetch.ts';
import { type Answer, accessKeyId, secretAccessKey, startVerifyingServer } from './verifying-server.ts';

const run = promisify(execFile);
let server: Awaited<ReturnType<typeof startVerifyingServer>>;

beforeAll(async () => {
  server = await startVerifyingServer();
});
afterAll(() => server.stop());

async function curl(target: string, ...options: string[]): Promise<Answer> {
  const { stdout } = await run('curl', [
    ...['--silent', '--show-error', '--globoff', '--noproxy', '*'],
    ...['--aws-sigv4', 'aws:amz:global:roster', '--user', `${accessKeyId}:${secretAccessKey}`],
    ...options,
    server.origin + target,
  ]);
  return JSON.parse(stdout) as Answer;
}

const targets = [
  '/v1/projects',
  '/v1/projects/prj_01jz5k3v9w8x7y6z5a4b3c2d1e?dry_run=true',
  '/v1/members?status=active&email=jane%2Broster%40example.com&page_size=10',
  '/v1/projects?name=a+b',
  "/v1/projects?name=it's|odd!*()[]{},;:@$~^&flag&empty=",
  '/v1/projects/caf%C3%A9%20au%20lait',
  '/v1/projects/a:b@c,d;e=f(g)!',
  '/v1/projects/a%2Fb%3Fc',
];

test.each(targets)('accepts GET %s signed by curl', async (target) => {
  const answer = await curl(target);
  expect(answer.rawUrl).toBe(target);
  expect(answer.verification).toEqual({ ok: true, accessKeyId });
});

test('accepts a JSON body and headers signed by curl', async () => {
  const body = '{"name":"Zahlungen für Ä  B"}';
  const answer = await curl(
    '/v1/projects?dry_run=true',
    ...[
      '--header',
      'Content-Type: application/json',
      '--header',
      'Idempotency-Key: one  two',
      '--data',
      body,
    ],
  );
  expect(answer).toMatchObject({ verification: { ok: true, accessKeyId }, body });
});

test('accepts DELETE and PATCH signed by curl', async () => {
  expect((await curl('/v1/projects/x', '--request', 'DELETE')).verification.ok).toBe(true);
  expect((await curl('/v1/projects/x', '--request', 'PATCH', '--data', '{}')).verification.ok).toBe(true);
});

test('refuses curl with another secret, region or service', async () => {
  const wrongSecret = await curl('/v1/projects', '--user', `${accessKeyId}:rsk_wrong`);
  expect(wrongSecret.verification).toMatchObject({ ok: false, reason: 'wrong_signature' });
  const wrongRegion = await curl('/v1/projects', '--aws-sigv4', 'aws:amz:us-east-1:roster');
  expect(wrongRegion.verification).toMatchObject({ ok: false, reason: 'wrong_scope' });
  const wrongService = await curl('/v1/projects', '--aws-sigv4', 'aws:amz:global:s3');
  expect(wrongService.verification).toMatchObject({ ok: false, reason: 'wrong_scope' });
});

test.each(targets)('accepts GET %s signed by aws4fetch', async (target) => {
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    service: 'roster',
    region: 'global',
    retries: 0,
  });
  const response = await client.fetch(server.origin + target);
  expect(((await response.json()) as Answer).verification).toEqual({ ok: true, accessKeyId });
});

test('accepts signers that encode the path once and sort the query', async () => {
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    service: 'roster',
    region: 'global',
    retries: 0,
  });
  const target = '/v1/projects/caf%C3%A9!(1)?page_size=2&name=x';
  const response = await client.fetch(server.origin + target, { aws: { singleEncode: true } });
  expect(((await response.json()) as Answer).verification).toEqual({ ok: true, accessKeyId });
});

test('refuses the presigned URLs of aws4fetch', async () => {
  const client = new AwsClient({
    accessKeyId,
    secretAccessKey,
    service: 'roster',
    region: 'global',
    retries: 0,
  });
  const response = await client.fetch(`${server.origin}/v1/projects`, { aws: { signQuery: true } });
  const { verification } = (await response.json()) as Answer;
  expect(verification).toMatchObject({ ok: false, reason: 'credentials_in_query' });
});

test("accepts Roster's own client, whatever the values", async () => {
  const send = createSignedFetch({
    endpoint: server.origin,
    accessKeyId,
    secretAccessKey,
    userAgent: 'test',
  });
  const { body } = await send({
    method: 'POST',
    path: `/v1/projects/${encodeURIComponent('ä/ö ü?')}`,
    query: { name: "it's + 50% & more=é", page_size: 3, dry_run: true, left_out: undefined },
    body: { name: 'Ω' },
    headers: { 'idempotency-key': 'k  1', 'if-match': '"1"' },
  });
  expect((body as Answer).verification).toEqual({ ok: true, accessKeyId });
});
