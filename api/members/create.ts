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

/** Writes a member with the row of credentials that each has. */
export async function createMemberRow(
  transaction: DatabaseTransaction,
  now: Date,
  environment_id: string,
  member: NewMember,
): Promise<Row<'members'>> {
  const {
    email,
    display_name = null,
    note = null,
    username = null,
    status = 'pending',
    password,
    sso,
  } = member;
  const id = newId('mem');
  return transaction
    .with('row', (query) =>
      query
        .insertInto('members')
        .values({
          environment_id,
          id,
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
        .returningAll(),
    )
    .with('credentials', (query) =>
      query.insertInto('member_credentials').values({
        environment_id,
        member_id: id,
        password_hash: password?.hash ?? null,
        password_is_short: password?.isShort ?? false,
        must_change_password: password !== undefined,
      }),
    )
    .selectFrom('row')
    .selectAll()
    .executeTakeFirstOrThrow();
}
