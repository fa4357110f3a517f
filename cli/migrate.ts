import type { DatabaseConfig } from '../api/config.ts';
import type { Database } from '../api/database/tables.ts';
import { type Command, type ExitStatus, type Surroundings, Trouble } from './command.ts';
import { databaseConfigOf, hasDatabase, inWords, openConfigured } from './database.ts';

async function tellStatus(database: Database, { output }: Surroundings): Promise<ExitStatus> {
  const { readSchemaState } = await import('../api/database/migrate.ts');
  const { applied, pending, unknown } = await readSchemaState(database);
  for (const name of applied)
    output.write(`${unknown.includes(name) ? 'unknown to this release' : 'ran'}  ${name}\n`);
  for (const name of pending) output.write(`pending  ${name}\n`);
  return pending.length + unknown.length === 0 ? 0 : 1;
}

async function migrateNow(
  database: Database,
  { output }: Surroundings,
  { databaseUrl }: DatabaseConfig,
): Promise<ExitStatus> {
  const { migrate } = await import('../api/database/migrate.ts');
  const migrated = await migrate(database, databaseUrl);
  for (const name of migrated) output.write(`ran  ${name}\n`);
  output.write(migrated.length === 0 ? 'The schema was up to date.\n' : 'The schema is up to date now.\n');
  return 0;
}

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Bring the schema of the database up to date',
  takes: '[options]',
  description:
    'Brings the schema of the database to this release, as a start of the API does unless ROSTER_MIGRATE_AT_START is false. It reads DATABASE_URL (or DATABASE_URL_FILE) or ROSTER_DATA_DIR. Several may run at once on a server: one does the work.',
  options: { status: { type: 'boolean' } },
  explains: {
    status: 'list what ran and what is pending, and change nothing; 1 unless it is this release’s',
  },
  words: 0,
  run: async (values, _, around) => {
    const config = databaseConfigOf(around);
    const onlyStatus = values['status'] === true;
    if (onlyStatus && config.databaseUrl === undefined && !hasDatabase(config.dataDirectory))
      throw new Trouble(
        `there is no database in ${config.dataDirectory}: the first start, or roster migrate, makes it`,
      );
    const { database, close } = await openConfigured(config);
    try {
      return await inWords(() => (onlyStatus ? tellStatus : migrateNow)(database, around, config));
    } finally {
      await close();
    }
  },
};
