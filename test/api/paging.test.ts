import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../api/ids.ts';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { type Actor, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { fullBodyOf } from '../support/bodies.ts';
import { create, createProject, listAll, problemOf } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** Straight into the database: a thousand requests would say no more. */
async function addProjects(environment: TestEnvironment, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    environment_id: environment.id,
    id: newId('prj'),
    name: `bulk ${index}`,
  }));
  await api.context.database.insertInto('projects').values(rows).execute();
  return rows.map(({ id }) => id).sort();
}

test('a page has 100 items, or as many as asked for, and at most 1,000', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const ids = await addProjects(environment, 1_050);
  const sizeOf = async (query: object) => {
    const { body } = await administrator.get('/v1/projects', query as Record<string, number>);
    return body.items.length;
  };
  expect(await sizeOf({})).toBe(100);
  expect(await sizeOf({ page_size: 1 })).toBe(1);
  expect(await sizeOf({ page_size: 1_000 })).toBe(1_000);
  expect(await sizeOf({ page_size: 5_000 })).toBe(1_000);
  for (const page_size of [1_000, 333, 100])
    expect((await listAll(administrator, 'projects', { page_size })).map(({ id }) => id)).toEqual(ids);
});

test('the last token is empty, also when the last page is full or there is nothing', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  expect((await administrator.get('/v1/projects')).body).toEqual({ items: [], next_page_token: '' });
  await addProjects(environment, 6);
  const first = await administrator.get('/v1/projects', { page_size: 3 });
  expect(first.body.next_page_token).not.toBe('');
  const second = await administrator.get('/v1/projects', {
    page_size: 3,
    page_token: first.body.next_page_token,
  });
  expect(second.body).toMatchObject({ items: { length: 3 }, next_page_token: '' });
  expect((await administrator.get('/v1/projects', { page_token: '' })).body.items).toHaveLength(6);
});

test('a page size that is no whole number from 1 is refused', async () => {
  const { administrator } = await api.newEnvironment();
  for (const page_size of ['0', '-1', '1.5', 'all', '', ' 1', '1e3', '0x10', '99999999999'])
    problemOf(await administrator.get('/v1/projects', { page_size }), 400, 'malformed_request');
});

test('every list pages, and shows each item once', async () => {
  const { administrator } = await api.newEnvironment();
  for (const { name, plural } of catalogue)
    await create(administrator, plural, await fullBodyOf(name, administrator));
  for (const plural of [...catalogue.map((definition) => definition.plural), 'audit_events']) {
    const all = await listAll(administrator, plural);
    expect(await listAll(administrator, plural, { page_size: 1 }), plural).toEqual(all);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  }
});

test('while others create and delete, a reader sees nothing twice and misses nothing that stays', async () => {
  const environment = await api.newEnvironment();
  const { administrator, actor } = environment;
  const staying = await addProjects(environment, 120);
  const going: string[] = [];
  for (let index = 0; index < 20; index++)
    going.push((await createProject(administrator, `going ${index}`)).id);
  const writer = await actor({ role: 'administrator' });
  let reading = true;
  const write = async (by: Actor) => {
    for (let index = 0; reading; index++) {
      await createProject(by, `new ${index}`);
      const id = going.pop();
      if (id !== undefined) await by.delete(`/v1/projects/${id}`);
    }
  };
  const writing = write(writer);
  try {
    for (let round = 0; round < 3; round++) {
      const seen = (await listAll(administrator, 'projects', { page_size: 7 })).map(({ id }) => id);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual([...seen].sort());
      expect(seen.filter((id) => staying.includes(id))).toEqual(staying);
    }
  } finally {
    reading = false;
    await writing;
  }
});

test('the item at which a page ended may be deleted', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const ids = await addProjects(environment, 5);
  const { body } = await administrator.get('/v1/projects', { page_size: 2 });
  await administrator.delete(`/v1/projects/${ids[1]}`);
  await administrator.delete(`/v1/projects/${ids[2]}`);
  const rest = await administrator.get('/v1/projects', { page_token: body.next_page_token });
  expect(rest.body.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(3));
});

test('a token that was tampered with, or is of another list, filter or environment, is refused', async () => {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  await addProjects(environment, 5);
  const other = await api.newEnvironment();
  const first = await administrator.get('/v1/projects', { page_size: 2 });
  const page_token: string = first.body.next_page_token;
  const refusal = async (by: Actor, path: string, query: Record<string, string>) =>
    problemOf(await by.get(path, query), 400, 'malformed_request').errors[0].pointer;
  for (let place = 0; place < page_token.length; place += 3) {
    const changed = page_token[place] === 'A' ? 'B' : 'A';
    const tampered = page_token.slice(0, place) + changed + page_token.slice(place + 1);
    expect(await refusal(administrator, '/v1/projects', { page_token: tampered })).toBe('/page_token');
  }
  for (const nonsense of ['x', '..', page_token.slice(0, -1), `${page_token}A`, `${page_token}\0`, 'é'])
    expect(await refusal(administrator, '/v1/projects', { page_token: nonsense })).toBe('/page_token');
  await refusal(administrator, '/v1/members', { page_token });
  await refusal(administrator, '/v1/audit_events', { page_token });
  await refusal(administrator, '/v1/projects', { page_token, name: 'bulk 4' });
  await refusal(other.administrator, '/v1/projects', { page_token });
  const further = await administrator.get('/v1/projects', { page_token, page_size: 1 });
  expect(further.body.items).toHaveLength(1);
});

test('a token shows nobody more than they may see', async () => {
  const environment = await api.newEnvironment();
  const { administrator, actor } = environment;
  const ids = await addProjects(environment, 6);
  const user = await actor({ role: 'project_user', project: ids[5] as string });
  const { body } = await administrator.get('/v1/projects', { page_size: 2 });
  const seen = await user.get('/v1/projects', { page_token: body.next_page_token });
  expect(seen.body.items.map(({ id }: { id: string }) => id)).toEqual([ids[5]]);
});
