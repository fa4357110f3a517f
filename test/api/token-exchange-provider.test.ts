import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { clientId, idTokenOf, startTokenProvider } from '../support/identity-tokens.ts';
import { exchange, exchanged, exchangesOf, job, trust } from '../support/token-exchange.ts';

/* Tokens of a real OpenID Connect provider. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])(
  'an ID token that is signed with %s is exchanged',
  async (algorithm) => {
    const provider = await startTokenProvider(algorithm);
    try {
      const environment = await api.newEnvironment();
      const trusted = await trust(environment, provider.issuer, { audience: clientId });
      const token = await idTokenOf(provider, { sub: job });
      expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).alg).toBe(algorithm);
      const bearer = await exchanged(api, trusted, token);
      expect((await bearer.get('/v1/projects')).status).toBe(200);
    } finally {
      await provider.stop();
    }
  },
);

test('claims that the provider makes are compared', async () => {
  const provider = await startTokenProvider('RS256', true);
  try {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const claims = { email: '*@example.com', email_verified: 'true' };
    const { identity } = await trust(environment, provider.issuer, { audience: clientId, claims });
    const tokenOf = (email_verified: boolean) =>
      idTokenOf(provider, { sub: job, email: 'ci@example.com', email_verified });
    expect((await exchange(api, identity, await tokenOf(true))).status).toBe(200);
    expect((await exchange(api, identity, await tokenOf(false))).status).toBe(400);
    const [, refused] = await exchangesOf(administrator);
    expect(refused).toMatchObject({ details: { reason: 'wrong_claim', claim: 'email_verified' } });
  } finally {
    await provider.stop();
  }
});

test('a provider that is gone lets nobody in', async () => {
  const provider = await startTokenProvider();
  const environment = await api.newEnvironment();
  const { identity } = await trust(environment, provider.issuer, { audience: clientId });
  const token = await idTokenOf(provider, { sub: job });
  await provider.stop();
  expect(await exchange(api, identity, token)).toMatchObject({
    status: 400,
    body: { code: 'invalid_grant' },
  });
});
