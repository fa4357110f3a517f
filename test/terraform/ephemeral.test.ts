import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { storedLog } from '../support/audit.ts';
import { buildTemporaryProvider, type TemporaryProvider } from '../support/built-provider.ts';
import { until } from '../support/program.ts';
import { isCreation, startProxy } from '../support/proxy.ts';
import { filesWithSecret, secretPattern } from '../support/secrets.ts';
import { openTerraform } from '../support/terraform.ts';

let api: TestApi;
let built: TemporaryProvider;
beforeAll(async () => {
  [api, built] = await Promise.all([startTestApi(), buildTemporaryProvider()]);
});
afterAll(() => Promise.all([api.stop(), built.remove()]));

/** Each configuration of the provider has a process of its own, as Terraform starts it for users. */
async function beginBuilt(variables: Record<string, string> = {}) {
  const begun = await begin({ built, variables });
  return { ...begun, terraform: begun.terraform, init: () => begun.terraform.run('init', '-no-color') };
}

async function begin(options: Partial<Parameters<typeof openTerraform>[0]> = {}) {
  const environment = await api.newEnvironment();
  const runner = await environment.actor({ role: 'administrator' });
  const credentials = environment.administrator;
  const terraform = await openTerraform({ endpoint: api.url, credentials, ...options });
  return { environment, administrator: credentials, runner, terraform };
}

const credentialsOf = (serviceAccountId: string, more = '') => `
  ephemeral "roster_session_credentials" "it" {
    service_account_id = ${serviceAccountId}
    ${more}
  }`;

/** A provider that acts with the session's credentials, and a project that it makes. */
const actsWithThem = `
  provider "roster" {
    alias             = "session"
    access_key_id     = ephemeral.roster_session_credentials.it.access_key_id
    secret_access_key = ephemeral.roster_session_credentials.it.secret_access_key
  }

  resource "roster_project" "it" {
    provider = roster.session
    name     = "payments"
  }`;

/** The ids of the keys that were made and deleted, in this order, with their notes. */
async function keyEvents(environment: TestEnvironment) {
  const { events } = await storedLog(api, environment);
  const { id: actor } = environment.administrator;
  const of = (action: string) =>
    events.filter((event) => event.action === `access_key.${action}` && event.actor_id === actor);
  const ids = (action: string) => of(action).map(({ target_id }) => target_id);
  return { made: ids('create'), deleted: ids('delete'), creations: of('create') };
}

async function keysOf(environment: TestEnvironment, serviceAccountId: string): Promise<string[]> {
  const { body } = await environment.administrator.get('/v1/access_keys', {
    service_account_id: serviceAccountId,
  });
  return body.items.map(({ id }: { id: string }) => id);
}

describe('ephemeral "roster_session_credentials"', () => {
  it('work during the run and are gone after it', async () => {
    const { environment, runner, terraform, init } = await beginBuilt();
    const before = await keysOf(environment, runner.id);
    await terraform.write(credentialsOf(JSON.stringify(runner.id), 'note = "Release"') + actsWithThem);
    await init();
    await terraform.apply();
    const { id } = await terraform.object('roster_project.it');
    const { events } = await storedLog(api, environment);
    const creation = events.find(({ action, target_id }) => action === 'project.create' && target_id === id);
    expect(creation?.actor_id).toBe(runner.id);

    expect(await keysOf(environment, runner.id)).toEqual(before);
    const { made, deleted, creations } = await keyEvents(environment);
    expect(made.length).toBeGreaterThan(0);
    expect([...deleted].sort()).toEqual([...made].sort());
    expect(JSON.stringify(creations[0]?.details)).toContain('Release');
    await terraform.destroy();
    expect(await keysOf(environment, runner.id)).toEqual(before);
  });

  it('end by themselves soon, if nobody were to delete them', async () => {
    const { environment, runner, terraform } = await begin();
    await terraform.plan(credentialsOf(JSON.stringify(runner.id), 'lifetime_minutes = 5'));
    const [creation] = (await keyEvents(environment)).creations;
    const [, end] = JSON.parse(creation?.details ?? '').changes.expires_at;
    const minutes = (Date.parse(end) - Date.parse(creation?.occurred_at ?? '')) / 60_000;
    expect(minutes).toBeGreaterThan(4.5);
    expect(minutes).toBeLessThan(5.1);
  });

  it('leave no secret in the state, in the plan, in the log, or in what is shown', async () => {
    const variables = { TF_LOG: 'TRACE', TF_LOG_PATH: 'trace.log' };
    const { runner, terraform, init } = await beginBuilt(variables);
    await terraform.write(credentialsOf(JSON.stringify(runner.id)) + actsWithThem);
    await init();
    const { output, json } = await terraform.plan();
    const applied = await terraform.apply();
    const trace = await readFile(join(terraform.folder, 'trace.log'), 'utf8');
    expect(trace).toMatch(/ephemeral\.roster_session_credentials\.it/);
    const said = `${output}${JSON.stringify(json)}${applied}${trace}`;
    expect(said).not.toMatch(secretPattern);
    expect(await filesWithSecret(terraform)).toEqual([]);
  });

  it('are not made by validate, nor by a plan that does not know for whom', async () => {
    const { environment, runner, terraform } = await begin();
    await terraform.write(credentialsOf(JSON.stringify(runner.id)));
    await terraform.run('validate');
    expect((await keyEvents(environment)).made).toEqual([]);
    const plan = await terraform.plan(`
      resource "roster_service_account" "it" {
        name = "pipeline"
      }
      ${credentialsOf('roster_service_account.it.id')}`);
    expect(plan.actions).toEqual({ 'roster_service_account.it': 'create' });
    expect((await keyEvents(environment)).made).toEqual([]);
    await terraform.apply();
    const { id } = await terraform.object('roster_service_account.it');
    expect((await keyEvents(environment)).made).toHaveLength(1);
    expect(await keysOf(environment, id)).toEqual([]);
  });

  it.each([
    ['lifetime_minutes = 4', /must be a whole number from 5 to 60/],
    ['lifetime_minutes = 61', /must be a whole number from 5 to 60/],
    ['note = ""', /must have at least 1 character/],
  ])('are refused with %s', async (line, says) => {
    const { terraform, runner } = await begin();
    const hcl = credentialsOf(JSON.stringify(runner.id), line);
    const [error, ...others] = await terraform.errorsOf('validate', hcl);
    expect(others).toEqual([]);
    expect(error?.line).toBe(line);
    expect(error?.detail).toMatch(says);
  });

  it('are refused, at the line, for a service account that is not there', async () => {
    const { terraform } = await begin();
    const [error] = await terraform.errorsOf('plan', credentialsOf('"sa_01h00000000000000000000000"'));
    expect(error?.summary).toBe('Cannot make the session credentials: unknown reference');
    expect(error?.line).toBe('service_account_id = "sa_01h00000000000000000000000"');
    expect(error?.detail).toMatch(/names no service account.*ends by itself within the hour/s);
  });

  it('are made once when the answer to their creation is lost', async () => {
    const { environment, runner, administrator } = await begin();
    const proxy = await startProxy(api.url);
    let lost = 0;
    proxy.decide((asked) => (isCreation(asked) && lost++ === 0 ? 'loses its answer' : 'passes'));
    const terraform = await openTerraform({ endpoint: proxy.url, credentials: administrator });
    await terraform.plan(credentialsOf(JSON.stringify(runner.id)));
    expect(proxy.asked.filter(isCreation)).toHaveLength(2);
    const { made, deleted } = await keyEvents(environment);
    expect(made).toHaveLength(1);
    expect(deleted).toEqual(made);
  });

  /** A run that comes to a step which uses them, and does not get through it. */
  const untilTheStep = (command: string, runnerId: string) => `${credentialsOf(JSON.stringify(runnerId))}
    ${actsWithThem}
    resource "terraform_data" "step" {
      depends_on = [roster_project.it]
      provisioner "local-exec" {
        command     = "${command}"
        environment = { SECRET = ephemeral.roster_session_credentials.it.secret_access_key }
      }
    }`;

  it('are deleted when a step that uses them fails, though Terraform does not close them', async () => {
    const { environment, runner, terraform, init } = await beginBuilt();
    const before = await keysOf(environment, runner.id);
    await terraform.write(untilTheStep('exit 1', runner.id));
    await init();
    const [error] = await terraform.errorsOf('apply');
    expect(error?.summary).toBe('local-exec provisioner error');
    expect((await keyEvents(environment)).made.length).toBeGreaterThan(0);
    expect(await keysOf(environment, runner.id)).toEqual(before);
  });

  it.each([
    ['Ctrl-C', 'SIGINT'],
    ['the end of Terraform itself', 'SIGKILL'],
  ] as const)('are deleted after %s', async (_what, signal) => {
    const { environment, runner, terraform, init } = await beginBuilt();
    const before = await keysOf(environment, runner.id);
    await terraform.write(untilTheStep('sleep 60', runner.id));
    await init();
    const running = terraform.start('apply', '-no-color', '-input=false', '-auto-approve');
    await until(running, () => running.said().includes('terraform_data.step: Provisioning'));
    expect(await keysOf(environment, runner.id)).toHaveLength(before.length + 1);
    if (signal === 'SIGINT') running.signalGroup(signal);
    else process.kill(running.pid, signal);
    onTestFinished(() => endGroup(running.pid));
    await expect.poll(() => keysOf(environment, runner.id), { timeout: 20_000 }).toEqual(before);
    if (signal === 'SIGINT')
      expect((await running.ended).output).toMatch(/Interrupt received|signal: interrupt/);
  });

  it('warn, and name the key, when they cannot be deleted', async () => {
    const { administrator, runner } = await begin();
    const proxy = await startProxy(api.url);
    proxy.decide(({ method }) => (method === 'DELETE' ? 'is lost' : 'passes'));
    const terraform = await openTerraform({
      endpoint: proxy.url,
      credentials: administrator,
      retryMilliseconds: 500,
    });
    const [warning] = await terraform.warningsOf('plan', credentialsOf(JSON.stringify(runner.id)));
    expect(warning?.summary).toMatch(/^The access key ak_\w{26} could not be deleted$/);
    expect(warning?.detail).toMatch(/ends by itself within 15 minutes/);
    expect(JSON.stringify(warning)).not.toMatch(secretPattern);
  });
});

/** What a program that was killed has left running. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}
