import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CtyObject } from '../../provider/plugin/cty/value.ts';
import type { ListResource_Event, ListResource_Request } from '../../provider/plugin/generated/tfplugin6.ts';
import { decodeObject, encodeObject } from '../../provider/plugin/wire.ts';
import { listResourceTypes } from '../../provider/types.ts';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { insertMany } from '../support/many-objects.ts';
import {
  actorWith,
  assign,
  create,
  createMember,
  createProject,
  createRole,
  createServiceAccount,
  listAll,
} from '../support/resources.ts';
import { identityIn, managedType, startGrpcProvider } from './grpc-provider.ts';
import { readable } from './provider-harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin() {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const provider = await startGrpcProvider(api.url, administrator);
  /** What terraform query would show. */
  const list = async (
    typeName: string,
    filters: CtyObject | null = null,
    more: Partial<ListResource_Request> = {},
  ) => {
    const events: ListResource_Event[] = [];
    for await (const event of provider.list(typeName, filters, more)) events.push(event);
    return events.map(({ identity, displayName, resourceObject, diagnostic }) => ({
      name: displayName,
      id: identityIn(typeName, identity)?.['id'],
      object: decodeObject(resourceObject, managedType(typeName).type),
      says: readable(diagnostic),
    }));
  };
  return { environment, administrator, provider, list };
}

const pagesOf = (path: string) => api.log.filter((line) => line.includes(`"path":"${path}"`)).length;

describe('a list block', () => {
  it('may name every resource of the catalogue', async () => {
    const { provider } = await begin();
    const { listResources } = await provider.ask(provider.client.getMetadata, {});
    const names = catalogue.map(({ name }) => `roster_${name}`);
    expect(listResources.map(({ typeName }) => typeName)).toEqual(names);
    const { listResourceSchemas } = await provider.ask(provider.client.getProviderSchema, {});
    for (const { name, filters } of catalogue) {
      const { block } = listResourceSchemas[`roster_${name}`] ?? {};
      expect(block?.attributes.map((attribute) => [attribute.name, attribute.optional])).toEqual(
        filters.map((filter) => [filter, true]),
      );
    }
  });

  it('finds what can be imported, calls it what an import takes, and shows it when asked', async () => {
    const { administrator, list } = await begin();
    const jane = await createMember(administrator);
    const payments = await createProject(administrator);
    const pipeline = await createServiceAccount(administrator);
    const reader = await createRole(administrator, ['deployment.read'], 'project', 'Topic reader');
    const key = await create(administrator, 'access_keys', {
      service_account_id: pipeline.id,
      note: 'Release job',
    });
    const inProject = await assign(administrator, jane.id, reader.id, { project_id: payments.id });
    const everywhere = await assign(administrator, pipeline.id, 'auditor');

    expect(await list('roster_project')).toEqual([
      { name: 'payments', id: payments.id, object: null, says: [] },
    ]);
    const [shown] = await list('roster_project', null, { includeResourceObject: true });
    expect(shown?.object).toEqual({ ...payments, adopt_existing: false, deletion_protection: false });
    expect((await list('roster_role')).map(({ name }) => name)).toEqual(['Topic reader']);
    expect((await list('roster_member')).map(({ name }) => name)).toContain('jane@example.com');
    expect((await list('roster_access_key')).map(({ name }) => name)).toContain(`${key.id} (Release job)`);
    const assignments = await list('roster_role_assignment');
    expect(assignments).toContainEqual(
      expect.objectContaining({
        name: 'member:jane@example.com/role:Topic reader/project:payments',
        id: inProject.id,
      }),
    );
    expect(assignments).toContainEqual(
      expect.objectContaining({ name: 'service_account:pipeline/auditor/environment', id: everywhere.id }),
    );
  });

  it('takes the filters of the API', async () => {
    const { administrator, list } = await begin();
    const [payments, telemetry] = [
      await createProject(administrator),
      await createProject(administrator, 'telemetry'),
    ];
    const jane = await createMember(administrator);
    await assign(administrator, jane.id, 'project_user', { project_id: payments.id });
    await assign(administrator, jane.id, 'project_user', { project_id: telemetry.id });
    expect((await list('roster_project', { name: 'Telemetry' })).map(({ id }) => id)).toEqual([telemetry.id]);
    const found = await list('roster_role_assignment', { principal_id: jane.id, project_id: payments.id });
    expect(found.map(({ name }) => name)).toEqual(['member:jane@example.com/project_user/project:payments']);
    expect(await list('roster_project', { name: 'nothing' })).toEqual([]);
  });

  it('finds everything when there are several pages, in few requests', async () => {
    const { environment, administrator, list } = await begin();
    await insertMany(api, environment.id, 1_050);
    for (const name of ['project', 'member', 'service_account', 'role', 'role_assignment']) {
      const found = await list(`roster_${name}`);
      const all = (await listAll(administrator, `${name}s`)).filter(({ predefined }) => !predefined);
      expect(found.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(found.length, name).toBeGreaterThanOrEqual(1_050);
    }
    const requests = api.log.length;
    const assignments = await list('roster_role_assignment');
    expect(assignments.map(({ name }) => name)).toContain(
      'member:number-1049@example.com/auditor/environment',
    );
    expect(api.log.length - requests).toBeLessThan(20);
  }, 60_000);

  it('ends at the limit, and reads no page more than that takes', async () => {
    const { environment, list } = await begin();
    await insertMany(api, environment.id, 1_050);
    const before = pagesOf('/v1/members');
    expect(await list('roster_member', null, { limit: 100n })).toHaveLength(100);
    expect(pagesOf('/v1/members') - before).toBe(1);
    expect(await list('roster_member', null, { limit: 1_040n })).toHaveLength(1_040);
    expect(await list('roster_role', null, { limit: 3n })).toHaveLength(3);
  }, 60_000);

  it('stops reading when terraform hangs up', async () => {
    const { environment, provider, list } = await begin();
    await insertMany(api, environment.id, 1_050);
    const before = pagesOf('/v1/members');
    const stream = provider.list('roster_member', null, { includeResourceObject: true });
    await new Promise((resolve) => stream.once('data', resolve));
    stream.pause();
    stream.on('error', () => {});
    stream.cancel();
    await sleep(500);
    expect(pagesOf('/v1/members') - before).toBe(1);
    expect(await list('roster_member', { email: 'number-7@example.com' })).toHaveLength(1);
  }, 60_000);

  it('says what is missing to whoever may not list', async () => {
    const { environment, administrator } = await begin();
    const { id } = await createProject(administrator);
    const provider = await startGrpcProvider(api.url, await actorWith(environment, ['deployment.read'], id));
    const events: ListResource_Event[] = [];
    for await (const event of provider.list('roster_member', {})) events.push(event);
    const [said] = events.flatMap(({ diagnostic }) => readable(diagnostic));
    expect(said).toMatch(/Cannot list members: permission denied.*missing permission: member\.list/s);
  });

  it.each([
    ['roster_member', { status: 'gone' }, /at status: Invalid status: "status" must be one of pending/],
    ['roster_role_assignment', { project_id: 'payments' }, /at project_id: .*must be an id that starts with/],
    ['roster_member', { status: 'active' }, undefined],
  ])('of %s with %o is checked beforehand', async (typeName, filters, says) => {
    const { provider } = await begin();
    const config = encodeObject(filters, listResourceTypes.get(typeName)?.type ?? 'dynamic');
    const { validateListResourceConfig } = provider.client;
    const { diagnostics } = await provider.ask(validateListResourceConfig, { typeName, config });
    if (says) expect(readable(diagnostics).join()).toMatch(says);
    else expect(diagnostics).toEqual([]);
  });

  it('of a type that there is not says so', async () => {
    const { provider } = await begin();
    const stream = provider.client.listResource({
      typeName: 'roster_unicorn',
      config: undefined,
      includeResourceObject: false,
      limit: 1n,
    });
    const events: ListResource_Event[] = [];
    for await (const event of stream) events.push(event);
    expect(readable(events[0]?.diagnostic ?? [])[0]).toMatch(/Unknown list resource type roster_unicorn/);
  });
});
