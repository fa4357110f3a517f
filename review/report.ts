import { z } from 'zod';

/**
 * The one model of a review: every form of the report is written from it, and as JSON it is the report. Texts in it are
 * what people called their things, and are escaped by whoever writes them somewhere.
 */

const text = (description: string) => z.string().meta({ description });
const time = (description: string) => z.string().meta({ description, format: 'date-time' });
const count = (description: string) => z.int().min(0).meta({ description });
const permissions = (description: string) => z.array(z.string()).meta({ description });

/** What becomes of a finding: it stops the change, asks for approval, is pointed out, or is told. */
export const severities = ['block', 'approve', 'warn', 'info'] as const;
export type Severity = (typeof severities)[number];

/** The rules, in the order in which people want to hear of what they found. */
export const ruleIds = [
  'last_administrator',
  'new_administrator',
  'self_grant',
  'escalation_path',
  'service_account_manages_people',
  'separation_of_duties',
  'unknown_until_apply',
  'conditional_grant',
  'end_in_past',
  'dormant_gains',
  'grant_without_end',
  'new_way_in',
  'key_without_expiry',
  'key_too_old',
  'key_unused',
  'unmanaged_grant',
  'environment_differs',
] as const;
export type RuleId = (typeof ruleIds)[number];

export const principalKinds = ['member', 'service_account'] as const;
export type PrincipalKind = (typeof principalKinds)[number];

/**
 * `new`: held nothing before. `lost`: holds nothing after. `widened`, `narrowed`: only gains, only loses. `moved`: the
 * same permissions, elsewhere. `changed`: gains some and loses others. `prolonged`, `shortened`, `rescheduled`: the same
 * permissions, for another time. `regrounded`: the same permissions for as long, through other assignments.
 */
export const accessChanges = [
  'new',
  'widened',
  'changed',
  'moved',
  'prolonged',
  'rescheduled',
  'shortened',
  'narrowed',
  'lost',
  'regrounded',
  'same',
] as const;
export type AccessChange = (typeof accessChanges)[number];

const grantSchema = z
  .object({
    role_assignment_id: z.string().nullable().meta({ description: 'Null: it is yet to be made.' }),
    address: z.string().nullable().meta({
      description:
        'The resource of the plan that declares it, or where there is no plan, that of the configuration `managed_by`; null: none.',
    }),
    role_id: z.string().nullable().meta({ description: 'Null: the role is yet to be made.' }),
    role_name: text('The name of the role.'),
    project_name: z.string().nullable().meta({ description: 'Where; null: in the whole environment.' }),
    expires_at: z.string().nullable().meta({ description: 'Null: it has no end.', format: 'date-time' }),
    ends_at_apply: z.boolean().meta({
      description: 'Whether it has an end, or none, that is known only at apply; `expires_at` is null then.',
    }),
    reason: z.string().nullable(),
    since: z.string().nullable().meta({
      description: 'When it was assigned; null: it is yet to be, or not known.',
      format: 'date-time',
    }),
    managed_by: z.string().nullable().meta({
      description:
        'The configuration that declares it: `plan`, or the name of a state that was given; null: none that is known.',
    }),
    by_reference: z.boolean().meta({
      description:
        'Whether an id in it is known only at apply, and the principal, role or project is taken from what the configuration refers to.',
    }),
  })
  .meta({ id: 'Grant', description: 'A role assignment, as a reason for what somebody may do.' });
export type Grant = z.infer<typeof grantSchema>;

const sideSchema = z.object({
  permissions: permissions('Every permission held there, by whichever assignment, sorted.'),
  through: z.array(grantSchema).meta({
    description: 'The assignments that count there: its own, and those in the whole environment.',
  }),
});

const scopeSchema = z
  .object({
    project_id: z
      .string()
      .nullable()
      .meta({ description: 'Null in the whole environment, and while the project is yet to be made.' }),
    project_name: z.string().nullable().meta({
      description: 'Null: in the whole environment, and so in every project.',
    }),
    change: z.enum(accessChanges),
    before: sideSchema,
    after: sideSchema,
    gained: permissions('Held there after and not before; in a project, without what is gained everywhere.'),
    lost: permissions('Held there before and not after; in a project, without what is lost everywhere.'),
    prolonged: permissions('Held there before and after, and after for longer.'),
    shortened: permissions('Held there before and after, and after for less long.'),
  })
  .meta({ id: 'Scope', description: 'What a principal may do in one scope, before and after.' });
export type ScopeChange = z.infer<typeof scopeSchema>;

const principalSchema = z
  .object({
    key: text('Stands for the principal within the report: its id, or the address that makes it.'),
    id: z.string().nullable().meta({ description: 'Null: it is yet to be made.' }),
    kind: z.enum(principalKinds),
    name: text('The e-mail address of a member, the name of a service account.'),
    display_name: z.string().nullable(),
    change: z.enum(accessChanges).meta({ description: 'Over all scopes.' }),
    status_before: z.enum(['pending', 'active', 'disabled']).nullable().meta({
      description: 'Null: it did not exist.',
    }),
    status_after: z.enum(['pending', 'active', 'disabled']).nullable().meta({
      description:
        'Null: it is deleted. Whoever is `disabled` may do nothing, whatever is assigned; what a `pending` member holds counts once the account is activated, and is shown as if it were. A review of standing access shows what a `disabled` one would hold, too.',
    }),
    last_active_at: z.string().nullable().meta({
      description:
        'When the member last signed in, or a key of the service account was last used; null: never, or not known.',
      format: 'date-time',
    }),
    scopes: z.array(scopeSchema).meta({ description: 'The whole environment first, then projects by name.' }),
    findings: z.array(z.string()).meta({ description: 'The ids of findings about it.' }),
  })
  .meta({ id: 'Principal' });
export type PrincipalChange = z.infer<typeof principalSchema>;

const findingSchema = z
  .object({
    id: text('The same for the same finding in every report: the rule, and what it is about.'),
    rule: z.enum(ruleIds),
    severity: z.enum(severities),
    title: text('In a few words.'),
    message: text('A sentence: who, what, where, and what to do about it.'),
    principal: z.string().nullable().meta({ description: 'The key of the principal that it is about.' }),
    principal_name: z.string().nullable(),
    address: z.string().nullable().meta({ description: 'The resource of the plan that brings it about.' }),
    approvers: z.array(z.string()).meta({
      description: 'Of severity `approve`: groups of the policy, of each of which somebody must approve.',
    }),
    exception: z
      .object({
        owner: z.string(),
        until: z.string(),
        reason: z.string().nullable(),
        severity: z.enum(severities),
      })
      .nullable()
      .meta({
        description:
          'The exception of the policy that makes it `info`, with the severity that it would have.',
      }),
  })
  .meta({ id: 'Finding' });
export type Finding = z.infer<typeof findingSchema>;

/** A value of a declared field as the plan has it. */
export const valueSchema: z.ZodType<Value> = z.lazy(() =>
  z.union([
    z.null(),
    z.string(),
    z.number(),
    z.boolean(),
    z.array(valueSchema),
    z.record(z.string(), valueSchema),
  ]),
);
export type Value = null | string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

const objectSchema = z
  .object({
    address: text('As Terraform names it.'),
    previous_address: z.string().nullable().meta({ description: 'Where a `moved` block took it from.' }),
    kind: text('As in `role_assignment`.'),
    name: text('How people name it.'),
    id: z.string().nullable().meta({ description: 'Null: it is yet to be made.' }),
    action: z.enum(['create', 'update', 'replace', 'delete', 'forget', 'import', 'adopt', 'move']).meta({
      description:
        '`forget`: it stays, and the configuration manages it no longer. `adopt`: it exists and is taken over. `move`: nothing but its address changes.',
    }),
    importing: z.boolean(),
    because: z.string().nullable().meta({ description: "Terraform's reason, where it has one." }),
    changes: z.record(z.string(), z.object({ before: valueSchema, after: valueSchema })).meta({
      description:
        'Declared field → its value before and after; ids of what has a name stand as that name. Secrets say `(secret)`, what is known only at apply says `(known after apply)`.',
    }),
  })
  .meta({ id: 'ObjectChange' });
export type ObjectChange = z.infer<typeof objectSchema>;

const roleSchema = z
  .object({
    id: z.string().nullable(),
    name: text('The name of the role.'),
    scope_kind: z.enum(['environment', 'project']),
    gained: permissions('What it grants after and did not before.'),
    lost: permissions('What it granted before and does not after.'),
    holders: count('How many principals have it assigned, before or after.'),
  })
  .meta({ id: 'RoleChange', description: 'A role that grants something else: it touches all who hold it.' });
export type RoleChange = z.infer<typeof roleSchema>;

const unknownSchema = z
  .object({
    address: text('The resource of the plan.'),
    field: text('What is known only at apply.'),
    refers_to: z
      .array(z.string())
      .meta({ description: 'The addresses that the configuration refers to there.' }),
    message: text('A sentence: what can and what cannot be said.'),
  })
  .meta({ id: 'Unknown' });
export type Unknown = z.infer<typeof unknownSchema>;

const verdictSchema = z
  .object({
    status: z.enum(['blocked', 'needs_approval', 'passes']),
    exit_status: z.union([z.literal(0), z.literal(1)]),
    because: text('A line that says why.'),
    approvals: z.array(
      z.object({
        group: text('Of the policy.'),
        members: z.array(z.string()).meta({ description: 'Who may give it.' }),
        approved_by: z.array(z.string()).meta({ description: 'Who has.' }),
        findings: z.array(z.string()).meta({ description: 'What it is needed for.' }),
      }),
    ),
  })
  .meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof verdictSchema>;

export const reportSchema = z
  .object({
    schema_version: z.literal(1),
    kind: z.enum(['change', 'standing']).meta({
      description:
        '`change`: what a plan does to access. `standing`: everything that is held now, where before and after are the same.',
    }),
    generated_at: time('When the review was made; what has ended by then counts no longer.'),
    generator: text('As in `roster 0.1.0`.'),
    environment: z.object({
      slug: z.string().nullable().meta({ description: 'Null: not known offline.' }),
      edition: text('Whose predefined roles and permissions it has.'),
      to_edition: z.string().optional().meta({
        description: 'The edition that it has after the change; left out: it stays.',
      }),
      source: z.enum(['api', 'prior_state', 'configurations']).meta({
        description:
          '`api`, `prior_state`: where the present state comes from, which in a plan is no more than what its configuration manages. `configurations`: there is none, and before and after are what two configurations declare.',
      }),
      revision: z.string().nullable(),
    }),
    change: z.object({
      title: z.string().nullable(),
      url: z.string().nullable().meta({ description: 'The pull request.' }),
      commit: z.string().nullable(),
      author: z.string().nullable(),
    }),
    hash: text('`sha256:` and 64 hex digits, over the normalised access change: what an approval approves.'),
    verdict: verdictSchema,
    summary: z.object({
      principals: z.record(z.enum(accessChanges), count('How many principals.')).meta({
        description:
          'How many principals by what becomes of their access, those that stay as they are left out.',
      }),
      findings: z.record(z.enum(severities), count('How many findings.')),
      objects: z.object({
        create: count('Resources.'),
        update: count('Resources.'),
        replace: count('Resources.'),
        delete: count('Resources.'),
        other: count('Resources that are moved, imported, adopted or forgotten.'),
      }),
    }),
    principals: z.array(principalSchema).meta({
      description: 'Everybody whose access changes, and whoever a finding is about; the gravest first.',
    }),
    roles: z.array(roleSchema),
    findings: z.array(findingSchema).meta({ description: 'The gravest first.' }),
    unknowns: z.array(unknownSchema),
    objects: z.array(objectSchema).meta({ description: 'By address.' }),
    notes: z.array(z.string()).meta({ description: 'What could not be looked at, and why.' }),
  })
  .meta({ id: 'Report', title: 'Access review', description: 'What a change does to who may do what.' });
export type Report = z.infer<typeof reportSchema>;
