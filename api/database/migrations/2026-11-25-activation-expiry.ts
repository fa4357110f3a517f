import { type Kysely, sql } from 'kysely';

/** Until when the latest activation link of a member works: links themselves are forgotten when they are over. */
const statements = [
  'ALTER TABLE member_credentials ADD COLUMN activation_expires_at timestamptz',
  `UPDATE member_credentials AS credentials SET activation_expires_at =
    (SELECT max(link.expires_at) FROM member_tokens AS link
      WHERE link.environment_id = credentials.environment_id AND link.member_id = credentials.member_id
      AND link.purpose = 'activation')`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
