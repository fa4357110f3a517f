import { z } from 'zod';
import { freshnessSchema, grantSchema } from '../access/grant.ts';

/*
 * The messages of the OpenID AuthZEN Authorization API 1.0. Unknown fields are ignored, as it demands in "JSON
 * Serialization", and whatever is wrong is 400.
 */

const message = (text: string) => ({ error: () => text });

const properties = z.record(z.string(), z.unknown(), message('must be an object')).optional();

const name = (what: string) => z.string(message(`must be ${what}, as text`));

const entity = (what: string, idText: string) => ({
  type: name(`the type of the ${what}`),
  id: name(idText),
  properties,
});

const subjectShape = entity('subject', 'the id of the subject');
const resourceShape = entity('resource', 'the id of the resource');
const object = message('must be an object');

const subject = z.object(subjectShape, object).meta({
  description:
    'Whose access is asked about: `member` by id or e-mail address, `service_account` by id. Properties are ignored: rights are what Roster holds.',
  examples: [{ type: 'member', id: 'jane@example.com' }],
});

const action = z.object({ name: name('a permission'), properties }, object).meta({
  description:
    'The permission, by its id. `deployment.move` has the project that it leads to in `properties.to_project`.',
  examples: [{ name: 'deployment.read' }],
});

const resource = z.object(resourceShape, object).meta({
  description:
    'What is to be accessed. `project` and `environment` by id; anything else has the id of its project in `properties.project`, without which it is asked for the whole environment.',
  examples: [{ type: 'deployment', id: 'orders', properties: {} }],
});

const context = z
  .record(z.string(), z.unknown(), object)
  .optional()
  .meta({ description: 'Ignored: decisions depend on nothing in it.', examples: [{}] });

export type Entity = z.infer<typeof subject>;

export const evaluationBody = z.object({ subject, action, resource, context });
export type AccessRequest = Pick<z.infer<typeof evaluationBody>, 'subject' | 'action' | 'resource'>;

export const semantics = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;
export const mostEvaluations = 1000;

export const evaluationsBody = z.object({
  subject: subject.optional(),
  action: action.optional(),
  resource: resource.optional(),
  context,
  evaluations: z
    .array(z.unknown(), message('must be an array'))
    .max(mostEvaluations, message(`may have at most ${mostEvaluations} items`))
    .optional()
    .meta({
      description: `Up to ${mostEvaluations} questions: each an object with what differs from the subject, action and resource above. Left out or empty: the one question above.`,
      examples: [[{}]],
    }),
  options: z
    .object(
      {
        evaluations_semantic: z
          .enum(semantics, message(`must be one of ${semantics.join(', ')}`))
          .optional()
          .meta({
            description:
              'Whether all questions are answered (the default), or those up to the first that is denied, or permitted.',
          }),
      },
      object,
    )
    .optional()
    .meta({
      description: 'How the questions are answered.',
      examples: [{ evaluations_semantic: 'execute_all' }],
    }),
});

const page = z
  .object(
    {
      token: z.string(message('must be the next_token of the page before')).optional(),
      limit: z
        .int(message('must be a whole number from 0'))
        .min(0, message('must be a whole number from 0'))
        .optional(),
    },
    object,
  )
  .optional()
  .meta({
    description:
      'Which part of the results: `limit` results at most (100 when left out, and never more than 1,000) after the page whose `next_token` is the `token`.',
    examples: [{ limit: 100 }],
  });

const anyId = { id: z.unknown().optional() };

export const subjectSearchBody = z.object({
  subject: z.object({ ...subjectShape, ...anyId }, object).meta({
    description: 'Which kind of subject is searched for: `member` or `service_account`.',
    examples: [{ type: 'member' }],
  }),
  action,
  resource,
  context,
  page,
});

export const resourceSearchBody = z.object({
  subject,
  action,
  resource: z.object({ ...resourceShape, ...anyId }, object).meta({
    description:
      'Which kind of resource is searched for: `project` or `environment`. Roster holds no others, so it finds none of them.',
    examples: [{ type: 'project' }],
  }),
  context,
  page,
});

export const actionSearchBody = z.object({ subject, resource, context, page });

const reasons = [
  'granted',
  'unknown_principal',
  'principal_not_active',
  'assignment_expired',
  'other_scope',
  'not_granted',
  'unknown_permission',
  'unknown_project',
  'unknown_resource',
  'destination_missing',
] as const;

const explanation = z.object({
  reason: z.enum(reasons).meta({ description: 'Stable, for programs.' }),
  message: z.string().meta({ description: 'The same for people.' }),
  granted_by: z
    .array(grantSchema)
    .optional()
    .meta({ description: 'What allows it, in each project that was asked about.' }),
  missing: z
    .object({ permission: z.string(), project_id: z.string().nullable() })
    .optional()
    .meta({ description: 'What is not held, and where; null: in the whole environment.' }),
  status: z
    .enum(['pending', 'active', 'disabled'])
    .optional()
    .meta({ description: 'Of a subject that is not active.' }),
  role_assignment: grantSchema
    .optional()
    .meta({ description: 'What has ended, or counts in another scope.' }),
  smallest_role: z
    .object({ role_id: z.string(), role_name: z.string(), project_id: z.string().nullable() })
    .optional()
    .meta({ description: 'The role that would give it and least beside it, and where to assign it.' }),
});

export type Explanation = z.infer<typeof explanation>;

const errorContext = z.object({
  error: z
    .object({ status: z.int(), message: z.string() })
    .meta({ description: 'Why it was not evaluated.' }),
});

export const decisionAnswer = z.object({
  decision: z.boolean(),
  context: explanation.extend({ freshness: freshnessSchema }),
});

const itemAnswer = z.object({ decision: z.boolean(), context: z.union([explanation, errorContext]) });

export const evaluationsAnswer = z.union([
  z.object({
    evaluations: z.array(itemAnswer).meta({ description: 'In the order of the questions.' }),
    context: z.object({ freshness: freshnessSchema }),
  }),
  decisionAnswer,
]);

const searchAnswer = (result: z.ZodType) =>
  z.object({
    page: z.object({
      next_token: z.string().meta({ description: 'Empty on the last page.' }),
      count: z.int().meta({ description: 'How many are on this page.' }),
    }),
    context: z.object({ freshness: freshnessSchema }),
    results: z.array(result),
  });

export const entitySearchAnswer = searchAnswer(z.object({ type: z.string(), id: z.string() }));
export const actionSearchAnswer = searchAnswer(z.object({ name: z.string() }));

export const configurationAnswer = z.object({
  policy_decision_point: z.string(),
  access_evaluation_endpoint: z.string(),
  access_evaluations_endpoint: z.string(),
  search_subject_endpoint: z.string(),
  search_resource_endpoint: z.string(),
  search_action_endpoint: z.string(),
});
