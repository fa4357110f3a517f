import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editionOf } from '../../access-model/editions.ts';
import { providerAddress } from '../../provider-schema/address.ts';
import { openTerraform } from '../support/terraform.ts';

/** A configuration that names the provider and does not configure it: there is neither an endpoint nor a key. */
async function begin() {
  const terraform = await openTerraform({});
  const sources = `terraform {\n  required_providers {\n    roster = {\n      source = "${providerAddress}"\n    }\n  }\n}\n`;
  await writeFile(join(terraform.folder, 'provider.tf'), sources);
  return terraform;
}

const output = (expression: string) => `output "it" {\n  value = ${expression}\n}\n`;

/** The permissions of the edition that its role grants, sorted. */
function granted(editionId: string, roleId: string): string[] {
  const { permissions, roles } = editionOf(editionId);
  return [...permissions.keys()].filter((id) => roles.get(roleId)?.permissions.has(id)).sort();
}

it('role_permissions tells what a predefined role grants, without a configured provider', async () => {
  const terraform = await begin();
  await terraform.apply(output('provider::roster::role_permissions("emqx-platform-3", "project_user")'));
  const { it: told } = await terraform.outputs();
  expect(told.type).toEqual(['set', 'string']);
  expect(told.value).toEqual(granted('emqx-platform-3', 'project_user'));
  expect(told.value).toContain('deployment.ports');
  expect(told.value).not.toContain('deployment.delete');
});

it('role_permissions keeps to the edition, also for the Administrator', async () => {
  const terraform = await begin();
  const count = (edition: string) =>
    terraform.evaluate(`length(provider::roster::role_permissions("${edition}", "administrator"))\n`);
  for (const edition of ['emqx-platform-1', 'automq-cloud'])
    expect(Number(await count(edition))).toBe(editionOf(edition).permissions.size);
});

it('role_grants tells whether, in a plan and in terraform console', async () => {
  const terraform = await begin();
  const call = (permission: string) =>
    `provider::roster::role_grants("emqx-platform-3", "project_user", "${permission}")`;
  await terraform.apply(output(`[${call('deployment.read')}, ${call('deployment.delete')}]`));
  expect((await terraform.outputs())['it'].value).toEqual([true, false]);
  expect(await terraform.evaluate(`${call('deployment.read')}\n`)).toBe('true\n');
});

it('is known after apply where an argument is', async () => {
  const terraform = await begin();
  const plan = await terraform.plan(`
    resource "terraform_data" "role" {
      input = "auditor"
    }

    output "it" {
      value = provider::roster::role_grants("emqx-platform-3", terraform_data.role.output, "audit_log.read")
    }`);
  expect(plan.output).toMatch(/\+ it += \(known after apply\)/);
  await terraform.apply();
  expect((await terraform.outputs())['it'].value).toBe(true);
});

it.each([
  {
    call: 'role_permissions("emqx-platform-33", "auditor")',
    parameter: 'edition',
    says: 'it names no edition (did you mean "emqx-platform-3"?): use one of emqx-cloud, emqx-platform-1,',
  },
  {
    call: 'role_permissions("emqx-cloud", "project-user")',
    parameter: 'role_id',
    says: 'it names no predefined role of emqx-cloud (did you mean "project_user"?): use one of administrator,',
  },
  {
    call: 'role_permissions("automq-cloud", "something entirely different")',
    parameter: 'role_id',
    says: 'it names no predefined role of automq-cloud: use one of administrator,',
  },
  {
    call: 'role_grants("emqx-platform-3", "auditor", "deployment.reed")',
    parameter: 'permission',
    says: 'it names no permission of emqx-platform-3 (did you mean "deployment.read"?): use one of audit_log.read,',
  },
  {
    call: 'role_grants(null, "auditor", "deployment.read")',
    parameter: 'edition',
    says: 'argument must not be null',
  },
])('$call is refused at its parameter $parameter', async ({ call, parameter, says }) => {
  const terraform = await begin();
  const [error, ...others] = await terraform.errorsOf('validate', output(`provider::roster::${call}`));
  expect(others).toEqual([]);
  expect(error?.summary).toBe('Invalid function argument');
  expect(error?.detail).toContain(`Invalid value for "${parameter}" parameter: ${says}`);
  expect(error?.line).toBe(`value = provider::roster::${call}`);
});

it('refuses too few arguments by the name of the missing one', async () => {
  const terraform = await begin();
  const [error] = await terraform.errorsOf('validate', output('provider::roster::role_permissions("x")'));
  expect(error?.detail).toContain('"role_id"');
});
