import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepAccessChanges } from '../../api/decisions/load.ts';
import { newId } from '../../api/ids.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { type Furnished, furnishedEnvironment, leftBy } from '../support/snapshots.ts';

/* The database itself notes what is touched, whoever writes: here it is plain SQL. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const run = (text: string) => sql.raw(text).execute(api.context.database);

const made = 'made';
const principalMade = `principal ${made}`;
const member = (ids: Furnished) => `principal ${ids.member}`;
const account = (ids: Furnished) => `principal ${ids.account}`;

type Statement = (ids: Furnished) => string;

const insert =
  (table: string, prefix: string, more: string | Statement): Statement =>
  (ids) => {
    const [columns, values] = (typeof more === 'string' ? more : more(ids)).split(': ');
    return `insert into ${table} (environment_id, id, ${columns})
      values ('${ids.environment}', '${newId(prefix)}', ${values})`;
  };
const update =
  (table: string, id: keyof Furnished, change: string): Statement =>
  (ids) =>
    `update ${table} set ${change} where id = '${ids[id]}'`;
const remove =
  (table: string, id: keyof Furnished): Statement =>
  (ids) =>
    `delete from ${table} where id = '${ids[id]}'`;
const ofMember =
  (text: string): Statement =>
  (ids) =>
    `${text} where member_id = '${ids.member}'`;

describe.each<[name: string, touched: (ids: Furnished) => string, Statement]>([
  [
    'a new member',
    () => principalMade,
    insert('members', 'mem', "email, kind, status: 'a@b.cd', 'local', 'active'"),
  ],
  ['the status of a member', member, update('members', 'member', "status = 'disabled'")],
  ['the address of a member', member, update('members', 'member', "email = 'other@example.com'")],
  [
    'a new service account',
    () => principalMade,
    insert('service_accounts', 'sa', "name, status: 'new', 'active'"),
  ],
  ['the status of a service account', account, update('service_accounts', 'account', "status = 'disabled'")],
  ['its name', account, update('service_accounts', 'account', "name = 'other'")],
  ['its addresses', account, update('service_accounts', 'account', "allowed_addresses = '{10.0.0.1/32}'")],
  [
    'a new assignment',
    account,
    insert('role_assignments', 'ra', (ids) => `principal_id, role_id: '${ids.account}', 'auditor'`),
  ],
  ['the end of an assignment', member, update('role_assignments', 'assignment', "expires_at = '2001-01-01'")],
  ['the role of an assignment', member, update('role_assignments', 'assignment', "role_id = 'project_user'")],
  ['the end of what a member held', member, remove('role_assignments', 'assignment')],
  ['the status of a key', account, update('access_keys', 'key', "status = 'disabled'")],
  ['the end of a key', account, update('access_keys', 'key', "expires_at = '2001-01-01'")],
  ['a deleted key', account, remove('access_keys', 'key')],
  ['a session that ends', member, ofMember('delete from sessions')],
  [
    'a new role',
    () => `role ${made}`,
    insert(
      'roles',
      'rol',
      "name, scope_kind, permissions, declared_permissions: 'new', 'project', '{}', '{}'",
    ),
  ],
  [
    'the permissions of a role',
    ({ role }) => `role ${role}`,
    update('roles', 'role', "permissions = '{deployment.read}'"),
  ],
  ['a new project', () => `project ${made}`, insert('projects', 'prj', "name: 'new'")],
  [
    'the name of a project',
    ({ project }) => `project ${project}`,
    update('projects', 'project', "name = 'other'"),
  ],
  [
    'the slug of the environment',
    ({ environment }) => `environment ${environment}`,
    update('environments', 'environment', `slug = '${randomUUID()}'`),
  ],
  [
    'its settings',
    ({ environment }) => `environment ${environment}`,
    update('environments', 'environment', `settings = '{"lock_attempts": 7}'`),
  ],
  [
    'its edition',
    ({ environment }) => `environment ${environment}`,
    update('environments', 'environment', "edition_id = 'emqx-platform-2'"),
  ],
])('%s', (_, expected, statement) => {
  test('is noted', async () => {
    const { ids } = await furnishedEnvironment(api);
    const known = new Set<string>(Object.values(ids));
    const { grown, touched } = await leftBy(api, ids.environment, () => run(statement(ids)));
    expect(grown).toBe(1);
    const named = touched.map((one) => {
      const [kind, id = ''] = one.split(' ');
      return known.has(id) ? one : `${kind} ${made}`;
    });
    expect(named).toEqual([expected(ids)]);
  });
});

describe.each<[name: string, Statement]>([
  ['a use of a key', update('access_keys', 'key', "last_used_at = now(), last_used_address = '::1'")],
  [
    'a new key, which takes nothing from anybody',
    insert('access_keys', 'ak', (ids) => `service_account_id, sealed_secret: '${ids.account}', ''`),
  ],
  ['a use of a session', ofMember('update sessions set last_used_at = now()')],
  ['notes and names to display', update('members', 'member', "note = 'n', display_name = 'Jane'")],
  ['what stays as it was', update('members', 'member', 'status = status, email = email')],
  ['the reason of an assignment', update('role_assignments', 'assignment', "reason = 'because'")],
  ['the audit log', update('environments', 'environment', "audit_sequence = 1000, name = 'Other'")],
  ['a statement that finds nothing', () => "delete from role_assignments where id = 'ra_none'"],
])('%s', (_, statement) => {
  test('is no affair of decisions', async () => {
    const { ids } = await furnishedEnvironment(api);
    const left = await leftBy(api, ids.environment, () => run(statement(ids)));
    expect(left).toEqual({ grown: 0, touched: [] });
  });
});

test.each([
  ['members', 'member', 'principal'],
  ['service_accounts', 'account', 'principal'],
  ['roles', 'role', 'role'],
  ['projects', 'project', 'project'],
] as const)('a deletion from %s is noted, with what goes along', async (table, name, kind) => {
  const { ids } = await furnishedEnvironment(api);
  for (const first of [remove('role_assignments', 'assignment'), remove('access_keys', 'key')])
    await run(first(ids));
  const { grown, touched } = await leftBy(api, ids.environment, () => run(remove(table, name)(ids)));
  expect(grown).toBeGreaterThanOrEqual(1);
  expect(new Set(touched)).toEqual(new Set([`${kind} ${ids[name]}`]));
});

test('one statement about many notes each of them, at one revision of each environment', async () => {
  const { ids: one } = await furnishedEnvironment(api);
  const { ids: other } = await furnishedEnvironment(api);
  const { ids: bystander } = await furnishedEnvironment(api);
  const members = [one.member, other.member].map((id) => `'${id}'`).join(', ');
  const both = `update role_assignments set expires_at = '2001-01-01' where environment_id in ('${one.environment}', '${other.environment}')`;
  const inOne = await leftBy(api, one.environment, () => run(both));
  const everything = `update role_assignments set expires_at = null where principal_id in (${members})`;
  const inOther = await leftBy(api, other.environment, () => run(everything));
  expect(inOne.grown).toBe(1);
  expect(inOne.touched).toContain(member(one));
  expect(inOne.touched).not.toContain(member(other));
  expect(inOther).toEqual({ grown: 1, touched: [member(other)] });
  expect(await leftBy(api, bystander.environment, async () => {})).toEqual({ grown: 0, touched: [] });
});

test('what moves from one to another touches both', async () => {
  const { ids } = await furnishedEnvironment(api);
  const move = update('role_assignments', 'assignment', `principal_id = '${ids.account}'`);
  const { touched } = await leftBy(api, ids.environment, () => run(move(ids)));
  expect(touched.toSorted()).toEqual([account(ids), member(ids)].sort());
});

test('a transaction that is rolled back leaves nothing, one that commits a revision for each statement', async () => {
  const { ids } = await furnishedEnvironment(api);
  const statements = [
    update('members', 'member', "status = 'disabled'"),
    remove('role_assignments', 'assignment'),
  ];
  const all = (fate: () => void) => () =>
    api.context.database.transaction().execute(async (transaction) => {
      for (const statement of statements) await sql.raw(statement(ids)).execute(transaction);
      fate();
    });
  const fail = all(() => {
    throw new Error('rolled back');
  });
  expect(await leftBy(api, ids.environment, () => fail().catch(() => {}))).toEqual({ grown: 0, touched: [] });
  const { grown, touched } = await leftBy(
    api,
    ids.environment,
    all(() => {}),
  );
  expect(grown).toBe(2);
  expect(touched).toEqual([member(ids), member(ids)]);
});

test('changes are forgotten after an hour: all of a revision, however long its writing took', async () => {
  const { ids } = await furnishedEnvironment(api);
  const { database } = api.context;
  const slow = `update members set status = 'disabled' where environment_id = '${ids.environment}' and pg_sleep(0.01) is not null`;
  await leftBy(api, ids.environment, () => run(slow));
  const times = await database
    .selectFrom('access_changes')
    .select(({ fn }) => ['revision', fn.count('noted_at').distinct().as('times'), fn.count('id').as('rows')])
    .where('environment_id', '=', ids.environment)
    .groupBy('revision')
    .orderBy('revision')
    .execute();
  expect(times.every((revision) => Number(revision.times) === 1)).toBe(true);
  expect(times.some((revision) => Number(revision.rows) > 1)).toBe(true);
  const noted = () =>
    database.selectFrom('access_changes').selectAll().where('environment_id', '=', ids.environment).execute();
  await sweepAccessChanges(api.context);
  expect(await noted()).not.toEqual([]);
  await run("update access_changes set noted_at = noted_at - interval '61 minutes'");
  await sweepAccessChanges(api.context);
  expect(await noted()).toEqual([]);
});
