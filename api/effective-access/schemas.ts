import { z } from 'zod';
import { project } from '../../provider-schema/catalogue.ts';
import { idSchema } from '../../provider-schema/readers/zod.ts';
import { freshnessSchema, grantSchema } from '../access/grant.ts';
import { listSchema } from '../http/paging.ts';

const text = (description: string, example: string) => z.string().meta({ description, examples: [example] });

const { shape: grant } = grantSchema;

const projectName = z
  .string()
  .nullable()
  .meta({ description: 'The name of that project.', examples: ['payments'] });

const kind = z
  .enum(['member', 'service_account'])
  .meta({ description: 'Whether it is a person or a program.', examples: ['member'] });

const permissions = z.array(z.string()).meta({
  description:
    "Every permission that is held there, by whichever assignment, sorted: ids of the environment's edition.",
  examples: [['deployment.list', 'deployment.read']],
});

const roleAssignments = (description: string) => z.array(grantSchema).meta({ description });

const countingThere = roleAssignments(
  'The assignments that count there: its own, and those in the whole environment.',
);

const principalOf = {
  principal_id: text('The member or service account.', 'mem_01h2xcejqtf2nbrexx3vqjhp41'),
  kind,
  name: text('The e-mail address of a member, the name of a service account.', 'jane@example.com'),
};

/** A page of what was found, with what else the answer says. */
const accessList = (item: z.ZodObject, beside: Record<string, z.ZodType> = {}) =>
  z.object({ ...beside, ...listSchema(item).shape, freshness: freshnessSchema });

export const principalAccessSchema = accessList(
  z.object({
    project_id: grant.project_id.meta({
      description: 'Where; null: in the whole environment, and so in every project.',
      examples: ['prj_01h2xcejqtf2nbrexx3vqjhp41'],
    }),
    project_name: projectName,
    permissions,
    role_assignments: countingThere,
  }),
  {
    ...principalOf,
    status: z.enum(['pending', 'active', 'disabled']).meta({
      description: 'Only who is `active` may do anything: for others there are no items.',
      examples: ['active'],
    }),
  },
);

export const projectAccessSchema = accessList(
  z.object({ ...principalOf, permissions, role_assignments: countingThere }),
);

export const roleAccessSchema = accessList(
  z.object({
    role_assignment_id: grant.role_assignment_id,
    ...principalOf,
    project_id: grant.project_id,
    project_name: projectName,
    expires_at: grant.expires_at,
  }),
);

export const permissionHoldersSchema = accessList(
  z.object({
    ...principalOf,
    role_assignments: roleAssignments('Those that give the permission there; any one of them would do.'),
  }),
);

/** Which ids there are depends on the edition: the service refuses what is none of them. */
const permissionId = (description: string) =>
  z
    .string({ error: () => 'is required: the id of a permission' })
    .regex(/^[a-z_]+(\.[a-z_]+)+$/, { error: () => 'must be a permission id, as in deployment.read' })
    .max(100, { error: () => 'must have 100 characters at most' })
    .meta({ description, examples: ['deployment.read'] });

export const principalAccessQuery = {
  permission: permissionId('Only where this permission is held.').optional(),
  project_id: idSchema(project).optional().meta({
    description:
      'Only what is held in this project, also when all of it comes from assignments in the whole environment.',
  }),
};

export const permissionHoldersQuery = {
  permission: permissionId('The permission in question.'),
  project_id: idSchema(project).optional().meta({
    description:
      'Who holds it in this project; left out: who holds it in the whole environment, and so in every project.',
  }),
};
