import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { whole } from '../../../review/plan/json-parts.ts';
import { readPlan } from '../../../review/plan/plan-file.ts';
import { readPolicy } from '../../../review/policy/read.ts';
import { defaultPolicy } from '../../../review/policy/schema.ts';
import type { PrincipalChange, Report, ScopeChange } from '../../../review/report.ts';
import { reviewPlan } from '../../../review/review.ts';
import { readFromApi } from '../../../review/state/read-environment.ts';
import type { Actor, Json, TestApi, TestEnvironment } from '../../support/api.ts';
import { openTerraform, type Terraform } from '../../support/terraform.ts';
import { type Access, grantText, type Held, readTruth, type Truth } from './truth.ts';

/** What a case finds around it. */
export interface World {
  readonly api: TestApi;
  readonly environment: TestEnvironment;
  readonly administrator: Actor;
  readonly terraform: Terraform;
  /** Creates something by hand; its answer. */
  readonly create: (collection: string, body: object) => Promise<Json>;
  /** What the case remembers. */
  readonly ids: Record<string, string>;
}

type Configuration = string | ((world: World) => string | Promise<string>);

/** A change, and what the review says of it. */
export interface Case {
  readonly name: string;
  readonly edition?: string;
  /** `access-policy.yaml`. */
  readonly policy?: string;
  readonly author?: string;
  /** What there is before anything is declared. */
  readonly arrange?: (world: World) => Promise<void>;
  /** What is applied first. */
  readonly before?: Configuration;
  /** What happens by hand before the plan. */
  readonly meanwhile?: (world: World) => Promise<void>;
  readonly after: Configuration;
  /** Modules: path → content. */
  readonly files?: Readonly<Record<string, string>>;
  readonly provider?: string;
  readonly plan?: readonly string[];
  /** What happens by hand between the plan and the review. */
  readonly since?: (world: World) => Promise<void>;
  /** As in `jane@example.com new`, in any order; nobody else changes. */
  readonly people: readonly string[];
  /** As in `new_administrator jane@example.com`, in any order; and no others. */
  readonly findings: readonly string[];
  /** The addresses of which something is said to be known only at apply. */
  readonly unknown?: readonly string[];
  /** Whether the API refuses the plan when it is applied. */
  readonly fails?: true;
}

const textOf = (configuration: Configuration | undefined, world: World) =>
  typeof configuration === 'function' ? configuration(world) : (configuration ?? '');

export async function openWorld(api: TestApi, { edition, files = {}, provider }: Case): Promise<World> {
  const environment = await api.newEnvironment(edition === undefined ? {} : { edition });
  const { administrator } = environment;
  const terraform = await openTerraform({
    endpoint: api.url,
    credentials: administrator,
    ...(provider !== undefined && { provider }),
  });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(terraform.folder, path)), { recursive: true });
    await writeFile(join(terraform.folder, path), content);
  }
  const create = async (collection: string, body: object) => {
    const reply = await administrator.post(`/v1/${collection}`, body);
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
    return reply.body;
  };
  return { api, environment, administrator, terraform, create, ids: {} };
}

export interface Reviewed {
  readonly report: Report;
  readonly before: Truth;
  readonly after: Truth;
  /** The state after the apply, by address. */
  readonly objects: ReadonlyMap<string, Json>;
}

/** Plans, reviews and applies, and asks the API before and after who may do what. */
export async function playOut(world: World, it: Case): Promise<Reviewed> {
  const { api, environment, terraform } = world;
  const reader = await environment.actor({
    role: it.edition === 'automq-cloud' ? 'administrator' : 'auditor',
  });
  await it.arrange?.(world);
  const first = await textOf(it.before, world);
  const initialize = async (hcl: string) => {
    await terraform.write(hcl);
    if (it.files || hcl.includes('terraform_data')) await terraform.run('init', '-no-color', '-input=false');
  };
  if (it.before !== undefined) {
    await initialize(first);
    await terraform.apply();
  }
  await it.meanwhile?.(world);
  await initialize(await textOf(it.after, world));
  const { json } = await terraform.plan(undefined, ...(it.plan ?? []));
  await it.since?.(world);
  const report = await review(world, it, json, reader);
  const before = await readTruth(api, environment);
  const applied = terraform.run('apply', '-no-color', '-input=false', 'saved.tfplan');
  if (it.fails) await expect(applied).rejects.toThrow();
  else await applied;
  const after = await readTruth(api, environment);
  return { report, before, after, objects: await objectsOf(terraform) };
}

async function review({ api }: World, it: Case, plan: Json, reader: Actor): Promise<Report> {
  const { state, environment, notes } = await readFromApi(
    { endpoint: api.url, userAgent: 'roster-test', ...reader },
    () => {},
  );
  return reviewPlan({
    plan: await readPlan(whole(Buffer.from(JSON.stringify(plan))), 'plan.json', false),
    before: state,
    environment,
    notes,
    policy: it.policy === undefined ? defaultPolicy : readPolicy(it.policy, 'access-policy.yaml'),
    change: { title: it.name, url: null, commit: null, author: it.author ?? null },
    approvedBy: [],
    requireApprovals: false,
    others: [],
    now: api.context.now(),
    generator: 'roster test',
  });
}

async function objectsOf(terraform: Terraform): Promise<Map<string, Json>> {
  const { values } = JSON.parse(await terraform.run('show', '-json'));
  const all = (module: Json): Json[] => [
    ...(module?.resources ?? []),
    ...(module?.child_modules ?? []).flatMap(all),
  ];
  return new Map(all(values?.root_module).map((object) => [object.address, object.values]));
}

const accessIn = (principal: PrincipalChange, side: 'before' | 'after'): Access =>
  Object.fromEntries(
    principal.scopes
      .filter((scope) => scope[side].through.length > 0)
      .map((scope): [string, Held] => [scope.project_name ?? 'environment', heldIn(scope, side)]),
  );

const heldIn = (scope: ScopeChange, side: 'before' | 'after'): Held => ({
  permissions: scope[side].permissions,
  through: scope[side].through
    .map(({ role_name, project_name, expires_at }) => grantText(role_name, project_name, expires_at))
    .sort(),
});

const isEmpty = (access: Access | undefined) => Object.keys(access ?? {}).length === 0;

/** A scope that has nothing of its own is listed by the side that has, and by the API not at all. */
const ownScopes = (access: Access): Access =>
  Object.fromEntries(
    Object.entries(access).filter(
      ([scope, { through }]) =>
        scope === 'environment' || through.some((grant) => grant.includes(` in ${scope}`)),
    ),
  );

/** Everything that the API says otherwise than the review did. */
export function differences({ report, before, after }: Reviewed, except: ReadonlySet<string>): object[] {
  const reviewed = new Map(report.principals.map((each) => [`${each.kind} ${each.name}`, each]));
  const everybody = new Set([...before.keys(), ...after.keys(), ...reviewed.keys()]);
  return [...everybody].sort().flatMap((name): object[] => {
    if (except.has(name)) return [];
    const principal = reviewed.get(name);
    const [was, is] = [before.get(name), after.get(name)];
    if (!principal) {
      const isSame = JSON.stringify(was ?? {}) === JSON.stringify(is ?? {});
      return isSame || (isEmpty(was) && isEmpty(is)) ? [] : [{ name, was, is, said: 'nothing' }];
    }
    return (['before', 'after'] as const).flatMap((side) => {
      const truth = (side === 'before' ? was : is) ?? {};
      const said = ownScopes(accessIn(principal, side));
      return JSON.stringify(sorted(said)) === JSON.stringify(sorted(truth))
        ? []
        : [{ name, side, said, truth }];
    });
  });
}

const sorted = (access: Access) => Object.entries(access).sort(([one], [other]) => (one < other ? -1 : 1));
