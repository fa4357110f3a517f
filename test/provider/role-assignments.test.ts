import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CtyObject, unknown } from '../../provider/plugin/cty/value.ts';
import { type Actor, startTestApi, type TestApi } from '../support/api.ts';
import { id, offline, startProvider, usualLife } from './provider-harness.ts';

let api: TestApi;
let administrator: Actor;
let provider: Awaited<ReturnType<typeof startProvider>>;
let config: CtyObject;
let existing: CtyObject;

beforeAll(async () => {
  api = await startTestApi();
}, 30_000);
afterAll(() => api.stop());

beforeEach(async () => {
  ({ administrator } = await api.newEnvironment());
  const { accessKeyId, secretAccessKey } = administrator;
  const credentials = { access_key_id: accessKeyId, secret_access_key: secretAccessKey };
  provider = await startProvider({ endpoint: api.url, ...credentials });
  const member = (await administrator.post('/v1/members', { email: 'jane@example.com' })).body;
  config = { principal_id: member.id, role_id: 'auditor' };
  existing = (await administrator.post('/v1/role_assignments', config)).body;
});

const type = 'roster_role_assignment';
const assignments = async () =>
  (await administrator.get('/v1/role_assignments', { principal_id: String(config['principal_id']) })).body
    .items;

describe('an assignment that exists already, just so, which the API is content with', () => {
  const says = () =>
    new RegExp(
      `^error: Cannot create the role assignment: it exists already: .*in the way: ${existing['id']} \\(to manage it here: terraform import roster_role_assignment\\.NAME ${existing['id']}\\)`,
      's',
    );

  it('fails the plan', async () => {
    const plan = await provider.plan(type, null, config);
    expect(plan.says).toEqual([expect.stringMatching(says())]);
  });

  it('fails the apply, and stays with whoever made it', async () => {
    const planned = {
      ...{ id: unknown, created_at: unknown, project_id: null, expires_at: null, reason: null },
      ...config,
    };
    const applied = await provider.apply(type, null, planned);
    expect(applied.says).toEqual([expect.stringMatching(says())]);
    expect(applied.state).toBeNull();
    expect(applied.privateData).toHaveLength(0);
    expect(await assignments()).toEqual([existing]);
  });

  it('is not in the way of its own replacement', async () => {
    await provider.see(type, existing);
    expect((await provider.plan(type, null, config)).says).toEqual([]);
  });
});

describe('an assignment that has ended', () => {
  const ended = {
    ...{ id: id('ra'), principal_id: id('mem'), role_id: 'auditor', project_id: null, reason: null },
    ...{ expires_at: '2020-01-01T00:00:00Z', created_at: '2019-01-01T00:00:00Z' },
    ...usualLife,
  };

  it('is told of by each plan, which changes nothing', async () => {
    const { plan } = await startProvider(offline);
    const { planned, says } = await plan(type, ended, ended);
    expect(planned).toEqual(ended);
    expect(says).toEqual([
      expect.stringMatching(/^warning at expires_at: This role assignment has ended: .*2020-01-01T00:00:00Z/),
    ]);
  });

  it('is not told of once it has another end', async () => {
    const { plan } = await startProvider(offline);
    for (const expires_at of ['2099-01-01T00:00:00Z', null, unknown])
      expect((await plan(type, ended, { ...ended, expires_at })).says).toEqual([]);
    expect((await plan(type, ended, null)).says).toEqual([]);
  });
});
