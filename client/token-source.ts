import { foreignAnswer, readAnswer } from './answer.ts';
import { ApiError, unsent } from './errors.ts';
import { type IdentityTokenSource, readIdentityToken } from './identity-token.ts';
import { baseOf, parseEndpoint, requestUrl } from './signed-fetch.ts';
import {
  type ConnectionOptions,
  open,
  readWhole,
  type TokenSource,
  type TransportResponse,
  timeLimit,
} from './transport.ts';

export interface ExchangeOptions extends ConnectionOptions {
  /** The workload identity to act by: `wi_…`. */
  readonly workloadIdentityId: string;
  readonly identityToken: IdentityTokenSource;
}

interface Token {
  readonly text: string;
  /** Until then it is given out, by the clock that cannot be set. */
  readonly goodUntil: number;
}

/** A request that is under way when the token ends would be refused, and clocks differ. */
const marginMilliseconds = 60_000;

/**
 * Exchanges the identity token for one of Roster (RFC 8693) when the first request needs one, and again shortly before
 * that expires; whoever comes meanwhile waits for the same exchange. A failure is not remembered.
 *
 * @throws TypeError when the endpoint is not a plain http or https URL, or no header can have `userAgent` or
 *   `changeReference`
 */
export function createTokenSource(options: ExchangeOptions): TokenSource {
  baseOf(options);
  let current: Token | undefined;
  let exchanging: Promise<Token> | undefined;
  return {
    take: async () => {
      if (current && performance.now() < current.goodUntil) return current.text;
      exchanging ??= exchange(options).finally(() => {
        exchanging = undefined;
      });
      try {
        current = await exchanging;
      } catch (error) {
        throw unsent(error);
      }
      return current.text;
    },
    drop: (token) => {
      if (current?.text === token) current = undefined;
    },
  };
}

const asked = { method: 'POST', path: '/v1/oauth/token' } as const;

async function exchange(options: ExchangeOptions): Promise<Token> {
  const identityToken = await readIdentityToken(options.identityToken);
  const startedAt = performance.now();
  const form = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: identityToken,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    audience: options.workloadIdentityId,
  });
  const request = {
    method: asked.method,
    url: requestUrl(parseEndpoint(options.endpoint), asked),
    headers: new Headers({
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    }),
    body: form.toString(),
  };
  try {
    const answer = await readWhole(await open(options, request, timeLimit(options)));
    return readToken(answer, startedAt);
  } catch (error) {
    throw explained(error, options, identityToken);
  }
}

function readToken(answer: TransportResponse, startedAt: number): Token {
  const isOAuth = answer.status === 400;
  const body = readAnswer(asked, answer, isOAuth ? 'application/json' : undefined);
  const { access_token, token_type, expires_in } = (body ?? {}) as Record<string, unknown>;
  const isUsable =
    typeof access_token === 'string' &&
    /^[\x21-\x7e]{1,500}$/.test(access_token) &&
    String(token_type).toLowerCase() === 'bearer' &&
    typeof expires_in === 'number' &&
    expires_in > 0;
  if (!isUsable) throw foreignAnswer(asked, answer);
  const lifetime = expires_in * 1000;
  const margin = Math.min(marginMilliseconds, lifetime / 2);
  return { text: access_token, goodUntil: startedAt + lifetime - margin };
}

/** Of a refusal, what the token says helps most. */
function explained(error: unknown, { workloadIdentityId }: ExchangeOptions, identityToken: string): unknown {
  if (!(error instanceof ApiError)) return error;
  const { problem, fromRoster, headers } = error;
  const detail =
    problem.code === 'invalid_grant'
      ? `the identity token is not taken for ${workloadIdentityId}. ${contentOf(identityToken)} Compare that with the workload identity; the audit log of its environment says what does not fit (workload_identity.exchange, by the request id)`
      : `the identity token was not exchanged: ${problem.detail}`;
  return new ApiError({ ...asked, problem: { ...problem, detail }, fromRoster, headers });
}

/** What a token says of itself and of whom it is for. These are names, not secrets. */
function contentOf(token: string): string {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { iss, aud, sub, exp } = claims as Record<string, unknown>;
    const end = typeof exp === 'number' ? `, and ends at ${new Date(exp * 1000).toISOString()}` : '';
    return `The token has the issuer ${say(iss)}, the audience ${say(aud)} and the subject ${say(sub)}${end}.`;
  } catch {
    return 'The token cannot be read: it is no JWT.';
  }
}

const say = (value: unknown) => (JSON.stringify(value) ?? 'none').slice(0, 300);
