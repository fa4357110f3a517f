import { Readable } from 'node:stream';
import { editionOf } from '../../access-model/editions.ts';
import { providerAddress } from '../../provider-schema/address.ts';
import { readPlan } from '../../review/plan/plan-file.ts';
import { defaultPolicy } from '../../review/policy/schema.ts';
import type { Report } from '../../review/report.ts';
import { type ReviewInput, reviewPlan } from '../../review/review.ts';
import { type StateObject, stateFromObjects } from '../../review/state/from-objects.ts';

// Plans as `terraform show -json` prints them, and environments as the API answers them, each in a few words.

type Fields = Readonly<Record<string, unknown>>;

export interface Planned {
  /** As in `member.jane`. */
  readonly it: string;
  readonly actions: readonly string[];
  readonly before?: Fields | null;
  readonly after?: Fields | null;
  /** Terraform's marks of what is known only at apply. */
  readonly unknown?: Fields;
  /** Field → what the configuration refers to there. */
  readonly refers?: Readonly<Record<string, readonly string[]>>;
  /** As in `roster.other`. */
  readonly provider?: string;
  readonly sensitive?: Fields;
  readonly previous?: string;
  readonly importing?: true;
}

export const creates = (it: string, after: Fields, more: Partial<Planned> = {}): Planned => ({
  it,
  actions: ['create'],
  after,
  ...more,
  unknown: { id: true, ...more.unknown },
});

export const updates = (
  it: string,
  before: Fields,
  change: Fields,
  more: Partial<Planned> = {},
): Planned => ({
  it,
  actions: ['update'],
  before,
  after: { ...before, ...change },
  ...more,
});

export const deletes = (it: string, before: Fields): Planned => ({ it, actions: ['delete'], before });

function resourceChange({ it, actions, before = null, after = null, unknown = {}, ...more }: Planned) {
  const [type = '', name = ''] = it.split('.');
  return {
    address: `roster_${it}`,
    mode: 'managed',
    type: `roster_${type}`,
    name,
    provider_name: providerAddress,
    ...(more.previous && { previous_address: more.previous }),
    change: {
      actions,
      before,
      after,
      after_unknown: unknown,
      after_sensitive: more.sensitive ?? {},
      ...(more.importing && { importing: {} }),
    },
  };
}

const configured = ({ it, provider = 'roster', refers = {} }: Planned) => ({
  address: `roster_${it}`,
  provider_config_key: provider,
  expressions: Object.fromEntries(
    Object.entries(refers).map(([field, references]) => [field, { references }]),
  ),
});

export const planOf = (changes: readonly Planned[]) =>
  readPlan(
    Readable.from([
      Buffer.from(
        JSON.stringify({
          format_version: '1.2',
          resource_changes: changes.map(resourceChange),
          configuration: { root_module: { resources: changes.map(configured) } },
        }),
      ),
    ]),
    'plan.json',
    false,
  );

/** By kind, as in `member`. */
export type Environment = Readonly<Record<string, readonly StateObject[]>>;

export const now = new Date('2026-11-22T12:00:00Z');
export const never = '2099-01-01T00:00:00Z';

export const stateOf = (environment: Environment) =>
  stateFromObjects(new Map(Object.entries(environment)), editionOf('emqx-platform-3'));

/** What a review says of a plan in an environment. */
export async function review(
  environment: Environment,
  changes: readonly Planned[],
  given: Partial<ReviewInput> = {},
): Promise<Report> {
  return reviewPlan({
    plan: await planOf(changes),
    before: stateOf(environment),
    environment: { slug: 'acme', edition: 'emqx-platform-3', source: 'api', revision: '1' },
    change: { title: null, url: null, commit: null, author: null },
    policy: defaultPolicy,
    approvedBy: [],
    requireApprovals: false,
    others: [],
    now,
    generator: 'roster test',
    notes: [],
    ...given,
  });
}

export const member = (name: string, more: Fields = {}) => ({
  id: `mem_${name}`,
  email: `${name}@example.com`,
  status: 'active',
  ...more,
});

export const account = (name: string, more: Fields = {}) => ({
  id: `sa_${name}`,
  name,
  status: 'active',
  ...more,
});

export const project = (name: string) => ({ id: `prj_${name}`, name });

/** As in `grant('mem_jane', 'project_user', 'prj_payments')`. */
export const grant = (principal: string, role: string, where: string | null = null, more: Fields = {}) => ({
  id: `ra_${principal}_${role}_${where ?? 'environment'}`,
  principal_id: principal,
  role_id: role,
  project_id: where,
  expires_at: never,
  reason: null,
  ...more,
});

/** As in `jane@example.com widened`. */
export const people = ({ principals }: Report) =>
  principals.filter(({ change }) => change !== 'same').map(({ name, change }) => `${name} ${change}`);

/** As in `self_grant jane@example.com`. */
export const findings = ({ findings: found }: Report) =>
  found.map(({ rule, principal_name, address }) => `${rule} ${principal_name ?? address ?? ''}`.trim());

export const messages = ({ findings: found }: Report, rule: string) =>
  found.filter((each) => each.rule === rule).map(({ message }) => message);

/** As in `permissions of roster_role.reader`. */
export const unknowns = ({ unknowns: found }: Report) =>
  found.map(({ field, address }) => `${field} of ${address}`);
