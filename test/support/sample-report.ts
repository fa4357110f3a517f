import {
  type AccessChange,
  accessChanges,
  type Finding,
  type Grant,
  type ObjectChange,
  type PrincipalChange,
  type Report,
  type ScopeChange,
  severities,
} from '../../review/report.ts';

// Reports as a review makes them, for the tests of what is written from them.

export const grant = (role: string, given: Partial<Grant> = {}): Grant => ({
  role_assignment_id: 'ra_01m80aaaaaaaaaaaaaaaaaaaaa',
  address: null,
  role_id: role.toLowerCase().replaceAll(' ', '_'),
  role_name: role,
  project_name: null,
  expires_at: null,
  ends_at_apply: false,
  reason: null,
  since: '2026-01-10T00:00:00Z',
  managed_by: 'plan',
  by_reference: false,
  ...given,
});

const without = (all: readonly string[], some: readonly string[]) =>
  all.filter((each) => !some.includes(each));

interface Held {
  readonly permissions: readonly string[];
  readonly through: readonly Grant[];
}

const nothing: Held = { permissions: [], through: [] };

/** What is held in a scope before and after; what is gained and lost follows. */
export function scope(
  projectName: string | null,
  before: Held | null,
  after: Held | null,
  given: Partial<ScopeChange> = {},
): ScopeChange {
  const [was, is] = [before ?? nothing, after ?? nothing];
  const [gained, lost] = [without(is.permissions, was.permissions), without(was.permissions, is.permissions)];
  const change: AccessChange =
    before === null
      ? 'new'
      : after === null
        ? 'lost'
        : gained.length > 0
          ? 'widened'
          : lost.length > 0
            ? 'narrowed'
            : 'same';
  return {
    project_id: projectName === null ? null : `prj_${projectName}`,
    project_name: projectName,
    change,
    before: { permissions: [...was.permissions], through: [...was.through] },
    after: { permissions: [...is.permissions], through: [...is.through] },
    gained,
    lost,
    prolonged: [],
    shortened: [],
    ...given,
  };
}

export const principal = (name: string, given: Partial<PrincipalChange> = {}): PrincipalChange => ({
  key: `mem_${name}`,
  id: `mem_${name}`,
  kind: 'member',
  name,
  display_name: null,
  change: 'widened',
  status_before: 'active',
  status_after: 'active',
  last_active_at: '2026-11-20T08:30:00Z',
  scopes: [],
  findings: [],
  ...given,
});

export const finding = (given: Partial<Finding> = {}): Finding => ({
  id: 'new_administrator:mem_1',
  rule: 'new_administrator',
  severity: 'approve',
  title: 'New Administrator',
  message: 'jane@example.com becomes Administrator of the whole environment: have it approved',
  principal: null,
  principal_name: null,
  address: null,
  approvers: [],
  exception: null,
  ...given,
});

export const objectChange = (given: Partial<ObjectChange> = {}): ObjectChange => ({
  address: 'roster_role_assignment.jane',
  previous_address: null,
  kind: 'role_assignment',
  name: 'jane@example.com as Administrator',
  id: null,
  action: 'create',
  importing: false,
  because: null,
  changes: {},
  ...given,
});

const countOf = <Name extends string>(all: readonly Name[], found: readonly Name[]) =>
  Object.fromEntries(all.map((each) => [each, found.filter((one) => one === each).length])) as Record<
    Name,
    number
  >;

/** A report with these parts, that counts what is in it. */
export function report(given: Partial<Report> = {}): Report {
  const { principals = [], findings = [], objects = [] } = given;
  const actions = objects.map(({ action }) =>
    action === 'create' || action === 'update' || action === 'replace' || action === 'delete'
      ? action
      : 'other',
  );
  return {
    schema_version: 1,
    kind: 'change',
    generated_at: '2026-11-22T09:15:00Z',
    generator: 'roster 0.1.0',
    environment: { slug: 'acme', edition: 'emqx-platform-3', source: 'api', revision: '42' },
    change: {
      title: 'Let Jane run payments',
      url: 'https://git.example/acme/access/pull/7',
      commit: '4f2c1d9',
      author: 'jane@example.com',
    },
    hash: `sha256:${'3f'.repeat(32)}`,
    verdict: { status: 'passes', exit_status: 0, because: 'nothing needs approval', approvals: [] },
    summary: {
      principals: countOf(
        accessChanges,
        principals.map(({ change }) => change),
      ),
      findings: countOf(
        severities,
        findings.map(({ severity }) => severity),
      ),
      objects: countOf(['create', 'update', 'replace', 'delete', 'other'], actions),
    },
    principals,
    roles: [],
    findings,
    unknowns: [],
    objects,
    notes: [],
    ...given,
  };
}

const areas = [
  'deployment',
  'deployment.tls',
  'project',
  'member',
  'service_account',
  'platform_api_key',
  'audit',
  'billing',
];
const all = areas.flatMap((area) =>
  ['create', 'delete', 'list', 'read', 'update'].map((verb) => `${area}.${verb}`),
);

const administrator = (given: Partial<Grant> = {}) => ({
  permissions: all,
  through: [grant('Administrator', given)],
});
const auditor = (given: Partial<Grant> = {}) => ({
  permissions: all.filter((each) => /\.(list|read)$/.test(each)),
  through: [grant('Auditor', given)],
});
const leads = (project: string, given: Partial<Grant> = {}) => ({
  permissions: all.filter((each) => /^(deployment|project)/.test(each)),
  through: [grant('Project Administrator', { project_name: project, ...given })],
});
const uses = (project: string, given: Partial<Grant> = {}) => ({
  permissions: ['deployment.list', 'deployment.read', 'project.read'],
  through: [grant('Project User', { project_name: project, ...given })],
});

const made = (address: string, given: Partial<Grant> = {}): Partial<Grant> => ({
  role_assignment_id: null,
  since: null,
  address,
  ...given,
});

const people: readonly PrincipalChange[] = [
  principal('jane@example.com', {
    display_name: 'Jane Doe',
    findings: ['new_administrator:jane', 'self_grant:jane'],
    scopes: [
      scope(null, auditor(), administrator(made('roster_role_assignment.jane_administrator'))),
      scope('payments', uses('payments'), leads('payments', made('roster_role_assignment.jane["payments"]'))),
    ],
  }),
  principal('deploy-pipeline', {
    key: 'sa_pipeline',
    id: null,
    kind: 'service_account',
    change: 'new',
    status_before: null,
    last_active_at: null,
    findings: ['key_without_expiry:pipeline'],
    scopes: [
      scope(
        'payments',
        null,
        leads('payments', made('module.ci.roster_role_assignment.pipeline', { by_reference: true })),
      ),
    ],
  }),
  principal('mei@example.com', {
    display_name: 'Mei Tanaka',
    change: 'changed',
    scopes: [
      scope('payments', leads('payments'), null),
      scope(
        'telemetry',
        null,
        leads(
          'telemetry',
          made('roster_role_assignment.mei', {
            expires_at: '2027-03-01T00:00:00Z',
            reason: 'covers for Ravi until spring',
          }),
        ),
      ),
    ],
  }),
  principal('ravi@example.com', {
    display_name: 'Ravi Iyer',
    change: 'prolonged',
    findings: ['grant_without_end:ravi'],
    scopes: [
      scope('telemetry', uses('telemetry', { expires_at: '2026-12-01T00:00:00Z' }), uses('telemetry'), {
        change: 'prolonged',
        prolonged: ['deployment.list', 'deployment.read', 'project.read'],
      }),
    ],
  }),
  principal('omar@example.com', {
    display_name: 'Omar Haddad',
    change: 'lost',
    status_after: 'disabled',
    scopes: [
      scope(null, auditor(), null),
      scope('telemetry', uses('telemetry', { managed_by: 'terraform.tfstate' }), null),
    ],
  }),
];

const findings: readonly Finding[] = [
  finding({
    id: 'self_grant:jane',
    rule: 'self_grant',
    severity: 'block',
    title: 'Grant to oneself',
    message:
      'jane@example.com, who made this change, gains 24 permissions by it: somebody else has to make it',
    principal: 'mem_jane@example.com',
    principal_name: 'jane@example.com',
    address: 'roster_role_assignment.jane_administrator',
  }),
  finding({
    id: 'new_administrator:jane',
    approvers: ['security'],
    principal: 'mem_jane@example.com',
    principal_name: 'jane@example.com',
    address: 'roster_role_assignment.jane_administrator',
  }),
  finding({
    id: 'grant_without_end:ravi',
    rule: 'grant_without_end',
    severity: 'warn',
    title: 'Grant without an end',
    message: 'ravi@example.com holds Project User in telemetry for ever: give it an end',
  }),
  finding({
    id: 'key_without_expiry:pipeline',
    rule: 'key_without_expiry',
    severity: 'info',
    title: 'Key without expiry',
    message: 'a key of deploy-pipeline works for ever: give it an expiry',
    address: 'roster_access_key.pipeline',
    exception: {
      owner: 'platform-team',
      until: '2027-01-31',
      reason: 'rotated by hand for now',
      severity: 'approve',
    },
  }),
];

/** A change as it may come: one becomes Administrator, others gain, move, lose. */
export const sampleReport = (): Report =>
  report({
    verdict: {
      status: 'blocked',
      exit_status: 1,
      because: 'jane@example.com grants herself Administrator, and 1 approval is missing',
      approvals: [
        {
          group: 'security',
          members: ['kim@example.com', 'lee@example.com'],
          approved_by: [],
          findings: ['new_administrator:jane'],
        },
        {
          group: 'payments-owners',
          members: ['mei@example.com'],
          approved_by: ['mei@example.com'],
          findings: [],
        },
      ],
    },
    principals: [...people],
    findings: [...findings],
    roles: [
      {
        id: 'rol_1',
        name: 'Deployer',
        scope_kind: 'project',
        gained: ['deployment.delete'],
        lost: [],
        holders: 3,
      },
    ],
    unknowns: [
      {
        address: 'roster_role_assignment.guest',
        field: 'role_id',
        refers_to: ['roster_role.guest'],
        message: 'which role guest@example.com gets is known only at apply',
      },
    ],
    objects: [
      objectChange({ address: 'roster_role_assignment.jane_administrator' }),
      objectChange({
        address: 'roster_role_assignment.ravi',
        action: 'update',
        changes: { expires_at: { before: '2026-12-01T00:00:00Z', after: null } },
      }),
      objectChange({
        address: 'roster_member.omar',
        kind: 'member',
        action: 'move',
        previous_address: 'roster_member.o',
      }),
    ],
    notes: ['the state of the network team was not given, so its grants count as managed by none'],
  });

/** Everything that some people hold now. */
export const standingReport = (): Report =>
  report({
    kind: 'standing',
    change: { title: null, url: null, commit: null, author: null },
    principals: people.slice(0, 4).map((each) => ({
      ...each,
      change: 'same',
      findings: each.findings.filter((id) => findings.slice(2).some((found) => found.id === id)),
      status_before: each.status_after,
      scopes: each.scopes
        .filter(({ after }) => after.through.length > 0)
        .map(({ project_name, after }) => scope(project_name, after, after)),
    })),
    findings: findings.slice(2),
  });

/** A change to so many principals, each in the whole environment and some of many projects. */
export function largeReport(changed: number): Report {
  const principals = Array.from({ length: changed }, (_, index) => {
    const projects = [index % 97, (index * 7) % 97, (index * 13) % 97].map((each) => `project-${each}`);
    return principal(`person-${index}@example.com`, {
      findings: [`grant_without_end:${index}`],
      scopes: [
        scope(null, auditor(), administrator(made(`roster_role_assignment.all["person-${index}"]`))),
        ...[...new Set(projects)]
          .sort()
          .map((project) =>
            scope(
              project,
              uses(project),
              leads(project, made(`roster_role_assignment.lead["${project}/${index}"]`)),
            ),
          ),
      ],
    });
  });
  return report({
    verdict: { ...sampleReport().verdict },
    principals,
    findings: principals.map(({ key, name }, index) =>
      finding({
        id: `grant_without_end:${index}`,
        rule: 'grant_without_end',
        severity: index < 10 ? 'block' : 'warn',
        title: 'Grant without an end',
        message: `${name} holds Administrator in the whole environment for ever: give it an end`,
        principal: key,
        principal_name: name,
        address: `roster_role_assignment.all["person-${index}"]`,
      }),
    ),
    objects: principals.map((_, index) =>
      objectChange({ address: `roster_role_assignment.all["person-${index}"]` }),
    ),
  });
}

/** The texts of a report that people choose or bring along; the others are words of the review itself. */
const ours =
  /^(?:rule|severity|kind|scope_kind|change|status|status_before|status_after|source|action|generated_at|findings|schema_version)$/;

function replaced(value: unknown, field: string, text: string): unknown {
  if (typeof value === 'string') return ours.test(field) ? value : text;
  if (Array.isArray(value)) return value.map((each) => replaced(each, field, text));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each, name, text)]));
}

/** The report with this text in every place where a name or a sentence may stand. */
export function withTextEverywhere(of: Report, text: string): Report {
  const hostile = replaced({ ...of, kind: undefined }, '', text) as Report;
  return {
    ...hostile,
    kind: of.kind,
    principals: of.principals.map((each, index) => ({
      ...(hostile.principals[index] ?? each),
      key: each.key,
      id: each.id,
    })),
    findings: of.findings.map((each, index) => ({ ...(hostile.findings[index] ?? each), id: each.id })),
    objects: of.objects.map((each, index) => ({
      ...(hostile.objects[index] ?? each),
      changes: { [text]: { before: text, after: [text, { [text]: text }] } },
    })),
  };
}
