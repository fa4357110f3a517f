import { z } from 'zod';
import { type member, project, roleAssignment } from '../../provider-schema/catalogue.ts';
import { checkField } from '../../provider-schema/check.ts';
import type { Field } from '../../provider-schema/definition.ts';
import { type CreateInput, idSchema } from '../../provider-schema/readers/zod.ts';
import { loadRoles } from '../access/load-caller.ts';
import { created } from '../answers.ts';
import type { Call } from '../context.ts';
import { refuseTaken } from '../database/rows.ts';
import type { DatabaseTransaction } from '../database/tables.ts';
import { refuseRootEmail } from '../environments/service.ts';
import { ProblemError } from '../http/problem.ts';
import { mutate } from '../mutation.ts';
import { type HashedPassword, hashPassword, requireAcceptablePassword } from '../passwords/service.ts';
import { createAssignment } from '../role-assignments/service.ts';
import { sendLink } from './activation-link.ts';
import { insertMember } from './create.ts';
import { present, requireMember } from './present.ts';

/** An invitation holds the environment while it assigns. */
const mostRoles = 20;
const mostProjects = 100;

const roleGrant = z.strictObject({
  role_id: z
    .string({ error: () => 'must be the id of a role' })
    .superRefine((id, context) => {
      const message = checkField(roleAssignment.fields.role_id as Field, id);
      if (message) context.addIssue({ code: 'custom', message, params: { code: 'invalid_value' } });
    })
    .meta({ description: 'The id of a predefined or custom role.' }),
  project_ids: z
    .array(idSchema(project), { error: () => 'must be a list of ids of projects' })
    .max(mostProjects, { error: () => `must have at most ${mostProjects} items` })
    .optional()
    .meta({ description: 'The projects it is granted in. Roles that cover all projects take none.' }),
});

/** What the API takes for an invitation beyond what can be declared. */
export const createExtras = {
  initial_password: z
    .string({ error: () => 'must be a string' })
    .nullable()
    .optional()
    .meta({
      description:
        'A first password that the member is asked for at activation, and replaces then. Without one the link in the mail is enough.',
      examples: ['three slow green turtles'],
    }),
  roles: z
    .array(roleGrant, { error: () => 'must be a list of roles' })
    .max(mostRoles, { error: () => `must have at most ${mostRoles} items` })
    .nullable()
    .optional()
    .meta({
      description: 'The roles to assign; each project role has its own set of projects.',
      examples: [[{ role_id: 'accountant' }]],
    }),
};

/** What the answer to an invitation says beside the member. */
export const createAnswerExtras = {
  warnings: z
    .array(
      z.object({
        code: z.enum(['no_projects', 'no_roles']).meta({ description: 'Stable, for programs.' }),
        message: z.string(),
      }),
    )
    .meta({ description: 'What to think of: a member without any role assignment sees nothing.' }),
};

type Grants = z.infer<z.ZodArray<typeof roleGrant>>;
type Warnings = z.infer<typeof createAnswerExtras.warnings>;

type Invitation = CreateInput<typeof member> & {
  readonly initial_password?: string | null;
  readonly roles?: Grants | null;
};

type InvitationCall = Call<unknown, unknown, Invitation>;

/** A new member is pending, and can do nothing, until the person has activated the account. */
export async function invite(asked: InvitationCall) {
  const { email, username = null, display_name = null, note = null } = asked.body;
  const password = await initialPasswordOf(asked);
  const answer = await mutate(asked, async (transaction, call) => {
    const { environmentId, editionId } = call.caller;
    const member = { email, username, display_name, note, ...(password && { password }) };
    const inserted = await insertMember(transaction, call.now, environmentId, member);
    if (!inserted) throw await takenBy(transaction, call, member);
    await refuseRootEmail(transaction, editionId, email);
    const { id } = inserted;
    const { assigned, warnings } = await assignRoles(transaction, call, id);
    const row = await requireMember(transaction, { ...call, params: { id } });
    const hasPassword = password !== undefined;
    const activation_expires_at = await sendLink(transaction, call, { ...row, hasPassword });
    const after = present(call)({ ...row, activation_expires_at });
    const outcome = created('member', 'members', row.version, after, { warnings });
    return { ...outcome, details: { created_role_assignments: assigned } };
  });
  asked.context.wakeMailer();
  return answer;
}

/** Names who has the address, or else the name. */
async function takenBy(
  transaction: DatabaseTransaction,
  call: InvitationCall,
  { email, username }: { readonly email: string; readonly username: string | null },
): Promise<Error> {
  await refuseTaken(transaction, call, 'members', 'email', email);
  if (username !== null) await refuseTaken(transaction, call, 'members', 'username', username);
  return new Error('nothing was inserted into members, and nobody has the address or the name');
}

async function initialPasswordOf(call: InvitationCall): Promise<HashedPassword | undefined> {
  const { initial_password, email, username, display_name } = call.body;
  if (initial_password === undefined || initial_password === null) return undefined;
  const { name, slug } = await call.context.database
    .selectFrom('environments')
    .select(['name', 'slug'])
    .where('id', '=', call.caller.environmentId)
    .executeTakeFirstOrThrow();
  const words = [email, username ?? '', display_name ?? '', name, slug];
  requireAcceptablePassword('initial_password', initial_password, { twoFactor: false, words });
  return hashPassword(initial_password);
}

/** "Project Administrator and Project User roles require explicit project assignment" (seed 004, "Assign Projects"). */
async function assignRoles(transaction: DatabaseTransaction, call: InvitationCall, principal_id: string) {
  const grants = call.body.roles ?? [];
  const assigned: { id: string; role_id: string; project_id: string | null }[] = [];
  const warnings: Warnings = [];
  const { environmentId, editionId } = call.caller;
  const roleIds = grants.map(({ role_id }) => role_id);
  const roles = await loadRoles(transaction, environmentId, editionId, roleIds);
  for (const [index, { role_id, project_ids = [] }] of grants.entries()) {
    const role = roles.get(role_id);
    if (role?.scopeKind === 'project' && project_ids.length === 0) {
      warnings.push(noProjects(role.name));
      continue;
    }
    const scopes = project_ids.length === 0 ? [null] : project_ids;
    for (const project_id of scopes) {
      const { row, existed } = await inRole(index, () =>
        createAssignment(transaction, call, { principal_id, role_id, project_id }),
      );
      if (!existed) assigned.push({ id: row.id, role_id, project_id });
    }
  }
  if (assigned.length === 0) warnings.push(noRoles);
  return { assigned, warnings };
}

const noProjects = (roleName: string) => ({
  code: 'no_projects' as const,
  message: `the role "${roleName}" was not assigned: it needs projects. Assign it in each project that the member is to see.`,
});

const noRoles = {
  code: 'no_roles' as const,
  message: 'the member has no role yet and will see nothing after signing in: assign one.',
};

/** What an assignment refuses of `/project_id` is here about `/roles/0/project_ids`. */
async function inRole<T>(index: number, assign: () => Promise<T>): Promise<T> {
  try {
    return await assign();
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.extras.errors) throw error;
    const errors = error.extras.errors.map((one) => ({
      ...one,
      pointer: `/roles/${index}${one.pointer.replace('/project_id', '/project_ids')}`,
    }));
    throw new ProblemError(error.code, error.message, { ...error.extras, errors });
  }
}
