import type { Context } from '../context.ts';
import type { Database, DatabaseTransaction, Row } from '../database/tables.ts';
import { conflict, notFound } from '../http/problem.ts';
import { wireTime } from '../time.ts';
import { loginUrl } from './login-url.ts';
import { settingsOf } from './settings.ts';

export type Environment = Row<'environments'>;

/** An environment as it stands on the wire. */
export const present = (context: Pick<Context, 'publicUrl'>, row: Environment) => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  edition: row.edition_id,
  settings: settingsOf(row.settings),
  login_url: loginUrl(context, row.slug),
  root_member_id: row.root_member_id,
  created_at: wireTime(row.created_at),
});

/** Environments that are not deleted. */
export const livingEnvironments = (database: Database) =>
  database.selectFrom('environments').selectAll().where('deleted_at', 'is', null);

/** 404 for an environment that never was, or is deleted. */
export async function requireEnvironment(database: Database, id: string): Promise<Environment> {
  const row = await livingEnvironments(database).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('environment');
  return row;
}

/** The same, taken for writing until the transaction ends, as by `lockEnvironment`. */
export async function takeEnvironment(transaction: DatabaseTransaction, id: string): Promise<Environment> {
  const row = await livingEnvironments(transaction).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('environment');
  return row;
}

/** Refuses a slug that another living environment has, naming it. */
export async function refuseTakenSlug(
  transaction: DatabaseTransaction,
  slug: string,
  exceptId = '',
): Promise<void> {
  const holder = await livingEnvironments(transaction)
    .where('slug', '=', slug)
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  if (holder) throw conflict('environment', 'slug', holder.id);
}

interface Changes {
  readonly slug?: string | undefined;
  readonly name?: string | undefined;
  readonly edition_id?: string | undefined;
  readonly settings?: Record<string, unknown> | undefined;
  readonly root_member_id?: string | undefined;
}

/** Writes what differs and counts the version up; without a difference nothing is written. */
export async function updateEnvironment(
  transaction: DatabaseTransaction,
  before: Environment,
  changes: Changes,
): Promise<Environment> {
  const { settings, ...plain } = changes;
  const differing = Object.entries(plain).filter(
    ([column, value]) => value !== undefined && value !== before[column as keyof Environment],
  );
  const stored = JSON.stringify(settings ?? before.settings);
  if (differing.length === 0 && stored === JSON.stringify(before.settings)) return before;
  return transaction
    .updateTable('environments')
    .set({ ...Object.fromEntries(differing), settings: stored, version: before.version + 1 })
    .where('id', '=', before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
