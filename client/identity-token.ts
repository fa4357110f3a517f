import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { CredentialError } from './errors.ts';

/** Where the token comes from that another issuer made for this program. */
export type IdentityTokenSource =
  | { readonly kind: 'given'; readonly token: string }
  /** Read at each exchange: whoever writes it renews it. */
  | { readonly kind: 'file'; readonly path: string }
  /** Asked for at each exchange, as GitHub Actions lets jobs do that have the permission `id-token: write`. */
  | {
      readonly kind: 'github_actions';
      readonly url: string;
      readonly requestToken: string;
      readonly audience: string | undefined;
    };

const mostCharacters = 20_000;
const milliseconds = 30_000;

/**
 * The identity token of now. No message has anything of it.
 *
 * @throws CredentialError when there is none, or what is there is none
 */
export async function readIdentityToken(source: IdentityTokenSource): Promise<string> {
  switch (source.kind) {
    case 'given':
      return requireToken(source.token, 'identity_token');
    case 'file':
      return requireToken(await readTokenFile(source.path), `the file ${source.path}`);
    case 'github_actions':
      return requireToken(await askGitHub(source), 'what GitHub Actions answered');
  }
}

/** Whatever else is given by mistake, such as a private key, is not sent anywhere. */
function requireToken(text: string, where: string): string {
  const token = text.trim();
  if (token === '')
    throw new CredentialError(`${where} is empty: it must be an identity token (a signed JWT)`);
  if (token.length <= mostCharacters && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return token;
  throw new CredentialError(
    `${where} is no identity token: it must be a signed JWT, three parts with dots between`,
  );
}

async function readTokenFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new CredentialError(
      `the identity token cannot be read: identity_token_file names ${path} (${code})`,
      { cause: error },
    );
  }
}

/** Whether a secret may go there: by https, or to this machine. */
export function isProtected({ protocol, hostname }: URL): boolean {
  // A name may begin with 127 as well, and lead anywhere.
  const isLoopback = isIP(hostname) === 4 && hostname.startsWith('127.');
  const local = hostname === 'localhost' || hostname === '[::1]' || isLoopback;
  return protocol === 'https:' || (protocol === 'http:' && local);
}

async function askGitHub({
  url: address,
  requestToken,
  audience,
}: Extract<IdentityTokenSource, { kind: 'github_actions' }>): Promise<string> {
  const url = URL.parse(address);
  if (!url || !isProtected(url))
    throw new CredentialError(
      'ACTIONS_ID_TOKEN_REQUEST_URL must be an https URL: no identity token was asked for',
    );
  if (audience !== undefined) url.searchParams.set('audience', audience);
  const { status, body } = await askFor(url, requestToken);
  const value = status === 200 && typeof body === 'object' && body !== null && 'value' in body && body.value;
  if (typeof value === 'string') return value;
  throw new CredentialError(
    `GitHub Actions gave no identity token (HTTP ${status}): the job needs the permission "id-token: write"`,
    { retryable: status === 429 || status >= 500 },
  );
}

async function askFor(url: URL, requestToken: string): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${requestToken}`, accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(milliseconds),
    });
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  } catch (error) {
    throw new CredentialError(`GitHub Actions cannot be asked for an identity token at ${url.origin}`, {
      retryable: true,
      cause: error,
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
