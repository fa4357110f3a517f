import { z } from 'zod';
import type { Call, Context } from '../context.ts';
import type { Database, Row } from '../database/tables.ts';
import { loginUrl } from '../environments/login-url.ts';
import { notFound } from '../http/problem.ts';
import { wireTime } from '../time.ts';

/** The members of an environment with what is shown of their credentials and of the environment. */
export const selectMembers = (database: Database, environmentId: string) =>
  database
    .selectFrom('members as member')
    .innerJoin('member_credentials as credentials', (join) =>
      join
        .onRef('credentials.environment_id', '=', 'member.environment_id')
        .onRef('credentials.member_id', '=', 'member.id'),
    )
    .innerJoin('environments as environment', 'environment.id', 'member.environment_id')
    .selectAll('member')
    .select([
      'credentials.two_factor_since',
      'credentials.locked_until',
      'credentials.last_sign_in_at',
      'credentials.must_change_password',
      'credentials.activation_expires_at',
      'environment.root_member_id',
      'environment.slug',
      'environment.name as environment_name',
    ])
    .where('member.environment_id', '=', environmentId);

export type MemberRow = Row<'members'> &
  Pick<
    Row<'member_credentials'>,
    'two_factor_since' | 'locked_until' | 'last_sign_in_at' | 'must_change_password' | 'activation_expires_at'
  > &
  Pick<Row<'environments'>, 'root_member_id' | 'slug'> & { readonly environment_name: string };

/** The member that the path names; 404 when the caller's environment has none. */
export async function requireMember(database: Database, call: Call<{ id: string }>): Promise<MemberRow> {
  const row = await selectMembers(database, call.caller.environmentId)
    .where('member.id', '=', call.params.id)
    .executeTakeFirst();
  if (!row) throw notFound('member');
  return row;
}

const moment = (description: string) => z.string().nullable().meta({ description, format: 'date-time' });

/** What the API answers of a member beyond what can be declared. */
export const answerExtras = {
  locked_until: moment('Until when sign-ins are refused after too many attempts; null when they are not.'),
  last_sign_in_at: moment('When the member last signed in.'),
  must_change_password: z
    .boolean()
    .meta({ description: 'Whether the member must choose a new password at the next sign-in.' }),
};

export const present =
  ({ context, now }: { readonly context: Pick<Context, 'publicUrl'>; readonly now: Date }) =>
  (row: MemberRow) => ({
    id: row.id,
    email: row.email,
    username: row.username,
    display_name: row.display_name,
    note: row.note,
    kind: row.kind,
    status: row.status,
    activation_expires_at: row.status === 'pending' ? wireTime(row.activation_expires_at) : null,
    two_factor: row.two_factor_since !== null,
    root: row.id === row.root_member_id,
    login_url: loginUrl(context, row.slug),
    created_at: wireTime(row.created_at),
    locked_until: row.locked_until && row.locked_until > now ? wireTime(row.locked_until) : null,
    last_sign_in_at: wireTime(row.last_sign_in_at),
    must_change_password: row.must_change_password,
  });
