import { z } from 'zod';
import { project, roleAssignment } from '../../provider-schema/catalogue.ts';
import { idPattern } from '../../provider-schema/definition.ts';
import { createSchema, idSchema } from '../../provider-schema/readers/zod.ts';
import type { Operation } from '../http/operation.ts';
import { readRoleMembers, updateRoleMembers } from './role-members.ts';

const mostIds = 500;
const principalId = idPattern('mem', 'sa');

/** Ids of members and service accounts, none of them twice. */
const principalIds = (description: string) =>
  z
    .array(
      z.string({ error: () => principalId.says }).regex(principalId.regex, { error: () => principalId.says }),
      {
        error: () => 'must be an array of ids',
      },
    )
    .max(mostIds, { error: () => `must have at most ${mostIds} items` })
    .superRefine((ids, context) => {
      const seen = new Set<string>();
      for (const [index, id] of ids.entries()) {
        if (seen.has(id)) context.addIssue({ code: 'custom', path: [index], message: 'stands twice' });
        seen.add(id);
      }
    })
    .optional()
    .meta({ description, examples: [['mem_01h2xcejqtf2nbrexx3vqjhp41']] });

const { reason } = roleAssignment.fields;

const changeSchema = createSchema(
  {
    ...roleAssignment,
    fields: {
      reason: { ...reason, description: `Of the assignments that are added. ${reason.description}` },
    },
    rules: [],
    filters: [],
    unique: [],
  },
  {
    add: principalIds(
      `Who is to hold the role: up to ${mostIds} ids of members and service accounts. Whoever holds it already is left as they are, also where their assignment has an end or another reason.`,
    ),
    remove: principalIds(
      `Who is to hold it no longer: up to ${mostIds} ids, none of which is in \`add\`. Whoever does not hold it, or is gone, is passed over.`,
    ),
  },
).superRefine((body, context) => {
  const { add = [], remove = [] } = body as { add?: string[]; remove?: string[] };
  const added = new Set(add);
  for (const [index, id] of remove.entries())
    if (added.has(id))
      context.addIssue({ code: 'custom', path: ['remove', index], message: 'stands in add too' });
});

const roleMembersSchema = z.object({
  project_id: z.string(),
  role_id: z.string(),
  members: z
    .array(
      z.object({
        principal_id: z.string(),
        kind: z.enum(['member', 'service_account']),
        name: z
          .string()
          .meta({ description: 'The e-mail address of a member, the name of a service account.' }),
        role_assignment_id: z.string(),
        expires_at: z.string().nullable().meta({
          description: 'When the assignment ends; null: it has no end.',
          format: 'date-time',
        }),
        reason: z.string().nullable(),
      }),
    )
    .meta({ description: 'By the id of the principal.' }),
});

const shared = {
  path: '/v1/projects/{id}/role_members/{role_id}',
  tag: 'role_assignment',
  guard: 'project',
  params: {
    id: idSchema(project),
    role_id: z
      .string()
      .regex(/^[a-z0-9_]{1,64}$/, { error: () => 'must be the id of a role' })
      .meta({
        description: 'A role of scope kind `project`: a predefined one, or the id of a custom role.',
        examples: ['project_user'],
      }),
  },
  status: 200,
  answer: roleMembersSchema,
  versioned: true,
} as const;

/** Who holds a role in a project, read and changed as one. */
export const roleMemberOperations: readonly Operation[] = [
  {
    ...shared,
    id: 'read_role_members',
    method: 'get',
    summary: 'Read who holds a role in a project',
    description:
      'Every role assignment of this role in this project that has not ended, of whoever is pending or disabled too. Who has a role in all projects is not among them. The ETag is that of the whole list.',
    permission: 'member.list',
    permissionInProject: 'project.members.manage',
    handle: readRoleMembers,
  },
  {
    ...shared,
    id: 'update_role_members',
    method: 'patch',
    summary: 'Add and remove who holds a role in a project',
    description:
      'Assigns the role in the project, without an end, to those named in `add`, and deletes the assignments of those named in `remove`: all at once, or nothing where one of them is refused. Nobody else is touched. The rules are those of single role assignments, and each one that is added, begins anew after its end, or is removed has an event of its own in the audit log, named as if it had been made alone: `role_assignment.create`, `role_assignment.update`, `role_assignment.delete`. Answers with the list as it is then.',
    permission: 'project.members.manage',
    body: changeSchema,
    handle: updateRoleMembers,
  },
];
