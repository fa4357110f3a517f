import { beforeEach, describe, expect, it } from 'vitest';
import { type CtyObject, unknown } from '../../provider/plugin/cty/value.ts';
import { id, offline, startProvider, usualLife } from './provider-harness.ts';

type Provider = Awaited<ReturnType<typeof startProvider>>;
let provider: Provider;

beforeEach(async () => {
  provider = await startProvider(offline);
});

const created_at = '2026-01-01T00:00:00Z';
const member: CtyObject = {
  id: id('mem'),
  email: 'jane@example.com',
  username: null,
  display_name: 'Jane',
  note: null,
  kind: 'local',
  status: 'active',
  activation_expires_at: null,
  activation_resend: null,
  two_factor: false,
  root: false,
  login_url: 'https://roster.example.com/e/default',
  created_at,
  ...usualLife,
};
const accessKey: CtyObject = {
  id: id('ak'),
  service_account_id: id('sa'),
  note: null,
  expires_at: null,
  status: 'active',
  secret_access_key: null,
  secret_access_key_wo: null,
  secret_access_key_wo_version: null,
  age_recipients: null,
  encrypted_secret_access_key: null,
  store_secret_in_state: false,
  rotate_after: null,
  overlap: '24h',
  previous_access_key_id: null,
  previous_access_key_retires_at: null,
  created_at,
  deletion_protection: false,
};
const role: CtyObject = {
  id: id('rol'),
  name: 'Reader',
  description: null,
  scope_kind: 'project',
  permissions: ['deployment.monitoring.read', 'deployment.read'],
  effective_permissions: ['deployment.monitoring.read', 'deployment.read'],
  predefined: false,
  created_at,
  ...usualLife,
};

describe('planning', () => {
  it('leaves to the API what it alone sets', async () => {
    const { planned, says } = await provider.plan('roster_member', null, { email: 'jane@example.com' });
    expect(planned).toEqual({
      id: unknown,
      email: 'jane@example.com',
      username: null,
      display_name: null,
      note: null,
      kind: unknown,
      status: unknown,
      activation_expires_at: unknown,
      activation_resend: null,
      two_factor: unknown,
      root: unknown,
      login_url: unknown,
      ...usualLife,
      created_at: unknown,
    });
    expect(says).toEqual([]);
  });

  it('finds nothing to do when nothing changed', async () => {
    const config = { email: 'jane@example.com', display_name: 'Jane' };
    expect(await provider.plan('roster_member', member, config)).toEqual({
      planned: member,
      replace: [],
      says: [],
    });
  });

  it('changes in place what can change, and keeps what the API set', async () => {
    const config = { email: 'jane@example.com', note: 'On leave' };
    const { planned, replace, says } = await provider.plan('roster_member', member, config);
    expect(planned).toEqual({ ...member, display_name: null, note: 'On leave' });
    expect(replace).toEqual([]);
    expect(says).toEqual([]);
  });

  it('does not take another order of a set for a change', async () => {
    const config = {
      name: 'Reader',
      scope_kind: 'project',
      permissions: ['deployment.read', 'deployment.monitoring.read'],
    };
    expect((await provider.plan('roster_role', role, config)).planned).toEqual(role);
  });

  it('leaves open what the API makes of a change, and of that change alone', async () => {
    const { name = null, scope_kind = null, permissions = null } = role;
    const more = ['deployment.read', 'deployment.tls.*'];
    const widened = await provider.plan('roster_role', role, { name, scope_kind, permissions: more });
    expect(widened.planned).toEqual({ ...role, permissions: more, effective_permissions: unknown });
    const renamed = await provider.plan('roster_role', role, { name: 'Watcher', scope_kind, permissions });
    expect(renamed.planned).toEqual({ ...role, name: 'Watcher' });
  });

  it('replaces for what is immutable, and says why and what is lost', async () => {
    const { replace, says } = await provider.plan('roster_member', member, { email: 'joan@example.com' });
    expect(replace).toEqual(['email']);
    expect(says).toHaveLength(1);
    expect(says[0]).toMatch(/^warning at email: "email" makes Terraform replace the member/);
    expect(says[0]).toContain('from "jane@example.com" to "joan@example.com"');
    expect(says[0]).toContain(id('mem'));
    expect(says[0]).toMatch(/loses the old account's role assignments/);
  });

  it('replaces when an immutable value is known after apply only', async () => {
    const { replace, says } = await provider.plan('roster_access_key', accessKey, {
      service_account_id: unknown,
    });
    expect(replace).toEqual(['service_account_id']);
    expect(says[0]).toMatch(/to a value known after apply.*The old key stops working/s);
  });

  it('deletes', async () => {
    expect(await provider.plan('roster_member', member, null)).toEqual({
      planned: null,
      replace: [],
      says: [],
    });
  });
});

describe('the secret of an access key', () => {
  const config = { service_account_id: id('sa') };

  it('stays out of the state, with a warning that nobody will read it', async () => {
    const { planned, says } = await provider.plan('roster_access_key', null, config);
    expect(planned).toMatchObject({ store_secret_in_state: false, secret_access_key: null });
    expect(says[0]).toMatch(/^warning at store_secret_in_state: Nobody will be able to read the secret/);
  });

  it('enters the state when the user asks for it', async () => {
    const asking = { ...config, store_secret_in_state: true };
    const { planned, says } = await provider.plan('roster_access_key', null, asking);
    expect(planned).toMatchObject({ store_secret_in_state: true, secret_access_key: unknown });
    expect(says).toEqual([]);
  });

  it('takes another key when asked for later, beside the old one', async () => {
    const asking = { ...config, store_secret_in_state: true };
    const { planned, replace, says } = await provider.plan('roster_access_key', accessKey, asking);
    expect(replace).toEqual([]);
    expect(planned).toMatchObject({
      id: unknown,
      secret_access_key: unknown,
      previous_access_key_id: id('ak'),
    });
    expect(says[0]).toMatch(/is rotated: .*cannot be read again.*works on for 24h/s);
  });

  it('is dropped in place when no longer asked for', async () => {
    const stored = { ...accessKey, store_secret_in_state: true, secret_access_key: 'rsk_secret' };
    const { planned, replace, says } = await provider.plan('roster_access_key', stored, config);
    expect(planned).toEqual(accessKey);
    expect(replace).toEqual([]);
    expect(says).toEqual([]);
  });

  it('stays what it was otherwise', async () => {
    const stored = { ...accessKey, store_secret_in_state: true, secret_access_key: 'rsk_secret' };
    const asking = { ...config, store_secret_in_state: true };
    expect((await provider.plan('roster_access_key', stored, asking)).planned).toEqual(stored);
  });
});

describe('two resources of one plan', () => {
  it('must not be the same, without regard to case', async () => {
    await provider.plan('roster_project', null, { name: 'Payments' });
    const { says } = await provider.plan('roster_project', null, { name: 'payments' });
    expect(says[0]).toMatch(/^error at name: .*must be unique in an environment/);
  });

  it('are not compared across plans', async () => {
    await provider.plan('roster_project', null, { name: 'payments' });
    provider = await startProvider(offline);
    expect((await provider.plan('roster_project', null, { name: 'payments' })).says).toEqual([]);
  });

  it('may be the two halves of a replacement', async () => {
    const email = 'joan@example.com';
    const { first, second } = await provider.planReplacement('roster_member', member, { email });
    expect(first.replace).toEqual(['email']);
    expect(second.says).toEqual([]);
  });

  it('may be the two halves of a replacement that the user forces', async () => {
    const config = { email: 'jane@example.com', display_name: 'Jane' };
    const { first, second } = await provider.planReplacement('roster_member', member, config);
    expect(first.replace).toEqual([]);
    expect(second.says).toEqual([]);
  });

  it('are the same when one is a copy of the other, existing one, whichever is planned first', async () => {
    const config = { email: 'jane@example.com', display_name: 'Jane' };
    await provider.plan('roster_member', member, config);
    expect((await provider.plan('roster_member', null, config)).says[0]).toContain(id('mem'));
    provider = await startProvider(offline);
    await provider.plan('roster_member', null, config);
    expect((await provider.plan('roster_member', member, config)).says[0]).toMatch(/must be unique/);
  });

  it('are the same when one is a copy of what replaces the other', async () => {
    const config = { email: 'joan@example.com' };
    await provider.planReplacement('roster_member', member, config);
    expect((await provider.plan('roster_member', null, config)).says[0]).toMatch(/must be unique/);
  });

  it('are the same when one exists already', async () => {
    await provider.plan('roster_member', member, { email: 'jane@example.com', display_name: 'Jane' });
    const { says } = await provider.plan('roster_member', null, { email: 'JANE@example.com' });
    expect(says[0]).toContain(`one of them is ${id('mem')}`);
  });

  it('are not compared while a value is unknown', async () => {
    const config = { principal_id: unknown, role_id: 'administrator' };
    await provider.plan('roster_role_assignment', null, config);
    expect((await provider.plan('roster_role_assignment', null, config)).says).toEqual([]);
  });

  it('are the same grant when principal, role and scope are', async () => {
    const config = { principal_id: id('mem'), role_id: 'administrator' };
    await provider.plan('roster_role_assignment', null, config);
    const { says } = await provider.plan('roster_role_assignment', null, { ...config, reason: 'again' });
    expect(says[0]).toMatch(/^error at principal_id: /);
    const elsewhere = { principal_id: id('mem', 2), role_id: 'administrator' };
    expect((await provider.plan('roster_role_assignment', null, elsewhere)).says).toEqual([]);
  });
});
