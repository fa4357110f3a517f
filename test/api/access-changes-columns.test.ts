import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLiveKey, findLiveSession } from '../../api/access/load-caller.ts';
import type { Database } from '../../api/database/tables.ts';
import { loadSnapshot, readChanges } from '../../api/decisions/load.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { createProject, createServiceAccount } from '../support/resources.ts';
import { contentOf, furnishedEnvironment } from '../support/snapshots.ts';

/*
 * The triggers forget nothing that decisions read: each column of each table that is read is changed once, and the
 * revision grows whenever that changes what is read, and never otherwise.
 */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** Read although the revision need not grow: what is written there takes nothing from anybody. */
const harmless: Record<string, string> = {
  'access_keys.sealed_secret': 'is sealed anew, around the same secret',
  'sessions.last_used_at': 'only grows, and so lengthens the session',
  'sessions.expires_at': 'is written once',
  'sessions.member_id': 'is written once',
};

/** What identifies a row, what the triggers count, and what cannot be changed alone. */
const fixed = /\.(id|environment_id)$|^environments\.revision$|^members\.sso_connection_id$/;

async function prepare() {
  const { ids, administrator } = await furnishedEnvironment(api);
  const session = await api.context.database
    .selectFrom('sessions')
    .select('id')
    .where('member_id', '=', ids.member)
    .executeTakeFirstOrThrow();
  return {
    ...ids,
    session: session.id,
    otherAccount: (await createServiceAccount(administrator, 'other')).id,
    otherProject: (await createProject(administrator, 'other')).id,
  };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** Everything that answers come from: the snapshot, a key and a session. */
async function readAll(database: Database, { environment, key, session }: Prepared): Promise<string> {
  const now = api.context.now();
  const snapshot = await loadSnapshot(database, environment);
  const { revision: _, ...content } = snapshot ? contentOf(snapshot, now.getTime()) : { revision: 0 };
  const credentials = [
    await findLiveKey(database, key, now),
    await findLiveSession(database, { id: session }, now),
  ];
  return JSON.stringify([content, credentials.map((found) => ({ ...found, revision: undefined }))]);
}

/** Which row of a table is changed. */
const rowOf = (ids: Prepared): Record<string, string> => ({
  environments: ids.environment,
  members: ids.member,
  service_accounts: ids.account,
  access_keys: ids.key,
  sessions: ids.session,
  roles: ids.role,
  projects: ids.project,
  role_assignments: ids.assignment,
});

/** What a column is changed to, where a value of its type will not do. */
const special = (ids: Prepared): Record<string, string> => ({
  'access_keys.service_account_id': ids.otherAccount,
  'access_keys.status': 'disabled',
  'environments.edition_id': 'emqx-platform-2',
  'environments.root_member_id': ids.member,
  'environments.settings': '{"session_idle_minutes": 7}',
  'members.kind': 'sso',
  'members.status': 'disabled',
  'role_assignments.principal_id': ids.otherAccount,
  'role_assignments.project_id': ids.otherProject,
  'role_assignments.role_id': 'project_user',
  'roles.permissions': '{deployment.read}',
  'roles.scope_kind': 'environment',
  'service_accounts.status': 'disabled',
  'sessions.member_id': ids.root,
});

const ofType: Record<string, string> = {
  text: 'another',
  'text[]': '{another}',
  'timestamp with time zone': '2001-02-03 00:00:00+00',
  integer: '77',
  bigint: '77',
  bytea: '\\x00',
};

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** All of the database that a test may change. */
async function columns(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select class.relname as table, attribute.attname as column,
      format_type(attribute.atttypid, attribute.atttypmod) as type
    from pg_attribute attribute join pg_class class on class.oid = attribute.attrelid
    where class.relkind = 'r' and class.relnamespace = current_schema()::regnamespace
      and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
    order by 1, 2`.execute(api.context.database);
  return rows.filter(({ table, column }) => !fixed.test(`${table}.${column}`));
}

/** Writes a column of a row, and returns what was in it. */
async function write({ table, column, type }: Column, id: string, value: string | null) {
  const name = sql.ref(column);
  const { rows } = await sql<{ before: string | null }>`
    update ${sql.table(table)} as changed set ${name} = ${value}::text::${sql.raw(type)}
    from (select id, ${name}::text as before from ${sql.table(table)} where id = ${id}) as old
    where changed.id = old.id returning old.before`.execute(api.context.database);
  return rows[0]?.before ?? null;
}

test('each table that is read has a row here that is changed', async () => {
  const ids = await prepare();
  // With the names that queries give them.
  const tables = new Set<string>();
  const watch: KyselyPlugin = {
    transformQuery: ({ node }) => {
      const text = JSON.stringify(node);
      for (const [, name = ''] of text.matchAll(/"kind":"TableNode","table":.*?"name":"(\w+)"\}\}/g))
        tables.add(name);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const database = api.context.database.withPlugin(watch);
  await readAll(database, ids);
  await readChanges(database, { environmentId: ids.environment, revision: 0 });
  const all = new Set((await columns()).map(({ table }) => table));
  const read = [...tables].filter((name) => all.has(name));
  expect(read.sort()).toEqual([...Object.keys(rowOf(ids)), 'access_changes'].sort());
});

test('the revision grows with every column that is read, and with no other', async () => {
  const { database } = api.context;
  const ids = await prepare();
  const revision = async () => {
    const environments = database.selectFrom('environments').select('revision');
    return (await environments.where('id', '=', ids.environment).executeTakeFirstOrThrow()).revision;
  };
  const wrong: string[] = [];
  const seen: string[] = [];
  const rows = rowOf(ids);
  for (const column of (await columns()).filter(({ table }) => table in rows)) {
    const name = `${column.table}.${column.column}`;
    const id = rows[column.table] ?? '';
    const [content, reached] = [await readAll(database, ids), await revision()];
    const before = await write(column, id, special(ids)[name] ?? ofType[column.type] ?? null);
    const isRead = (await readAll(database, ids)) !== content;
    const grows = (await revision()) > reached;
    await write(column, id, before);
    if (isRead) seen.push(name);
    if (isRead !== grows && !(isRead && name in harmless))
      wrong.push(`${name}: is read ${isRead}, grows ${grows}`);
    expect(await readAll(database, ids), `${name} is as it was`).toBe(content);
  }
  expect(wrong).toEqual([]);
  expect(seen).toEqual(
    expect.arrayContaining(['members.status', 'roles.permissions', ...Object.keys(harmless)]),
  );
});
