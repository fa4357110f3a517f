import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providerAddress } from '../../provider-schema/address.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { account, grant, member, project, ref, role } from './review/hcl.ts';
import { begin, ended, identity, inPayments, key, reader, team, url, users } from './reviewed-ground.ts';

/* An apply with the review that was approved makes all of what the review has. */

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const teamModule = `terraform {
  required_providers {
    roster = { source = "${providerAddress}" }
  }
}
variable "people" { type = set(string) }
variable "project" { type = string }
resource "roster_member" "it" {
  for_each = var.people
  email    = "\${each.key}@example.com"
}
resource "roster_role_assignment" "it" {
  for_each     = var.people
  principal_id = roster_member.it[each.key].id
  role_id      = "project_user"
  project_id   = var.project
}
`;

const everything = `
${project('payments')}${project('billing')}
${member('jane')}${member('omar', { display_name: 'Omar' })}
${account('ci', { status: 'disabled' })}${account('robot', { allowed_addresses: ref('["203.0.113.0/24"]') })}
${role('Readers', 'project', ['deployment.read', 'deployment.logs.*'])}
${grant('jane', 'member.jane', 'role.Readers', 'project.payments', ended)}
${grant('robot', 'service_account.robot', 'project_user', 'project.payments')}
resource "roster_access_key" "robot" {
  count                 = 2
  service_account_id    = roster_service_account.robot.id
  store_secret_in_state = true
}
resource "roster_workload_identity" "robot" {
  name               = "Deployments"
  service_account_id = roster_service_account.robot.id
  issuer             = "https://token.actions.githubusercontent.com"
  audience           = "https://roster.example.com"
  subject_pattern    = "repo:acme/platform:*"
  claims             = { repository_id = "123456789" }
}
resource "roster_project_role_members" "users" {
  project_id    = roster_project.billing.id
  role_id       = "project_user"
  principal_ids = [roster_member.jane.id, roster_member.omar.id, roster_service_account.robot.id]
}
resource "roster_environment_settings" "it" {
  session_idle_minutes = 20
}
resource "roster_sso_connection" "login" {
  name            = "Example Login"
  issuer          = "https://login.example.com"
  client_id       = "roster"
  client_secret_wo = "the-secret-of-the-client"
  allowed_domains = ["example.com"]
  default_roles   = [{ role_id = "auditor" }]
}
module "team" {
  source  = "./team"
  people  = ["ada", "ben"]
  project = roster_project.payments.id
}
`;

describe('an apply of what was reviewed', () => {
  it('makes everything, and the audit log says which review approved it', async () => {
    const { plan, apply, files, list, grants, terraform } = await begin(api);
    await files({ 'team/main.tf': teamModule });
    const { hash } = await plan(everything);
    expect(await apply()).toEqual([]);
    expect(await grants()).toEqual([
      'ada@example.com: Project User in payments',
      'ben@example.com: Project User in payments',
      'jane@example.com: Project User in billing',
      'jane@example.com: Readers in payments',
      'omar@example.com: Project User in billing',
      'robot: Project User in billing',
      'robot: Project User in payments',
    ]);
    const events = await list('audit_events', { change_reference_prefix: `review:${hash}` });
    for (const event of events) expect(event.change_reference).toBe(`review:${hash} ${url}`);
    expect(events.map(({ action }: Json) => action)).toEqual(
      expect.arrayContaining(['member.create', 'access_key.create', 'service_account.disable']),
    );
    await plan(everything, '-destroy');
    expect(await apply()).toEqual([]);
    expect(await terraform.objects()).toEqual([]);
  });

  it('changes what is there: names, permissions, ends, sets, trust, status, and who takes whose place', async () => {
    const { plan, apply, grants, list } = await begin(api);
    const before = team + reader + member('omar') + identity('main') + key('ci');
    await plan(before + users('member.jane', 'service_account.ci') + grant('jane', 'member.jane', 'auditor'));
    expect(await apply()).toEqual([]);
    const after = `${before
      .replace('name = "payments"', 'name = "billing"')
      .replace('["deployment.read"]', '["deployment.read","deployment.logs.read"]')
      .replace('"repo:acme/platform:ref:refs/heads/main"', '"repo:acme/platform:environment:live"')
      .replace('name = "root"', 'name = "root"\n  status = "disabled"')}
${users('member.omar', 'member.jane')}${grant('jane', 'member.jane', 'auditor', undefined, ended)}`;
    await plan(after);
    expect(await apply()).toEqual([]);
    expect(await grants()).toEqual(
      expect.arrayContaining([
        'jane@example.com: Project User in billing',
        'omar@example.com: Project User in billing',
      ]),
    );
    expect(await list('service_accounts', { status: 'disabled' })).toMatchObject([{ name: 'root' }]);
  });

  it.each(['first', 'last'])('replaces what the plan replaces, the old one going %s', async (goes) => {
    const { plan, apply, list, grants, terraform } = await begin(api);
    const lifecycle = goes === 'last' ? '\n  lifecycle {\n    create_before_destroy = true\n  }\n}\n' : '}\n';
    const made = (hcl: string) => hcl.replace(/\}\n$/, lifecycle);
    await plan(team + made(key('ci')) + made(inPayments('jane')));
    expect(await apply()).toEqual([]);
    const old = await terraform.object('roster_access_key.ci');
    await plan(
      team + made(key('ci')) + made(inPayments('jane').replace('project_user', 'project_administrator')),
      '-replace=roster_access_key.ci',
    );
    expect(await apply()).toEqual([]);
    expect(await grants()).toContain('jane@example.com: Project Administrator in payments');
    expect((await list('access_keys')).map(({ id }: Json) => id)).not.toContain(old.id);
  });

  it('imports, adopts and rotates', async () => {
    const { plan, apply, create, grants, list } = await begin(api);
    const imported = await create('members', { email: 'jane@example.com' });
    await create('members', { email: 'omar@example.com' });
    const omar = member('omar', { adopt_existing: true, display_name: 'Omar' });
    const jane = member('jane', { display_name: 'Jane' });
    const block = `import {\n  to = roster_member.jane\n  id = "${imported}"\n}\n`;
    const rest = project('payments') + account('ci') + inPayments('omar') + inPayments('jane');
    await plan(
      block + jane + omar + rest + key('ci', { store_secret_in_state: false }).replace('false', 'true'),
    );
    expect(await apply()).toEqual([]);
    expect(await grants()).toEqual(
      expect.arrayContaining([
        'jane@example.com: Project User in payments',
        'omar@example.com: Project User in payments',
      ]),
    );
    const rotated = key('ci', {
      age_recipients: ref('["age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"]'),
      store_secret_in_state: false,
    });
    await plan(jane + omar + rest + rotated);
    expect(await apply()).toEqual([]);
    expect((await list('access_keys')).length).toBeGreaterThan(2);
  });

  it('reads nothing for what it made itself or the plan knew, however much that is', async () => {
    const { plan, apply, grants, reads } = await begin(api);
    const people = (count: number) => `${team}${reader}
resource "roster_member" "people" {
  count = ${count}
  email = "person-\${count.index}@example.com"
}
resource "roster_role_assignment" "people" {
  count        = ${count}
  principal_id = roster_member.people[count.index].id
  role_id      = roster_role.Readers.id
  project_id   = roster_project.payments.id
}
`;
    await plan(people(40));
    expect(await apply()).toEqual([]);
    expect(await grants()).toHaveLength(40);
    await plan(
      people(40).replace('project_id   = roster_project.payments', 'project_id = roster_project.vault'),
    );
    expect(await apply()).toEqual([]);
    expect((await grants()).every((grant: string) => grant.endsWith('Readers in vault'))).toBe(true);
    expect(reads()).toEqual(['/v1/caller', '/v1/caller']);
  });

  it('may end when the plan did not know, where the review says so', async () => {
    const { plan, apply, grants } = await begin(api);
    const when = 'resource "terraform_data" "end" {\n  input = "2099-01-01T00:00:00Z"\n}\n';
    await plan(team + when + inPayments('jane', { expires_at: ref('terraform_data.end.output') }));
    expect(await apply()).toEqual([]);
    expect(await grants()).toContain('jane@example.com: Project User in payments');
  });
});
