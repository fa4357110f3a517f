import type { Finding, Grant, PrincipalChange, Report } from '../../review/report.ts';
import { finding, grant, objectChange, principal, report, scope } from './report-parts.ts';

// Reports as a review makes them, for the tests of what is written from them.

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

/** Everything that so many people hold, in the whole environment and in four of many projects. */
export function largeStandingReport(held: number): Report {
  const principals = Array.from({ length: held }, (_, index) => {
    const projects = new Set([3, 7, 13, 29].map((each) => `project-${(index * each) % 499}`));
    const own = [...projects].sort().map((project, place) => {
      const given = { since: '2026-01-10T08:30:00Z', reason: `asked for in ticket ACCESS-${index}-${place}` };
      const side = index % 2 === place % 2 ? uses(project, given) : leads(project, given);
      return scope(project, side, side);
    });
    return principal(`person-${index}@example.com`, {
      display_name: `Person ${index} of Many`,
      change: 'same',
      findings: own.map((__, place) => `grant_without_end:${index}/${place}`),
      scopes: [scope(null, auditor(), auditor()), ...own],
    });
  });
  return report({
    kind: 'standing',
    change: { title: null, url: null, commit: null, author: null },
    principals,
    findings: principals.flatMap(({ key, name, findings: ids }) =>
      ids.map((id) =>
        finding({
          id,
          rule: 'grant_without_end',
          severity: 'warn',
          title: 'A grant without an end',
          message: `${name} holds a role without an end: set expires_at`,
          principal: key,
          principal_name: name,
        }),
      ),
    ),
  });
}
