import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../../support/api.ts';
import { type HostileIssuer, startHostileIssuer } from '../../support/hostile-issuer.ts';
import { openTerraform } from '../../support/terraform.ts';
import { job, jobClaims, trust } from '../../support/token-exchange.ts';

let api: TestApi;
let issuer: HostileIssuer;
beforeAll(async () => {
  api = await startTestApi();
  issuer = await startHostileIssuer();
});
afterAll(async () => {
  await issuer.stop();
  await api.stop();
});

const address = 'roster_workload_identity.mine';

/** A terraform that manages the workload identity by which it acts, and its service account. */
async function beginByIdentity() {
  const environment = await api.newEnvironment();
  const { identity, account } = await trust(environment, issuer.issuer, { roles: ['administrator'] });
  const token = await issuer.forge.sign({ ...jobClaims(issuer.issuer), environment: 'staging' });
  const roster = { ROSTER_WORKLOAD_IDENTITY_ID: identity.id, ROSTER_IDENTITY_TOKEN: token };
  const terraform = await openTerraform({ endpoint: api.url, roster });
  const { name, service_account_id, audience, subject_pattern } = identity;
  const plain = { name, service_account_id, issuer: issuer.issuer, audience, subject_pattern };
  const hcl = (change: Json = {}) => accountBlock(account) + identityBlock({ ...plain, ...change });
  await terraform.write(hcl());
  await terraform.importObject('roster_service_account.me', account.id);
  await terraform.importObject(address, identity.id);
  await terraform.apply();
  return { environment, identity, account, terraform, hcl };
}

const accountBlock = ({ name }: Json) => `resource "roster_service_account" "me" {\n  name = "${name}"\n}\n`;

const identityBlock = (values: Json) => {
  const lines = Object.entries(values).map(([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`);
  return `resource "roster_workload_identity" "mine" {\n${lines.join('')}}\n`;
};

type Ground = Awaited<ReturnType<typeof beginByIdentity>>;

/** The plan is refused for this reason, an apply is as well, and the identity lets this run in as before. */
async function expectRefusal(
  { terraform, environment, identity }: Ground,
  { hcl, more = [], summary, because }: { hcl: string; more?: string[]; summary: string; because: string },
): Promise<void> {
  for (const command of ['plan', 'apply'] as const) {
    const errors = await terraform.errorsOf(command, hcl, ...more);
    const refusal = errors.find((error) => error.summary === summary);
    expect(refusal?.detail, JSON.stringify(errors)).toContain(because);
  }
  const { body } = await environment.administrator.get(`/v1/workload_identities/${identity.id}`);
  // Asking was a use of it.
  expect({ ...body, last_used_at: null }).toEqual(identity);
}

describe('an apply that would end the workload identity by which it acts', () => {
  it('25: by deleting, replacing or disabling it or its account is refused at plan, with the reason', async () => {
    const ground = await beginByIdentity();
    const { identity, account, hcl, terraform } = ground;
    const refused = (doing: string) =>
      `Cannot ${doing} the workload identity ${identity.id}: this run depends on it`;
    const because = 'It is the workload identity by which Terraform acts';
    await expectRefusal(ground, { hcl: accountBlock(account), summary: refused('delete'), because });
    await expectRefusal(ground, { hcl: hcl({ status: 'disabled' }), summary: refused('disable'), because });
    const elsewhere = hcl({ issuer: 'https://ci.example.com' });
    await expectRefusal(ground, { hcl: elsewhere, summary: refused('delete'), because });
    await expectRefusal(ground, {
      hcl: hcl(),
      more: [`-replace=${address}`],
      summary: refused('delete'),
      because,
    });
    await expectRefusal(ground, {
      hcl: hcl().slice(accountBlock(account).length),
      summary: `Cannot delete the service account ${account.id}: this run depends on it`,
      because: 'It is the principal that Terraform acts as',
    });
    expect(await terraform.plan(hcl())).toHaveNoChanges();
  });

  it('25: by letting in other tokens than its own is refused at plan, naming what does not fit', async () => {
    const ground = await beginByIdentity();
    const { identity, hcl } = ground;
    const summary = `Cannot update the workload identity ${identity.id}: this run depends on it`;
    const changes: [Json, string][] = [
      [{ subject_pattern: 'repo:acme/other:*' }, `its subject is "${job}"`],
      [{ audience: 'https://elsewhere.example.com' }, `its audience is "${identity.audience}"`],
      [{ claims: { environment: 'production' } }, 'its claim environment is another one'],
      [{ claims: { runner: 'own' } }, 'its claim runner is another one'],
    ];
    for (const [change, because] of changes)
      await expectRefusal(ground, { hcl: hcl(change), summary, because });
    const [error] = await ground.terraform.errorsOf('plan', hcl({ subject_pattern: 'repo:acme/other:*' }));
    expect(error?.line).toMatch(/^subject_pattern/);
  });

  it('25: is not refused while its own token fits, nor of another workload identity', async () => {
    const { environment, hcl, terraform } = await beginByIdentity();
    const narrower = hcl({ subject_pattern: job, claims: { environment: 'stag*' } });
    expect(await terraform.apply(narrower)).toContain('1 changed');
    expect(await terraform.plan()).toHaveNoChanges();
    const { identity } = await trust(environment, issuer.issuer, { roles: ['auditor'] });
    const { name, service_account_id, audience } = identity;
    const other = identityBlock({
      name,
      service_account_id,
      issuer: issuer.issuer,
      audience,
      subject_pattern: 'ci-*',
    });
    const both = `${narrower}${other.replace('"mine"', '"other"')}`;
    await terraform.importObject('roster_workload_identity.other', identity.id, both);
    expect(await terraform.apply(both)).toContain('1 changed');
    expect(await terraform.apply(narrower)).toContain('1 destroyed');
  });
});
