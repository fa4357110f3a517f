import { z } from 'zod';
import type { Operation } from '../http/operation.ts';
import { listSchema, pageShape } from '../http/paging.ts';
import { listPermissions } from './service.ts';

const permissionSchema = z.object({
  id: z.string().meta({ description: 'Never renamed or used again.', examples: ['deployment.read'] }),
  labels: z
    .array(z.string())
    .meta({ description: "What the edition's document calls it: the labels of the rows that grant it." }),
  scope_kinds: z.array(z.enum(['environment', 'project'])).meta({
    description:
      'How the predefined roles that grant it are assigned: in the whole environment, project by project, or some in the one way and some in the other. Custom roles of either kind may have it.',
  }),
  has_destination: z.boolean().meta({
    description: 'Whether it is about two projects, and needed in both: what is moved comes into another.',
  }),
  role_ids: z
    .array(z.string())
    .meta({ description: 'The predefined roles that grant it.', examples: [['administrator']] }),
});

/** What there is to grant. */
export const permissionOperations: readonly Operation[] = [
  {
    id: 'list_permissions',
    method: 'get',
    path: '/v1/permissions',
    tag: 'permission',
    summary: 'List permissions',
    description:
      "The permissions of the environment's edition, by id, with the predefined roles that grant them: what its document says, and nothing of who holds what. Everybody who is authenticated may read it.",
    permission: null,
    guard: 'own',
    query: {
      ...pageShape,
      role_id: z
        .string()
        .max(64, { error: () => 'must have at most 64 characters' })
        .optional()
        .meta({
          description:
            'Only what this predefined role grants. What a custom role grants is its `effective_permissions`.',
          examples: ['project_user'],
        }),
    },
    status: 200,
    answer: listSchema(permissionSchema),
    handle: listPermissions,
  },
];
