import { z } from 'zod';
import type { Grant } from '../../access-model/decide.ts';
import { wireTime } from '../time.ts';

/** When an assignment ends, as it stands on the wire. */
export const wireEnd = (expiresAt: number | null): string | null =>
  wireTime(expiresAt === null ? null : new Date(expiresAt));

const endSchema = z
  .string()
  .nullable()
  .meta({
    description: 'The assignment counts before this time and no longer at it; null: it has no end.',
    format: 'date-time',
    examples: ['2027-01-31T18:00:00Z'],
  });

/** One assignment as a reason for what somebody may do. */
export const grantSchema = z.object({
  role_assignment_id: z
    .string()
    .meta({ description: 'The id of the role assignment.', examples: ['ra_01h2xcejqtf2nbrexx3vqjhp41'] }),
  role_id: z.string().meta({ description: 'The role that it gives.', examples: ['project_user'] }),
  role_name: z.string().meta({ description: 'The name of that role.', examples: ['Project User'] }),
  project_id: z
    .string()
    .nullable()
    .meta({
      description: 'Where it was assigned; null: in the whole environment.',
      examples: ['prj_01h2xcejqtf2nbrexx3vqjhp41'],
    }),
  expires_at: endSchema,
});

/** How a grant stands on the wire. */
export const grantOnWire = ({ assignment, role }: Grant): z.infer<typeof grantSchema> => ({
  role_assignment_id: assignment.id,
  role_id: role.id,
  role_name: role.name,
  project_id: assignment.projectId,
  expires_at: wireEnd(assignment.expiresAt),
});

/** What every answer from memory says of its age. */
export const freshnessSchema = z
  .object({
    revision: z
      .int()
      .min(0)
      .meta({ description: "The environment's revision that was answered from.", examples: [42] }),
    age_ms: z
      .int()
      .min(0)
      .meta({
        description: 'How long ago that was known to be the latest revision, in milliseconds.',
        examples: [120],
      }),
    max_age_ms: z
      .int()
      .min(0)
      .meta({ description: 'No answer is older than this, in milliseconds.', examples: [5000] }),
  })
  .meta({ description: 'How fresh the answer is: it comes from memory.' });
