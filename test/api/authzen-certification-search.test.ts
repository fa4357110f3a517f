import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, sendPlain, startTestApi, type TestApi } from '../support/api.ts';
import { certificationFixture, type Fixture, someContext, type Words } from '../support/authzen-fixture.ts';
import { answerOf, decisionPaths } from '../support/decisions.ts';
import { neverExisted, problemOf } from '../support/resources.ts';

/*
 * The certification scenario of the OpenID AuthZEN Authorization API 1.0: sections 4 (Search) and 6 (Discovery). How
 * its fixture stands in Roster's words says test/support/authzen-fixture.ts. Titles begin with the section.
 *
 * Resources that are searched for are projects: Roster holds no deployments, so a search for a record finds the
 * project that says what its status is.
 */
let api: TestApi;
let fixture: Fixture;
beforeAll(async () => {
  api = await startTestApi();
  fixture = await certificationFixture(api);
});
afterAll(() => api.stop());

const { subjects, resources, actions } = decisionPaths;
const members = { type: 'member' };
const projects = { type: 'project' };

const search = (path: string, body: Json): Promise<Json> => answerOf(fixture.asker, body, path);

/** All that a search finds. */
const found = async (path: string, body: Json): Promise<Json[]> => (await search(path, body)).results;

const named = (type: string, ...ids: string[]) => ids.map((id) => ({ type, id }));

describe.each(['id', 'e-mail'] as const)('with members by %s', (by) => {
  const words = () => fixture.words(by);

  const readers = ({ read, record1 }: Words) => ({ subject: members, action: read, resource: record1 });

  test('4.2.1 alice and bob are among those who may read record-1, and all are members (S1)', async () => {
    const results = await found(subjects, readers(words()));
    expect(results).toEqual(expect.arrayContaining(named('member', fixture.ids.alice, fixture.ids.bob)));
    for (const result of results) expect(result).toEqual({ type: 'member', id: expect.any(String) });
  });

  test('4.2.2, 4.2.3 neither a context nor the id of a subject changes who is found', async () => {
    const all = await found(subjects, readers(words()));
    for (const more of [{ context: someContext }, { subject: words().alice }, { subject: words().bob }])
      expect(await found(subjects, { ...readers(words()), ...more })).toEqual(all);
  });

  test('4.2.4 bob is among those who may write where the record is archived, and alice is not (S4)', async () => {
    const { write, archivedRecord } = words();
    const results = await found(subjects, { subject: members, action: write, resource: archivedRecord });
    expect(results).toEqual(expect.arrayContaining(named('member', fixture.ids.bob)));
    expect(results).not.toEqual(expect.arrayContaining(named('member', fixture.ids.alice)));
  });

  const readable = ({ alice, read }: Words) => ({ subject: alice, action: read, resource: projects });

  test('4.3.1 record-1 is among what alice may read, and all are of the kind that was searched for (S2)', async () => {
    const results = await found(resources, readable(words()));
    expect(results).toEqual(expect.arrayContaining(named('project', fixture.ids.active)));
    for (const result of results) expect(result).toEqual({ type: 'project', id: expect.any(String) });
  });

  test('4.3.2, 4.3.3 neither a context nor the id of a resource changes what is found', async () => {
    const all = await found(resources, readable(words()));
    const { record1, record2 } = words();
    for (const more of [{ context: someContext }, { resource: record1 }, { resource: record2 }])
      expect(await found(resources, { ...readable(words()), ...more })).toEqual(all);
  });

  test('4.3.4 bob may write what is archived and nothing else, whatever he is called (S5)', async () => {
    const { bob, bobAsAdmin, write } = words();
    for (const subject of [bob, bobAsAdmin])
      expect(await found(resources, { subject, action: write, resource: projects })).toEqual(
        named('project', fixture.ids.archived),
      );
  });

  const possible = ({ alice, record1 }: Words) => ({ subject: alice, resource: record1 });

  test('4.4.1 reading and writing are among what alice may do with record-1 (S3)', async () => {
    const { read, write } = words();
    const results = await found(actions, possible(words()));
    expect(results).toEqual(expect.arrayContaining([read, write]));
    for (const result of results) expect(result).toEqual({ name: expect.any(String) });
  });

  test('4.4.2 a context changes nothing of what is found', async () => {
    expect(await found(actions, { ...possible(words()), context: someContext })).toEqual(
      await found(actions, possible(words())),
    );
  });

  test('4.4.3 writing is among what bob may do with what is archived, whatever he is called (S6)', async () => {
    const { bob, bobAsAdmin, write, archivedRecord } = words();
    for (const subject of [bob, bobAsAdmin])
      expect(await found(actions, { subject, resource: archivedRecord })).toEqual(
        expect.arrayContaining([write]),
      );
  });

  test.each([
    ['4.5 who may read record-1', subjects, readers],
    ['4.5 what alice may read', resources, readable],
    ['4.5 what alice may do with record-1', actions, possible],
  ] as const)('%s comes page by page', async (_, path, request) => {
    const all = await found(path, request(words()));
    expect(all.length).toBeGreaterThan(1);
    const results: Json[] = [];
    let page: Json = { limit: 1 };
    while (results.length < all.length) {
      const answer = await search(path, { ...request(words()), page });
      results.push(...answer.results);
      const isLast = results.length === all.length;
      const next_token = isLast ? '' : expect.stringMatching(/./);
      expect(answer.page).toEqual({ next_token, count: 1 });
      page = { limit: 1, token: answer.page.next_token };
    }
    expect(results).toEqual(all);
    // The scenario sends a token alone.
    const { page: first } = await search(path, { ...request(words()), page: { limit: 1 } });
    const rest = await search(path, { ...request(words()), page: { token: first.next_token } });
    expect(rest.results).toEqual(all.slice(1));
    expect(rest.page).toEqual({ next_token: '', count: all.length - 1 });
  });
});

test('4.5 a token is good for its own search alone, and a limit is a whole number', async () => {
  const { alice, bob, read, write, record1, archivedRecord } = fixture.words('id');
  const asked = { subject: alice, action: read, resource: record1 };
  const first = await search(actions, { ...asked, page: { limit: 1 } });
  const token: string = first.page.next_token;
  const refuse = async (path: string, body: Json) =>
    problemOf(await fixture.asker.post(path, body), 400, 'malformed_request');
  for (const more of [{ subject: bob }, { resource: archivedRecord }, { context: someContext }])
    await refuse(actions, { ...asked, ...more, page: { token } });
  for (const path of [subjects, resources]) await refuse(path, { ...asked, page: { token } });
  await refuse(subjects, { ...asked, action: write, page: { token } });
  for (const page of [
    { token: `${token}x` },
    { token: 'x' },
    { token: 7 },
    { limit: -1 },
    { limit: 1.5 },
    [],
  ])
    await refuse(actions, { ...asked, page });
  for (const page of [{}, { limit: 1_000_000 }, { token: '' }, { token, limit: 2 }])
    expect((await search(actions, { ...asked, page })).results.length).toBeGreaterThan(1);
});

test('4.6.1, 4.6.2 who or what does not exist, and kinds that nobody knows, are found nowhere', async () => {
  const { alice, read, record1 } = fixture.words('id');
  const nobody = { type: 'member', id: neverExisted('mem') };
  const nowhere = { type: 'project', id: neverExisted('prj') };
  const spaceship = { type: 'spaceship', id: 'enterprise' };
  for (const [path, body] of [
    [subjects, { subject: members, action: read, resource: nowhere }],
    [subjects, { subject: { type: 'spaceship' }, action: read, resource: record1 }],
    [subjects, { subject: members, action: { name: 'fly' }, resource: record1 }],
    [resources, { subject: nobody, action: read, resource: projects }],
    [resources, { subject: spaceship, action: read, resource: projects }],
    [resources, { subject: alice, action: read, resource: { type: 'spaceship' } }],
    [resources, { subject: alice, action: { name: 'fly' }, resource: projects }],
    [actions, { subject: nobody, resource: record1 }],
    [actions, { subject: spaceship, resource: record1 }],
    [actions, { subject: alice, resource: nowhere }],
  ] as const)
    expect(await search(path, body)).toMatchObject({
      page: { next_token: '', count: 0 },
      results: [],
    });
});

test('4.7.1, 4.7.2 a search without what it needs is 400', async () => {
  const { alice, read, record1 } = fixture.words('id');
  for (const [path, body] of [
    [subjects, { subject: members, resource: record1 }],
    [subjects, { action: read, resource: record1 }],
    [subjects, { subject: members, action: read }],
    [subjects, { subject: members, action: read, resource: projects }],
    [subjects, { subject: {}, action: read, resource: record1 }],
    [resources, { action: read, resource: projects }],
    [resources, { subject: alice, resource: projects }],
    [resources, { subject: alice, action: read }],
    [resources, { subject: members, action: read, resource: projects }],
    [resources, { subject: alice, action: read, resource: {} }],
    [actions, { subject: alice }],
    [actions, { resource: record1 }],
    [actions, { subject: members, resource: record1 }],
    [actions, { subject: alice, resource: projects }],
  ] as const)
    problemOf(await fixture.asker.post(path, body), 400, 'malformed_request');
});

const wellKnown = '/.well-known/authzen-configuration';

/** Where everything is, below an address. */
const metadataOf = (base: string) => ({
  policy_decision_point: base,
  access_evaluation_endpoint: `${base}/access/v1/evaluation`,
  access_evaluations_endpoint: `${base}/access/v1/evaluations`,
  search_subject_endpoint: `${base}/access/v1/search/subject`,
  search_resource_endpoint: `${base}/access/v1/search/resource`,
  search_action_endpoint: `${base}/access/v1/search/action`,
});

test('6.1, 6.2, 6.3, 6.4, 6.6 whoever asks is told where the decision point is', async () => {
  const reply = await sendPlain(`${api.url}${wellKnown}`, 'GET');
  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toBe('application/json');
  expect(reply.body).toEqual(metadataOf(api.url));
  const { policy_decision_point, ...endpoints } = reply.body;
  for (const endpoint of Object.values<string>(endpoints))
    problemOf(await fixture.asker.post(endpoint.replace(api.url, ''), {}), 400, 'malformed_request');
});

test('6.5 at an https address everything is https', async () => {
  const secure = await startTestApi({ publicUrl: () => 'https://pdp.example.com' });
  try {
    const { body } = await sendPlain(`${secure.url}${wellKnown}`, 'GET');
    expect(body).toEqual(metadataOf('https://pdp.example.com'));
  } finally {
    await secure.stop();
  }
});
