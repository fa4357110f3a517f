import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  type Actor,
  type Json,
  startTestApi,
  type TestApi,
  type TestEnvironment,
} from '../../support/api.ts';
import { startProxy } from '../../support/proxy.ts';
import { createRole, listAll } from '../../support/resources.ts';
import { openTerraform, type Terraform } from '../../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const ways: readonly [string, (by: { administrator: Actor; credentials: Actor }) => Promise<void>][] = [
  [
    'expired',
    async ({ administrator, credentials }) => {
      const soon = `${new Date(Date.now() + 60_000).toISOString().slice(0, 19)}Z`;
      const key = `/v1/access_keys/${credentials.accessKeyId}`;
      expect((await administrator.patch(key, { expires_at: soon })).status).toBe(200);
      api.travel(120_000);
      onTestFinished(() => api.travel(-120_000));
    },
  ],
  [
    'disabled',
    async ({ administrator, credentials }) => {
      const verb = `/v1/access_keys/${credentials.accessKeyId}/disable`;
      expect((await administrator.post(verb, undefined)).status).toBe(200);
    },
  ],
  [
    'of a disabled account',
    async ({ administrator, credentials }) => {
      const verb = `/v1/service_accounts/${credentials.id}/disable`;
      expect((await administrator.post(verb, undefined)).status).toBe(200);
    },
  ],
  [
    'deleted',
    async ({ administrator, credentials }) => {
      expect((await administrator.delete(`/v1/access_keys/${credentials.accessKeyId}`)).status).toBe(204);
    },
  ],
];

/** More than are read one by one, so that lists are read, too. */
const people = `resource "roster_member" "it" {
  count = 8
  email = "member-\${count.index}@example.com"
}
`;

describe('a credential that opens nothing any more', () => {
  it.each(ways)('21: %s, is not read as "gone", and the state is not wiped', async (_, end) => {
    const { administrator, actor } = await api.newEnvironment();
    const credentials = await actor({ role: 'administrator' });
    const terraform = await openTerraform({ endpoint: api.url, credentials });
    await terraform.apply(people);
    const before = await terraform.objects();
    await end({ administrator, credentials });
    const [planned] = await terraform.errorsOf('plan');
    expect(planned?.detail).toMatch(/API code: unauthenticated \(HTTP 401\)/);
    for (const more of ['-refresh-only', '-destroy']) await terraform.errorsOf('apply', undefined, more);
    expect(await terraform.objects()).toEqual(before);
    expect(before).toHaveLength(8);
  });

  it('21: disabled in the middle of a refresh, is not read as "gone", and the state is not wiped', async () => {
    const { administrator, actor } = await api.newEnvironment();
    const credentials = await actor({ role: 'administrator' });
    const proxy = await startProxy(api.url);
    const terraform = await openTerraform({ endpoint: proxy.url, credentials });
    await terraform.apply(people);
    const before = await terraform.objects();
    const since = proxy.asked.length;
    const disabled = Promise.withResolvers<void>();
    proxy.decide(({ number }) => {
      if (number === since + 2)
        administrator
          .post(`/v1/access_keys/${credentials.accessKeyId}/disable`, undefined)
          .then(() => disabled.resolve(), disabled.reject);
      return 'passes';
    });
    proxy.delay(150);
    await terraform.errorsOf('apply', undefined, '-refresh-only');
    await disabled.promise;
    expect(await terraform.objects()).toEqual(before);
  });
});

/** A terraform that manages the account, the key and the role assignments by which it acts itself. */
async function beginInOwnHands(environment: TestEnvironment, roles: readonly string[] = ['administrator']) {
  const credentials = await environment.actor(...roles.map((role) => ({ role })));
  const terraform = await openTerraform({ endpoint: api.url, credentials });
  const { administrator } = environment;
  const { name } = (await administrator.get(`/v1/service_accounts/${credentials.id}`)).body;
  const assignments = await listAll(administrator, 'role_assignments', { principal_id: credentials.id });
  const blocks: Record<string, string> = {
    'roster_service_account.me': `name = "${name}"`,
    'roster_access_key.mine': `service_account_id = "${credentials.id}"\n  note = "test"`,
  };
  const ids: Record<string, string> = {
    'roster_service_account.me': credentials.id,
    'roster_access_key.mine': credentials.accessKeyId,
  };
  for (const { id, role_id } of assignments) {
    const address = `roster_role_assignment.${role_id}`;
    blocks[address] = `principal_id = "${credentials.id}"\n  role_id = "${role_id}"`;
    ids[address] = id;
  }
  const hcl = configurationOf(blocks);
  await terraform.write(hcl);
  for (const [address, id] of Object.entries(ids)) await terraform.importObject(address, id);
  await terraform.apply();
  const without = (...addresses: string[]) =>
    configurationOf(Object.fromEntries(Object.entries(blocks).filter(([name]) => !addresses.includes(name))));
  const also = (address: string, line: string) =>
    configurationOf({ ...blocks, [address]: `${blocks[address]}\n  ${line}` });
  return { credentials, administrator, terraform, ids, without, also, hcl };
}

const configurationOf = (blocks: Record<string, string>) =>
  Object.entries(blocks)
    .map(([address, body]) => `resource "${address.replace('.', '" "')}" {\n  ${body}\n}\n`)
    .join('\n');

/** The plan is refused, for this reason, and everything is as it was. */
async function expectRefusal(
  { terraform, credentials, ids }: { terraform: Terraform; credentials: Actor; ids: Record<string, string> },
  { hcl, more = [], of, because }: { hcl: string; more?: string[]; of: string; because: RegExp },
): Promise<void> {
  const before = await terraform.objects();
  const errors = await terraform.errorsOf('plan', hcl, ...more);
  const refusal = errors.find(({ summary }) => summary.includes(ids[of] ?? 'nothing'));
  expect(refusal?.summary, JSON.stringify(errors)).toMatch(
    /^Cannot (delete|disable) .*: this run depends on it$/,
  );
  expect(refusal?.detail).toMatch(because);
  await terraform.errorsOf('apply', hcl, ...more);
  expect(await terraform.objects()).toEqual(before);
  expect((await credentials.get('/v1/members')).status).toBe(200);
}

const account = 'roster_service_account.me';
const key = 'roster_access_key.mine';
const administration = 'roster_role_assignment.administrator';

describe('an apply that would lock itself out', () => {
  it('25: by deleting, replacing or disabling its own account or key is refused at plan, with the reason', async () => {
    const ground = await beginInOwnHands(await api.newEnvironment());
    const { without, also, hcl } = ground;
    const asWhom = /It is the principal that Terraform acts as/;
    const byWhat = /It is the access key that Terraform signs with/;
    await expectRefusal(ground, { hcl: without(account), of: account, because: asWhom });
    await expectRefusal(ground, { hcl: also(account, 'status = "disabled"'), of: account, because: asWhom });
    await expectRefusal(ground, { hcl, more: [`-replace=${account}`], of: account, because: asWhom });
    await expectRefusal(ground, { hcl: without(key), of: key, because: byWhat });
    await expectRefusal(ground, { hcl: also(key, 'status = "disabled"'), of: key, because: byWhat });
    await expectRefusal(ground, { hcl, more: ['-destroy'], of: account, because: asWhom });
    expect(await ground.terraform.plan(hcl)).toHaveNoChanges();
  });

  it('25: by taking its own last right to grant roles is refused at plan, with the reason', async () => {
    const ground = await beginInOwnHands(await api.newEnvironment(), ['administrator', 'auditor']);
    const { terraform, without, hcl } = ground;
    const because =
      /It is the last one by which sa_\w{26}, whom Terraform acts as, may grant roles in the whole/;
    await expectRefusal(ground, { hcl: without(administration), of: administration, because });
    await expectRefusal(ground, { hcl, more: [`-replace=${administration}`], of: administration, because });
    const other = hcl.replace('role_id = "administrator"', 'role_id = "accountant"');
    await expectRefusal(ground, { hcl: other, of: administration, because });
    expect((await terraform.plan(without('roster_role_assignment.auditor'))).actions).toEqual({
      'roster_role_assignment.auditor': 'delete',
    });
  });

  it('25: is not refused while another role keeps the right, and is when both go at once', async () => {
    const environment = await api.newEnvironment();
    const manager = await createRole(environment.administrator, ['member.manage', 'member.list']);
    const ground = await beginInOwnHands(environment, ['administrator', manager.id]);
    const { terraform, without, ids, credentials } = ground;
    const custom = `roster_role_assignment.${manager.id}`;
    const both = await terraform.errorsOf('plan', without(administration, custom));
    // Of the two, the one that is planned first may be refused for the other's sake, too.
    expect(both.length).toBeGreaterThan(0);
    for (const { summary } of both)
      expect(summary).toMatch(/^Cannot delete the role assignment ra_\w{26}: this run depends on it$/);
    expect((await terraform.plan(without(custom))).actions).toEqual({ [custom]: 'delete' });
    expect((await terraform.plan(without(administration))).actions).toEqual({ [administration]: 'delete' });
    await terraform.run('apply', '-no-color', 'saved.tfplan');
    expect((await credentials.get(`/v1/role_assignments/${ids[custom]}`)).status).toBe(200);
  });

  it('25: by taking its last right to grant roles in one project is refused there, too', async () => {
    const { administrator, actor } = await api.newEnvironment();
    const { body: project } = await administrator.post('/v1/projects', { name: 'payments' });
    const manager = await createRole(administrator, ['project.members.manage'], 'project');
    const credentials = await actor({ role: manager.id, project: project.id });
    const [own] = await listAll(administrator, 'role_assignments', { principal_id: credentials.id });
    const terraform = await openTerraform({ endpoint: api.url, credentials });
    const address = 'roster_role_assignment.mine';
    await terraform.importObject(address, own.id, assignmentOf(own));
    const [refusal] = await terraform.errorsOf('plan', '');
    expect(refusal?.summary).toBe(`Cannot delete the role assignment ${own.id}: this run depends on it`);
    expect(refusal?.detail).toContain(`may grant roles in ${project.id}`);
    expect(await listAll(administrator, 'role_assignments', { principal_id: credentials.id })).toEqual([own]);
  });
});

const assignmentOf = ({
  principal_id,
  role_id,
  project_id,
}: Json) => `resource "roster_role_assignment" "mine" {
  principal_id = "${principal_id}"
  role_id      = "${role_id}"
  project_id   = "${project_id}"
}
`;
