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

// The parts of a report, for tests that make one.

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
