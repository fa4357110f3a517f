import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { type HostileIssuer, startHostileIssuer } from '../support/hostile-issuer.ts';
import {
  exchange,
  exchanged,
  exchangeNames,
  formOf,
  jobClaims,
  sendForm,
  trust,
} from '../support/token-exchange.ts';
import { travelWithin } from '../support/travel.ts';

const _curl = promisify(execFile);

let api: TestApi;
let issuer: HostileIssuer;
beforeAll(async () => {
  api = await startTestApi({ trustedProxies: ['127.0.0.1'] });
  issuer = await startHostileIssuer();
});
afterAll(async () => {
  await issuer.stop();
  await api.stop();
});
const _travel = travelWithin(() => api);

const jobToken = (more: Json = {}) =>
  issuer.forge.sign({ ...jobClaims(issuer.issuer, api.context.now()), ...more });

/** A program that has exchanged its token. */
async function _program(environment: TestEnvironment, more: Json = {}) {
  const trusted = await trust(environment, issuer.issuer, more);
  return { ...trusted, bearer: await exchanged(api, trusted, await jobToken()) };
}

const _tokensOf = ({ id }: TestEnvironment) =>
  api.context.database.selectFrom('exchanged_tokens').selectAll().where('environment_id', '=', id).execute();

describe('a request that is not one of the standard', () => {
  const good = { id: 'wi_01h2xcejqtf2nbrexx3vqjhp41' };
  const form = (change: (form: URLSearchParams) => void) => {
    const made = formOf(good.id, 'e30.e30.e30');
    change(made);
    return made;
  };
  const wrong: Record<string, [body: URLSearchParams | string, error: string, says: RegExp]> = {
    'without a grant type': [
      form((it) => it.delete('grant_type')),
      'invalid_request',
      /grant_type is required/,
    ],
    'of another grant': [
      form((it) => it.set('grant_type', 'client_credentials')),
      'unsupported_grant_type',
      /grant_type must be urn:/,
    ],
    'without a token': [
      form((it) => it.delete('subject_token')),
      'invalid_request',
      /subject_token is required/,
    ],
    'with an empty token': [
      form((it) => it.set('subject_token', '')),
      'invalid_request',
      /subject_token is req/,
    ],
    'with too long a token': [
      form((it) => it.set('subject_token', 'x'.repeat(20_001))),
      'invalid_request',
      /subject_token must have at most/,
    ],
    'with another type of token': [
      form((it) => it.set('subject_token_type', 'urn:ietf:params:oauth:token-type:saml2')),
      'invalid_request',
      /subject_token_type must be/,
    ],
    'for another type of token': [
      form((it) => it.set('requested_token_type', exchangeNames.idToken)),
      'invalid_request',
      /requested_token_type must be/,
    ],
    'without an audience': [form((it) => it.delete('audience')), 'invalid_request', /audience is required/],
    'with two audiences': [form((it) => it.append('audience', good.id)), 'invalid_request', /stands twice/],
    'for less than all': [form((it) => it.set('scope', 'read')), 'invalid_request', /scope is not supported/],
    'on behalf of somebody': [
      form((it) => it.set('actor_token', 'e30.e30.e30')),
      'invalid_request',
      /actor_token is not supported/,
    ],
    'that is no UTF-8': ['grant_type=%ff', 'invalid_request', /./],
    'that is empty': ['', 'invalid_request', /is required/],
  };

  test.each(Object.entries(wrong))(
    '%s is told so in the words of OAuth and of Roster',
    async (_, [body, error, says]) => {
      const reply = await sendForm(api, body);
      expect(reply.headers.get('content-type')).toBe('application/json');
      expect(reply.headers.get('cache-control')).toBe('no-store');
      expect(reply).toMatchObject({
        status: 400,
        body: {
          error,
          error_description: expect.stringMatching(says),
          code: error === 'invalid_request' ? 'malformed_request' : error,
          request_id: reply.headers.get('x-request-id'),
        },
      });
      expect(reply.body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
    },
  );

  test('in JSON is told which media type it takes', async () => {
    const reply = await sendForm(api, JSON.stringify(Object.fromEntries(formOf(good.id, 'x'))), {
      'content-type': 'application/json',
    });
    expect(reply).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect(reply.body.error_description).toContain('application/x-www-form-urlencoded');
  });

  test('while parameters that nobody knows are ignored', async () => {
    const trusted = await trust(await api.newEnvironment(), issuer.issuer);
    const more = { colour: 'red', scope: '', requested_token_type: exchangeNames.accessToken };
    expect((await sendForm(api, formOf(trusted.identity.id, await jobToken(), more))).status).toBe(200);
  });
});

test('an address may try so often in a minute, and people who sign in from there are not kept waiting by it', async () => {
  const own = await startTestApi({ signInsPerMinute: 1 });
  try {
    const replies = [];
    for (let count = 0; count < 11; count++) replies.push(await exchange(own, { id: 'wi_x' }, 'x'));
    expect(replies.slice(0, 10).map(({ status }) => status)).toEqual(Array(10).fill(400));
    const detail = 'too many exchanges from this address: wait and try again';
    expect(replies[10]).toMatchObject({ status: 429, body: { code: 'rate_limited', detail } });
    expect(Number(replies[10]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const { slug } = await own.newEnvironment();
    const signIn = await fetch(`${own.url}/v1/sign_ins`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ environment: slug, login: 'jane', password: 'x' }),
    });
    expect(signIn.status).toBe(401);
  } finally {
    await own.stop();
  }
});
