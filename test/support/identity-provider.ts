import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type ClientMetadata } from 'oidc-provider';

/** A person at the identity provider, with the claims that it makes of them. */
export interface Account {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Signs in and consents on the provider's own pages, as a browser would; returns where it is sent back to. */
  readonly signIn: (authorizationUrl: string, account: Account) => Promise<URL>;
  /** Cancels on the provider's page instead. */
  readonly cancel: (authorizationUrl: string) => Promise<URL>;
  /** Makes the account known, for a test that drives a browser itself: its `sub` is what is typed as login. */
  readonly addAccount: (account: Account) => void;
  readonly stop: () => Promise<void>;
}

interface Options {
  readonly clients: readonly ClientMetadata[];
  /** Whether ID tokens have all claims; by default they are told by the user info endpoint alone. */
  readonly claimsInIdToken?: boolean;
}

const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

let keys: Promise<object[]> | undefined;

/** Made once for all providers of a test file: RSA keys take their time. */
function signingKeys(): Promise<object[]> {
  keys ??= Promise.all(
    algorithms.map(async (alg) => {
      const { privateKey } = await generateKeyPair(alg, { extractable: true });
      return { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: alg };
    }),
  );
  return keys;
}

/** A real OpenID Connect provider on a port of its own, with the sign-in pages that it comes with. */
export async function startIdentityProvider({
  clients,
  claimsInIdToken = false,
}: Options): Promise<IdentityProvider> {
  const accounts = new Map<string, Account>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [...clients],
    jwks: { keys: await signingKeys() },
    cookies: { keys: ['of the test'] },
    pkce: { required: () => true },
    claims: { email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    conformIdTokenClaims: !claimsInIdToken,
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    enabledJWA: { idTokenSigningAlgValues: [...algorithms] },
    findAccount: (_context, sub) => {
      const account = accounts.get(sub);
      return account && { accountId: sub, claims: () => ({ ...account }) };
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    signIn: (authorizationUrl, account) => {
      accounts.set(account.sub, account);
      return browse(issuer, authorizationUrl, account.sub);
    },
    cancel: (authorizationUrl) => browse(issuer, authorizationUrl, null),
    addAccount: (account) => void accounts.set(account.sub, account),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Follows redirects and fills in forms until the provider sends the browser somewhere else. */
async function browse(issuer: string, start: string, login: string | null): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step += 1) {
    if (url.origin !== issuer) return url;
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const page = await response.text();
    const location = response.headers.get('location');
    const [, action] = /<form[^>]* action="([^"]+)"/.exec(page) ?? [];
    const [, abort] = /href="([^"]+\/abort)"/.exec(page) ?? [];
    const [, prompt = ''] = /name="prompt" value="(\w+)"/.exec(page) ?? [];
    const next = location ?? (login === null ? abort : action);
    if (next === undefined) throw new Error(`the identity provider answered ${response.status}: ${page}`);
    form = location === null && login !== null ? formOf(prompt, login) : undefined;
    url = new URL(next, url);
  }
  throw new Error('the identity provider sends the browser around in circles');
}

const formOf = (prompt: string, login: string) => new URLSearchParams({ prompt, login, password: 'any' });
