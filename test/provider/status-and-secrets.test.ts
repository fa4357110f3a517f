import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CtyObject } from '../../provider/plugin/cty/value.ts';
import { type Actor, startTestApi, type TestApi } from '../support/api.ts';
import { startProvider, usualLife } from './provider-harness.ts';

let api: TestApi;
let administrator: Actor;
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
  api = await startTestApi();
}, 30_000);
afterAll(() => api.stop());

beforeEach(async () => {
  ({ administrator } = await api.newEnvironment());
  const { accessKeyId, secretAccessKey } = administrator;
  const credentials = { access_key_id: accessKeyId, secret_access_key: secretAccessKey };
  provider = await startProvider({ endpoint: api.url, ...credentials });
});

const create = async (path: string, body: object) => (await administrator.post(path, body)).body;
const actions = async () =>
  (await administrator.get('/v1/audit_events')).body.items.map(({ action }: CtyObject) => action);

describe('a member who is disabled and never activated the account', () => {
  const email = 'jane@example.com';
  const wanted = { email, status: 'active' };
  let prior: CtyObject;
  beforeEach(async () => {
    const { id } = await create('/v1/members', { email });
    await administrator.post(`/v1/members/${id}/disable`, undefined);
    const { body } = await administrator.get(`/v1/members/${id}`);
    prior = { ...body, activation_resend: null, ...usualLife };
  });
  const refused = expect.stringMatching(
    /^error at status: The member cannot be made active: .*to enable it makes it "pending"/,
  );

  it('cannot be made active, as the plan says', async () => {
    expect((await provider.plan('roster_member', prior, wanted)).says).toEqual([refused]);
  });

  it('is told of as it is when an apply tries it', async () => {
    const { state, says } = await provider.apply('roster_member', prior, { ...prior, ...wanted });
    expect(says).toEqual([refused]);
    expect(state).toMatchObject({ status: 'pending' });
  });
});

describe('a secret that the user gives', () => {
  const declared = {
    ...{ name: 'Example Login', issuer: 'https://login.example.com', client_id: 'roster' },
    allowed_domains: ['example.com'],
  };
  let prior: CtyObject;
  beforeEach(async () => {
    const connection = await create('/v1/sso_connections', {
      ...declared,
      client_secret: 'the-secret-of-the-client',
    });
    const secret = { client_secret_wo: null, client_secret_wo_version: 1 };
    prior = { ...connection, ...secret, ...usualLife };
  });
  const type = 'roster_sso_connection';

  it('can be taken out again, and stays with the object', async () => {
    const { planned, replace, says } = await provider.plan(type, prior, declared);
    expect({ replace, says }).toEqual({ replace: [], says: [] });
    expect((await provider.apply(type, prior, planned, undefined, declared)).says).toEqual([]);
    expect(await actions()).not.toContain('sso_connection.update');
  });

  it('is told of where it stands', async () => {
    const secret = { client_secret_wo: '', client_secret_wo_version: 2 };
    const { says } = await provider.plan(type, prior, { ...declared, ...secret });
    expect(says).toEqual([expect.stringMatching(/^error at client_secret_wo: /)]);
  });

  it('is sent to what is taken over, without a version, too', async () => {
    const config = { ...declared, client_secret_wo: 'another-secret', adopt_existing: true };
    const { planned, says } = await provider.plan(type, null, config);
    expect(says).toEqual([expect.stringContaining('It changes:\n- client_secret_wo: it is sent')]);
    expect(await actions()).not.toContain('sso_connection.update');
    const { state } = await provider.apply(type, null, planned, undefined, config);
    expect(state).toMatchObject({ id: prior['id'], client_secret_wo: null, client_secret_wo_version: null });
    expect(await actions()).toContain('sso_connection.update');
  });
});

describe('a replacement on demand', () => {
  const plan = async (before: boolean, after: boolean) => {
    const project = await create('/v1/projects', { name: 'payments' });
    const prior = { ...project, ...usualLife, deletion_protection: before };
    await provider.see('roster_project', prior);
    const config = { name: 'payments', deletion_protection: after };
    return (await provider.planReplacement('roster_project', prior, config)).second.says;
  };

  it('is refused for what the state protects, whatever is declared', async () => {
    expect(await plan(true, false)).toEqual([expect.stringMatching(/^error .*Cannot replace .*protected/)]);
  });

  it('is not for what is to be protected from then on', async () => {
    expect(await plan(false, true)).toEqual([]);
  });
});
