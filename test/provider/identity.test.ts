import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CtyObject, unknown } from '../../provider/plugin/cty/value.ts';
import {
  ApplyResourceChange_Request,
  ImportResourceState_Request,
  PlanResourceChange_Request,
  ReadResource_Request,
  UpgradeResourceIdentity_Request,
} from '../../provider/plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../../provider/plugin/wire.ts';
import { declarable } from '../../provider-schema/catalogue.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import {
  create,
  createMember,
  createProject,
  createRole,
  createServiceAccount,
  neverExisted,
} from '../support/resources.ts';
import { identityIn, identityOf, managedType, startGrpcProvider } from './grpc-provider.ts';
import { readable } from './provider-harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

/** Every call says which object it is about, as Terraform 1.12 and newer keep it. */
async function begin() {
  const environment = await api.newEnvironment();
  const provider = await startGrpcProvider(api.url, environment.administrator);
  const { client, ask } = provider;
  const encode = (typeName: string, state: CtyObject | null) =>
    encodeObject(state, managedType(typeName).type);
  const plan = async (typeName: string, prior: CtyObject | null, config: CtyObject | null) => {
    const { type } = managedType(typeName);
    const request = PlanResourceChange_Request.fromPartial({
      typeName,
      priorState: encode(typeName, prior),
      proposedNewState: encode(typeName, config),
      config: encode(typeName, config),
      ...(prior ? { priorIdentity: identityOf(typeName, { id: String(prior['id']) }) } : {}),
    });
    const response = await ask(client.planResourceChange, request);
    return {
      planned: decodeObject(response.plannedState, type),
      privateData: response.plannedPrivate,
      identity: identityIn(typeName, response.plannedIdentity),
    };
  };
  const apply = async (typeName: string, prior: CtyObject | null, config: CtyObject | null) => {
    const { planned, privateData } = await plan(typeName, prior, config);
    const request = ApplyResourceChange_Request.fromPartial({
      typeName,
      priorState: encode(typeName, prior),
      plannedState: encode(typeName, planned),
      config: encode(typeName, config),
      plannedPrivate: privateData,
    });
    const response = await ask(client.applyResourceChange, request);
    const state = decodeObject(response.newState, managedType(typeName).type);
    return {
      state,
      identity: identityIn(typeName, response.newIdentity),
      says: readable(response.diagnostics),
    };
  };
  const read = async (typeName: string, state: CtyObject) => {
    const request = ReadResource_Request.fromPartial({ typeName, currentState: encode(typeName, state) });
    const response = await ask(client.readResource, request);
    return identityIn(typeName, response.newIdentity);
  };
  const importBy = async (typeName: string, how: { id: string } | { identity: CtyObject }) => {
    const by = 'id' in how ? how : { identity: identityOf(typeName, how.identity) };
    const request = ImportResourceState_Request.fromPartial({ typeName, ...by });
    const { importedResources, diagnostics } = await ask(client.importResourceState, request);
    const [first] = importedResources;
    return { identity: identityIn(typeName, first?.identity), says: readable(diagnostics).join() };
  };
  return { ...environment, provider, plan, apply, read, importBy };
}

const configured = (typeName: string, set: CtyObject): CtyObject => ({
  ...Object.fromEntries(Object.keys(managedType(typeName).fields).map((name) => [name, null])),
  ...set,
});

describe('the identity of an object', () => {
  it('is its id, whatever its type', async () => {
    const { provider } = await begin();
    const { identitySchemas } = await provider.ask(provider.client.getResourceIdentitySchemas, {});
    expect(Object.keys(identitySchemas)).toEqual(declarable.map(({ name }) => `roster_${name}`));
    for (const { identityAttributes } of Object.values(identitySchemas)) {
      expect(identityAttributes).toMatchObject([
        { name: 'id', requiredForImport: true, optionalForImport: false },
      ]);
      expect(new TextDecoder().decode(identityAttributes[0]?.type)).toBe('"string"');
    }
  });

  it('is known once the object is there, and stays through changes until it is gone', async () => {
    const { plan, apply, read } = await begin();
    const config = configured('roster_project', { name: 'payments' });
    expect((await plan('roster_project', null, config)).identity).toBeNull();
    const { state, identity, says } = await apply('roster_project', null, config);
    expect(says).toEqual([]);
    expect(identity).toEqual({ id: state?.['id'] });
    expect(await read('roster_project', state ?? {})).toEqual(identity);

    const renamed = configured('roster_project', { name: 'Zahlungen' });
    expect((await plan('roster_project', state, renamed)).identity).toEqual(identity);
    const after = await apply('roster_project', state, renamed);
    expect(after.identity).toEqual(identity);
    expect((await plan('roster_project', after.state, null)).identity).toEqual(identity);
    expect(await apply('roster_project', after.state, null)).toMatchObject({ state: null, identity: null });
    expect(await read('roster_project', after.state ?? {})).toBeNull();
  });

  it('of an access key is open while it is rotated, and then that of the new key', async () => {
    const { administrator, plan, apply } = await begin();
    const { id } = await createServiceAccount(administrator);
    const config = configured('roster_access_key', { service_account_id: id });
    const { state } = await apply('roster_access_key', null, config);
    const rotating = { ...config, store_secret_in_state: true };
    const { planned, identity } = await plan('roster_access_key', state, rotating);
    expect(planned?.['id']).toEqual(unknown);
    expect(identity).toBeNull();
    const after = await apply('roster_access_key', state, rotating);
    expect(after.identity).toEqual({ id: after.state?.['id'] });
    expect(after.state?.['id']).not.toBe(state?.['id']);
  });
});

describe('an import', () => {
  it('by id, by name or by identity tells the identity', async () => {
    const { administrator, importBy } = await begin();
    const { id } = await createProject(administrator);
    for (const how of [{ id }, { id: 'payments' }, { identity: { id } }])
      expect(await importBy('roster_project', how)).toEqual({ identity: { id }, says: '' });
  });

  it('by identity takes neither a name nor the id of nothing', async () => {
    const { administrator, importBy } = await begin();
    await createProject(administrator);
    await createMember(administrator);
    const refusalOf = async (typeName: string, id: string) =>
      (await importBy(typeName, { identity: { id } })).says;
    expect(await refusalOf('roster_project', 'payments')).toMatch(
      /by its identity: "id" must be an id that starts with `prj_`/,
    );
    expect(await refusalOf('roster_project', neverExisted('prj'))).toMatch(/no project has the id/);
    await createRole(administrator, ['deployment.read'], 'project', 'observer');
    expect(await refusalOf('roster_role', 'observer')).toMatch(
      /The environment has no role with this identity/,
    );
    expect(await refusalOf('roster_role', 'auditor')).toMatch(/it is predefined/);
    expect(await refusalOf('roster_environment_settings', 'env_1')).toMatch(
      /no environment settings with this/,
    );
  });

  it('by identity finds the settings of the environment, and a key', async () => {
    const { id, administrator, importBy } = await begin();
    const account = await createServiceAccount(administrator);
    const key = await create(administrator, 'access_keys', { service_account_id: account.id });
    for (const [typeName, known] of [
      ['roster_environment_settings', id],
      ['roster_access_key', key.id],
    ] as const)
      expect((await importBy(typeName, { identity: { id: known } })).identity).toEqual({ id: known });
  });
});

describe('a stored identity', () => {
  const stored = (json: string, version = 0n) =>
    UpgradeResourceIdentity_Request.fromPartial({
      typeName: 'roster_project',
      version,
      rawIdentity: { json: new TextEncoder().encode(json) },
    });

  it('is taken over', async () => {
    const { provider } = await begin();
    const { upgradedIdentity, diagnostics } = await provider.ask(
      provider.client.upgradeResourceIdentity,
      stored('{"id":"prj_1"}'),
    );
    expect(diagnostics).toEqual([]);
    expect(identityIn('roster_project', upgradedIdentity)).toEqual({ id: 'prj_1' });
  });

  it.each([
    ['{"id":"prj_1"}', 1n, /from a newer provider/],
    ['{"id":', 0n, /cannot be read: .*it is not JSON/],
    ['{"id":{}}', 0n, /cannot be read: .*does not fit/],
    ['null', 0n, /cannot be read: .*no object/],
  ])('%s of version %s says what is wrong with it', async (json, version, says) => {
    const { provider } = await begin();
    const { client, ask } = provider;
    const { diagnostics } = await ask(client.upgradeResourceIdentity, stored(json, version));
    expect(readable(diagnostics).join()).toMatch(says);
  });
});
