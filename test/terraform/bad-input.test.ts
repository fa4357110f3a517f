import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../support/api.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const id = (prefix: string) => `${prefix}_01k9xq7b4fe8stv2m6wz3h5ncd`;
const assignment = (...lines: string[]) => ({ type: 'role_assignment', lines });
const inProject = [`principal_id = "${id('mem')}"`, `project_id = "${id('prj')}"`];

/** `at` is the line that the error has to point to. */
const invalid = [
  {
    what: 'a wrong type',
    type: 'project',
    lines: ['name = "payments"', 'note = ["one", "two"]'],
    at: 'note = ["one", "two"]',
    says: /string required/,
  },
  {
    what: 'text where permissions are wanted',
    type: 'role',
    lines: ['name = "r"', 'scope_kind = "project"', 'permissions = "deployment.read"'],
    at: 'permissions = "deployment.read"',
    says: /set of string required/,
  },
  {
    what: 'an unknown role',
    ...assignment(...inProject, 'role_id = "project_admin"'),
    at: 'role_id = "project_admin"',
    says: /no role has the id "project_admin": use .*project_administrator/i,
  },
  {
    what: 'a project role without a project',
    ...assignment(`principal_id = "${id('mem')}"`, 'role_id = "project_user"'),
    // Nothing is there to point to but the block.
    at: 'resource "roster_role_assignment" "it" {',
    says: /set project_id/,
  },
  {
    what: 'a global role with a project',
    ...assignment(...inProject, 'role_id = "auditor"'),
    at: `project_id = "${id('prj')}"`,
    says: /leave project_id out/,
  },
  {
    what: 'a malformed e-mail address',
    type: 'member',
    lines: ['display_name = "Jane"', 'email = "jane@example"'],
    at: 'email = "jane@example"',
    says: /must be an e-mail address/,
  },
  {
    what: 'a name that is too long',
    type: 'service_account',
    lines: [`name = "${'x'.repeat(101)}"`],
    at: `name = "${'x'.repeat(101)}"`,
    says: /at most 100 characters \(it has 101\)/,
  },
  {
    what: 'a time that is not UTC',
    ...assignment(...inProject, 'role_id = "project_user"', 'expires_at = "2099-01-31T18:00:00+02:00"'),
    at: 'expires_at = "2099-01-31T18:00:00+02:00"',
    says: /RFC 3339, in UTC/,
  },
  {
    what: 'a time that no calendar has',
    type: 'access_key',
    lines: [`service_account_id = "${id('sa')}"`, 'expires_at = "2099-02-30T00:00:00Z"'],
    at: 'expires_at = "2099-02-30T00:00:00Z"',
    says: /RFC 3339/,
  },
  {
    what: 'an unknown permission',
    type: 'role',
    lines: ['name = "r"', 'scope_kind = "project"', 'permissions = ["deployment.raed"]'],
    at: 'permissions = ["deployment.raed"]',
    says: /no edition has the permission deployment\.raed/i,
  },
  {
    what: 'an id of something else',
    type: 'access_key',
    lines: [`service_account_id = "${id('mem')}"`],
    at: `service_account_id = "${id('mem')}"`,
    says: /an id that starts with `sa_`/,
  },
  {
    what: 'an unknown scope kind',
    type: 'role',
    lines: ['name = "r"', 'permissions = ["deployment.read"]', 'scope_kind = "global"'],
    at: 'scope_kind = "global"',
    says: /must be one of environment, project/,
  },
  {
    what: 'an empty name',
    type: 'project',
    lines: ['note = "n"', 'name = ""'],
    at: 'name = ""',
    says: /at least 1 character/,
  },
];

describe('terraform validate', () => {
  it.each(invalid)('refuses $what, points to it and sends nothing', async ({ type, lines, at, says }) => {
    const { administrator } = await api.newEnvironment();
    const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
    const sentBefore = api.log.length;
    const hcl = `resource "roster_${type}" "it" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

    const errors = await terraform.errorsOf('validate', hcl);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.line).toBe(at);
    expect(errors[0]?.detail).toMatch(says);
    expect(api.log).toHaveLength(sentBefore);
  });

  it('tells everything that is wrong at once', async () => {
    const terraform = await openTerraform({ endpoint: api.url });
    const errors = await terraform.errorsOf(
      'validate',
      `resource "roster_member" "one" {
        email = "nobody"
        note  = ""
      }
      resource "roster_project" "two" {
        name = " payments"
      }`,
    );
    expect(errors.map(({ line }) => line).sort()).toEqual([
      'email = "nobody"',
      'name = " payments"',
      'note  = ""',
    ]);
  });

  it('leaves values alone that are not known yet', async () => {
    const { administrator } = await api.newEnvironment();
    const terraform = await openTerraform({ endpoint: api.url, credentials: administrator });
    await terraform.write(`
      variable "role" {}

      resource "roster_project" "one" {
        name = "one"
      }

      resource "roster_project" "two" {
        name = "after-\${roster_project.one.id}"
      }

      resource "roster_role_assignment" "it" {
        principal_id = roster_project.one.id
        role_id      = var.role
      }`);
    expect(await terraform.run('validate', '-no-color')).toMatch(/Success/);
  });

  it('refuses a data source that says too little or too much', async () => {
    const terraform = await openTerraform({ endpoint: api.url });
    const [none] = await terraform.errorsOf('validate', 'data "roster_role" "it" {\n}\n');
    expect(none?.detail).toMatch(/Exactly one of id and name.*none is set/);
    const both = 'data "roster_role" "it" {\n  id = "auditor"\n  name = "Auditor"\n}\n';
    const [two] = await terraform.errorsOf('validate', both);
    expect(two?.detail).toMatch(/id and name are set/);
    expect(two?.line).toBe('name = "Auditor"');
  });
});
