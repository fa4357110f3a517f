import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import type { ResourceDefinition } from '../../provider-schema/definition.ts';
import { type Actor, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform, type Terraform, type TerraformOptions } from '../support/terraform.ts';
import { type Arguments, blockOf, configurationOf, type Life, lives } from './lives.ts';

export const rows = catalogue.map((definition): [string, ResourceDefinition, Life] => {
  const { name } = definition;
  return [name, definition, lives[name] as Life];
});

/** What can be declared and read back. Secrets and what stands in the declaration alone have tests of their own. */
export const settable = ({ fields }: ResourceDefinition) =>
  Object.entries(fields).filter(
    ([, field]) => field.presence !== 'computed' && !field.secret && !field.declaredOnly,
  );

const addressOf = (name: string) => `roster_${name}.it`;

const read = async (actor: Actor, { plural }: ResourceDefinition, id: string): Promise<Json> => {
  const { status, body } = await actor.get(`/v1/${plural}/${id}`);
  return status === 404 ? 'gone' : body;
};

/** The arguments with each reference replaced by the id that the state has for it. */
async function resolved(terraform: Terraform, declared: Arguments): Promise<Record<string, Json>> {
  const ids = new Map((await terraform.objects()).map(({ address, values }) => [address, values.id]));
  return JSON.parse(JSON.stringify(declared).replace(/\$\{([^}]+)\.id\}/g, (_, address) => ids.get(address)));
}

/** Sets are compared as sets; what is not declared is null or has its default. */
function expectToShow(object: Json, { fields }: ResourceDefinition, declared: Record<string, Json>): void {
  for (const [name, field] of Object.entries(fields)) {
    if (field.presence === 'computed' || field.declaredOnly || !(name in object)) continue;
    const expected = declared[name] ?? field.default ?? null;
    if (field.type === 'object_list') expect(object[name], name).toMatchObject(expected);
    else if (Array.isArray(expected)) expect(new Set(object[name]), name).toEqual(new Set(expected));
    else expect(object[name], name).toEqual(expected);
  }
}

/** The tests of a whole life of each resource, with a provider that `terraform` starts by itself. */
export function testLifecycles(started: () => Required<Pick<TerraformOptions, 'built' | 'variables'>>): void {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  /** An environment and a terraform that acts on it as its Administrator. */
  async function begin() {
    const { administrator } = await api.newEnvironment();
    const open = () => openTerraform({ endpoint: api.url, credentials: administrator, ...started() });
    return { administrator, open, terraform: await open() };
  }

  describe.each(rows)('a declared %s', (name, definition, life) => {
    const address = addressOf(name);

    it('is made, shown, imported, changed in place and destroyed', async () => {
      const { administrator, terraform, open } = await begin();
      await terraform.apply(configurationOf(name, life.declared));
      expect(await terraform.plan()).toHaveNoChanges();

      const state = await terraform.object(address);
      const declared = await resolved(terraform, life.declared);
      expectToShow(state, definition, declared);
      expectToShow(await read(administrator, definition, state.id), definition, declared);
      expect(state.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

      for (const called of [state.id, life.calledBy].filter((text) => text !== undefined)) {
        const importing = await open();
        await importing.importObject(address, called, blockOf(name, declared));
        expect(await importing.object(address), called).toEqual(state);
        expect(await importing.plan()).toHaveNoChanges();
      }

      const immutable = Object.fromEntries(
        settable(definition)
          .filter(([, field]) => field.immutable)
          .map(([key]) => [key, life.declared[key] as string]),
      );
      const updated = { ...immutable, ...life.updated };
      const plan = await terraform.plan(configurationOf(name, updated));
      expect(plan.actions).toEqual({ [address]: 'update' });
      await terraform.apply();
      const after = await terraform.object(address);
      expect(after.id).toBe(state.id);
      expectToShow(after, definition, await resolved(terraform, updated));
      expectToShow(
        await read(administrator, definition, state.id),
        definition,
        await resolved(terraform, updated),
      );
      expect(await terraform.plan()).toHaveNoChanges();

      await terraform.destroy();
      expect(await terraform.objects()).toEqual([]);
      expect(await read(administrator, definition, state.id)).toBe('gone');
    });

    it('is mended after somebody has changed it behind our back', async () => {
      const { administrator, terraform } = await begin();
      await terraform.apply(configurationOf(name, life.declared));
      const { id } = await terraform.object(address);
      const tampered = await administrator.patch(`/v1/${definition.plural}/${id}`, life.tampered);
      expect(tampered.status).toBe(200);

      const plan = await terraform.plan();
      expect(plan.actions).toEqual({ [address]: 'update' });
      for (const [field, value] of Object.entries(life.tampered))
        expect(plan.changes[0]?.before[field], field).toEqual(value);
      await terraform.apply();
      const mended = await read(administrator, definition, id);
      expectToShow(mended, definition, await resolved(terraform, life.declared));
      expect(await terraform.plan()).toHaveNoChanges();
    });

    it('is made again after somebody has deleted it behind our back', async () => {
      const { administrator, terraform } = await begin();
      await terraform.apply(configurationOf(name, life.declared));
      const { id } = await terraform.object(address);
      expect((await administrator.delete(`/v1/${definition.plural}/${id}`)).status).toBeLessThan(300);

      expect((await terraform.plan()).actions).toEqual({ [address]: 'create' });
      await terraform.apply();
      const again = await terraform.object(address);
      expect(again.id).not.toBe(id);
      const remade = await read(administrator, definition, again.id);
      expectToShow(remade, definition, await resolved(terraform, life.declared));
      expect(await terraform.plan()).toHaveNoChanges();
    });

    it('is destroyed without complaint when it is gone already', async () => {
      const { administrator, terraform } = await begin();
      await terraform.apply(configurationOf(name, life.declared));
      const { id } = await terraform.object(address);
      await administrator.delete(`/v1/${definition.plural}/${id}`);
      await terraform.run('destroy', '-no-color', '-auto-approve', '-refresh=false');
      expect(await terraform.objects()).toEqual([]);
    });
  });
}
