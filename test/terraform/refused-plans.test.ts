import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type Json, startTestApi, type TestApi } from '../support/api.ts';
import { inventoryOf } from '../support/inventory.ts';
import { addAdministrator, initialAdministrator, setMemberStatus } from '../support/resources.ts';
import { openTerraform, type Terraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

interface Refused {
  readonly what: string;
  /** Who plans; the Administrator when it is left out. */
  readonly role?: string;
  /** What there is before. */
  readonly given?: (administrator: Actor, terraform: Terraform) => Promise<void>;
  readonly hcl: (given: Record<string, Json[]>) => string;
  readonly code: RegExp;
  /** The line that the error points to; empty: none, for the block is gone. */
  readonly line: RegExp;
}

const nobody = 'mem_01k9xq7b4fe8stv2m6wz3h5ncd';
const member = (email: string, label = 'it') =>
  `resource "roster_member" "${label}" {\n  email = "${email}"\n}\n`;
const key = (lines: string) => `resource "roster_access_key" "it" {\n${lines}\n}\n`;

const refused: Refused[] = [
  {
    what: 'a name that is taken',
    given: async (administrator) => {
      await administrator.post('/v1/projects', { name: 'payments' });
    },
    hcl: () => 'resource "roster_project" "it" {\n  name = "Payments"\n}\n',
    code: /API code: conflict \(HTTP 409\)\nin the way: (prj_\w{26}) \(to manage it here: terraform import roster_project.NAME \1\)/,
    line: /^name/,
  },
  {
    what: 'an e-mail address that is taken, in other letters',
    hcl: () => member('ROOT@example.com'),
    code: /API code: conflict \(HTTP 409\)\nin the way: mem_\w{26}/,
    line: /^email/,
  },
  {
    what: 'the name of a predefined role',
    hcl: () =>
      'resource "roster_role" "it" {\n  name = "Auditor"\n  scope_kind = "project"\n  permissions = ["deployment.read"]\n}\n',
    code: /API code: conflict \(HTTP 409\)\nin the way: auditor\n/,
    line: /^name/,
  },
  {
    what: 'a reference to nothing',
    hcl: () =>
      `resource "roster_role_assignment" "it" {\n  principal_id = "${nobody}"\n  role_id = "auditor"\n}\n`,
    code: /API code: unknown_reference \(HTTP 422\)/,
    line: /^principal_id/,
  },
  {
    what: 'an end that is past',
    hcl: ({ service_accounts }) =>
      key(`  service_account_id = "${service_accounts?.[0]?.id}"\n  expires_at = "2020-01-31T18:00:00Z"`),
    code: /API code: validation_failed \(HTTP 422\)/,
    line: /^expires_at/,
  },
  {
    what: 'what the credential may not do',
    role: 'auditor',
    hcl: () => member('jane@example.com'),
    code: /API code: permission_denied \(HTTP 403\)\nmissing permission: member\.manage/,
    line: /^resource/,
  },
  {
    what: 'a grant that exists already, just so',
    given: async (administrator) => {
      const { id } = (await administrator.post('/v1/members', { email: 'jane@example.com' })).body;
      await administrator.post('/v1/role_assignments', { principal_id: id, role_id: 'auditor' });
    },
    hcl: ({ members }) => {
      const jane = members?.find(({ email }) => email === 'jane@example.com');
      return `resource "roster_role_assignment" "it" {\n  principal_id = "${jane.id}"\n  role_id = "auditor"\n}\n`;
    },
    code: /in the way: (ra_\w{26}) \(to manage it here: terraform import roster_role_assignment.NAME \1\)/,
    line: /^resource/,
  },
  {
    what: 'that the root member goes',
    given: async (administrator, terraform) => {
      const { body } = await administrator.get('/v1/members', { email: 'root@example.com' });
      await terraform.importObject('roster_member.it', body.items[0].id, member('root@example.com'));
    },
    hcl: () => '',
    code: /API code: root_member \(HTTP 422\)/,
    line: /^$/,
  },
  {
    what: 'that the root member is demoted',
    given: async (administrator, terraform) => {
      const { assignment } = await initialAdministrator(administrator);
      await terraform.importObject(
        'roster_role_assignment.it',
        assignment.id,
        administration(assignment, ''),
      );
    },
    hcl: ({ role_assignments }) => {
      const first = role_assignments?.find(({ principal_id }) => principal_id.startsWith('mem_'));
      return administration(first, 'expires_at = "2099-12-31T23:59:59Z"');
    },
    code: /API code: root_member \(HTTP 422\)/,
    line: /^resource/,
  },
  {
    what: 'that the last active Administrator gets an end',
    given: async (administrator, terraform) => {
      const { member } = await initialAdministrator(administrator);
      await setMemberStatus(api, member.id, 'pending');
      const { assignment } = await addAdministrator(api, administrator, 'jane@example.com');
      await terraform.importObject(
        'roster_role_assignment.it',
        assignment.id,
        administration(assignment, ''),
      );
    },
    hcl: ({ members, role_assignments }) => {
      const jane = members?.find(({ email }) => email === 'jane@example.com');
      const hers = role_assignments?.find(({ principal_id }) => principal_id === jane.id);
      return administration(hers, 'expires_at = "2099-12-31T23:59:59Z"');
    },
    code: /API code: last_administrator \(HTTP 422\)/,
    line: /^resource/,
  },
];

function administration({ principal_id }: Json, more: string): string {
  return `resource "roster_role_assignment" "it" {
    principal_id = "${principal_id}"
    role_id      = "administrator"
    ${more}
  }`;
}

async function begin(provider: string, { role, given }: Partial<Refused>) {
  const { administrator, actor } = await api.newEnvironment();
  const credentials = role === undefined ? administrator : await actor({ role });
  const terraform = await openTerraform({ endpoint: api.url, credentials, provider });
  await given?.(administrator, terraform);
  return { administrator, terraform, before: await inventoryOf(administrator) };
}

describe.each(refused)('$what', (row) => {
  it('fails the plan, with the code and the request id of the API, and writes nothing', async () => {
    const { administrator, terraform, before } = await begin('', row);
    const state = await terraform.objects();
    const [error, ...others] = await terraform.errorsOf('plan', row.hcl(before));
    expect(others).toEqual([]);
    expect(error?.detail).toMatch(row.code);
    expect(error?.detail).toMatch(/request id: [\w-]{36}$/);
    expect(error?.line).toMatch(row.line);
    expect(await inventoryOf(administrator)).toEqual(before);
    expect(await terraform.objects()).toEqual(state);
  });

  it('fails the apply when plan_checks is off, and writes nothing', async () => {
    const { administrator, terraform, before } = await begin('plan_checks = false', row);
    const state = await terraform.objects();
    expect((await terraform.plan(row.hcl(before))).changes).toHaveLength(1);
    const [error, ...others] = await terraform.errorsOf('apply');
    expect(others).toEqual([]);
    expect(error?.detail).toMatch(row.code);
    expect(error?.detail).toMatch(/request id: [\w-]{36}$/);
    expect(await inventoryOf(administrator)).toEqual(before);
    expect(await terraform.objects()).toEqual(state);
  });
});

describe('one plan', () => {
  it('may not have one name twice, even in other letters', async () => {
    const { administrator, terraform, before } = await begin('', {});
    const hcl = member('jane@example.com', 'one') + member('Jane@Example.com', 'two');
    const [error, ...others] = await terraform.errorsOf('plan', hcl);
    expect(others).toEqual([]);
    expect(error?.summary).toBe('Another member in this plan is the same');
    expect(error?.line).toMatch(/^email/);
    expect(await inventoryOf(administrator)).toEqual(before);
  });

  it.each([
    ['', []],
    [', even while that one is replaced', ['-replace=roster_project.one']],
  ])('may not have a copy of an existing object%s', async (_when, more) => {
    const { administrator, terraform } = await begin('', {});
    const project = (label: string) => `resource "roster_project" "${label}" {\n  name = "payments"\n}\n`;
    await terraform.apply(project('one'));
    const before = await inventoryOf(administrator);
    const errors = await terraform.errorsOf('plan', project('one') + project('copy'), ...more);
    expect(errors.map(({ summary }) => summary)).toContain('Another project in this plan is the same');
    expect(await inventoryOf(administrator)).toEqual(before);
  });

  it('may not rename one object to what another one is called', async () => {
    const { terraform } = await begin('', {});
    const project = (label: string, name: string) =>
      `resource "roster_project" "${label}" {\n  name = "${name}"\n}\n`;
    await terraform.apply(project('one', 'payments') + project('two', 'telemetry'));
    const errors = await terraform.errorsOf('plan', project('one', 'payments') + project('two', 'PAYMENTS'));
    // The API may say so of the other one, too: that depends on which of them terraform plans first.
    expect(errors.map(({ summary }) => summary)).toContain('Another project in this plan is the same');
  });

  it('does not ask the API about values that are not known yet', async () => {
    const { terraform } = await begin('', {});
    const asked = api.log.length;
    const plan = await terraform.plan(`
      ${member('jane@example.com')}

      resource "roster_project" "it" {
        name = "of-\${roster_member.it.id}"
      }

      resource "roster_role_assignment" "it" {
        principal_id = roster_member.it.id
        project_id   = roster_project.it.id
        role_id      = "project_user"
      }`);
    expect(plan.changes).toHaveLength(3);
    const posts = api.log.slice(asked).filter((line) => line.includes('"method":"POST"'));
    expect(posts.map((line) => JSON.parse(line).path)).toEqual(['/v1/members']);
    await terraform.apply();
    expect(await terraform.plan()).toHaveNoChanges();
  });
});
