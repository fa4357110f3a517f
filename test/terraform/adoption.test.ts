import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin() {
  const { administrator } = await api.newEnvironment();
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  const make = async (name: string) => (await administrator.post('/v1/projects', { name })).body;
  const ids = async () => {
    const { items } = (await administrator.get('/v1/projects')).body;
    return items.map(({ id }: { id: string }) => id);
  };
  return { administrator, terraform, make, ids };
}

const project = (block: string, name = 'payments', more = '') =>
  `resource "roster_project" "${block}" {\n  name = "${name}"\n  adopt_existing = true\n  ${more}\n}\n`;

describe('adopt_existing', () => {
  it('does not take over what the same state has under another name', async () => {
    const { terraform, ids } = await begin();
    await terraform.apply(project('a'));
    const before = await ids();
    const [error] = await terraform.errorsOf('plan', project('b'));
    expect(error?.summary).toBe(`The project ${before[0]} has two places in this plan`);
    const moved = (from: string, to: string) =>
      `moved {\n  from = roster_project.${from}\n  to   = roster_project.${to}\n}\n`;
    expect(error?.detail).toContain(moved('OLD_NAME', 'NEW_NAME'));
    expect((await terraform.plan(project('b') + moved('a', 'b'))).actions).toEqual({});
    expect(await ids()).toEqual(before);
  });

  it('replaces what is tainted', async () => {
    const { terraform, ids } = await begin();
    await terraform.apply(project('a'));
    const before = await ids();
    await terraform.run('taint', 'roster_project.a');
    await terraform.apply();
    expect(await terraform.plan()).toHaveNoChanges();
    expect(await ids()).toEqual([(await terraform.object('roster_project.a')).id]);
    expect(await ids()).not.toEqual(before);
  });

  it('keeps what is tainted and was to be replaced by creating first', async () => {
    const { terraform, ids } = await begin();
    const first = 'lifecycle {\n    create_before_destroy = true\n  }';
    await terraform.apply(project('a', 'payments', first));
    const before = await ids();
    await terraform.run('taint', 'roster_project.a');
    expect(await terraform.apply()).toMatch(/Warning: The project prj_\w+ is forgotten here and not deleted/);
    expect(await terraform.plan()).toHaveNoChanges();
    expect(await ids()).toEqual(before);
  });

  it('takes over one after the other', async () => {
    const { terraform, make, ids } = await begin();
    await make('payments');
    await make('orders');
    const before = await ids();
    await terraform.apply(project('a') + project('b', 'orders', 'depends_on = [roster_project.a]'));
    expect(await terraform.plan()).toHaveNoChanges();
    expect(await ids()).toEqual(before);
  });
});
