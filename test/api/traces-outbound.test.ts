import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../api/config.ts';
import { type RunningTracing, startTracing } from '../../api/tracing/sdk.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { type Collector, startCollector } from '../support/collector.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import { exchange, jobClaims, trust } from '../support/token-exchange.ts';

let collector: Collector;
let tracing: RunningTracing;
let api: TestApi;
let issuer: HostileIssuer;
beforeAll(async () => {
  collector = await startCollector();
  // The exporter reads it, as OpenTelemetry's exporters do.
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.url;
  const { tracing: wanted } = readConfig({
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  });
  if (!wanted) throw new Error('nobody wants traces');
  tracing = startTracing(wanted, '1.2.3');
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  api = await startTestApi({ tracing });
  issuer = await startHostileIssuer();
});
afterAll(async () => {
  await issuer.stop();
  await api.stop();
  await collector.stop();
});

test('what the API asks an issuer is a part of the request', async () => {
  const environment = await api.newEnvironment();
  const trusted = await trust(environment, issuer.issuer);
  const token = await issuer.forge.sign(jobClaims(issuer.issuer));
  expect((await exchange(api, trusted.identity, token)).status).toBe(200);
  await tracing.stop();
  const spans = collector.spans();
  const request = spans.find(({ name }) => name === 'POST /v1/oauth/token');
  const asked = spans.filter(({ kind, parentSpanId }) => kind === 3 && parentSpanId === request?.spanId);
  const urls = asked.map(({ attributes }) => attributes['url.full']).filter((url) => url !== undefined);
  expect(urls).toEqual([
    `${issuer.issuer}/.well-known/openid-configuration`,
    expect.stringMatching(new RegExp(`^${issuer.issuer}/`)),
  ]);
  for (const { attributes } of asked.filter((each) => 'url.full' in each.attributes))
    expect(attributes).toMatchObject({ 'http.request.method': 'GET', 'http.response.status_code': 200 });
  expect(collector.received.map(({ text }) => text).join('')).not.toContain(token);
});
