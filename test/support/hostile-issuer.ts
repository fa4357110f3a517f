import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export type Claims = JWTPayload & Record<string, unknown>;

type Discovery = Record<string, unknown> | (() => Promise<Record<string, unknown>>);

type MakeToken = () => string | undefined | Promise<string | undefined>;

/** What an attacker signs with. */
export interface Forge {
  /** A well-made token by the published key, or by another one. */
  readonly sign: (
    claims: Claims,
    how?: { alg?: string; stranger?: boolean; kid?: string },
  ) => Promise<string>;
  /** `alg: none`: nothing is signed. */
  readonly unsigned: (claims: Claims) => string;
  /** HS256 with a text as the secret: the public key (PEM or JWK), or the client secret. */
  readonly hmac: (claims: Claims, secret: string) => string;
  /** The published key, in the forms in which a mistaken verifier would take it for a secret. */
  readonly publicKeyPem: string;
  readonly publicKeyJwk: string;
}

export interface HostileIssuer {
  readonly issuer: string;
  readonly forge: Forge;
  /** Makes the ID token when the token endpoint is asked; `undefined`: none. */
  setToken: (make: MakeToken) => void;
  /** Replaces fields of the discovery document; a function is called whenever the document is asked for. */
  setDiscovery: (changes: Discovery) => void;
  /** Answers a path otherwise, until it is taken back with `undefined`. */
  setAnswer: (path: string, answer: RequestListener | undefined) => void;
  /** The paths that were asked for. */
  readonly asked: string[];
  readonly stop: () => Promise<void>;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function makeForge(): Promise<Forge> {
  const published = await generateKeyPair('RS256', { extractable: true });
  const other = await generateKeyPair('RS256', { extractable: true });
  const publicKeyJwk = JSON.stringify(await exportJWK(published.publicKey));
  return {
    publicKeyPem: await exportSPKI(published.publicKey),
    publicKeyJwk,
    sign: async (claims, { alg = 'RS256', stranger = false, kid = 'published' } = {}) => {
      const { privateKey } = stranger ? other : published;
      // The same key material for another algorithm: WebCrypto binds a key to one.
      const key = { ...(await exportJWK(privateKey)), alg };
      return new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(key);
    },
    unsigned: (claims) => `${encode({ alg: 'none' })}.${encode(claims)}.`,
    hmac: (claims, secret) => {
      const text = `${encode({ alg: 'HS256', kid: 'published' })}.${encode(claims)}`;
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    },
  };
}

/** An issuer that knows the protocol and gives out whatever token it is told to. */
export async function startHostileIssuer(): Promise<HostileIssuer> {
  const forge = await makeForge();
  const asked: string[] = [];
  let makeToken: MakeToken = () => undefined;
  let changes: Discovery = {};
  let issuer = '';
  const others = new Map<string, RequestListener>();
  const answers: Record<string, () => object | Promise<object>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'PS256', 'HS256', 'none'],
      ...(typeof changes === 'function' ? await changes() : changes),
    }),
    '/jwks': () => ({ keys: [{ ...JSON.parse(forge.publicKeyJwk), kid: 'published', use: 'sig' }] }),
    '/token': async () => ({
      access_token: 'at',
      token_type: 'Bearer',
      expires_in: 60,
      id_token: await makeToken(),
    }),
  };
  const server = createServer(async (request: IncomingMessage, response) => {
    asked.push(request.url ?? '');
    const other = others.get(request.url ?? '');
    if (other) return other(request, response);
    const answer = answers[request.url ?? ''];
    const body = JSON.stringify((await answer?.()) ?? {});
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    forge,
    asked,
    setAnswer: (path, answer) => {
      if (answer) others.set(path, answer);
      else others.delete(path);
    },
    setToken: (make) => {
      makeToken = make;
    },
    setDiscovery: (next) => {
      changes = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
