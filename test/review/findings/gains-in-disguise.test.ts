import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../../../review/policy/schema.ts';
import {
  account,
  creates,
  findings,
  grant,
  member,
  messages,
  never,
  project,
  review,
  updates,
} from '../plans.ts';

const payments = project('payments');
const jane = member('jane');

describe('the author gains', () => {
  const change = { title: null, url: null, commit: null, author: 'jay' };
  const policy = { ...defaultPolicy, people: { jay: 'jane@example.com' } };
  const toJane = creates('role_assignment.jane', {
    principal_id: 'mem_jane',
    role_id: 'auditor',
    expires_at: never,
  });

  test('also where somebody else has the login of the author as a user name', async () => {
    const bob = member('bob');
    const report = await review(
      { member: [bob, jane] },
      [updates('member.bob', bob, { username: 'jay' }), toJane],
      { change, policy },
    );
    expect(findings(report)).toEqual(['self_grant jane@example.com']);
  });

  test('also where a program has the name of the author, and is listed first', async () => {
    const report = await review({ service_account: [account('jay')], member: [jane] }, [toJane], {
      change,
      policy,
    });
    expect(findings(report)).toEqual(['self_grant jane@example.com']);
  });
});

describe('who is Administrator, or gives access, for a time', () => {
  const soon = '2026-12-01T00:00:00Z';

  test('is found again when that becomes longer', async () => {
    const held = grant('mem_jane', 'administrator', null, { expires_at: soon });
    const report = await review({ member: [jane], role_assignment: [held] }, [
      updates('role_assignment.jane', held, { expires_at: never }),
    ]);
    expect(messages(report, 'new_administrator')).toEqual([
      'jane@example.com stays Administrator for longer, and may do everything in every project.',
    ]);
  });

  test('is not found again when that becomes shorter', async () => {
    const held = grant('mem_jane', 'administrator');
    const report = await review({ member: [jane], role_assignment: [held] }, [
      updates('role_assignment.jane', held, { expires_at: soon }),
    ]);
    expect(findings(report)).toEqual([]);
  });

  test('is found in a project too', async () => {
    const role = {
      id: 'rol_lead',
      name: 'lead',
      scope_kind: 'project',
      permissions: ['project.members.manage'],
    };
    const held = grant('sa_ci', 'rol_lead', 'prj_payments', { expires_at: soon });
    const report = await review(
      { project: [payments], role: [role], service_account: [account('ci')], role_assignment: [held] },
      [updates('role_assignment.ci', held, { expires_at: never })],
    );
    expect(findings(report)).toEqual(['escalation_path ci', 'service_account_manages_people ci']);
  });
});

test('somebody dormant who was disabled and is enabled gains', async () => {
  const disabled = member('jane', { status: 'disabled', last_sign_in_at: '2026-01-01T00:00:00Z' });
  const report = await review({ member: [disabled], role_assignment: [grant('mem_jane', 'auditor')] }, [
    updates('member.jane', disabled, { status: 'active' }),
  ]);
  expect(findings(report)).toContain('dormant_gains jane@example.com');
});

describe('a way into an account', () => {
  const ci = account('ci');
  const key = {
    id: 'ak_1',
    service_account_id: 'sa_ci',
    status: 'active',
    expires_at: never,
    created_at: '2026-11-01T00:00:00Z',
    last_used_at: '2026-11-20T00:00:00Z',
    store_secret_in_state: false,
    age_recipients: ['age1old'],
  };
  const environment = { project: [payments], service_account: [ci], access_key: [key] };
  const rotated = { unknown: { id: true, created_at: true } };

  test('of which the secret goes to somebody else is new', async () => {
    const report = await review(environment, [
      updates('access_key.ci', key, { id: undefined, age_recipients: ['age1mine'] }, rotated),
    ]);
    expect(messages(report, 'new_way_in')).toEqual(['Whoever has the new access key may act as ci.']);
  });

  test('that is rotated because of its age is none', async () => {
    const report = await review(environment, [updates('access_key.ci', key, { id: undefined }, rotated)]);
    expect(findings(report)).toEqual([]);
  });

  test('that may give access to others gives that to whoever takes it', async () => {
    const grants = [grant('sa_ci', 'administrator'), grant('sa_ci', 'project_administrator', 'prj_payments')];
    const report = await review({ ...environment, role_assignment: grants }, [
      creates('access_key.mine', { service_account_id: 'sa_ci', expires_at: never }),
    ]);
    expect(messages(report, 'escalation_path')).toEqual([
      'Whoever has the new access key may act as ci, which may invite people and assign roles, give others roles in projects, make access keys for service accounts in the environment.',
    ]);
    expect(report.verdict.status).toBe('needs_approval');
  });

  test('works from elsewhere with other addresses', async () => {
    const old = account('ci', { allowed_addresses: ['203.0.113.0/24'] });
    const says = async (allowed_addresses: unknown, unknown = {}) =>
      messages(
        await review({ service_account: [old] }, [
          updates('service_account.ci', old, { allowed_addresses }, { unknown }),
        ]),
        'new_way_in',
      );
    expect(await says(['203.0.113.0/24', '198.51.100.7'])).toEqual([
      'Whoever has a key may from 198.51.100.7 act as ci.',
    ]);
    expect(await says(null)).toEqual(['Whoever has a key may from anywhere act as ci.']);
    expect(await says(undefined, { allowed_addresses: true })).toEqual([
      'Whoever has a key may from (known after apply) act as ci.',
    ]);
    expect(await says(['203.0.113.0/24'])).toEqual([]);
  });

  test('that may only read does not', async () => {
    const report = await review({ ...environment, role_assignment: [grant('sa_ci', 'auditor')] }, [
      creates('access_key.mine', { service_account_id: 'sa_ci', expires_at: never }),
    ]);
    expect(findings(report)).toEqual(['new_way_in ci', 'unmanaged_grant ci']);
  });
});

describe('what sign-ins give', () => {
  const connection = {
    id: 'sso_1',
    name: 'Login',
    issuer: 'https://login.example.com',
    allowed_domains: ['example.com'],
    groups_claim: 'groups',
    status: 'enabled',
    default_roles: [{ role_id: 'auditor', project_id: null }],
    group_roles: [{ group: 'payers', role_id: 'project_user', project_id: 'prj_payments' }],
  };

  test('goes to others with another issuer or claim', async () => {
    const everybody = 'Everybody who first signs in through Login becomes Auditor in the environment.';
    const payers =
      'Whoever is in the group payers and signs in through Login becomes Project User in payments.';
    const given = async (changed: object) =>
      messages(
        await review({ project: [payments] }, [
          updates('sso_connection.it', connection, changed as Record<string, unknown>),
        ]),
        'conditional_grant',
      );
    expect(await given({ issuer: 'https://elsewhere.example.net' })).toEqual([everybody, payers]);
    expect(await given({ groups_claim: 'nickname' })).toEqual([payers]);
    expect(await given({ allowed_domains: ['example.com', 'example.net'] })).toEqual([everybody, payers]);
    expect(await given({ name: 'Login' })).toEqual([]);
  });

  test('in a project that is known only at apply is not given in the environment', async () => {
    const report = await review({}, [
      creates(
        'sso_connection.it',
        { name: 'Login', group_roles: [{ group: 'payers', role_id: 'project_user' }] },
        { unknown: { group_roles: [{ project_id: true }] } },
      ),
    ]);
    expect(messages(report, 'conditional_grant')).toEqual([
      'Whoever is in the group payers and signs in through Login becomes Project User in a project that is known only at apply.',
    ]);
  });

  test('to a group that is known only at apply is not given to everybody', async () => {
    const report = await review({}, [
      creates(
        'sso_connection.it',
        { name: 'Login', group_roles: [{ role_id: 'auditor', project_id: null }] },
        { unknown: { group_roles: [{ group: true }] } },
      ),
    ]);
    expect(messages(report, 'conditional_grant')).toEqual([
      'Whoever is in the group (known after apply) and signs in through Login becomes Auditor in the environment.',
    ]);
  });
});

test('whoever has activated their account since the plan is as the plan found them', async () => {
  const pending = member('jane', { status: 'pending' });
  const report = await review({ member: [jane] }, [
    { it: 'member.jane', actions: ['no-op'], before: pending, after: pending },
  ]);
  expect(findings(report)).toEqual([]);
});
