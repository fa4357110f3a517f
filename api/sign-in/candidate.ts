import { sql } from 'kysely';
import type { Database, Row } from '../database/tables.ts';

/** What a slug, an e-mail address and a user name consist of; for anything else the database is not asked. */
const visibleAscii = /^[\x21-\x7e]{1,320}$/;

/** The id of the environment with the slug. */
export async function findEnvironmentId(database: Database, slug: string): Promise<string | undefined> {
  if (!visibleAscii.test(slug)) return undefined;
  const environment = await database
    .selectFrom('environments')
    .select('id')
    .where('slug', '=', slug)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return environment?.id;
}

const candidates = (database: Database) =>
  database
    .selectFrom('members as member')
    .innerJoin('member_credentials as credentials', (join) =>
      join
        .onRef('credentials.environment_id', '=', 'member.environment_id')
        .onRef('credentials.member_id', '=', 'member.id'),
    )
    .select([
      'member.environment_id',
      'member.id',
      'member.kind',
      'member.status',
      'credentials.password_hash',
      'credentials.must_change_password',
      'credentials.two_factor_since',
      'credentials.locked_until',
    ]);

/** Who may turn out to sign in, with what decides about it. */
export type Candidate = Awaited<ReturnType<ReturnType<typeof candidates>['executeTakeFirstOrThrow']>>;

/**
 * The member with the e-mail address or user name. Only the case of ASCII letters is disregarded: whatever else is
 * different is somebody else, who does not exist.
 */
export async function findByLogin(
  database: Database,
  environmentId: string,
  login: string,
): Promise<Candidate | undefined> {
  if (!visibleAscii.test(login)) return undefined;
  const column = login.includes('@') ? 'member.email' : 'member.username';
  return candidates(database)
    .where('member.environment_id', '=', environmentId)
    .where(sql<boolean>`lower(${sql.ref(column)}) = lower(${login})`)
    .executeTakeFirst();
}

export function findById(
  database: Database,
  environmentId: string,
  memberId: string,
): Promise<Candidate | undefined> {
  return candidates(database)
    .where('member.environment_id', '=', environmentId)
    .where('member.id', '=', memberId)
    .executeTakeFirst();
}

/** A sign-in under way that is not over, by the hash of its token. */
export function findSignIn(database: Database, tokenHash: string, step: Row<'sign_ins'>['step'], now: Date) {
  return database
    .selectFrom('sign_ins')
    .select(['environment_id', 'member_id', 'token_hash'])
    .where('token_hash', '=', tokenHash)
    .where('step', '=', step)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}
