import { z } from 'zod';
import { linePattern } from '../../provider-schema/fields.ts';
import { principalKinds, type RuleId, ruleIds, type Severity, severities } from '../report.ts';

/*
 * What `access-policy.yaml` may say. The error of a schema goes on after the name of the field ("rules.new_way_in must
 * be …"); that of an object names its fields, and is made into a sentence for each that is too many.
 */

/** How grave a rule is where the policy says nothing of it. */
export const defaultSeverities: Readonly<Record<RuleId, Severity>> = {
  last_administrator: 'block',
  new_administrator: 'approve',
  self_grant: 'approve',
  escalation_path: 'approve',
  service_account_manages_people: 'approve',
  separation_of_duties: 'approve',
  unknown_until_apply: 'approve',
  conditional_grant: 'approve',
  end_in_past: 'warn',
  dormant_gains: 'warn',
  grant_without_end: 'warn',
  new_way_in: 'warn',
  key_without_expiry: 'warn',
  key_too_old: 'warn',
  key_unused: 'warn',
  unmanaged_grant: 'info',
  environment_differs: 'warn',
};

/** The group that everybody is in; the author of a change still cannot approve it. */
export const anybody = 'anybody';

/** How far ahead an exception may end, in days. */
export const longestException = 366;

const line = (most: number) => {
  const error = `must be text of 1 to ${most} characters in one line, without a space at either end`;
  return z.string({ error }).max(most, { error }).regex(linePattern.regex, { error });
};

const number = (least: number, most: number, of: string) => {
  const error = `must be a whole number of ${of} from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) => {
  const error = `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  return z.enum(words, { error });
};

const list = <Item extends z.ZodType>(item: Item, of: string) => {
  const error = `must be a list of at least one ${of}`;
  return z.array(item, { error }).min(1, { error });
};

const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : 'must be fields, each with its value',
  });

const record = <Value extends z.ZodType>(value: Value, of: string) =>
  z.record(line(254), value, { error: `must be ${of}` });

const day = () => {
  const error = 'must be a day as in 2027-03-31';
  return z.iso.date({ error });
};

const names = (what: string) =>
  list(line(254), what).meta({
    description: `Narrows it to these: names or ids of a ${what}, where \`*\` stands for any text.`,
  });

const choices = [...severities, 'off'] as const;

const severitySchema = oneOf(choices).meta({
  description:
    '`block`: the change may not pass. `approve`: somebody must approve it. `warn`: it is pointed out. `info`: it is told. `off`: it is not looked for.',
});

const clauseSchema = object({
  severity: severitySchema,
  approvers: list(line(100), 'group')
    .meta({
      description:
        'Of severity `approve`: groups of `approvers`, of each of which somebody must approve; default `anybody`.',
    })
    .optional(),
  roles: names('role').optional(),
  projects: names('project').optional(),
  kinds: list(oneOf(principalKinds), 'kind')
    .meta({ description: 'Narrows it to members, or to service accounts.' })
    .optional(),
}).meta({
  id: 'Clause',
  description: 'How grave what a rule found is, for the roles, projects and kinds that it names.',
});
export type Clause = z.infer<typeof clauseSchema>;

const ruleSchema = z.union(
  [severitySchema, clauseSchema, list(clauseSchema, 'clause, each with a severity')],
  {
    error: `must be ${choices.slice(0, -1).join(', ')} or off, or fields with a severity, or a list of such fields`,
  },
);

const rulesSchema = object(
  Object.fromEntries(
    ruleIds.map((rule) => [
      rule,
      ruleSchema.meta({ description: `Default \`${defaultSeverities[rule]}\`.` }).optional(),
    ]),
  ) as Record<RuleId, z.ZodOptional<typeof ruleSchema>>,
);

const held = (which: string) =>
  list(line(254), 'permission or role').meta({
    description: `The ${which} of the two duties: permissions (\`billing.payment.update\`, \`deployment.*\`) and roles by id or name (\`role:auditor\`).`,
  });

const dutySchema = object({
  name: line(100).meta({ description: 'As people call it: "pay and audit".' }),
  first: held('first'),
  second: held('second'),
}).meta({
  id: 'Duty',
  description: 'Nobody may hold one of the first and one of the second in a common scope.',
});
export type Duty = z.infer<typeof dutySchema>;

const exceptionSchema = object({
  rule: oneOf(ruleIds).meta({ description: 'The rule whose findings become `info`.' }),
  principal: line(254).meta({
    description:
      'The e-mail address of a member or the name of a service account; `*` stands for any text. What has an `@` means members alone, what has none service accounts alone.',
  }),
  role: line(254).meta({ description: 'For this role alone, by name or id.' }).optional(),
  project: line(254)
    .meta({
      description: 'In this project alone, by name or id; `environment`: in the whole environment.',
    })
    .optional(),
  owner: line(254).meta({ description: 'Who answers for it.' }),
  until: day().meta({
    description: `The last day on which it counts, in UTC; at most ${longestException} days ahead.`,
  }),
  reason: line(500).meta({ description: 'Why it is right.' }),
}).meta({ id: 'Exception', description: 'What a rule finds and is known to be right, for a time.' });
export type Exception = z.infer<typeof exceptionSchema>;

export const policySchema = object({
  version: z
    .literal(1, { error: 'must be 1' })
    .meta({ description: 'The version of what this file may say.' }),
  people: record(line(254), 'logins, each with an e-mail address or user name')
    .meta({
      description:
        'Who is who: the login in the pipeline → the e-mail address or user name of the member, as in `octocat: jane@example.com`.',
    })
    .default({}),
  approvers: record(
    list(line(254), 'login or e-mail address'),
    'groups, each with a list of logins or e-mail addresses',
  )
    .meta({ description: 'Who may approve: group → logins and e-mail addresses.' })
    .default({}),
  rules: rulesSchema
    .meta({
      description:
        'Rule → its severity, or clauses, of which the first that fits decides. Where none fits, the default severity stays.',
    })
    .default({}),
  dormant_after_days: number(1, 3650, 'days')
    .meta({ description: 'Whoever was not active for so long is dormant.' })
    .default(90),
  key_max_age_days: number(1, 3650, 'days')
    .meta({ description: 'A key is too old after so long.' })
    .default(90),
  key_unused_after_days: number(1, 3650, 'days')
    .meta({ description: 'A key that was not used for so long is unused.' })
    .default(30),
  longest_grant_days: number(1, 36_500, 'days')
    .meta({ description: 'A grant that ends later counts as one without an end. Left out: any end will do.' })
    .optional(),
  least_administrators: number(1, 1000, 'Administrators')
    .meta({ description: 'So many active Administrators must remain.' })
    .default(1),
  separation_of_duties: z
    .array(dutySchema, { error: 'must be a list of duties, each with name, first and second' })
    .meta({ description: 'What nobody may do together.' })
    .default([]),
  exceptions: z
    .array(exceptionSchema, {
      error: 'must be a list of exceptions, each with rule, principal, owner, until and reason',
    })
    .meta({ description: 'What is known to be right, for a time.' })
    .default([]),
}).meta({
  title: 'Access policy',
  description:
    'How grave what an access review finds is, who must approve it, and what is known to be right.',
});

/** What a policy says, with the defaults where it says nothing. */
export type Policy = z.output<typeof policySchema>;

/** What holds where there is no file. */
export const defaultPolicy: Policy = policySchema.parse({ version: 1 });

/** The JSON schema of the file, for editors and for programs. */
export function policyJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(policySchema, { io: 'input' });
  return { $schema, $id: 'urn:roster:access-policy:1', ...rest };
}
