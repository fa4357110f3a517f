import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { certificationFixture, type Fixture, someContext, type Words } from '../support/authzen-fixture.ts';
import { answerOf, decisionPaths } from '../support/decisions.ts';
import { problemOf } from '../support/resources.ts';

/*
 * The certification scenario of the OpenID AuthZEN Authorization API 1.0: section 3 (Batch). How its fixture stands in
 * Roster's words says test/support/authzen-fixture.ts. Titles begin with the section.
 */
let api: TestApi;
let fixture: Fixture;
beforeAll(async () => {
  api = await startTestApi();
  fixture = await certificationFixture(api);
});
afterAll(() => api.stop());

const path = decisionPaths.evaluations;

type Case = readonly [title: string, decisions: readonly boolean[], request: (words: Words) => Json];

const core: readonly Case[] = [
  [
    '3.2.1 each item of a batch is decided',
    [true, false],
    ({ alice, read, record1, record2 }) => ({
      subject: alice,
      action: read,
      evaluations: [{ resource: record1 }, { resource: record2 }],
    }),
  ],
  [
    '3.2.2 bob may read and not write record-1, answered in the order of the items (rules 3 and 4)',
    [true, false],
    ({ bob, read, write, record1 }) => ({
      subject: bob,
      resource: record1,
      evaluations: [{ action: read }, { action: write }],
    }),
  ],
  [
    '3.2.5 items that say everything need no defaults (rules 1 and 4)',
    [true, false],
    ({ alice, bob, read, write, record1 }) => ({
      evaluations: [
        { subject: alice, action: read, resource: record1 },
        { subject: bob, action: write, resource: record1 },
      ],
    }),
  ],
  [
    '3.2.6 a context is taken for all items, and another one for one of them',
    [true, false],
    ({ alice, read, record1, record2 }) => ({
      subject: alice,
      action: read,
      context: someContext,
      evaluations: [
        { resource: record1 },
        { resource: record2, context: { ...someContext, source: 'batch-override' } },
      ],
    }),
  ],
];

const properties: readonly Case[] = [
  [
    '3.2.3 the property of each record decides of it (rules 2 and 5)',
    [true, false],
    ({ alice, write, activeRecord, archivedRecord }) => ({
      subject: alice,
      action: write,
      evaluations: [{ resource: activeRecord }, { resource: archivedRecord }],
    }),
  ],
  [
    '3.2.4 who an item is about decides of it (rules 5 and 6)',
    [false, true],
    ({ alice, bobAsAdmin, write, archivedRecord }) => ({
      action: write,
      resource: archivedRecord,
      evaluations: [{ subject: alice }, { subject: bobAsAdmin }],
    }),
  ],
  [
    '3.2.4 an item that calls alice an admin gives her nothing',
    [false],
    ({ alice, write, archivedRecord }) => ({
      action: write,
      resource: archivedRecord,
      evaluations: [{ subject: { ...alice, properties: { role: 'admin' } } }],
    }),
  ],
  [
    '3.2.7 an empty item is the question above it, and what an item says replaces that as a whole',
    [true, false],
    ({ alice, write, activeRecord, archivedRecord }) => ({
      subject: alice,
      action: write,
      resource: activeRecord,
      evaluations: [{}, { resource: archivedRecord }],
    }),
  ],
];

describe.each(['id', 'e-mail'] as const)('with members by %s', (by) => {
  test.each([...core, ...properties])('%s', async (_, decisions, request) => {
    const reply = await fixture.asker.post(path, request(fixture.words(by)));
    expect(reply, JSON.stringify(reply.body)).toMatchObject({
      status: 200,
      body: { evaluations: decisions.map((decision) => ({ decision })) },
    });
    expect(reply.headers.get('content-type')).toBe('application/json');
  });

  test('3.3.1, 3.3.2, 3.3.3, 3.3.4 as many decisions as items, in their order, and none for all of them', async () => {
    const { alice, bob, read, write, record1, archivedRecord, softDelete, hardDelete } = fixture.words(by);
    const items = [
      [alice, read, record1, true],
      [bob, write, record1, false],
      [bob, write, archivedRecord, true],
      [alice, write, archivedRecord, false],
      [alice, softDelete, record1, true],
      [alice, hardDelete, record1, false],
      [bob, read, record1, true],
    ] as const;
    for (const order of [items, items.toReversed()]) {
      const evaluations = order.map(([subject, action, resource]) => ({ subject, action, resource }));
      const answer = await answerOf(fixture.asker, { evaluations }, path);
      expect(answer).not.toHaveProperty('decision');
      expect(answer.evaluations).toEqual(
        order.map(([, , , decision]) => ({ decision, context: expect.any(Object) })),
      );
    }
  });

  test('3.4.1 an item that lacks a resource is denied, and says so; the others are answered', async () => {
    const { alice, read, record1 } = fixture.words(by);
    const whole = { resource: record1 };
    for (const evaluations of [
      [whole, {}],
      [whole, {}, whole],
    ]) {
      const options = { evaluations_semantic: 'execute_all' };
      const request = { subject: alice, action: read, options, evaluations };
      const answer = await answerOf(fixture.asker, request, path);
      expect(answer.evaluations.map(({ decision }: Json) => decision)).toEqual(
        evaluations.map((item) => 'resource' in item),
      );
      const { error } = answer.evaluations[1].context;
      expect(error).toEqual({ status: 400, message: expect.stringContaining('resource') });
    }
  });

  test('3.4.2, 3.4.3 without items, or with none, it is the one question', async () => {
    const { alice, bob, read, write, record1 } = fixture.words(by);
    for (const more of [{}, { evaluations: [] }])
      for (const [subject, action, decision] of [
        [alice, read, true],
        [bob, write, false],
      ] as const) {
        const answer = await answerOf(fixture.asker, { subject, action, resource: record1, ...more }, path);
        expect(answer).toMatchObject({ decision, context: { reason: expect.any(String) } });
        expect(answer).not.toHaveProperty('evaluations');
      }
  });
});

test('2.4.1, 3.4 the one question without what it needs is 400, without items or with none', async () => {
  const { alice, read, record1 } = fixture.words('id');
  for (const incomplete of [
    { action: read, resource: record1 },
    { subject: alice, resource: record1 },
    { subject: alice, action: read },
    {},
  ])
    for (const more of [{}, { evaluations: [] }])
      problemOf(await fixture.asker.post(path, { ...incomplete, ...more }), 400, 'malformed_request');
});

test('3.4 what is wrong above the items is 400 for all of them', async () => {
  const { alice, read, record1 } = fixture.words('id');
  const good = { subject: alice, action: read, evaluations: [{ resource: record1 }] };
  for (const wrong of [
    { subject: 'alice' },
    { subject: { type: 'member' } },
    { action: { name: 123 } },
    { action: {} },
    { resource: { id: 'record-1' } },
    { context: [] },
    { evaluations: { resource: record1 } },
    { evaluations: 'all' },
    { options: 'execute_all' },
  ])
    problemOf(await fixture.asker.post(path, { ...good, ...wrong }), 400, 'malformed_request');
});
