import { inspect } from 'node:util';
import { beforeEach, expect } from 'vitest';
import type { ConnectionError } from '../../client/errors.ts';
import type { IdentityTokenSource } from '../../client/identity-token.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import { createTokenSource } from '../../client/token-source.ts';
import { answerJson, failureOf, get, type Handler, startServer } from './test-server.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
export const identityToken = `${part({ alg: 'RS256' })}.${part({ iss: 'https://ci', aud: 'x', sub: 'job-1' })}.c2lnbmF0dXJl`;
const fixed: IdentityTokenSource = { kind: 'given', token: identityToken };
export const workloadIdentityId = 'wi_01h2xcejqtf2nbrexx3vqjhp41';
export const userAgent = 'roster-test/1.0';

/** How many tokens were given out in this test. */
export const given = { tokens: 0 };
beforeEach(() => {
  given.tokens = 0;
});

/** A token endpoint that gives out `rxt_1`, `rxt_2`, …, and behind it whatever the handler says. */
export const exchanging =
  (handler: Handler, expires_in = 900): Handler =>
  (received, response, request) => {
    if (received.url !== '/v1/oauth/token') return handler(received, response, request);
    given.tokens += 1;
    const issued_token_type = 'urn:ietf:params:oauth:token-type:access_token';
    answerJson(response, 200, {
      access_token: `rxt_${given.tokens}`,
      issued_token_type,
      token_type: 'bearer',
      expires_in,
    });
  };
export const ok: Handler = (_, response) => answerJson(response, 200, { id: 'prj_1' });

export const optionsFor = (endpoint: string, source: IdentityTokenSource = fixed) => {
  const options = { endpoint, userAgent };
  return { ...options, tokens: createTokenSource({ ...options, workloadIdentityId, identityToken: source }) };
};

export const clientOf = (endpoint: string, source: IdentityTokenSource = fixed) =>
  createSignedFetch(optionsFor(endpoint, source));

/** The error never shows the identity token, however it is printed. */
export async function failureAgainst(handler: Handler, source: IdentityTokenSource = fixed) {
  await using server = await startServer(handler);
  const error = await failureOf(clientOf(server.endpoint, source)(get));
  for (const secret of identityToken.split('.').slice(1)) {
    expect(inspect(error, { depth: 9 })).not.toContain(secret);
    expect(JSON.stringify(error)).not.toContain(secret);
  }
  expect((error as ConnectionError).maybeSent).toBe(false);
  return error as Error;
}
