import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPostgres } from '../../api/database/open.ts';
import { roster } from '../cli/roster.ts';
import { databaseVariables, type ProcessGround, prepareGround } from '../support/api-process.ts';

/* When the schema changes, on the server that several processes share. */
vi.setConfig({ testTimeout: 90_000 });

let ground: ProcessGround;
beforeEach(async () => {
  ground = await prepareGround();
});
afterEach(() => ground.cleanUp());

const notAtStart = { ROSTER_MIGRATE_AT_START: 'false' };

async function change(url: string, statement: string): Promise<void> {
  const { database, close } = openPostgres(url);
  await sql.raw(statement).execute(database);
  await close();
}

test('a start that may not migrate refuses an empty database, until the command has migrated it', async () => {
  const database = await databaseVariables({ fresh: true });
  const { DATABASE_URL = '' } = database;
  const refused = ground.start({ ...database, ...notAtStart });
  expect(await refused.exit).toBe(1);
  expect(refused.output()).toMatch(
    /^roster: the database's schema is behind this release \(2026-11-21-initial, .*did not run\).*run roster migrate$/m,
  );
  const migrate = (...words: string[]) => roster(ground.directory, ['migrate', ...words], { DATABASE_URL });
  const before = await migrate('--status');
  expect(before).toMatchObject({
    code: 1,
    answer: expect.stringMatching(/^pending {2}2026-11-21-initial$/m),
  });
  // Two at once, as two replicas do it: one of them does the work.
  const both = await Promise.all([migrate(), migrate()]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both.map(({ answer }) => answer).sort()).toEqual([
    'The schema was up to date.\n',
    expect.stringMatching(/^ran {2}2026-11-21-initial\n(.*\n)*The schema is up to date now\.\n$/),
  ]);
  const after = await migrate('--status');
  expect(after).toMatchObject({ code: 0, answer: expect.stringMatching(/^ran {2}2026-11-21-initial$/m) });
  expect(after.answer).not.toContain('pending');
  const started = ground.start({ ...database, ...notAtStart });
  await started.listening;
});

/** Writes down, for each statement that changes a schema, how long it may take. */
const recordLimits = [
  'create table limits (statement_timeout text)',
  `create function record_limit() returns event_trigger language plpgsql as $$
    begin insert into limits values (current_setting('statement_timeout')); end $$`,
  'create event trigger record_limit on ddl_command_end execute function record_limit()',
];

test('a migration may take as long as it takes, by the command and at a start', async () => {
  for (const how of ['command', 'start']) {
    const database = await databaseVariables({ fresh: true });
    const { DATABASE_URL = '' } = database;
    for (const statement of recordLimits) await change(DATABASE_URL, statement);
    if (how === 'start') await ground.start(database).listening;
    else await roster(ground.directory, ['migrate'], { DATABASE_URL });
    const opened = openPostgres(DATABASE_URL);
    const { rows } = await sql`select distinct statement_timeout from limits`.execute(opened.database);
    await opened.close();
    expect(rows).toEqual([{ statement_timeout: '0' }]);
  }
});

test('a schema that is newer than the release is refused by the start and by the command, and stays as it is', async () => {
  const database = await databaseVariables();
  const { DATABASE_URL = '' } = database;
  await change(
    DATABASE_URL,
    "insert into kysely_migration (name, timestamp) values ('2999-01-01-of-the-future', now())",
  );
  for (const variables of [{}, notAtStart]) {
    const refused = ground.start({ ...database, ...variables });
    expect(await refused.exit).toBe(1);
    expect(refused.output()).toMatch(
      /^roster: the database has a newer schema than this release knows \(2999-01-01-of-the-future\): use the release/m,
    );
  }
  const migrated = await roster(ground.directory, ['migrate'], { DATABASE_URL });
  expect(migrated).toMatchObject({ code: 2, output: expect.stringContaining('newer schema') });
  const status = await roster(ground.directory, ['migrate', '--status'], { DATABASE_URL });
  expect(status).toMatchObject({
    code: 1,
    answer: expect.stringMatching(/^unknown to this release {2}2999-01-01-of-the-future$/m),
  });
});

test('a database that cannot be reached is named, without its password', async () => {
  const DATABASE_URL = 'postgres://roster:hidden@127.0.0.1:1/roster';
  const migrated = await roster(ground.directory, ['migrate'], { DATABASE_URL });
  expect(migrated).toMatchObject({ code: 2, output: expect.stringMatching(/^roster: .*ECONNREFUSED/m) });
  expect(migrated.output).not.toContain('hidden');
});
