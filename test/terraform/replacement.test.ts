import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../provider-schema/catalogue.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';
import { configurationOf, idOf, type Life, lives } from './lives.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin() {
  const { administrator } = await api.newEnvironment();
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  return { administrator, terraform };
}

const immutables = catalogue.flatMap(({ name, plural }) => {
  const life = lives[name] as Life;
  return Object.keys(life.replaced).map((field) => ({ name, plural, field, life }));
});

describe('what cannot be changed in place', () => {
  it.each(immutables)(
    '$field of $name replaces, and the plan says why',
    async ({ name, plural, field, life }) => {
      const { administrator, terraform } = await begin();
      const address = `roster_${name}.it`;
      await terraform.apply(configurationOf(name, life.declared));
      const old = await terraform.object(address);
      const changed = { ...life.declared, [field]: life.replaced[field] as string };

      const plan = await terraform.plan(configurationOf(name, changed));
      expect(plan.actions[address]).toBe('delete,create');
      expect(plan.output).toMatch(new RegExp(`^ *[~+-] ${field} .*# forces replacement$`, 'm'));

      const [why] = await terraform.warningsOf('plan');
      expect(why?.summary).toBe(`"${field}" makes Terraform replace the ${name.replace('_', ' ')}`);
      expect(why?.detail).toMatch(/it cannot be changed in place/);
      expect(why?.detail).toContain(old.id);
      expect(why?.detail).toMatch(life.loses);
      expect(why?.line).toMatch(new RegExp(`^${field} `));

      await terraform.apply();
      expect((await terraform.object(address)).id).not.toBe(old.id);
      expect((await administrator.get(`/v1/${plural}/${old.id}`)).status).toBe(404);
      expect(await terraform.plan()).toHaveNoChanges();
    },
  );

  it('takes the old access key out of service and puts a new one in', async () => {
    const { administrator, terraform } = await begin();
    const declared = { ...lives['access_key']?.declared, store_secret_in_state: true };
    await terraform.apply(configurationOf('access_key', declared));
    const old = await terraform.object('roster_access_key.it');
    const asOld = api.actAs('', { accessKeyId: old.id, secretAccessKey: old.secret_access_key });
    expect((await asOld.get('/v1/projects')).status).toBe(403);

    await terraform.apply(
      configurationOf('access_key', {
        ...declared,
        service_account_id: idOf('roster_service_account.backup'),
      }),
    );
    expect((await asOld.get('/v1/projects')).status).toBe(401);
    const next = await terraform.object('roster_access_key.it');
    const asNext = api.actAs('', { accessKeyId: next.id, secretAccessKey: next.secret_access_key });
    expect((await asNext.get('/v1/projects')).status).toBe(403);
    expect((await administrator.get('/v1/access_keys')).body.items).toHaveLength(2);
  });

  it('is replaced on demand, under the same unique name', async () => {
    const { terraform } = await begin();
    await terraform.apply(configurationOf('project', { name: 'payments' }));
    const old = await terraform.object('roster_project.it');
    const plan = await terraform.plan(undefined, '-replace=roster_project.it');
    expect(plan.actions).toEqual({ 'roster_project.it': 'delete,create' });
    await terraform.apply(undefined, '-replace=roster_project.it');
    expect((await terraform.object('roster_project.it')).id).not.toBe(old.id);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('is replaced when it is tainted, under the same unique name', async () => {
    const { terraform } = await begin();
    await terraform.apply(configurationOf('project', { name: 'payments' }));
    const old = await terraform.object('roster_project.it');
    await terraform.run('taint', 'roster_project.it');
    expect((await terraform.plan()).actions).toEqual({ 'roster_project.it': 'delete,create' });
    await terraform.apply();
    expect((await terraform.object('roster_project.it')).id).not.toBe(old.id);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('is replaced for what is immutable, under the same unique name', async () => {
    const { terraform } = await begin();
    const role = (scope_kind: string) => {
      return configurationOf('role', { name: 'Reader', scope_kind, permissions: ['deployment.read'] });
    };
    await terraform.apply(role('project'));
    const old = await terraform.object('roster_role.it');
    expect((await terraform.plan(role('environment'))).actions).toEqual({
      'roster_role.it': 'delete,create',
    });
    await terraform.apply();
    const now = await terraform.object('roster_role.it');
    expect(now).toMatchObject({ name: 'Reader', scope_kind: 'environment' });
    expect(now.id).not.toBe(old.id);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('takes over a name that another object gives up in the same apply', async () => {
    const { terraform } = await begin();
    const project = (label: string, name: string) =>
      `resource "roster_project" "${label}" {\n name = "${name}"\n}\n`;
    await terraform.apply(project('one', 'payments'));
    const plan = await terraform.plan(project('two', 'payments'));
    expect(plan.actions).toEqual({ 'roster_project.one': 'delete', 'roster_project.two': 'create' });
  });
});
