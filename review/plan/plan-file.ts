import { z } from 'zod';
import { providerAddress } from '../../provider-schema/address.ts';
import { declarable } from '../../provider-schema/catalogue.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { terraformTypeName } from '../../provider-schema/readers/terraform.ts';
import { jsonParts, Malformed } from './json-parts.ts';
import { misshapenField } from './shape.ts';

const values = z.record(z.string(), z.unknown());
export type Values = Readonly<Record<string, unknown>>;

/** A resource of the plan, as `terraform show -json` describes it: the JSON output format of Terraform, version 1. */
const resourceChange = z.object({
  address: z.string(),
  previous_address: z.string().optional(),
  module_address: z.string().optional(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  index: z.union([z.string(), z.number()]).optional(),
  provider_name: z.string().optional(),
  deposed: z.string().optional(),
  action_reason: z.string().optional(),
  change: z.object({
    actions: z.array(z.string()),
    before: values.nullish(),
    after: values.nullish(),
    after_unknown: z.union([z.boolean(), values]).optional(),
    before_sensitive: z.union([z.boolean(), values]).optional(),
    after_sensitive: z.union([z.boolean(), values]).optional(),
    importing: z.looseObject({ id: z.string().optional() }).nullish(),
  }),
});
export type ResourceChange = z.infer<typeof resourceChange>;

/** A change of something that Roster can declare. */
export interface PlannedChange extends ResourceChange {
  readonly definition: ResourceDefinition;
}

export const expression = z.looseObject({ references: z.array(z.string()).optional() });
export type Expression = z.infer<typeof expression>;

const configResource = z.object({
  address: z.string(),
  provider_config_key: z.string().optional(),
  expressions: z.record(z.string(), z.unknown()).optional(),
});

export interface ConfigModule {
  readonly resources?: readonly z.infer<typeof configResource>[] | undefined;
  readonly outputs?: Readonly<Record<string, { readonly expression?: Expression | undefined }>> | undefined;
  readonly module_calls?: Readonly<Record<string, ModuleCall>> | undefined;
}

export interface ModuleCall {
  readonly expressions?: Readonly<Record<string, unknown>> | undefined;
  readonly module?: ConfigModule | undefined;
}

const configModule: z.ZodType<ConfigModule> = z.lazy(() =>
  z.object({
    resources: z.array(configResource).optional(),
    outputs: z.record(z.string(), z.object({ expression: expression.optional() })).optional(),
    module_calls: z
      .record(
        z.string(),
        z.object({
          expressions: z.record(z.string(), z.unknown()).optional(),
          module: configModule.optional(),
        }),
      )
      .optional(),
  }),
);

/** What stands in a state. */
export interface StateResource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly values: Values;
}

interface StateModule {
  readonly resources?: readonly StateResource[] | undefined;
  readonly child_modules?: readonly StateModule[] | undefined;
}

const stateModule: z.ZodType<StateModule> = z.lazy(() =>
  z.object({
    resources: z
      .array(z.object({ address: z.string(), mode: z.string(), type: z.string(), values }))
      .optional(),
    child_modules: z.array(stateModule).optional(),
  }),
);

const stateValues = z.object({ root_module: stateModule.optional() });
const priorState = z.object({ values: stateValues.optional() });

export interface PlanFile {
  readonly terraformVersion: string | null;
  /** Of what Roster can declare, those that change nothing among them. */
  readonly changes: readonly PlannedChange[];
  /** The configuration; empty in a state. */
  readonly configuration: ConfigModule;
  /** What was before: managed resources and data sources of Roster. */
  readonly prior: readonly StateResource[];
  /** How many resources of other providers the plan has. */
  readonly foreign: number;
  /** The configurations of our provider that resources use, as in `roster.other`: each may be of another environment. */
  readonly providers: readonly string[];
  /** The addresses of changed resources that a newer provider has, and that nothing is known of here. */
  readonly unfamiliar: readonly string[];
}

/** Nothing is planned. */
export const emptyPlan: PlanFile = {
  terraformVersion: null,
  changes: [],
  configuration: {},
  prior: [],
  foreign: 0,
  providers: [],
  unfamiliar: [],
};

/** What is no plan that can be reviewed, and why. */
export class PlanFault extends Error {}

/** Of what Roster can declare, by the type of the resource. */
export const byType: ReadonlyMap<string, ResourceDefinition> = new Map(
  declarable.map((definition) => [terraformTypeName(definition.name), definition]),
);

/** A fork of the provider has an address of its own; a resource by our name of somebody else's provider is none of ours. */
const isOurs = (providerName: string | undefined) =>
  providerName === undefined || providerName.endsWith('/roster') || providerName === providerAddress;

function* resourcesIn(module: StateModule | undefined): Generator<StateResource> {
  for (const resource of module?.resources ?? []) if (resource.type.startsWith('roster_')) yield resource;
  for (const child of module?.child_modules ?? []) yield* resourcesIn(child);
}

function* providersIn({ resources = [], module_calls = {} }: ConfigModule): Generator<string> {
  for (const { address, provider_config_key: key } of resources)
    if (address.startsWith('roster_') && key !== undefined) yield key;
  for (const { module } of Object.values(module_calls)) if (module) yield* providersIn(module);
}

const keptKeys = ['format_version', 'terraform_version', 'configuration', 'errored', 'values'];

/**
 * Reads what `terraform show -json` printed of a plan.
 *
 * @param withPrior whether what was before is wanted, which is as large as the state
 * @throws PlanFault when it is something else, or a plan that failed
 */
export async function readPlan(
  chunks: AsyncIterable<Buffer>,
  fileName: string,
  withPrior: boolean,
): Promise<PlanFile> {
  try {
    return await gather(chunks, withPrior);
  } catch (error) {
    const reason =
      error instanceof RangeError
        ? 'it is nested too deep'
        : error instanceof Malformed || error instanceof PlanFault
          ? error.message
          : error instanceof z.ZodError
            ? wordsOf(error)
            : undefined;
    if (reason === undefined) throw error;
    throw new PlanFault(
      `${fileName} is no plan that can be reviewed: ${reason}. Make one with terraform plan -out=plan.tfplan, then terraform show -json plan.tfplan > plan.json`,
    );
  }
}

const wordsOf = ({ issues }: z.ZodError) => {
  const [issue] = issues;
  return issue ? `${issue.path.join('.') || 'a part of it'}: ${issue.message}` : 'it has another shape';
};

async function gather(chunks: AsyncIterable<Buffer>, withPrior: boolean): Promise<PlanFile> {
  const changes: PlannedChange[] = [];
  const unfamiliar: string[] = [];
  const found = new Map<string, unknown>();
  let foreign = 0;
  const kept = { values: withPrior ? [...keptKeys, 'prior_state'] : keptKeys, lists: ['resource_changes'] };
  for await (const { key, value } of jsonParts(chunks, kept)) {
    if (key !== 'resource_changes') {
      found.set(key, value);
      continue;
    }
    const change = resourceChange.parse(value);
    if (change.mode !== 'managed') continue;
    const ours = change.type.startsWith('roster_') && isOurs(change.provider_name);
    const definition = byType.get(change.type);
    if (!ours) foreign += 1;
    else if (definition) changes.push(withDefinition(change, definition));
    else if (!change.change.actions.includes('no-op')) unfamiliar.push(change.address);
  }
  requirePlan(found);
  const { root_module: configuration } = z
    .object({ root_module: configModule.optional() })
    .parse(found.get('configuration') ?? {});
  const prior = priorState.parse(found.get('prior_state') ?? {}).values?.root_module;
  return {
    terraformVersion:
      typeof found.get('terraform_version') === 'string' ? String(found.get('terraform_version')) : null,
    changes,
    configuration: configuration ?? {},
    prior: [...resourcesIn(prior)],
    foreign,
    providers: [...new Set(providersIn(configuration ?? {}))].sort(),
    unfamiliar,
  };
}

/** Of what stays as it is, which is most of a large plan, one copy is enough. */
function withDefinition(planned: ResourceChange, definition: ResourceDefinition): PlannedChange {
  requireShape(planned, definition);
  const { change } = planned;
  const { actions, before, after } = change;
  const stays =
    actions.length === 1 && actions[0] === 'no-op' && JSON.stringify(before) === JSON.stringify(after);
  return {
    ...planned,
    definition,
    ...(stays && { change: { actions, before, after: before, importing: change.importing } }),
  };
}

/** What is of another type than its definition says would be taken for something else. */
function requireShape(change: ResourceChange, definition: ResourceDefinition): void {
  const { before, after } = change.change;
  const field = misshapenField(definition, before) ?? misshapenField(definition, after);
  if (field === undefined) return;
  throw new PlanFault(`${field} of ${change.address} is of another type than this version of roster knows`);
}

function requirePlan(found: ReadonlyMap<string, unknown>): void {
  const version = found.get('format_version');
  if (typeof version !== 'string') throw new PlanFault('it has no format_version');
  if (!/^1\.\d+$/.test(version))
    throw new PlanFault(`its format is version ${JSON.stringify(version).slice(0, 20)}, and 1 is understood`);
  if (found.has('values')) throw new PlanFault('it is a state and not a plan');
  if (!found.has('configuration')) throw new PlanFault('it has no configuration');
  if (found.get('errored') === true) throw new PlanFault('the plan failed, so it is not whole');
}

/** The resources of Roster in what `terraform show -json` printed of a state. @throws PlanFault */
export async function readState(
  chunks: AsyncIterable<Buffer>,
  fileName: string,
): Promise<readonly StateResource[]> {
  try {
    for await (const { value } of jsonParts(chunks, { values: ['values'], lists: [] }))
      return [...resourcesIn(stateValues.parse(value).root_module)];
    return [];
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof z.ZodError)) throw error;
    throw new PlanFault(
      `${fileName} is no state: make it with terraform show -json > state.json (${error instanceof z.ZodError ? wordsOf(error) : error.message})`,
    );
  }
}
