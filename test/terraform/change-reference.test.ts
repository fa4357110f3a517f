import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeReference } from '../../client/change-reference.ts';
import { startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { startHostileIssuer } from '../support/hostile-issuer.ts';
import { listAll } from '../support/resources.ts';
import { openTerraform } from '../support/terraform.ts';
import { jobClaims, trust } from '../support/token-exchange.ts';

/* What the audit log keeps of the change that a run of Terraform is part of. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const hash = `sha256:${'0123456789abcdef'.repeat(4)}`;
const reference = changeReference({ hash, url: 'https://git.example.com/acme/access/pull/7' });
const project = 'resource "roster_project" "it" {\n  name = "payments"\n}\n';

/** Kinds of every sort: many at once, with a verb, with a secret, a part of others, the settings. */
const everything = `
resource "roster_project" "many" {
  count = 12
  name  = "project \${count.index}"
}

resource "roster_member" "people" {
  count = 3
  email = "person-\${count.index}@example.com"
}

resource "roster_service_account" "robot" {
  name   = "robot"
  status = "disabled"
}

resource "roster_access_key" "robot" {
  service_account_id    = roster_service_account.robot.id
  store_secret_in_state = true
}

resource "roster_role" "custom" {
  name        = "Readers"
  scope_kind  = "project"
  permissions = ["deployment.read"]
}

resource "roster_role_assignment" "custom" {
  principal_id = roster_member.people[0].id
  role_id      = roster_role.custom.id
  project_id   = roster_project.many[0].id
}

resource "roster_project_role_members" "users" {
  project_id    = roster_project.many[1].id
  role_id       = "project_user"
  principal_ids = roster_member.people[*].id
}

resource "roster_environment_settings" "it" {
  session_idle_minutes = 20
}
`;

const sequenceOf = async ({ administrator }: TestEnvironment): Promise<number> =>
  (await administrator.get('/v1/audit_log/head')).body.sequence;

const eventsFrom = async ({ administrator }: TestEnvironment, sequence: number) =>
  (await listAll(administrator, 'audit_events')).filter((event) => event.sequence > sequence);

describe('the change reference', () => {
  it('is in every audit event of an apply, batches included, and a plan leaves no event', async () => {
    const environment = await api.newEnvironment();
    const terraform = await openTerraform({
      endpoint: api.url,
      credentials: environment.administrator,
      provider: `change_reference = "${reference}"`,
    });
    const before = await sequenceOf(environment);
    await terraform.plan(everything);
    expect(await sequenceOf(environment)).toBe(before);
    await terraform.apply();
    const events = await eventsFrom(environment, before);
    const others = events.filter((event) => event.change_reference !== reference);
    expect(others).toEqual([]);
    const actions = new Set(events.map(({ action }) => action));
    for (const kind of ['project', 'member', 'service_account', 'access_key', 'role', 'role_assignment'])
      expect(actions).toContain(`${kind}.create`);
    expect(actions).toContain('service_account.disable');
    // The request id of what was sent in a batch ends with its place there.
    const inBatches = events.filter(({ request_id }) => /\.\d+$/.test(request_id));
    expect(inBatches.length).toBeGreaterThan(1);
    const found = await listAll(environment.administrator, 'audit_events', {
      change_reference_prefix: `review:${hash}`,
    });
    expect(found).toEqual(events);
  });

  it('comes from ROSTER_CHANGE_REFERENCE where the argument is left out or empty, and is that of each run', async () => {
    const environment = await api.newEnvironment();
    const credentials = environment.administrator;
    const roster = { ROSTER_CHANGE_REFERENCE: 'pull/7' };
    const before = await sequenceOf(environment);
    const terraform = await openTerraform({ endpoint: api.url, credentials, roster });
    await terraform.apply(project);
    const provider = 'change_reference = ""';
    const empty = await openTerraform({ endpoint: api.url, credentials, roster, provider });
    await empty.apply(project.replace('payments', 'billing'));
    const given = await openTerraform({
      endpoint: api.url,
      credentials,
      roster,
      provider: 'change_reference = "pull/8"',
    });
    await given.apply(project.replace('payments', 'logistics'));
    await given.destroy();
    const events = await eventsFrom(environment, before);
    expect(events.map((event) => [event.action, event.change_reference])).toEqual([
      ['project.create', 'pull/7'],
      ['project.create', 'pull/7'],
      ['project.create', 'pull/8'],
      ['project.delete', 'pull/8'],
    ]);
  });

  it('is in the event of the exchange by which a pipeline gets its token', async () => {
    await using issuer = { ...(await startHostileIssuer()), [Symbol.asyncDispose]: () => issuer.stop() };
    const environment = await api.newEnvironment();
    const roles = ['administrator'];
    const { identity } = await trust(environment, issuer.issuer, { roles });
    const before = await sequenceOf(environment);
    const terraform = await openTerraform({
      endpoint: api.url,
      provider: `change_reference = "${reference}"`,
      roster: {
        ROSTER_WORKLOAD_IDENTITY_ID: identity.id,
        ROSTER_IDENTITY_TOKEN: await issuer.forge.sign(jobClaims(issuer.issuer)),
      },
    });
    await terraform.apply(project);
    const events = await eventsFrom(environment, before);
    expect(new Set(events.map(({ action }) => action))).toEqual(
      new Set(['workload_identity.exchange', 'project.create']),
    );
    for (const event of events) expect(event.change_reference).toBe(reference);
  });
});

describe('a change reference that no audit event could keep', () => {
  it.each([
    ['too long', 'x'.repeat(501), /must have at most 500 characters/],
    ['with a line break', 'pull/7\\nX-Other: header', /must have printable ASCII characters alone/],
    ['of another script', 'Änderung 7', /must have printable ASCII characters alone/],
    ['with a space at its end', 'pull/7 ', /no space at either end/],
  ])('%s fails terraform validate, at the argument', async (_, value, says) => {
    const provider = `change_reference = "${value}"`;
    const terraform = await openTerraform({ provider });
    const [error] = await terraform.errorsOf('validate', project);
    expect(error?.line).toBe(provider);
    expect(error?.summary).toBe('Invalid change_reference');
    expect(error?.detail).toMatch(says);
  });

  it('fails the plan where it comes from the environment, and names the variable', async () => {
    const { administrator } = await api.newEnvironment();
    const roster = { ROSTER_CHANGE_REFERENCE: 'pull\n7' };
    const terraform = await openTerraform({ endpoint: api.url, credentials: administrator, roster });
    const [error, ...others] = await terraform.errorsOf('plan', project);
    expect(error?.summary).toBe('Invalid ROSTER_CHANGE_REFERENCE');
    expect(error?.detail).toMatch(/ROSTER_CHANGE_REFERENCE must have printable ASCII characters alone/);
    expect(others).toEqual([]);
  });

  it('has to be known before the plan', async () => {
    const provider = 'change_reference = terraform_data.it.id';
    const terraform = await openTerraform({ provider });
    const [error] = await terraform.errorsOf('plan', `resource "terraform_data" "it" {}\n${project}`);
    expect(error?.summary).toBe('"change_reference" must be known before the plan');
  });
});
