import { describe, expect, it } from 'vitest';
import { unknown } from '../../provider/plugin/cty/value.ts';
import { validateResourceConfig } from '../../provider/rpc/validate-resource-config.ts';
import { id, readable, startProvider, unconfigured, validate, validateData } from './provider-harness.ts';

describe('validating a resource', () => {
  it('accepts what is right', async () => {
    expect(await validate('roster_member', { email: 'jane@example.com', display_name: 'Jane' })).toEqual([]);
    expect(
      await validate('roster_role_assignment', {
        principal_id: id('mem'),
        role_id: 'project_user',
        project_id: id('prj'),
        expires_at: '2099-12-31T23:59:59Z',
      }),
    ).toEqual([]);
  });

  it.each([
    ['roster_member', { email: 'jane' }, /^error at email: .*must be an e-mail address/],
    ['roster_member', { email: 'a@b.co', note: 'x'.repeat(501) }, /^error at note: .*at most 500 .*has 501/],
    ['roster_project', { name: '' }, /^error at name: .*at least 1 character \(it has 0\)/],
    ['roster_project', { name: 'Zu\u0308rich' }, /^error at name: .*must be in Unicode normalization form C/],
    ['roster_project', { name: ' x' }, /^error at name: .*must not begin or end with a space/],
    [
      'roster_role',
      { name: 'x', scope_kind: 'global', permissions: ['deployment.read'] },
      /^error at scope_kind: .*one of environment, project/,
    ],
    [
      'roster_role',
      { name: 'x', scope_kind: 'project', permissions: [] },
      /^error at permissions: .*at least 1 item/,
    ],
    [
      'roster_role',
      { name: 'x', scope_kind: 'project', permissions: ['no.such'] },
      /^error at permissions: .*no\.such/,
    ],
    [
      'roster_role',
      { name: 'x', scope_kind: 'project', permissions: ['deployment.*', 'deployment.fly.*'] },
      /^error at permissions: .*No edition has the permission deployment\.fly\.\*\. \(unknown_permission\)/,
    ],
    [
      'roster_role',
      { name: 'x', scope_kind: 'project', permissions: ['*'] },
      /^error at permissions: .*must be a permission id, as in deployment\.read, or the beginning of some, as in deployment\.\*/,
    ],
    [
      'roster_access_key',
      { service_account_id: id('mem') },
      /^error at service_account_id: .*starts with `sa_`/,
    ],
    [
      'roster_access_key',
      { service_account_id: id('sa'), expires_at: '2099-02-30T00:00:00Z' },
      /^error at expires_at: /,
    ],
    [
      'roster_role_assignment',
      { principal_id: id('mem'), role_id: 'nobody' },
      /^error at role_id: .*predefined role/,
    ],
    [
      'roster_role_assignment',
      { principal_id: id('mem'), role_id: 'project_user' },
      /^error at project_id: .*set project_id/,
    ],
    [
      'roster_role_assignment',
      { principal_id: id('mem'), role_id: 'administrator', project_id: id('prj') },
      /^error at project_id: .*leave project_id out/,
    ],
  ])('refuses %s %j', async (typeName, config, message) => {
    const found = await validate(typeName, config);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it('waits for values that are not known yet', async () => {
    expect(await validate('roster_member', { email: unknown })).toEqual([]);
    expect(
      await validate('roster_role_assignment', {
        principal_id: unknown,
        role_id: 'project_user',
        project_id: unknown,
      }),
    ).toEqual([]);
    expect(
      await validate('roster_role', { name: 'x', scope_kind: 'project', permissions: ['no.such', unknown] }),
    ).toEqual([]);
  });

  it('tells every fault at once', async () => {
    expect(await validate('roster_member', { email: 'jane', display_name: '' })).toHaveLength(2);
  });

  it('knows no other types', async () => {
    const { diagnostics } = await validateResourceConfig(unconfigured(), {
      typeName: 'roster_ghost',
      config: undefined,
      clientCapabilities: undefined,
    });
    expect(readable(diagnostics)[0]).toMatch(/^error: Unknown resource type roster_ghost/);
  });
});

describe('validating a data source', () => {
  it('takes exactly one key', async () => {
    expect(await validateData('roster_role', { id: 'project_user' })).toEqual([]);
    expect(await validateData('roster_role', { name: unknown })).toEqual([]);
    expect((await validateData('roster_role', {}))[0]).toMatch(/Exactly one of id and name .*none is set/);
    expect((await validateData('roster_role', { id: 'x', name: 'x' }))[0]).toMatch(/id and name are set/);
  });

  it('checks filters', async () => {
    expect(await validateData('roster_members', { status: 'active' })).toEqual([]);
    expect((await validateData('roster_members', { status: 'asleep' }))[0]).toMatch(
      /^error at status: .*one of/,
    );
  });
});

describe('configuring the provider', () => {
  it('names the three ways to give what is missing', async () => {
    const { configured } = await startProvider({ endpoint: 'http://127.0.0.1:9', access_key_id: 'ak_1' });
    expect(configured).toHaveLength(1);
    expect(configured[0]).toMatch(/^error at secret_access_key: /);
    expect(configured[0]).toMatch(/argument `secret_access_key`/);
    expect(configured[0]).toMatch(/ROSTER_SECRET_ACCESS_KEY/);
    expect(configured[0]).toMatch(/section \[roster\]/);
  });

  it('takes the environment for what the block leaves out', async () => {
    const environment = { ROSTER_ACCESS_KEY_ID: 'ak_1', ROSTER_SECRET_ACCESS_KEY: 'rsk_1' };
    const { configured, runtime } = await startProvider({ endpoint: 'http://127.0.0.1:9' }, environment);
    expect(configured).toEqual([]);
    expect(runtime.session?.plansAsk).toBe(true);
  });

  it('refuses values that are known after apply only', async () => {
    const { configured } = await startProvider({ endpoint: unknown });
    expect(configured[0]).toMatch(/^error at endpoint: .*must be known/);
  });

  it('refuses an endpoint that is none', async () => {
    const { configured } = await startProvider({ endpoint: 'roster.example.com' });
    expect(configured[0]).toMatch(/^error at endpoint: .*http or https/);
  });
});
