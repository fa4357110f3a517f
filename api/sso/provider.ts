import * as oidc from 'openid-client';
import type { Visit } from '../context.ts';
import { type Connection, redirectUri } from './connection.ts';
import { configurationOf } from './discovery.ts';
import { Refusal } from './refusal.ts';

/** What binds the answer of the provider to this sign-in: for the ID token, and for the code (RFC 7636). */
export interface Checks {
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who the identity provider says that it is. All of it is the provider's word. */
export interface Person {
  /** The provider's name for the person, which never changes and is never given to another (OIDC Core, section 2). */
  readonly subject: string;
  readonly email: unknown;
  readonly emailVerified: unknown;
  readonly name: unknown;
  readonly groups: readonly string[];
}

/** Names a sign-in under way. 256 random bits. */
export const newState = (): string => oidc.randomState();

const newChecks = (): Checks => ({ nonce: oidc.randomNonce(), codeVerifier: oidc.randomPKCECodeVerifier() });

/** Where to send the browser: authorization code flow with PKCE (RFC 9700, section 2.1.1), state and nonce. */
export async function authorizationUrl(
  visit: Visit,
  connection: Connection,
  slug: string,
  state: string,
): Promise<{ readonly url: string; readonly checks: Checks }> {
  const configuration = await configurationOf(visit, connection);
  const checks = newChecks();
  const scopes = ['openid', 'email', 'profile'];
  // Some providers name groups only when asked for them.
  if (connection.groups_claim !== null && configuration.serverMetadata().scopes_supported?.includes('groups'))
    scopes.push('groups');
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri(visit.context, slug),
    scope: scopes.join(' '),
    state,
    nonce: checks.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, checks };
}

type Claims = Readonly<Record<string, unknown>>;

const groupsOf = (claim: unknown): string[] =>
  [claim].flat().filter((group): group is string => typeof group === 'string');

/** Exchanges the code for tokens and checks them: `iss`, `state`, signature, algorithm, issuer, audience, times, nonce. */
async function exchange(
  visit: Visit,
  connection: Connection,
  slug: string,
  answer: { readonly search: string; readonly state: string; readonly checks: Checks },
): Promise<Person> {
  const configuration = await configurationOf(visit, connection);
  // As registered at the provider, whatever a proxy made of it on the way here.
  const url = new URL(redirectUri(visit.context, slug));
  url.search = answer.search;
  const tokens = await oidc.authorizationCodeGrant(configuration, url, {
    expectedState: answer.state,
    expectedNonce: answer.checks.nonce,
    pkceCodeVerifier: answer.checks.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  // Beyond that a subject is no name (OpenID Connect Core 1.0, section 2), and PostgreSQL does not store all of it.
  if (!claims || !/^[\x20-\x7e]{1,255}$/.test(claims.sub)) throw new Refusal('not_proved');
  const { groups_claim } = connection;
  const wanted = ['email', 'email_verified', ...(groups_claim === null ? [] : [groups_claim])];
  const lacksSome = wanted.some((name) => claims[name] === undefined);
  // Providers may keep all but the subject for the user info endpoint (OIDC Core, section 5.4).
  const more: Claims =
    lacksSome && configuration.serverMetadata().userinfo_endpoint !== undefined
      ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
      : {};
  // An address and whether it is verified belong together: both from the one, or both from the other.
  const about: Claims = more['email'] === undefined ? claims : more;
  return {
    subject: claims.sub,
    email: about['email'],
    emailVerified: about['email_verified'],
    name: claims['name'] ?? more['name'],
    groups: groups_claim === null ? [] : groupsOf(claims[groups_claim] ?? more[groups_claim]),
  };
}

/** @throws Refusal whatever the provider did or its answer lacks */
export async function whoIsIt(...question: Parameters<typeof exchange>): Promise<Person> {
  try {
    return await exchange(...question);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const isRefusal = error instanceof oidc.AuthorizationResponseError;
    throw new Refusal(isRefusal ? 'provider_refused' : 'not_proved', { cause: error });
  }
}
