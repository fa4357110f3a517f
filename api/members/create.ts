import { sql } from 'kysely';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { newId } from '../ids.ts';

export interface NewMember {
  readonly email: string;
  readonly display_name?: string | null;
  readonly note?: string | null;
  readonly username?: string | null;
  /** Default `pending`. */
  readonly status?: 'pending' | 'active';
  /** A password that somebody else chose: it must be changed at the first sign-in. */
  readonly password?: { readonly hash: string; readonly isShort: boolean };
  /** Whoever comes through SSO is known by the connection and its name for the person. */
  readonly sso?: { readonly connectionId: string; readonly subject: string };
}

/**
 * Writes a member with the row of credentials that each has.
 *
 * @returns `undefined`, having written nothing, when another member of the environment has the address or the name
 */
export async function insertMember(
  transaction: DatabaseTransaction,
  now: Date,
  environment_id: string,
  member: NewMember,
): Promise<Row<'members'> | undefined> {
  const {
    email,
    display_name = null,
    note = null,
    username = null,
    status = 'pending',
    password,
    sso,
  } = member;
  return transaction
    .with('row', (query) =>
      query
        .insertInto('members')
        .values({
          environment_id,
          id: newId('mem'),
          email,
          display_name,
          note,
          username,
          kind: sso ? 'sso' : 'local',
          status,
          activated_at: status === 'active' ? now : null,
          sso_connection_id: sso?.connectionId ?? null,
          sso_subject: sso?.subject ?? null,
          created_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll(),
    )
    .with('credentials', (query) =>
      query
        .insertInto('member_credentials')
        .columns([
          'environment_id',
          'member_id',
          'password_hash',
          'password_is_short',
          'must_change_password',
        ])
        .expression((row) =>
          row
            .selectFrom('row')
            .select([
              'environment_id',
              'id',
              sql<string | null>`${password?.hash ?? null}::text`.as('password_hash'),
              sql<boolean>`${password?.isShort ?? false}::boolean`.as('password_is_short'),
              sql<boolean>`${password !== undefined}::boolean`.as('must_change_password'),
            ]),
        ),
    )
    .selectFrom('row')
    .selectAll()
    .executeTakeFirst();
}

/** {@link insertMember} where it is known that nobody has the address or the name. */
export async function createMemberRow(...given: Parameters<typeof insertMember>): Promise<Row<'members'>> {
  const row = await insertMember(...given);
  if (!row) throw new Error('another member has the address or the name');
  return row;
}
