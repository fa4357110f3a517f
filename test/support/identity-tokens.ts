import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Account, type IdentityProvider, startIdentityProvider } from './identity-provider.ts';

/** The client of the provider that its ID tokens are for. */
export const clientId = 'roster-ci';
const clientSecret = 'the-secret-of-the-ci-client-0123456789';
const redirectUri = 'http://127.0.0.1:9/callback';

/** A real OpenID Connect provider that makes ID tokens for programs. */
export const startTokenProvider = (algorithm = 'RS256', claimsInIdToken = false): Promise<IdentityProvider> =>
  startIdentityProvider({
    claimsInIdToken,
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        id_token_signed_response_alg: algorithm as 'RS256',
      },
    ],
  });

/** An ID token of the account, by the authorization code flow. */
export async function idTokenOf(provider: IdentityProvider, account: Account): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const back = await provider.signIn(`${provider.issuer}/auth?${query}`, account);
  const response = await fetch(`${provider.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  const { id_token } = (await response.json()) as { id_token?: string };
  if (id_token === undefined) throw new Error(`the identity provider gave no ID token: ${response.status}`);
  return id_token;
}

/** What GitHub Actions offers to its jobs: a token for whatever audience is asked for. */
export async function startTokenOffer(tokenFor: (audience: string | null) => Promise<string>) {
  const requestToken = randomBytes(16).toString('hex');
  const asked: (string | null)[] = [];
  const server = createServer(async (request, response) => {
    const audience = new URL(request.url ?? '', 'http://x').searchParams.get('audience');
    asked.push(audience);
    const allowed = request.headers.authorization === `Bearer ${requestToken}`;
    response.writeHead(allowed ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(allowed ? { value: await tokenFor(audience) } : { message: 'no' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return {
    asked,
    variables: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
  };
}
