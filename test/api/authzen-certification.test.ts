import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import {
  certificationFixture,
  type Fixture,
  goodRequests,
  someContext,
  type Words,
} from '../support/authzen-fixture.ts';
import { answerOf, decisionPaths } from '../support/decisions.ts';
import { send, sendSigned } from '../support/raw-request.ts';
import { problemOf } from '../support/resources.ts';

/*
 * The certification scenario of the OpenID AuthZEN Authorization API 1.0: sections 2 (Basic) and 5 (transport); the
 * others are in the files beside this one. How its fixture stands in Roster's words says test/support/authzen-fixture.ts.
 * Titles begin with the section. The decision point is http here: TLS ends before Roster.
 */
let api: TestApi;
let fixture: Fixture;
beforeAll(async () => {
  api = await startTestApi();
  fixture = await certificationFixture(api);
});
afterAll(() => api.stop());

const path = decisionPaths.evaluation;

type Case = readonly [title: string, decision: boolean, request: (words: Words) => Json];

const core: readonly Case[] = [
  [
    '2.2.1 alice may read record-1 (rule 1)',
    true,
    ({ alice, read, record1 }) => ({ subject: alice, action: read, resource: record1 }),
  ],
  [
    '2.2.1 alice may write record-1 (rule 2)',
    true,
    ({ alice, write, record1 }) => ({ subject: alice, action: write, resource: record1 }),
  ],
  [
    '2.2.1 bob may read record-1 (rule 3)',
    true,
    ({ bob, read, record1 }) => ({ subject: bob, action: read, resource: record1 }),
  ],
  [
    '2.2.2 bob may not write record-1 (rule 4)',
    false,
    ({ bob, write, record1 }) => ({ subject: bob, action: write, resource: record1 }),
  ],
  [
    '2.2.3 a context changes nothing of a permission',
    true,
    ({ alice, read, record1 }) => ({
      subject: alice,
      action: read,
      resource: record1,
      context: someContext,
    }),
  ],
  [
    '2.2.3 a context changes nothing of a denial',
    false,
    ({ bob, write, record1 }) => ({ subject: bob, action: write, resource: record1, context: someContext }),
  ],
  [
    '2.2.8 properties beyond those that count are taken',
    true,
    ({ alice, read, activeRecord }) => ({
      subject: { ...alice, properties: { department: 'Sales', role: 'manager' } },
      action: { ...read, properties: { method: 'GET' } },
      resource: { ...activeRecord, properties: { ...activeRecord.properties, owner: 'bob' } },
    }),
  ],
  [
    '2.2.9 fields that nobody knows are ignored',
    true,
    ({ alice, read, record1 }) => ({
      subject: { ...alice, nickname: 'al' },
      action: { ...read, verb: 1 },
      resource: { ...record1, colour: null },
      foo: 'bar',
      futureField: { nested: true },
    }),
  ],
];

const properties: readonly Case[] = [
  [
    '2.2.4 alice may write where the record is active',
    true,
    ({ alice, write, activeRecord }) => ({ subject: alice, action: write, resource: activeRecord }),
  ],
  [
    '2.2.4 alice may not write where the record is archived (rule 5)',
    false,
    ({ alice, write, archivedRecord }) => ({ subject: alice, action: write, resource: archivedRecord }),
  ],
  [
    '2.2.4 it is the property that decides, not the id of the record',
    false,
    ({ alice, write, archivedRecord }) => ({
      subject: alice,
      action: write,
      resource: { ...archivedRecord, id: 'record-1' },
    }),
  ],
  [
    '2.2.5 bob, whom the question calls an admin, may write where the record is archived (rule 6)',
    true,
    ({ bobAsAdmin, write, archivedRecord }) => ({
      subject: bobAsAdmin,
      action: write,
      resource: archivedRecord,
    }),
  ],
  [
    '2.2.5 bob may so by the role that he holds, whatever the question calls him',
    true,
    ({ bob, write, archivedRecord }) => ({ subject: bob, action: write, resource: archivedRecord }),
  ],
  [
    '2.2.5 who calls alice an admin gives her nothing',
    false,
    ({ alice, write, archivedRecord }) => ({
      subject: { ...alice, properties: { role: 'admin', roles: ['administrator'] } },
      action: write,
      resource: archivedRecord,
    }),
  ],
  [
    '2.2.6 alice may delete softly (rule 7)',
    true,
    ({ alice, softDelete, record1 }) => ({ subject: alice, action: softDelete, resource: record1 }),
  ],
  [
    '2.2.7 alice may not delete for good (rule 8)',
    false,
    ({ alice, hardDelete, record1 }) => ({ subject: alice, action: hardDelete, resource: record1 }),
  ],
];

describe.each(['id', 'e-mail'] as const)('with members by %s', (by) => {
  test.each([...core, ...properties])('%s', async (_, decision, request) => {
    const reply = await fixture.asker.post(path, request(fixture.words(by)));
    expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200, body: { decision } });
    expect(reply.headers.get('content-type')).toBe('application/json');
  });

  test('2.3.1, 2.3.2 an answer has a decision, which is true or false, and an object as context', async () => {
    for (const [, decision, request] of [...core, ...properties]) {
      const answer = await answerOf(fixture.asker, request(fixture.words(by)));
      expect(Object.keys(answer)).toEqual(['decision', 'context']);
      expect(answer).toEqual({ decision, context: expect.objectContaining({ reason: expect.any(String) }) });
    }
  });

  test('2.6 the same question has the same answer each time', async () => {
    for (const [title, decision, request] of [...core, ...properties])
      for (let time = 0; time < 5; time++)
        expect((await answerOf(fixture.asker, request(fixture.words(by)))).decision, title).toBe(decision);
  });
});

/** What is wrong with it → the good request, spoilt in that way. */
const spoilt: Record<string, (good: Json) => Json> = {
  '2.4.1 without a subject': ({ subject, ...rest }) => rest,
  '2.4.1 without an action': ({ action, ...rest }) => rest,
  '2.4.1 without a resource': ({ resource, ...rest }) => rest,
  '2.4.1 with nothing': () => ({}),
  '2.4.2 a subject without a type': (good) => ({ ...good, subject: { id: good.subject.id } }),
  '2.4.2 a subject without an id': (good) => ({ ...good, subject: { type: 'member' } }),
  '2.4.2 an action without a name': (good) => ({ ...good, action: {} }),
  '2.4.2 a resource without a type': (good) => ({ ...good, resource: { id: good.resource.id } }),
  '2.4.2 a resource without an id': (good) => ({ ...good, resource: { type: 'project' } }),
  '2.4.6 a text as subject': (good) => ({ ...good, subject: good.subject.id }),
  '2.4.6 null as subject': (good) => ({ ...good, subject: null }),
  '2.4.6 a list of subjects': (good) => ({ ...good, subject: [good.subject] }),
  '2.4.6 a number as type of the subject': (good) => ({ ...good, subject: { ...good.subject, type: 1 } }),
  '2.4.6 a number as id of the subject': (good) => ({ ...good, subject: { ...good.subject, id: 1 } }),
  '2.4.6 a number as name of the action': (good) => ({ ...good, action: { name: 123 } }),
  '2.4.6 a text as action': (good) => ({ ...good, action: 'deployment.read' }),
  '2.4.6 true as resource': (good) => ({ ...good, resource: true }),
  '2.4.6 a list as id of the resource': (good) => ({
    ...good,
    resource: { ...good.resource, id: [good.resource.id] },
  }),
  '2.4.6 a list as properties': (good) => ({ ...good, resource: { ...good.resource, properties: [] } }),
  '2.4.6 a text as properties': (good) => ({ ...good, action: { ...good.action, properties: 'x' } }),
  '2.4.6 a text as context': (good) => ({ ...good, context: 'today' }),
  '2.4.6 a list instead of a question': (good) => [good],
  '2.4.6 null instead of a question': () => null,
};

test.each(Object.entries(spoilt))('%s is 400', async (_, spoil) => {
  const good = goodRequests(fixture.words('id'))[path];
  const problem = problemOf(await fixture.asker.post(path, spoil(good)), 400, 'malformed_request');
  expect(problem.errors).not.toEqual([]);
});

const endpoints = Object.values(decisionPaths);

describe.each(endpoints)('%s', (target) => {
  const body = () => JSON.stringify(goodRequests(fixture.words('id'))[target]);
  const post = (text: string, headers: Record<string, string>) =>
    sendSigned(api, fixture.asker, { method: 'POST', target, headers, body: text });
  const json = { 'content-type': 'application/json' };

  test('2.4.3 any other media type than JSON is 400, and so is none', async () => {
    for (const type of ['text/plain', 'text/json', 'application/x-www-form-urlencoded', 'application/jsonp'])
      problemOf(await post(body(), { 'content-type': type }), 400, 'malformed_request');
    problemOf(await post(body(), {}), 400, 'malformed_request');
  });

  test('2.4.4, 2.4.5, 5.3 what is no JSON is 400, and so is nothing at all, or an object with nothing', async () => {
    for (const text of ['', ' ', '{}', '{', body().slice(0, -1), `${body()},`, body().replaceAll('"', "'")])
      problemOf(await post(text, json), 400, 'malformed_request');
  });

  test('2.5.1, 5.4 the request id is sent back as it came, whatever the answer is', async () => {
    const ids = ['7f3a', 'a b', 'two  spaces, (odd) "quoted" <id>; a=b', `${'x'.repeat(255)}!`];
    for (const id of ids)
      for (const text of [body(), '{}']) {
        const { status, headers } = await post(text, { ...json, 'x-request-id': id });
        expect([status, headers.get('x-request-id')]).toEqual([text === '{}' ? 400 : 200, id]);
      }
    const unsigned = await send(api.url, { method: 'POST', target, headers: { 'x-request-id': 'who am I' } });
    expect([unsigned.status, unsigned.headers.get('x-request-id')]).toEqual([401, 'who am I']);
  });

  test('2.5.2 without a request id the answer has one of its own', async () => {
    const replies = [await post(body(), json), await post(body(), json)];
    const ids = replies.map(({ status, headers }) => [status, headers.get('x-request-id')]);
    expect(ids).toEqual([0, 1].map(() => [200, expect.stringMatching(/^[0-9a-f-]{36}$/)]));
    expect(ids[0]).not.toEqual(ids[1]);
  });

  test('5.1, 5.2 JSON is taken, and JSON comes back', async () => {
    for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON']) {
      const reply = await post(body(), { 'content-type': type });
      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/json']);
    }
  });

  test('5.5 fields that nobody knows change nothing of the answer', async () => {
    const good = JSON.parse(body());
    const more = { ...good, foo: 'bar', futureField: { nested: [true] }, environment_id: 'env_x' };
    const withoutFreshness = ({ context, ...rest }: Json) => ({ ...rest, reason: context.reason });
    expect(withoutFreshness((await post(JSON.stringify(more), json)).body)).toEqual(
      withoutFreshness((await post(body(), json)).body),
    );
  });
});
