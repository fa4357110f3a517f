import { randomUUID } from 'node:crypto';
import type { Bearer, Json, TestApi, TestEnvironment } from './api.ts';
import { type Account, type IdentityProvider, startIdentityProvider } from './identity-provider.ts';
import { create } from './resources.ts';

export const clientSecret = 'the-secret-of-the-client-0123456789';

/** Where the browser is sent back to: to be registered at the identity provider. */
export const redirectUriOf = (api: TestApi, { slug }: TestEnvironment) => `${api.url}/e/${slug}/sso/callback`;

/** A real provider that knows the environment as the client `roster`. */
export const startProviderFor = (
  api: TestApi,
  environment: TestEnvironment,
  { algorithm = 'RS256', claimsInIdToken = false } = {},
): Promise<IdentityProvider> =>
  startIdentityProvider({
    claimsInIdToken,
    clients: [
      {
        client_id: 'roster',
        client_secret: clientSecret,
        redirect_uris: [redirectUriOf(api, environment)],
        id_token_signed_response_alg: algorithm as 'RS256',
      },
    ],
  });

/** A connection of the environment to the issuer, for addresses under example.com. */
export const connect = (environment: TestEnvironment, issuer: string, more: Json = {}): Promise<Json> =>
  create(environment.administrator, 'sso_connections', {
    name: `Connection ${randomUUID()}`,
    issuer,
    client_id: 'roster',
    client_secret: clientSecret,
    allowed_domains: ['example.com'],
    ...more,
  });

/** A browser that has been sent to the identity provider: the cookies that it got on the way. */
export interface Underway {
  readonly authorizationUrl: string;
  readonly cookie: string;
}

/** Follows the button of the sign-in page. */
export async function beginSso(api: TestApi, slug: string, connectionId: string): Promise<Underway> {
  const reply = await fetch(`${api.url}/e/${slug}/sso/${connectionId}`, { redirect: 'manual' });
  const authorizationUrl = reply.headers.get('location');
  if (reply.status !== 303 || authorizationUrl === null)
    throw new Error(`no way to the identity provider: ${reply.status} ${await reply.text()}`);
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { authorizationUrl, cookie: cookies.join('; ') };
}

export interface SsoReply {
  readonly status: number;
  readonly page: string;
  /** Signed in with the session of the cookie, if there is one. */
  readonly session: Bearer | undefined;
}

/** Comes back from the identity provider with the cookies of the browser. */
export async function endSso(api: TestApi, callbackUrl: URL | string, cookie: string): Promise<SsoReply> {
  const reply = await fetch(callbackUrl, { redirect: 'manual', headers: { cookie } });
  const cookies = reply.headers.getSetCookie().map((one) => /^roster_session=([^;]+)/.exec(one)?.[1]);
  const token = cookies.find((one) => one !== undefined);
  return {
    status: reply.status,
    page: await reply.text(),
    session: token === undefined ? undefined : api.bearer('sso', token),
  };
}

/** The whole sign-in at a provider, as a browser does it. */
export async function signInBySso(
  api: TestApi,
  { slug }: TestEnvironment,
  connection: { readonly id: string },
  provider: IdentityProvider,
  account: Account,
): Promise<SsoReply> {
  const { authorizationUrl, cookie } = await beginSso(api, slug, connection.id);
  return endSso(api, await provider.signIn(authorizationUrl, account), cookie);
}
