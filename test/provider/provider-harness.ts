import type { CtyObject } from '../../provider/plugin/cty/value.ts';
import {
  ApplyResourceChange_Request,
  type Diagnostic,
  PlanResourceChange_Request,
  ReadResource_Request,
  ValidateResourceConfig_Request,
} from '../../provider/plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../../provider/plugin/wire.ts';
import { applyResourceChange } from '../../provider/rpc/apply-resource-change.ts';
import { configureProvider } from '../../provider/rpc/configure-provider.ts';
import { planResourceChange } from '../../provider/rpc/plan-resource-change.ts';
import { readResource } from '../../provider/rpc/read-resource.ts';
import { upgradeResourceState } from '../../provider/rpc/upgrade-resource-state.ts';
import { validateDataResourceConfig } from '../../provider/rpc/validate-data-resource-config.ts';
import { validateResourceConfig } from '../../provider/rpc/validate-resource-config.ts';
import { createRuntime, type Runtime } from '../../provider/runtime.ts';
import { dataSourceTypes, providerBlock, type ResourceType, resourceTypes } from '../../provider/types.ts';

export const id = (prefix: string, number = 1) => `${prefix}_${String(number).padStart(26, '0')}`;

/** What Terraform alone is told about an object, as a state has it. */
export const usualLife: CtyObject = { adopt_existing: false, deletion_protection: false };

/** What a user sees of a diagnostic: `error at email: summary: detail`. */
export function readable(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ severity, summary, detail, attribute }) => {
    const kind = severity === 1 ? 'error' : 'warning';
    const place = attribute?.steps.map(({ attributeName }) => attributeName).join('.');
    return `${kind}${place ? ` at ${place}` : ''}: ${summary}: ${detail}`;
  });
}

/** A provider that is configured as Terraform would, without an API behind it unless `environment` names one. */
export async function startProvider(
  config: CtyObject = {},
  environment: Record<string, string> = {},
  retryMilliseconds = 300,
) {
  const runtime = createRuntime({
    environment,
    homeDirectory: '/nonexistent',
    version: '0.0.0',
    retryMilliseconds,
  });
  const { diagnostics } = await configureProvider(runtime, {
    terraformVersion: '1.11.4',
    config: encodeObject(config, providerBlock.type),
  });
  return {
    configured: readable(diagnostics),
    runtime,
    plan: planner(runtime),
    planReplacement: replacementPlanner(runtime),
    see: seer(runtime),
    apply: applier(runtime),
    read: reader(runtime),
  };
}

export const offline: CtyObject = {
  endpoint: 'http://127.0.0.1:9',
  access_key_id: 'ak_1',
  secret_access_key: 'rsk_1',
  plan_checks: false,
};

export async function validate(typeName: string, config: CtyObject): Promise<string[]> {
  const request = ValidateResourceConfig_Request.fromPartial({
    typeName,
    config: encodeObject(config, resourceType(typeName).type),
    clientCapabilities: { writeOnlyAttributesAllowed: true },
  });
  return readable((await validateResourceConfig(unconfigured(), request)).diagnostics);
}

export async function validateData(typeName: string, config: CtyObject): Promise<string[]> {
  const source = dataSourceTypes.get(typeName);
  if (!source) throw new Error(`no data source type ${typeName}`);
  const request = { typeName, config: encodeObject(config, source.type) };
  return readable((await validateDataResourceConfig(unconfigured(), request)).diagnostics);
}

export function unconfigured(): Runtime {
  return createRuntime({ environment: {}, homeDirectory: '/nonexistent', version: '0.0.0' });
}

function planner(runtime: Runtime) {
  return async (
    typeName: string,
    prior: CtyObject | null,
    config: CtyObject | null,
    privateData: Uint8Array = new Uint8Array(),
  ) => (await plan(runtime, typeName, prior, config, privateData)).plan;
}

/** Both calls for a replacement, required or forced: terraform passes the private data of the first to the second. */
function replacementPlanner(runtime: Runtime) {
  return async (typeName: string, prior: CtyObject, config: CtyObject) => {
    const first = await plan(runtime, typeName, prior, config, new Uint8Array());
    const second = await plan(runtime, typeName, null, config, first.privateData);
    return { first: first.plan, second: second.plan };
  };
}

async function plan(
  runtime: Runtime,
  typeName: string,
  prior: CtyObject | null,
  config: CtyObject | null,
  priorPrivate: Uint8Array,
) {
  const { type } = resourceType(typeName);
  const response = await planResourceChange(
    runtime,
    PlanResourceChange_Request.fromPartial({
      typeName,
      priorState: encodeObject(prior, type),
      proposedNewState: encodeObject(config, type),
      config: encodeObject(config, type),
      priorPrivate,
    }),
  );
  const replace = response.requiresReplace.map(({ steps }) =>
    steps.map((step) => step.attributeName).join('.'),
  );
  return {
    plan: {
      planned: decodeObject(response.plannedState, type),
      replace,
      says: readable(response.diagnostics),
    },
    privateData: response.plannedPrivate,
  };
}

/** `state` and `privateData` are what Terraform would keep. */
function applier(runtime: Runtime) {
  return async (
    typeName: string,
    prior: CtyObject | null,
    planned: CtyObject | null,
    privateData: Uint8Array = new Uint8Array(),
    config: CtyObject | null = planned,
  ) => {
    const { type } = resourceType(typeName);
    const response = await applyResourceChange(
      runtime,
      ApplyResourceChange_Request.fromPartial({
        typeName,
        priorState: encodeObject(prior, type),
        plannedState: encodeObject(planned, type),
        config: encodeObject(config, type),
        plannedPrivate: privateData,
      }),
    );
    return {
      state: decodeObject(response.newState, type),
      privateData: response.private,
      says: readable(response.diagnostics),
    };
  };
}

function reader(runtime: Runtime) {
  return async (typeName: string, state: CtyObject, privateData: Uint8Array = new Uint8Array()) => {
    const { type } = resourceType(typeName);
    const currentState = encodeObject(state, type);
    const response = await readResource(
      runtime,
      ReadResource_Request.fromPartial({ typeName, currentState, private: privateData }),
    );
    return {
      state: decodeObject(response.newState, type),
      privateData: response.private,
      says: readable(response.diagnostics),
    };
  };
}

/** As Terraform does with each object of its state. */
function seer(runtime: Runtime) {
  return (typeName: string, state: CtyObject) =>
    upgradeResourceState(runtime, {
      typeName,
      version: 0n,
      rawState: { json: new TextEncoder().encode(JSON.stringify(state)) },
    });
}

function resourceType(typeName: string): ResourceType {
  const resource = resourceTypes.get(typeName);
  if (!resource) throw new Error(`no resource type ${typeName}`);
  return resource;
}
