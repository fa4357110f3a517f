import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, startTestApi, type TestApi } from '../support/api.ts';
import {
  assign,
  create,
  createMember,
  createProject,
  createRole,
  createServiceAccount,
  setMemberStatus,
} from '../support/resources.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const keyOf = async (administrator: Actor, more: Record<string, unknown> = {}) =>
  create(administrator, 'access_keys', {
    service_account_id: (await createServiceAccount(administrator)).id,
    ...more,
  });

const switched = async (administrator: Actor, plural: string, id: string) => {
  expect((await administrator.post(`/v1/${plural}/${id}/disable`, {})).status).toBe(200);
  return { id };
};

/** Objects as somebody has made them by hand, with as little as there can be, or in a state of their own. */
const made: readonly [what: string, type: string, make: (administrator: Actor) => Promise<{ id: string }>][] =
  [
    ['a project without a note', 'project', (administrator) => createProject(administrator)],
    ['a member who is pending', 'member', (administrator) => createMember(administrator)],
    [
      'a member who is active',
      'member',
      async (administrator) => {
        const member = await createMember(administrator);
        await setMemberStatus(api, member.id, 'active');
        return member;
      },
    ],
    [
      'a member who is disabled',
      'member',
      async (administrator) => {
        const { id } = await createMember(administrator);
        await setMemberStatus(api, id, 'active');
        return switched(administrator, 'members', id);
      },
    ],
    ['a service account', 'service_account', (administrator) => createServiceAccount(administrator)],
    [
      'a service account that is disabled',
      'service_account',
      async (administrator) =>
        switched(administrator, 'service_accounts', (await createServiceAccount(administrator)).id),
    ],
    ['an access key', 'access_key', (administrator) => keyOf(administrator)],
    [
      'an access key that is disabled',
      'access_key',
      async (administrator) => switched(administrator, 'access_keys', (await keyOf(administrator)).id),
    ],
    [
      'a role with wildcards and without a description',
      'role',
      (administrator) => createRole(administrator, ['deployment.tls.*', 'deployment.read'], 'project'),
    ],
    [
      'an assignment in the environment',
      'role_assignment',
      async (administrator) => assign(administrator, (await createMember(administrator)).id, 'auditor'),
    ],
  ];

async function generate(type: string, id: string, administrator: Actor) {
  const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
  const generated = join(terraform.folder, 'generated.tf');
  const block = `import {\n  to = roster_${type}.it\n  id = "${id}"\n}\n`;
  const plan = await terraform.plan(block, `-generate-config-out=${generated}`);
  return { terraform, plan, hcl: await readFile(generated, 'utf8') };
}

describe('the configuration that terraform generates', () => {
  it.each(made)('of %s is taken as it is', async (_, type, make) => {
    const { administrator } = await api.newEnvironment();
    const { id } = await make(administrator);
    const { terraform, plan, hcl } = await generate(type, id, administrator);
    expect(plan.output).toContain('Plan: 1 to import, 0 to add, 0 to change, 0 to destroy');
    expect(hcl).not.toMatch(/rsk_/);
    await terraform.apply();
    expect((await terraform.object(`roster_${type}.it`)).id).toBe(id);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('of a key and an assignment whose time is over is taken as it is', async () => {
    const { administrator } = await api.newEnvironment();
    const soon = new Date(Date.now() + 3_000).toISOString().replace(/\.\d+Z$/, 'Z');
    const key = await keyOf(administrator, { expires_at: soon });
    const jane = await createMember(administrator);
    const assignment = await assign(administrator, jane.id, 'auditor', { expires_at: soon });
    await expect.poll(() => Date.now() > Date.parse(soon), { timeout: 5_000 }).toBe(true);
    for (const [type, { id }] of [
      ['access_key', key],
      ['role_assignment', assignment],
    ] as const) {
      const { terraform, plan } = await generate(type, id, administrator);
      expect(plan.output).toContain('Plan: 1 to import, 0 to add, 0 to change, 0 to destroy');
      await terraform.apply();
      expect(await terraform.plan()).toHaveNoChanges();
    }
  });

  it('of a pending member holds when the person becomes active', async () => {
    const { administrator } = await api.newEnvironment();
    const jane = await createMember(administrator);
    const { terraform, hcl } = await generate('member', jane.id, administrator);
    expect(hcl).toMatch(/status\s+= "pending"/);
    await terraform.apply();
    await setMemberStatus(api, jane.id, 'active');
    const plan = await terraform.plan();
    expect(plan.actions).toEqual({});
    expect(plan.output).toMatch(/Warning: "status" stays "active"/);
  });
});
