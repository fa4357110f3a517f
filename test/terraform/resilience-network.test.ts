import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Json, startTestApi, type TestApi } from '../support/api.ts';
import { type Asked, busy, creationsIn, type Fate, isCreation, startProxy } from '../support/proxy.ts';
import { openTerraform } from '../support/terraform.ts';
import { beginningOf, expectFleet, fleet, idsAdded } from './fleet.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function begin(retryMilliseconds?: number) {
  const { administrator } = await api.newEnvironment();
  const proxy = await startProxy(api.url);
  const terraform = await openTerraform({
    endpoint: proxy.url,
    credentials: administrator,
    ...(retryMilliseconds === undefined ? {} : { retryMilliseconds }),
  });
  return { administrator, proxy, terraform, beginning: await beginningOf(administrator) };
}

const project = 'resource "roster_project" "it" {\n  name = "payments"\n}\n';
const page = (status: number): Fate => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: '<h1>Sorry</h1>',
});

/** The state as it would be a day later, when the API does not have the key of the creation any more. */
function aged(state: string): string {
  const { serial, resources, ...rest } = JSON.parse(state) as Json;
  for (const instance of resources.flatMap((resource: Json) => resource.instances)) {
    const data = JSON.parse(Buffer.from(instance.private, 'base64').toString());
    data.pending_create.key = 'forgotten';
    data.pending_create.requested_at = new Date(Date.now() - 24 * 3_600_000).toISOString();
    instance.private = Buffer.from(JSON.stringify(data)).toString('base64');
  }
  return JSON.stringify({ ...rest, resources, serial: serial + 1 });
}

describe('a bad network', () => {
  it('doubles and loses nothing', async () => {
    const { administrator, proxy, terraform, beginning } = await begin();
    const faults: Fate[] = ['loses its answer', busy(503, 0), 'is lost', busy(429, 0)];
    const every = 3;
    const fateOf = ({ number }: Asked): Fate =>
      number % every === 0 ? (faults[(number / every) % faults.length] as Fate) : 'passes';
    proxy.decide(fateOf);
    await terraform.apply(fleet);
    proxy.decide(() => 'passes');
    // How many are repeated depends on how many come in one request.
    const keys = creationsIn(proxy.asked).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(new Set(keys).size);
    await expectFleet(terraform, administrator, beginning);

    proxy.decide(fateOf);
    await terraform.destroy();
    expect(await idsAdded(administrator, beginning)).toEqual([]);
  });

  it('does not hide what a change has done', async () => {
    const { administrator, proxy, terraform } = await begin();
    await terraform.apply(project);
    let losses = 0;
    const isChange = ({ method, dryRun }: Asked) => method === 'PATCH' && !dryRun;
    proxy.decide((asked) => (isChange(asked) && losses++ < 1 ? 'loses its answer' : 'passes'));
    await terraform.apply(project.replace('payments', 'checkout'));
    expect(proxy.asked.filter(isChange)).toHaveLength(2);
    expect((await administrator.get('/v1/projects')).body.items).toMatchObject([{ name: 'checkout' }]);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('is given the time that Retry-After asks for', async () => {
    const { proxy, terraform } = await begin();
    let refusals = 0;
    proxy.decide((asked) => (isCreation(asked) && refusals++ < 1 ? busy(429, 1) : 'passes'));
    await terraform.apply(project);
    const [first, second, ...others] = proxy.asked.filter(isCreation);
    expect(others).toEqual([]);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(990);
    expect(second?.key).toBe(first?.key);
  });
});

describe('a creation whose answer is lost for good', () => {
  async function beginLost(fate: Fate) {
    const begun = await begin(100);
    const { proxy, terraform } = begun;
    proxy.decide((asked) => (isCreation(asked) ? fate : 'passes'));
    const errors = await terraform.errorsOf('apply', project);
    proxy.decide(() => 'passes');
    return { ...begun, errors };
  }

  it.each<[string, Fate, number]>([
    ['that happened', 'loses its answer', 1],
    ['that never reached the API', 'is lost', 0],
  ])('and %s is found out by the next apply', async (_, fate, count) => {
    const { administrator, terraform, errors } = await beginLost(fate);
    expect(errors.map(({ summary }) => summary)).toContain('It is not known whether the project was created');
    expect((await administrator.get('/v1/projects')).body.items).toHaveLength(count);
    await terraform.apply();
    const { items } = (await administrator.get('/v1/projects')).body;
    expect(items).toHaveLength(1);
    expect((await terraform.object('roster_project.it')).id).toBe(items[0].id);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it.each<Fate>(['loses its answer', 'is lost'])(
    'because it %s is found out by destroy, too',
    async (fate) => {
      const { administrator, terraform } = await beginLost(fate);
      await terraform.destroy();
      expect((await administrator.get('/v1/projects')).body.items).toEqual([]);
      expect(await terraform.objects()).toEqual([]);
    },
  );

  it('is neither forgotten nor repeated when the API no longer knows, and can be settled by hand', async () => {
    const { administrator, terraform } = await beginLost('loses its answer');
    const [project] = (await administrator.get('/v1/projects')).body.items;
    await terraform.restoreState(aged(await terraform.run('state', 'pull')));
    const before = await terraform.objects();
    for (const more of [[], ['-destroy'], ['-refresh-only']]) {
      const [error, ...others] = await terraform.errorsOf('apply', undefined, ...more);
      expect(others).toEqual([]);
      expect(error?.summary).toBe('It cannot be found out whether the project was created');
      expect(error?.detail).toMatch(/a roster_project with name = "payments", sent at .*for 24 hours only/s);
    }
    expect(await terraform.objects()).toEqual(before);
    expect((await administrator.get('/v1/projects')).body.items).toEqual([project]);

    await terraform.run('state', 'rm', 'roster_project.it');
    await terraform.importObject('roster_project.it', project.id);
    expect(await terraform.plan()).toHaveNoChanges();
  });

  it('is not forgotten by an apply that may not refresh', async () => {
    const { administrator, proxy, terraform } = await begin(100);
    const account = 'resource "roster_service_account" "it" {\n  name = "pipeline"\n}\n';
    await terraform.apply(account);
    proxy.decide((asked) => (isCreation(asked) ? 'loses its answer' : 'passes'));
    const key = `resource "roster_access_key" "it" {
      service_account_id = roster_service_account.it.id
    }`;
    await terraform.errorsOf('apply', account + key);
    proxy.decide(() => 'passes');

    const [error] = await terraform.errorsOf('apply', undefined, '-refresh=false');
    expect(error?.summary).toBe('The outcome of creating the access key is not known yet');
    expect(error?.detail).toContain('Run terraform again without -refresh=false');
    await terraform.apply();
    const { id } = await terraform.object('roster_service_account.it');
    const { items } = (await administrator.get('/v1/access_keys', { service_account_id: id })).body;
    expect(items).toHaveLength(1);
    expect(await terraform.plan()).toHaveNoChanges();
  });
});

describe('the state is left alone', () => {
  it.each([
    ['a proxy answers 404 with a page', page(404)],
    ['a proxy answers 410 with a page', page(410)],
    ['something else answers 200 with a page', page(200)],
    ['a proxy answers 403 with a page', page(403)],
    [
      'another API answers 404 with a problem of its own',
      {
        status: 404,
        headers: { 'content-type': 'application/problem+json' },
        body: '{"type":"about:blank","title":"Not Found","status":404}',
      },
    ],
  ])('when %s', async (_, fate) => {
    const { administrator, proxy, terraform } = await begin();
    await terraform.apply(project);
    const before = await terraform.objects();
    proxy.decide(() => fate);
    const [planned] = await terraform.errorsOf('plan');
    expect(planned?.detail).toMatch(/is not from a Roster API/);
    await terraform.errorsOf('apply', undefined, '-refresh-only');
    await terraform.errorsOf('apply', undefined, '-destroy');
    expect(await terraform.objects()).toEqual(before);
    proxy.decide(() => 'passes');
    expect(await terraform.plan()).toHaveNoChanges();
    expect((await administrator.get('/v1/projects')).body.items).toHaveLength(1);
  });

  it('when the endpoint is a wrong path of the API', async () => {
    const { administrator, terraform } = await begin();
    await terraform.apply(project);
    const before = await terraform.objects();
    const state = await terraform.run('state', 'pull');
    const lost = await openTerraform({ endpoint: `${api.url}/roster`, credentials: administrator });
    await lost.restoreState(state);
    const [error] = await lost.errorsOf('plan', project);
    expect(error?.detail).toMatch(/API code: unknown_path \(HTTP 404\)/);
    await lost.errorsOf('apply', undefined, '-refresh-only');
    expect(await lost.objects()).toEqual(before);
  });

  it('when the access key is unknown', async () => {
    const { administrator, terraform } = await begin();
    await terraform.apply(project);
    const before = await terraform.objects();
    const credentials = { ...administrator, accessKeyId: 'ak_01k9xq7b4fe8stv2m6wz3h5ncd' };
    const stranger = await openTerraform({ endpoint: api.url, credentials });
    await stranger.restoreState(await terraform.run('state', 'pull'));
    await stranger.errorsOf('apply', project, '-refresh-only');
    expect(await stranger.objects()).toEqual(before);
  });

  it('when the caller has lost its rights, and may not know of the objects any more', async () => {
    const { administrator, actor } = await api.newEnvironment();
    const credentials = await actor({ role: 'administrator' });
    const terraform = await openTerraform({ endpoint: api.url, credentials });
    await terraform.apply(project);
    const before = await terraform.objects();
    const { items } = (await administrator.get('/v1/role_assignments', { principal_id: credentials.id }))
      .body;
    expect((await administrator.delete(`/v1/role_assignments/${items[0].id}`)).status).toBe(204);
    expect((await credentials.get(`/v1/projects/${before[0].values.id}`)).status).toBe(404);

    for (const more of [[], ['-refresh-only'], ['-destroy'], ['-destroy', '-refresh=false']]) {
      const [error, ...others] = await terraform.errorsOf('apply', undefined, ...more);
      expect(others).toEqual([]);
      expect(error?.summary).toMatch(/^It cannot be found out whether the project prj_\w{26} still exists$/);
      expect(error?.detail).toMatch(/missing permission: project\.list/);
      expect(await terraform.objects()).toEqual(before);
    }
  });

  it.each(['deleted', 'expired'])('when the access key is %s', async (how) => {
    const { administrator, terraform } = await begin();
    await terraform.apply(project);
    const before = await terraform.objects();
    const key = `/v1/access_keys/${administrator.accessKeyId}`;
    if (how === 'deleted') expect((await administrator.delete(key)).status).toBe(204);
    else {
      const soon = `${new Date(Date.now() + 60_000).toISOString().slice(0, 19)}Z`;
      expect((await administrator.patch(key, { expires_at: soon })).status).toBe(200);
      api.travel(120_000);
      onTestFinished(() => api.travel(-120_000));
    }
    const [error] = await terraform.errorsOf('plan');
    expect(error?.detail).toMatch(/API code: unauthenticated \(HTTP 401\)/);
    await terraform.errorsOf('apply', undefined, '-refresh-only');
    await terraform.errorsOf('apply', undefined, '-destroy');
    expect(await terraform.objects()).toEqual(before);
  });
});
