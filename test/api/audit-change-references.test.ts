import { CompiledQuery, type KyselyPlugin, type RootOperationNode, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listEvents } from '../../api/audit/list.ts';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { addPlainRows } from '../support/audit.ts';
import { listAll, problemOf } from '../support/resources.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const review = (digit: string) => `review:sha256:${digit.repeat(64)}`;

async function change({ root }: TestEnvironment, reference: string) {
  const wire = Buffer.from(reference).toString('latin1');
  const options = { headers: { 'x-roster-change': wire } };
  const reply = await root.post('/v1/projects', { name: reference.slice(0, 100) }, options);
  expect(reply.status).toBe(201);
}

const referencesOf = async ({ administrator }: TestEnvironment, query: Json) =>
  (await listAll(administrator, 'audit_events', query)).map((event) => event.change_reference);

test('events are found by what their change reference begins with, exactly that, in their order', async () => {
  const environment = await api.newEnvironment();
  const pull = `${review('b')} https://git.example.com/pull/7`;
  const odd = ['review%sha256', 'review_sha256', 'Review:sha256', 'pull/7'];
  for (const reference of [pull, review('a'), ...odd, review('b')]) await change(environment, reference);
  const expected: [Json, string[]][] = [
    [{ change_reference_prefix: 'review:sha256:' }, [pull, review('a'), review('b')]],
    [{ change_reference_prefix: 'review:sha256:', order: 'newest' }, [review('b'), review('a'), pull]],
    [{ change_reference_prefix: review('b') }, [pull, review('b')]],
    [{ change_reference_prefix: `${review('b')} ` }, [pull]],
    [{ change_reference_prefix: 'review%sha256' }, ['review%sha256']],
    [{ change_reference_prefix: 'review_sha256' }, ['review_sha256']],
    [{ change_reference_prefix: review('c') }, []],
    [{ change_reference_prefix: 'eview:sha256:' }, []],
    [{ change_reference_prefix: 'review:sha256:', change_reference: review('a') }, [review('a')]],
    [{ change_reference_prefix: 'review:sha256:', action: 'member.create' }, []],
    [{ change_reference: review('b') }, [review('b')]],
  ];
  for (const [query, references] of expected)
    expect(await referencesOf(environment, query), JSON.stringify(query)).toEqual(references);
  expect(
    await referencesOf(await api.newEnvironment(), { change_reference_prefix: 'review:sha256:' }),
  ).toEqual([]);
});

test('a beginning of whatever script is found, page by page', async () => {
  const environment = await api.newEnvironment();
  const all = ['Änderung № 7 🚀', 'Änderung № 7 🚀🚀', 'Änderung № 8'];
  for (const reference of all) await change(environment, reference);
  const query = { change_reference_prefix: 'Änderung № 7', page_size: 1 };
  expect(await referencesOf(environment, query)).toEqual(all.slice(0, 2));
});

test('a beginning that is too short to tell anything is refused, and names itself', async () => {
  const { administrator } = await api.newEnvironment();
  for (const change_reference_prefix of ['', 'review:', 'x'.repeat(501), 'review:\u0007sha256']) {
    const reply = await administrator.get('/v1/audit_events', { change_reference_prefix });
    const { errors } = problemOf(reply, 400, 'malformed_request');
    expect(errors[0]).toMatchObject({
      pointer: '/change_reference_prefix',
      message: 'must have 8 to 500 characters, none for control',
    });
  }
});

/** How the database goes about what a list asks for: the plan of each query. */
async function plansOf({ id }: TestEnvironment, query: Json): Promise<string[]> {
  const { database } = api.context;
  const asked: RootOperationNode[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const call: Json = {
    context: { ...api.context, database: database.withPlugin(plugin) },
    caller: { environmentId: id },
    operation: { id: 'list_audit_events' },
    params: {},
    query,
  };
  expect((await listEvents(call)).status).toBe(200);
  const plans = asked.map(async (node) => {
    const executor = database.getExecutor();
    const { sql: text, parameters } = executor.compileQuery(node, { queryId: 'plan' });
    const { rows } = await database.executeQuery<Json>(CompiledQuery.raw(`explain ${text}`, [...parameters]));
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  return Promise.all(plans);
}

test('both ways of asking for a change reference use its index, in a long log', async () => {
  const environment = await api.newEnvironment();
  await addPlainRows(api, environment, 20_000);
  await sql`update audit_events set change_reference = 'review:sha256:' || lpad(sequence::text, 64, '0')
    where environment_id = ${environment.id}`.execute(api.context.database);
  await sql`analyze audit_events`.execute(api.context.database);
  const prefix = `review:sha256:${'0'.repeat(59)}`;
  for (const query of [
    { change_reference_prefix: `${prefix}0420` },
    { change_reference_prefix: `${prefix}0420`, outcome: 'success' },
    { change_reference: `${prefix}04200` },
  ])
    for (const plan of await plansOf(environment, query)) {
      expect(plan, JSON.stringify(query)).toContain('audit_events_change');
      expect(plan).toMatch(/Index Cond: .*environment_id = .*change_reference (~>=~|=) /);
    }
});
