import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import type { IdentityProvider } from '../support/identity-provider.ts';
import { clientId, idTokenOf, startTokenOffer, startTokenProvider } from '../support/identity-tokens.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openTerraform } from '../support/terraform.ts';
import { exchangesOf, job, trust } from '../support/token-exchange.ts';

/* A pipeline without a stored secret: a real issuer, the real terraform. */
let api: TestApi;
let provider: IdentityProvider;
beforeAll(async () => {
  api = await startTestApi();
  provider = await startTokenProvider();
});
afterAll(async () => {
  await provider.stop();
  await api.stop();
});

const hcl = 'resource "roster_project" "it" {\n  name = "payments"\n}\n';

const jobToken = (sub = job) => idTokenOf(provider, { sub });

async function begin(more: Json = {}) {
  const environment = await api.newEnvironment();
  const roles = ['administrator'];
  const { identity } = await trust(environment, provider.issuer, { roles, audience: clientId, ...more });
  return { environment, identity, ROSTER_WORKLOAD_IDENTITY_ID: identity.id as string };
}

const projectsOf = async ({ administrator }: TestEnvironment) =>
  (await administrator.get('/v1/projects')).body.items.length;

describe('terraform works without an access key', () => {
  it('by a token in the environment, and the audit log says through which exchange', async () => {
    const { environment, identity, ROSTER_WORKLOAD_IDENTITY_ID } = await begin();
    const token = await jobToken();
    const roster = { ROSTER_WORKLOAD_IDENTITY_ID, ROSTER_IDENTITY_TOKEN: token };
    const terraform = await openTerraform({ endpoint: api.url, roster });
    const output = await terraform.apply(hcl);
    expect(await terraform.plan()).toHaveNoChanges();
    await terraform.destroy();
    const { body } = await environment.administrator.get('/v1/audit_events', { action: 'project.create' });
    expect(body.items).toMatchObject([
      {
        actor_kind: 'service_account',
        actor_id: identity.service_account_id,
        details: { workload_identity_id: identity.id, exchanged_token_id: expect.stringMatching(/^xt_/) },
      },
    ]);
    const exchanges = await exchangesOf(environment.administrator);
    const through = exchanges.map(({ details }) => details.exchanged_token_id);
    expect(through).toContain(body.items[0].details.exchanged_token_id);
    expect(exchanges[0]).toMatchObject({ details: { issuer: provider.issuer, subject: job } });
    const state = await readFile(join(terraform.folder, 'terraform.tfstate.backup'), 'utf8');
    for (const text of [output, state, api.log.join('')]) {
      expect(text).not.toContain(token.split('.')[2]);
      expect(text).not.toContain('rxt_');
    }
  });

  it('by a file that an argument names', async () => {
    const { environment, ROSTER_WORKLOAD_IDENTITY_ID: id } = await begin();
    const file = join(await temporaryFolder(), 'token');
    await writeFile(file, `${await jobToken()}\n`);
    const body = `workload_identity_id = "${id}"\n  identity_token_file = "${file}"`;
    const terraform = await openTerraform({ endpoint: api.url, provider: body });
    await terraform.apply(hcl);
    expect(await projectsOf(environment)).toBe(1);
  });

  it('in GitHub Actions, by asking for a token with the audience of the identity', async () => {
    const { environment, ROSTER_WORKLOAD_IDENTITY_ID } = await begin();
    const offer = await startTokenOffer(() => jobToken());
    const roster = { ROSTER_WORKLOAD_IDENTITY_ID, ...offer.variables };
    const body = `identity_token_audience = "${clientId}"`;
    const terraform = await openTerraform({ endpoint: api.url, provider: body, roster });
    await terraform.apply(hcl);
    expect(await projectsOf(environment)).toBe(1);
    expect(new Set(offer.asked)).toEqual(new Set([clientId]));
  });

  it('by arguments, whatever access key the environment has', async () => {
    const { environment, ROSTER_WORKLOAD_IDENTITY_ID: id } = await begin();
    const body = `workload_identity_id = "${id}"\n  identity_token = "${await jobToken()}"`;
    const credentials = { accessKeyId: 'ak_of_somebody', secretAccessKey: 'rsk_wrong' };
    const terraform = await openTerraform({ endpoint: api.url, provider: body, credentials });
    await terraform.apply(hcl);
    expect(await projectsOf(environment)).toBe(1);
  });

  it('and goes on when its token is ended on the way', async () => {
    const { environment, identity, ROSTER_WORKLOAD_IDENTITY_ID } = await begin();
    const roster = { ROSTER_WORKLOAD_IDENTITY_ID, ROSTER_IDENTITY_TOKEN: await jobToken() };
    const terraform = await openTerraform({ endpoint: api.url, roster });
    await terraform.apply(hcl);
    const path = `/v1/workload_identities/${identity.id}`;
    expect((await environment.administrator.patch(path, { subject_pattern: job })).status).toBe(200);
    await terraform.apply(hcl.replace('payments', 'billing'));
    expect(await projectsOf(environment)).toBe(1);
  });
});

describe('what is wrong is said, and what to do', () => {
  it('when an access key and a workload identity are given, by name, at validation', async () => {
    const { ROSTER_WORKLOAD_IDENTITY_ID: id } = await begin();
    const body = `access_key_id = "ak_x"\n  workload_identity_id = "${id}"`;
    const terraform = await openTerraform({ endpoint: api.url, provider: body });
    for (const command of ['validate', 'plan'] as const) {
      const [error] = await terraform.errorsOf(command, hcl);
      expect(error?.detail).toMatch(/access_key_id and workload_identity_id are both given/i);
      expect(error?.line).toBe(`workload_identity_id = "${id}"`);
    }
  });

  it('when there is no token to exchange', async () => {
    const { ROSTER_WORKLOAD_IDENTITY_ID } = await begin();
    const roster = { ROSTER_WORKLOAD_IDENTITY_ID, GITHUB_ACTIONS: 'true' };
    const terraform = await openTerraform({ endpoint: api.url, roster });
    const [error] = await terraform.errorsOf('plan', hcl);
    expect(error?.detail).toMatch(/no identity token.*`id-token: write`/i);
  });

  it('when the token is that of another job: what it says, and where to look', async () => {
    const { environment, identity, ROSTER_WORKLOAD_IDENTITY_ID } = await begin();
    const token = await jobToken('repo:acme/other:ref:x');
    const roster = { ROSTER_WORKLOAD_IDENTITY_ID, ROSTER_IDENTITY_TOKEN: token };
    const terraform = await openTerraform({ endpoint: api.url, roster });
    const [error] = await terraform.errorsOf('plan', hcl);
    expect(error?.summary).toBe('Cannot create the project: invalid grant');
    expect(error?.detail).toContain(`not taken for ${identity.id}`);
    expect(error?.detail).toContain('the subject "repo:acme/other:ref:x"');
    expect(error?.detail).toContain('workload_identity.exchange');
    expect(JSON.stringify(error)).not.toContain(token.split('.')[2]);
    const [, requestId] = /request id: ([\w-]+)/.exec(error?.detail ?? '') ?? [];
    const [event] = await exchangesOf(environment.administrator, { request_id: requestId });
    expect(event).toMatchObject({ details: { reason: 'wrong_subject', subject: 'repo:acme/other:ref:x' } });
  });

  it('when the file with the token is not there, or holds something else', async () => {
    const { ROSTER_WORKLOAD_IDENTITY_ID } = await begin();
    const missing = { ROSTER_WORKLOAD_IDENTITY_ID, ROSTER_IDENTITY_TOKEN_FILE: '/nonexistent/token' };
    const first = await openTerraform({ endpoint: api.url, roster: missing });
    const [error] = await first.errorsOf('plan', hcl);
    expect(error?.summary).toBe('Cannot create the project: no token to send it with');
    expect(error?.detail).toMatch(/\/nonexistent\/token \(ENOENT\)/);
    const secret = 'a-secret-that-is-no-token';
    const wrong = { ROSTER_WORKLOAD_IDENTITY_ID, ROSTER_IDENTITY_TOKEN: secret };
    const second = await openTerraform({ endpoint: api.url, roster: wrong });
    const [other] = await second.errorsOf('plan', hcl);
    expect(other?.detail).toMatch(/identity_token is no identity token: it must be a signed JWT/i);
    expect(JSON.stringify(other)).not.toContain(secret);
  });

  it('when the endpoint would carry the token in the open', async () => {
    const { ROSTER_WORKLOAD_IDENTITY_ID } = await begin();
    const roster = { ROSTER_WORKLOAD_IDENTITY_ID, ROSTER_IDENTITY_TOKEN: await jobToken() };
    const terraform = await openTerraform({ endpoint: 'http://roster.example.com', roster });
    const [error] = await terraform.errorsOf('plan', hcl);
    expect(error?.detail).toMatch(/endpoint must be an https URL/i);
  });
});
