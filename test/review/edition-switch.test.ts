import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { editionIds, editionOf } from '../../access-model/editions.ts';
import { NoSwitch } from '../../review/effect/switch-edition.ts';
import { whole } from '../../review/plan/json-parts.ts';
import { emptyPlan, type PlanFile, readPlan } from '../../review/plan/plan-file.ts';
import { defaultPolicy } from '../../review/policy/schema.ts';
import { type PrincipalChange, type Report, reportSchema } from '../../review/report.ts';
import { reviewPlan } from '../../review/review.ts';
import { readFromApi } from '../../review/state/read-environment.ts';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { environmentWish, makeWorld, pick } from '../support/random-world.ts';
import { assign, createRole, createServiceAccount } from '../support/resources.ts';
import { differences } from '../terraform/review/ground.ts';
import { readTruth } from '../terraform/review/truth.ts';

/* What a review says of another edition is what the API makes of it. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 30_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

type Mapping = Readonly<Record<string, string>>;

async function review(
  { administrator }: TestEnvironment,
  edition: string,
  mapping: Mapping = {},
  plan: PlanFile = emptyPlan,
) {
  const { state, environment, notes, connections } = await readFromApi(
    { endpoint: api.url, userAgent: 'roster-test', ...administrator },
    () => {},
    true,
  );
  const report = reviewPlan({
    plan,
    before: state,
    environment,
    notes,
    toEdition: { edition: editionOf(edition), mapping: new Map(Object.entries(mapping)), connections },
    policy: defaultPolicy,
    change: { title: null, url: null, commit: null, author: null },
    approvedBy: [],
    requireApprovals: false,
    others: [],
    now: api.context.now(),
    generator: 'roster test',
  });
  expect(reportSchema.safeParse(report).error).toBeUndefined();
  return report;
}

const change = ({ id }: TestEnvironment, body: Json, more: Json = {}) =>
  api.operator.patch(`/v1/environments/${id}`, body, more);

const isAdministrator = ({ scopes }: PrincipalChange, side: 'before' | 'after') =>
  scopes.some((scope) => scope[side].through.some(({ role_id }) => role_id === 'administrator'));

const listed = (gained: readonly string[], lost: readonly string[]) =>
  [...gained.map((each) => `+${each}`), ...lost.map((each) => `-${each}`)].sort();

/**
 * Principal → what it gains and loses. To the API an Administrator holds the permissions of every edition, and so
 * neither gains nor loses those that only one of the two has.
 */
function saidByReview({ principals }: Report): Record<string, string[]> {
  const told = principals.map((each): [string, string[]] => {
    const items = (difference: 'gained' | 'lost', isLeftOut: boolean) =>
      each.scopes.flatMap((scope) =>
        isLeftOut ? [] : scope[difference].map((permission) => `${permission} ${scope.project_id}`),
      );
    const gained = items('gained', isAdministrator(each, 'before'));
    return [String(each.id), listed(gained, items('lost', isAdministrator(each, 'after')))];
  });
  return Object.fromEntries(told.filter(([, items]) => items.length > 0));
}

/** The same by the API, of those who may act, and in the words of the edition that it concerns. */
function saidByApi(
  { from, to, principals }: Json,
  { principals: reviewed }: Report,
): Record<string, string[]> {
  const disabled = reviewed.filter(({ status_after }) => status_after === 'disabled').map(({ id }) => id);
  const items = (all: readonly Json[], edition: string) =>
    all
      .filter(({ permission }) => editionOf(edition).permissions.has(permission))
      .map(({ permission, project_id }) => `${permission} ${project_id}`);
  const told = principals
    .filter(({ principal_id }: Json) => !disabled.includes(principal_id))
    .map(({ principal_id, gained, lost }: Json) => [
      principal_id,
      listed(items(gained, to), items(lost, from)),
    ]);
  return Object.fromEntries(told.filter(([, all]: [string, string[]]) => all.length > 0));
}

const switchWish = fc.record({
  environment: environmentWish,
  edition: fc.nat(100),
  mapped: fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 }),
  /** Of eight worlds one leaves a role unmapped. */
  forgets: fc.nat(7),
});

type SwitchWish = typeof switchWish extends fc.Arbitrary<infer T> ? T : never;

/** For each role that the edition lacks one of the same scope kind, a custom role now and then. */
function mappingFor(
  { mapped, forgets }: SwitchWish,
  roles: readonly Json[],
  from: string,
  to: string,
): Mapping {
  const lacking = [...editionOf(from).roles.values()].filter(({ id }) => !editionOf(to).roles.has(id));
  const custom = roles.filter(({ id }) => id.startsWith('rol_'));
  const entries = lacking.map(({ id, scopeKind }, place): [string, string] => {
    const fitting = [
      ...[...editionOf(to).roles.values()]
        .filter((role) => role.scopeKind === scopeKind)
        .map((role) => role.id),
      ...custom.filter(({ scope_kind }) => scope_kind === scopeKind).map((role) => String(role.id)),
    ];
    return [id, pick(fitting, mapped[place] ?? 0)];
  });
  return Object.fromEntries(forgets === 0 ? entries.slice(1) : entries);
}

/** One world, switched; what the API and the review say otherwise. */
async function switchWorld(wish: SwitchWish): Promise<'refused' | 'switched'> {
  const { environment, roles } = await makeWorld(api, wish.environment);
  const others = editionIds.filter((id) => id !== wish.environment.edition);
  const edition = pick(others, wish.edition);
  const mapping = mappingFor(wish, roles, wish.environment.edition, edition);
  const body = { edition, role_mapping: mapping };
  const dryRun = await change(environment, body, { query: { dry_run: true } });
  if (dryRun.status !== 200) {
    expect(dryRun.status, JSON.stringify(dryRun.body)).toBe(422);
    await expect(review(environment, edition, mapping)).rejects.toThrow(NoSwitch);
    return 'refused';
  }
  const report = await review(environment, edition, mapping);
  const before = await readTruth(api, environment);
  const real = await change(environment, body);
  expect(real.body.edition_change).toEqual(dryRun.body.edition_change);
  const after = await readTruth(api, environment);
  expect(differences({ report, before, after, objects: new Map() }, new Set())).toEqual([]);
  expect(saidByReview(report)).toEqual(saidByApi(real.body.edition_change, report));
  return 'switched';
}

describe('a change of the edition', () => {
  test('comes to what the review said, in worlds made at random', async () => {
    const ends = { refused: 0, switched: 0 };
    for (const wish of fc.sample(switchWish, { numRuns: 24, seed: 6 })) ends[await switchWorld(wish)] += 1;
    expect(ends.switched).toBeGreaterThan(12);
    expect(ends.refused).toBeGreaterThan(0);
  });

  test('lists what must be mapped, with how much each is used', async () => {
    const environment = await api.newEnvironment();
    await environment.actor({ role: 'auditor' });
    await environment.actor({ role: 'accountant' });
    await expect(review(environment, 'automq-cloud', { auditor: 'viewer' })).rejects.toThrow(
      'the edition automq-cloud has no counterpart of accountant (Accountant, in 1 role assignment): say with --map-role FROM=TO what takes the place of each; it has administrator',
    );
  });

  test('merges what comes to the same, and keeps what ends last', async () => {
    const environment = await api.newEnvironment();
    const { administrator } = environment;
    const account = await createServiceAccount(administrator, 'ci');
    const role = await createRole(administrator, ['project.list']);
    await assign(administrator, account.id, 'auditor', { expires_at: '2098-01-01T00:00:00Z' });
    await assign(administrator, account.id, role.id);
    const { principals } = await review(environment, 'emqx-platform-2', { auditor: role.id });
    const [ci] = principals.filter(({ name }) => name === 'ci');
    expect(
      ci?.scopes.map(({ after }) =>
        after.through.map(({ role_name, expires_at }) => [role_name, expires_at]),
      ),
    ).toEqual([[['Custom', null]]]);
  });

  test('comes after what the plan grants', async () => {
    const environment = await api.newEnvironment();
    const account = await createServiceAccount(environment.administrator, 'ci');
    const after = { principal_id: account.id, role_id: 'auditor', project_id: null, expires_at: null };
    const address = 'roster_role_assignment.ci';
    const resource = { address, mode: 'managed', type: 'roster_role_assignment', name: 'ci' };
    const json = {
      format_version: '1.2',
      resource_changes: [{ ...resource, change: { actions: ['create'], before: null, after } }],
      configuration: {},
    };
    const plan = await readPlan(whole(Buffer.from(JSON.stringify(json))), 'plan.json', false);
    await expect(review(environment, 'automq-cloud', {}, plan)).rejects.toThrow('auditor (Auditor');
    const { principals } = await review(environment, 'automq-cloud', { auditor: 'viewer' }, plan);
    const [ci] = principals.filter(({ name }) => name === 'ci');
    expect(ci?.change).toBe('new');
    expect(ci?.scopes[0]?.after.through.map(({ role_name }) => role_name)).toEqual(['Viewer']);
  });

  test.each([
    [{ administrator: 'viewer' }, 'every edition has this role'],
    [{ nothing: 'viewer' }, 'the environment has no role nothing'],
    [{ auditor: 'nothing' }, 'nothing is neither a role of the edition automq-cloud nor a custom role'],
    [{ project_user: 'viewer' }, 'is a role of scope kind project'],
  ])('refuses the mapping %j', async (mapping, says) => {
    const environment = await api.newEnvironment();
    await expect(review(environment, 'automq-cloud', mapping as unknown as Mapping)).rejects.toThrow(says);
  });
});
