import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { create, fieldErrorsOf, listAll, problemOf, snapshot } from '../support/resources.ts';

/* Names of projects, service accounts and custom roles follow the same rules. */
const named: [plural: string, more: Json][] = [
  ['projects', {}],
  ['service_accounts', {}],
  ['roles', { scope_kind: 'project', permissions: ['deployment.read'] }],
];

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe.each(named)('names of %s', (plural, more) => {
  const path = `/v1/${plural}`;

  test('may be in any script', async () => {
    const { administrator } = await api.newEnvironment();
    for (const name of [
      'Zahlungen für Köln',
      '支払い',
      'المدفوعات',
      'платежи',
      '🚀 rockets',
      'a',
      "O'Brien; --",
    ]) {
      const { id } = await create(administrator, plural, { name, ...more });
      expect((await administrator.get(`${path}/${id}`)).body.name).toBe(name);
      expect((await listAll(administrator, plural, { name })).map((item) => item.id)).toEqual([id]);
    }
  });

  test('have 1 to 100 characters, counted as people count them', async () => {
    const { administrator } = await api.newEnvironment();
    await create(administrator, plural, { name: '🚀'.repeat(100), ...more });
    const refused = await administrator.post(path, { name: '🚀'.repeat(101), ...more });
    expect(fieldErrorsOf(refused)['/name']).toEqual([
      'invalid_value',
      'must have at most 100 characters (it has 101)',
    ]);
  });

  test('have no space at either end and no invisible characters', async () => {
    const environment = await api.newEnvironment();
    const before = await snapshot(api, environment);
    for (const name of [' a', 'a ', 'a\nb', 'a\0b', 'a\u200bb', 'a\u202eb', '\ud800', ' ', '\t']) {
      const refused = await environment.administrator.post(path, { name, ...more });
      expect(fieldErrorsOf(refused), JSON.stringify(name)).toHaveProperty(['/name']);
    }
    expect(await snapshot(api, environment)).toEqual(before);
  });

  test('are composed, so that no two look the same for being written with other characters', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const { id } = await create(administrator, plural, { name: 'Zürich', ...more });
    const before = await snapshot(api, environment);
    const name = 'Zürich'.normalize('NFD');
    for (const refused of [
      await administrator.post(path, { name, ...more }),
      await administrator.patch(`${path}/${id}`, { name }),
    ])
      expect(fieldErrorsOf(refused)['/name']).toEqual([
        'invalid_value',
        expect.stringMatching(/^must be in Unicode normalization form C, /),
      ]);
    expect(await snapshot(api, environment)).toEqual(before);
  });

  test('are taken without regard to case: 409 names who has it, and nothing is written', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const first = await create(administrator, plural, { name: 'Payments Köln', ...more });
    const second = await create(administrator, plural, { name: 'billing', ...more });
    const before = await snapshot(api, environment);
    for (const refused of [
      await administrator.post(path, { name: 'PAYMENTS kÖLN', ...more }),
      await administrator.patch(`${path}/${second.id}`, { name: 'payments köln' }),
    ])
      expect(problemOf(refused, 409, 'conflict')).toMatchObject({
        conflicting_id: first.id,
        errors: [{ pointer: '/name', code: 'conflict' }],
      });
    expect(await snapshot(api, environment)).toEqual(before);
  });

  test('can be had again in another case by who has it, and by others when it is free', async () => {
    const { administrator } = await api.newEnvironment();
    const { id } = await create(administrator, plural, { name: 'Payments', ...more });
    expect((await administrator.patch(`${path}/${id}`, { name: 'PAYMENTS' })).body).toMatchObject({
      id,
      name: 'PAYMENTS',
    });
    await administrator.patch(`${path}/${id}`, { name: 'billing' });
    const other = await create(administrator, plural, { name: 'payments', ...more });
    await administrator.delete(`${path}/${other.id}`);
    await create(administrator, plural, { name: 'payments', ...more });
  });

  test('are the same in two environments without anybody noticing', async () => {
    const [one, other] = [await api.newEnvironment(), await api.newEnvironment()];
    await create(one.administrator, plural, { name: 'payments', ...more });
    await create(other.administrator, plural, { name: 'payments', ...more });
    expect(await listAll(other.administrator, plural, { name: 'payments' })).toHaveLength(1);
  });

  test('given by ten at once go to one', async () => {
    const { administrator } = await api.newEnvironment();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => administrator.post(path, { name: 'payments', ...more })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect(await listAll(administrator, plural, { name: 'payments' })).toHaveLength(1);
  });
});
