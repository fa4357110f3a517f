import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providerAddress } from '../../provider-schema/address.ts';
import { readPlan } from '../../review/plan/plan-file.ts';
import { defaultPolicy } from '../../review/policy/schema.ts';
import type { Report } from '../../review/report.ts';
import { reviewPlan } from '../../review/review.ts';
import { readFromApi } from '../../review/state/read-environment.ts';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { startProxy } from '../support/proxy.ts';
import { listAll } from '../support/resources.ts';
import { openTerraform } from '../support/terraform.ts';
import { readFindings } from '../support/terraform-output.ts';
import { account, grant, idOf, member, project, ref, resource, role } from './review/hcl.ts';

/* An apply with the review that was approved makes what the review has, and nothing else. */

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const url = 'https://git.example.com/acme/access/pull/7';

/** Plans without a review and applies with one, as a pipeline does. */
async function begin() {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const options = { endpoint: api.url, credentials: administrator };
  const terraform = await openTerraform(options);
  const file = join(terraform.folder, 'review.json');
  const proxy = await startProxy(api.url);
  const roster = { ROSTER_REVIEW_FILE: file };
  const reviewing = await openTerraform({ ...options, endpoint: proxy.url, roster });
  /** What the applies have read so far. */
  const reads = () => proxy.asked.filter(({ method }) => method === 'GET').map(({ path }) => path);
  const there = `-chdir=${terraform.folder}`;

  const reviewOf = async (json: Json): Promise<Report> => {
    const present = await readFromApi({ endpoint: api.url, userAgent: 'test', ...administrator }, () => {});
    return reviewPlan({
      plan: readPlan(Buffer.from(JSON.stringify(json)), 'plan.json', false),
      before: present.state,
      environment: present.environment,
      notes: present.notes,
      policy: defaultPolicy,
      change: { title: null, url, commit: null, author: null },
      approvedBy: [],
      requireApprovals: false,
      others: [],
      now: api.context.now(),
      generator: 'roster test',
    });
  };
  const write = (report: Json) => writeFile(file, JSON.stringify(report));
  /** Plans, and reviews the plan. */
  const plan = async (hcl: string, ...more: string[]): Promise<Report> => {
    await terraform.write(hcl);
    if (hcl.includes('module "') || hcl.includes('terraform_data'))
      await terraform.run('init', '-no-color', '-input=false');
    const { json } = await terraform.plan(undefined, ...more);
    const report = await reviewOf(json);
    await write(report);
    return report;
  };
  /** Applies the latest plan, and tells what is refused: summary and detail of each error. */
  const apply = async (...words: string[]): Promise<string[]> => {
    const applying = ['apply', '-json', '-input=false', ...(words.length > 0 ? words : ['saved.tfplan'])];
    const { answer, code, output } = await reviewing.start(there, ...applying).ended;
    const errors = readFindings(answer, {}).filter(({ severity }) => severity === 'error');
    expect([code, errors.length > 0], output).toEqual([errors.length > 0 ? 1 : 0, errors.length > 0]);
    return errors.map(({ summary, detail }) => `${summary}\n${detail}`);
  };
  const files = async (content: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(content)) {
      await mkdir(dirname(join(terraform.folder, path)), { recursive: true });
      await writeFile(join(terraform.folder, path), text);
    }
  };
  const create = async (collection: string, body: object): Promise<string> => {
    const reply = await administrator.post(`/v1/${collection}`, body);
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
    return reply.body.id;
  };
  const list = (collection: string, query = {}) => listAll(administrator, collection, query);
  /** Who holds what, as `jane@example.com: project_user in payments`. */
  const grants = async () => {
    const names = new Map(
      (await Promise.all(['members', 'service_accounts', 'projects', 'roles'].map((kind) => list(kind))))
        .flat()
        .map((object: Json) => [object.id, object.email ?? object.name]),
    );
    return (await list('role_assignments'))
      .map(
        ({ principal_id, role_id, project_id }: Json) =>
          `${names.get(principal_id)}: ${names.get(role_id)} in ${names.get(project_id) ?? 'everything'}`,
      )
      .filter((text: string) => !text.endsWith(': Administrator in everything'))
      .sort();
  };
  return { administrator, terraform, file, plan, apply, files, create, list, grants, reads };
}

const ended = { expires_at: '2099-01-01T00:00:00Z' };

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

const hostile = (what: string, instead: string) => ref(`replace(${what}, "/^.+$/", "${instead}")`);

const team = project('payments') + project('vault') + member('jane') + account('ci') + account('root');
const reader = role('Readers', 'project', ['deployment.read']);
const identity = (label: string, more: object = {}) =>
  resource('workload_identity', label, {
    name: label,
    service_account_id: idOf('service_account.ci'),
    issuer: 'https://token.actions.githubusercontent.com',
    audience: 'https://roster.example.com',
    subject_pattern: 'repo:acme/platform:ref:refs/heads/main',
    ...more,
  });
const key = (label: string, more: object = {}) =>
  resource('access_key', label, {
    service_account_id: idOf('service_account.ci'),
    store_secret_in_state: true,
    ...more,
  });
const users = (...labels: string[]) =>
  resource('project_role_members', 'users', {
    project_id: idOf('project.payments'),
    role_id: 'project_user',
    principal_ids: ref(`[${labels.map((label) => `roster_${label}.id`).join(', ')}]`),
  });
const inPayments = (label: string, more: object = {}) =>
  grant(label, `member.${label}`, 'project_user', 'project.payments', { ...ended, ...more });

describe('an apply of what was reviewed', () => {
  it('makes everything, and the audit log says which review approved it', async () => {
    const { plan, apply, files, list, grants, terraform } = await begin();
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
    const { plan, apply, grants, list } = await begin();
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
    const { plan, apply, list, grants, terraform } = await begin();
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
    const { plan, apply, create, grants, list } = await begin();
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
    const { plan, apply, grants, reads } = await begin();
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

  it('knows by their names what another provider block made', async () => {
    const { plan, apply, grants } = await begin();
    const elsewhere = inPayments('jane').replace('{\n', '{\n  provider = roster.other\n');
    await plan(`provider "roster" {\n  alias = "other"\n}\n${team}${elsewhere}`);
    expect(await apply()).toEqual([]);
    expect(await grants()).toEqual(['jane@example.com: Project User in payments']);
  });

  it('may end when the plan did not know, where the review says so', async () => {
    const { plan, apply, grants } = await begin();
    const when = 'resource "terraform_data" "end" {\n  input = "2099-01-01T00:00:00Z"\n}\n';
    await plan(team + when + inPayments('jane', { expires_at: ref('terraform_data.end.output') }));
    expect(await apply()).toEqual([]);
    expect(await grants()).toContain('jane@example.com: Project User in payments');
  });
});

describe('an expression that comes to something else than what it refers to', () => {
  it('grants nobody else anything, nor anything else, nor elsewhere', async () => {
    const { plan, apply, create, list } = await begin();
    const mallory = await create('members', { email: 'mallory@example.com' });
    const vault = await create('projects', { name: 'secrets' });
    const before = (await list('role_assignments')).length;
    const principal = hostile('roster_member.jane.id', mallory);
    const grants = [
      inPayments('jane', { principal_id: principal }),
      inPayments('jane', { role_id: hostile('roster_role.Readers.id', 'project_administrator') }),
      inPayments('jane', { project_id: hostile('roster_project.payments.id', vault) }),
    ].map((hcl, place) => hcl.replace('"jane"', `"jane${place}"`));
    const report = await plan(
      team +
        reader +
        grants.join('') +
        users('member.jane').replace('roster_member.jane.id', String(principal).slice(1)),
    );
    // This is what it is about: the review cannot tell.
    expect(report.unknowns).toEqual([]);
    expect(report.principals.map(({ name }) => name)).toEqual(['jane@example.com', 'ci', 'root']);
    const errors = await apply();
    expect(errors).toHaveLength(4);
    const all = errors.join('\n');
    expect(all).toContain('Cannot create the role assignment: it was not reviewed');
    expect(all).toContain(`The review ${report.hash} (${url}) does not have this change`);
    expect(all).toContain(`- principal_id: "mallory@example.com (${mallory})"`);
    expect(all).toContain('- principal_id: "jane@example.com"');
    expect(all).toContain('- role_id: "Project Administrator (project_administrator)"');
    expect(all).toContain(`- project_id: "secrets (${vault})"`);
    expect((await list('role_assignments')).length).toBe(before);
    expect(await list('members', { email: 'jane@example.com' })).toHaveLength(1);
  });

  it('lets nobody in as another account', async () => {
    const { plan, apply, create, list } = await begin();
    const root = await create('service_accounts', { name: 'powerful' });
    const before = (await list('access_keys')).length;
    const account_id = hostile('roster_service_account.ci.id', root);
    await plan(
      team +
        key('ci', { service_account_id: account_id }) +
        identity('main', { service_account_id: account_id }),
    );
    const errors = await apply();
    expect(errors).toHaveLength(2);
    for (const text of errors) expect(text).toContain(`- service_account_id: "powerful (${root})"`);
    expect((await list('access_keys')).length).toBe(before);
    expect(await list('workload_identities')).toEqual([]);
  });

  it('is not taken for an account that has the e-mail address of a member as its name', async () => {
    const { plan, apply, create, grants } = await begin();
    const robot = await create('service_accounts', { name: 'jane@example.com' });
    await plan(team + inPayments('jane', { principal_id: hostile('roster_member.jane.id', robot) }));
    expect(await apply()).toHaveLength(1);
    expect((await grants()).filter((grant) => grant.includes('jane'))).toEqual([]);
  });

  it('switches nobody off or on, where the plan did not know whether it would', async () => {
    const { plan, apply, list } = await begin();
    await plan(project('payments') + account('ci'));
    expect(await apply()).toEqual([]);
    const status = hostile('roster_project.other.id', 'disabled');
    await plan(project('payments') + project('other') + account('ci', { status }));
    expect(await apply()).toEqual([expect.stringContaining('- status: "disabled"')]);
    expect(await list('service_accounts', { name: 'ci' })).toMatchObject([{ status: 'active' }]);
  });

  it('is refused as well where the review could not tell whom it means', async () => {
    const { plan, apply, grants } = await begin();
    const either = ref(
      '[roster_member.jane.id, roster_service_account.ci.id][length(roster_member.jane.id) > 0 ? 0 : 1]',
    );
    const report = await plan(team + inPayments('jane', { principal_id: either }));
    expect(report.unknowns).toHaveLength(1);
    const [text] = await apply();
    expect(text).toContain('- principal_id: "(known after apply)"');
    expect((await grants()).filter((grant) => grant.includes('jane'))).toEqual([]);
  });
});

describe('an apply of another plan than the one that was reviewed', () => {
  it('is refused resource by resource, and makes what is the same', async () => {
    const { plan, apply, terraform, list, grants } = await begin();
    const standing = team + member('gone') + reader + identity('main') + inPayments('jane') + key('ci');
    await plan(standing);
    expect(await apply()).toEqual([]);
    const change = (hcl: string) =>
      hcl
        .replace('email = "jane@example.com"', 'email = "jane@example.com"\n  display_name = "Jane"')
        .replace('["deployment.read"]', '["deployment.read","deployment.logs.read"]')
        .replace('ref:refs/heads/main', 'environment:live');
    await plan(change(standing) + member('omar') + grant('omar', 'member.omar', 'auditor', undefined, ended));
    const other = change(standing)
      .replace(member('gone'), '')
      .replace('"deployment.logs.read"', '"deployment.*"')
      .replace('environment:live', '*')
      .replace(/ {2}expires_at = .*\n/, '')
      .replace('name = "root"', 'name = "root"\n  status = "disabled"');
    const grants_ =
      member('omar') +
      grant('omar', 'member.omar', 'administrator', undefined, ended) +
      grant('more', 'member.omar', 'auditor') +
      key('another');
    await terraform.plan(other + grants_);
    const errors = await apply();
    expect(errors.map((text) => text.split('\n')[0]?.replace(/\w+_\w{26}/, 'ID')).sort()).toEqual([
      'Cannot change the role ID: it was not reviewed',
      'Cannot change the role assignment ID: it was not reviewed',
      'Cannot change the service account ID: it was not reviewed',
      'Cannot change the workload identity ID: it was not reviewed',
      'Cannot create the access key: it was not reviewed',
      'Cannot create the role assignment: it was not reviewed',
      'Cannot create the role assignment: it was not reviewed',
      'Cannot delete the member ID: it was not reviewed',
    ]);
    expect(errors.join('\n')).toContain('- permissions: ["deployment.*", "deployment.read"]');
    expect(errors.join('\n')).toContain(
      'The review has roster_role.Readers with:\n- permissions: ["deployment.logs.read","deployment.read"]',
    );
    expect(await list('members', { email: 'jane@example.com' })).toMatchObject([{ display_name: 'Jane' }]);
    expect(await list('members', { email: 'gone@example.com' })).toHaveLength(1);
    expect(await grants()).toEqual(['jane@example.com: Project User in payments']);
    // Nothing of the state is lost by it.
    const { actions } = await terraform.plan(other + grants_);
    expect(Object.keys(actions).sort()).toEqual([
      'roster_access_key.another',
      'roster_member.gone',
      'roster_role.Readers',
      'roster_role_assignment.jane',
      'roster_role_assignment.more',
      'roster_role_assignment.omar',
      'roster_service_account.root',
      'roster_workload_identity.main',
    ]);
  });

  it('makes no more of a kind than the review has', async () => {
    const { plan, apply, terraform } = await begin();
    await plan(team + key('one'));
    await terraform.plan(team + key('one') + key('two'));
    expect(await apply()).toEqual([
      expect.stringContaining('Cannot create the access key: it was not reviewed'),
    ]);
  });

  it('does not keep for good what was to be replaced by what has an end', async () => {
    const { plan, apply, terraform, grants } = await begin();
    await plan(team + inPayments('jane'));
    expect(await apply()).toEqual([]);
    const administrator = inPayments('jane').replace('project_user', 'project_administrator');
    await plan(team + administrator);
    await terraform.plan(team + administrator.replace(/ {2}expires_at = .*\n/, ''));
    expect(await apply()).toHaveLength(1);
    expect(await grants()).toEqual([]);
  });

  it('takes over nobody whom the review took for new', async () => {
    const { plan, apply, create, grants } = await begin();
    const ci = account('ci', { adopt_existing: true });
    await plan(
      project('payments') + ci + grant('ci', 'service_account.ci', 'project_user', 'project.payments'),
    );
    await create('service_accounts', { name: 'ci' });
    const [text, ...others] = await apply();
    expect(text).toMatch(/^Cannot take over the service account sa_\w{26}: it was not reviewed/);
    expect(others).toEqual([]);
    expect(await grants()).toEqual([]);
  });
});

describe('a review file', () => {
  const errorsWith = async (roster: Record<string, string>, provider = '') => {
    const { administrator } = await api.newEnvironment();
    const options = { endpoint: api.url, credentials: administrator, roster, provider };
    return (await openTerraform(options)).errorsOf('plan', project('payments'));
  };
  const reviewed = async () => {
    const ground = await begin();
    const report = await ground.plan(project('payments'));
    return { ...ground, report };
  };

  it.each([
    ['is not there', undefined, /ROSTER_REVIEW_FILE names ".*review.json": ENOENT/],
    ['is no JSON', '{', /ROSTER_REVIEW_FILE names ".*review.json", which is none/],
    ['has another shape', '{"schema_version": 1, "kind": "change"}', /which is none/],
    ['is of another version', (report: Json) => ({ ...report, schema_version: 2 }), /which is none/],
    ['tells what is held', (report: Json) => ({ ...report, kind: 'standing' }), /which is none/],
    ['has a hash that is none', (report: Json) => ({ ...report, hash: 'sha256:1\nX: y' }), /which is none/],
    ['has objects without changes', (report: Json) => ({ ...report, objects: [{}] }), /which is none/],
  ])('that %s is refused before anything else', async (_, content, says) => {
    const { file, report } = await reviewed();
    if (content === undefined) await rm(file);
    else await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content(report)));
    const [error, ...others] = await errorsWith({ ROSTER_REVIEW_FILE: file });
    expect(error?.detail).toMatch(says);
    expect(others).toEqual([]);
  });

  it('of another environment is refused, at the argument where that names it', async () => {
    const { file } = await reviewed();
    const [error] = await errorsWith({}, `review_file = "${file}"`);
    expect(error).toMatchObject({
      summary: 'The review is that of another environment',
      line: `review_file = "${file}"`,
    });
  });

  it('does not go with the change reference of another review, and leaves any other as it is', async () => {
    const { file, administrator, list } = await reviewed();
    const other = `review:sha256:${'0'.repeat(64)}`;
    const [error] = await errorsWith({ ROSTER_REVIEW_FILE: file, ROSTER_CHANGE_REFERENCE: other });
    expect(error?.summary).toBe('The change reference is that of another review');
    expect(error?.detail).toContain(`${other.slice(7)} was approved`);
    const roster = { ROSTER_REVIEW_FILE: file, ROSTER_CHANGE_REFERENCE: 'acme/pull/7' };
    const given = await openTerraform({ endpoint: api.url, credentials: administrator, roster });
    await given.apply(project('payments'));
    const [event] = await list('audit_events', { change_reference_prefix: 'acme/pull/7' });
    expect(event).toMatchObject({ action: 'project.create' });
  });
});
