import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Bearer,
  type Reply,
  sendPlain,
  startTestApi,
  type TestApi,
  type TestEnvironment,
} from '../support/api.ts';
import { memberWithPassword, signedIn } from '../support/members.ts';
import { problemOf, snapshot } from '../support/resources.ts';

let api: TestApi;
let environment: TestEnvironment;
let jane: Bearer;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  environment = await api.newEnvironment();
  jane = await signedIn(
    api,
    await memberWithPassword(api, environment, { grants: [{ role: 'administrator' }] }),
  );
});

const project = { name: 'payments' };
const cookie = () => `roster_session=${jane.token}`;

/** What a browser sends to create a project, with the member's cookie. */
const createProject = (headers: Record<string, string>): Promise<Reply> =>
  sendPlain(`${api.url}/v1/projects`, 'POST', project, { cookie: cookie(), ...headers });

/** A form that a page of another site submits. */
async function submitForm(contentType: string, body: string, headers: Record<string, string>) {
  const response = await fetch(`${api.url}/v1/projects`, {
    method: 'POST',
    headers: { 'content-type': contentType, cookie: cookie(), ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const denials = () =>
  api.context.database
    .selectFrom('audit_events')
    .select(['action', 'actor_id', 'outcome', 'details'])
    .where('environment_id', '=', environment.id)
    .where('outcome', '=', 'denied')
    .execute();

/** Everything that could have been written but the denial itself. */
async function state() {
  const { environment: own, audit_events, ...objects } = await snapshot(api, environment);
  return objects;
}

const foreign: Record<string, () => Record<string, string>> = {
  'another site': () => ({ origin: 'https://evil.example' }),
  'another port': () => ({ origin: 'http://127.0.0.1:1' }),
  'another scheme': () => ({ origin: api.url.replace('http:', 'https:') }),
  'a name that begins like ours': () => ({ origin: `${api.url}.evil.example` }),
  'a sandboxed frame, as null': () => ({ origin: 'null' }),
  'nowhere: no origin is named': () => ({}),
  'nowhere, though the referrer is ours': () => ({ referer: `${api.url}/e/test` }),
};

describe('with a session cookie, a change asked for by', () => {
  test.each(Object.keys(foreign))('%s is refused and recorded, and nothing is written', async (whose) => {
    const before = await state();
    problemOf(await createProject(foreign[whose]?.() ?? {}), 403, 'cross_site_request');
    expect(await state()).toEqual(before);
    expect(await denials()).toEqual([
      {
        action: 'project.create',
        actor_id: jane.id,
        outcome: 'denied',
        details: '{"code":"cross_site_request"}',
      },
    ]);
  });

  test.each([
    ['text/plain', JSON.stringify(project)],
    ['text/plain;charset=UTF-8', '{"name":"payments","x":"="}'],
    ['application/x-www-form-urlencoded', 'name=payments'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\npayments\r\n--x--',
    ],
  ])('a form of another site, as %s, is refused', async (contentType, body) => {
    const before = await state();
    problemOf(
      await submitForm(contentType, body, { origin: 'https://evil.example' }),
      403,
      'cross_site_request',
    );
    problemOf(await submitForm(contentType, body, {}), 403, 'cross_site_request');
    expect(await state()).toEqual(before);
  });

  test('a form of our own is no JSON', async () => {
    const reply = await submitForm('text/plain', JSON.stringify(project), { origin: api.url });
    problemOf(reply, 415, 'unsupported_media_type');
  });

  test('a page of our own is made', async () => {
    expect((await createProject({ origin: api.url })).status).toBe(201);
  });

  test.each(['PATCH', 'DELETE'])('another site with %s is refused', async (method) => {
    const { body } = await createProject({ origin: api.url });
    const url = `${api.url}/v1/projects/${body.id}`;
    const headers = { cookie: cookie(), origin: 'https://evil.example' };
    const change = method === 'PATCH' ? { name: 'theirs' } : undefined;
    problemOf(await sendPlain(url, method, change, headers), 403, 'cross_site_request');
    expect((await jane.get(`/v1/projects/${body.id}`)).body).toMatchObject(project);
  });

  test.each([
    ['sign_out', '/v1/sessions/sign_out', undefined],
    ['a new password', '/v1/password/change', { password: 'x', new_password: 'y' }],
    ['two-factor authentication', '/v1/two_factor/enrol', { password: 'x' }],
  ])('another site is refused: %s', async (_, path, body) => {
    const headers = { cookie: cookie(), origin: 'https://evil.example' };
    problemOf(await sendPlain(`${api.url}${path}`, 'POST', body, headers), 403, 'cross_site_request');
    expect((await jane.get('/v1/sessions')).status).toBe(200);
  });
});

test('reading with the cookie takes no origin', async () => {
  const reply = await sendPlain(`${api.url}/v1/projects`, 'GET', undefined, { cookie: cookie() });
  expect(reply.status).toBe(200);
});

test('a bearer token is no cookie: no browser adds it by itself', async () => {
  const headers = { authorization: `Bearer ${jane.token}`, origin: 'https://evil.example' };
  expect((await sendPlain(`${api.url}/v1/projects`, 'POST', project, headers)).status).toBe(201);
});

test('no answer lets a page of another site read it', async () => {
  for (const origin of ['https://evil.example', 'null']) {
    const reply = await sendPlain(`${api.url}/v1/projects`, 'GET', undefined, { cookie: cookie(), origin });
    const names = [...reply.headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});

test('over https the cookie is bound to the host, and the name without the prefix is none', async () => {
  const secure = await startTestApi({ publicUrl: () => 'https://roster.example.com' });
  try {
    const { root } = await secure.newEnvironment();
    const get = (cookie: string) => sendPlain(`${secure.url}/v1/sessions`, 'GET', undefined, { cookie });
    expect((await get(`__Host-roster_session=${root.token}`)).status).toBe(200);
    problemOf(await get(`roster_session=${root.token}`), 401, 'unauthenticated');
    const post = (origin: string) =>
      sendPlain(`${secure.url}/v1/sessions/sign_out`, 'POST', undefined, {
        cookie: `__Host-roster_session=${root.token}`,
        origin,
      });
    problemOf(await post(secure.url), 403, 'cross_site_request');
    expect((await post('https://roster.example.com')).status).toBe(204);
  } finally {
    await secure.stop();
  }
});
