import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { Answer, Call } from '../context.ts';
import type { Database } from '../database/tables.ts';
import { pageAnswer, pageOf } from '../http/paging.ts';
import { wireTime } from '../time.ts';
import { maySee } from './create.ts';

/** The assignments in a project that count now, each with whom it is for. */
const inProject = (database: Database, call: Call, projectId: string) =>
  database
    .selectFrom('role_assignments as assignment')
    .leftJoin('members as member', (join) =>
      join
        .onRef('member.environment_id', '=', 'assignment.environment_id')
        .onRef('member.id', '=', 'assignment.member_id'),
    )
    .leftJoin('service_accounts as account', (join) =>
      join
        .onRef('account.environment_id', '=', 'assignment.environment_id')
        .onRef('account.id', '=', 'assignment.service_account_id'),
    )
    .where('assignment.environment_id', '=', call.caller.environmentId)
    .where('assignment.project_id', '=', projectId)
    .where(sql<SqlBool>`(assignment.expires_at is null or assignment.expires_at > ${call.now})`);

/** Who holds what in a project: by the names that people know for whoever may see them, by ids for others. */
export function assignmentsInProject(database: Database, call: Call, projectId: string) {
  const known = maySee(call, projectId) ? sql`coalesce(member.email, account.name)` : sql`null`;
  return inProject(database, call, projectId)
    .select(['assignment.id', 'assignment.principal_id', 'assignment.role_id'])
    .select(sql<string | null>`${known}`.as('principal'))
    .orderBy('assignment.id')
    .execute();
}

/** Who holds one role in a project, with the names that people know, by id of the principal. */
export function holdersInProject(database: Database, call: Call, projectId: string, roleId: string) {
  return inProject(database, call, projectId)
    .selectAll('assignment')
    .select(sql<string>`coalesce(member.email, account.name)`.as('name'))
    .where('assignment.role_id', '=', roleId)
    .orderBy('assignment.principal_id')
    .execute();
}

const name = sql<string | null>`coalesce(account.name, member.display_name)`;
const status = sql<'pending' | 'active' | 'disabled'>`coalesce(member.status, account.status)`;

/** One of those whom {@link listProjectMembers} lists. */
export const projectMemberSchema = z.object({
  id: z.string().meta({ description: 'The id of the member or service account.' }),
  kind: z.enum(['member', 'service_account']),
  email: z.string().nullable().meta({ description: 'Null for a service account.' }),
  name: z.string().nullable().meta({
    description: "The member's display name, if there is one, or the service account's name.",
  }),
  status: z.enum(['pending', 'active']),
  role_assignments: z.array(
    z.object({
      id: z.string(),
      role_id: z.string(),
      expires_at: z.string().nullable().meta({ format: 'date-time' }),
    }),
  ),
});

interface Held {
  readonly id: string;
  readonly role_id: string;
  readonly expires_at: string | null;
}

const held = sql<Held[]>`json_agg(json_build_object(
  'id', assignment.id, 'role_id', assignment.role_id, 'expires_at', assignment.expires_at
) order by assignment.id)`;

/**
 * Those who hold a role in the project itself, with what they hold. "When disabled, it … will not appear in the
 * project members lists."
 */
export async function listProjectMembers(call: Call, projectId: string): Promise<Answer> {
  const { after, size } = pageOf(call);
  const principals = await inProject(call.context.database, call, projectId)
    .select(['assignment.principal_id as id', 'assignment.member_id', 'member.email'])
    .select([name.as('name'), status.as('status'), held.as('held')])
    .groupBy(['assignment.principal_id', 'assignment.member_id', 'member.email', name, status])
    .where('assignment.principal_id', '>', after)
    .where(status, '<>', 'disabled')
    .orderBy('assignment.principal_id')
    .limit(size + 1)
    .execute();
  return pageAnswer(call, size, principals, ({ id, member_id, email, name, status, held }) => ({
    id,
    kind: member_id === null ? 'service_account' : 'member',
    email,
    name,
    status,
    role_assignments: held.map(({ expires_at, ...assignment }) => ({
      ...assignment,
      expires_at: wireTime(expires_at === null ? null : new Date(expires_at)),
    })),
  }));
}
