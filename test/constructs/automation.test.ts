import { expect, it } from 'vitest';
import { describeForBoth, reference } from './ground.ts';

const recipient = `age1${'q'.repeat(58)}`;

describeForBoth('an automation', ({ bindings, synth }) => {
  const { Automation, CustomRole, Project, Team } = bindings;

  const key = { ageRecipients: [recipient], rotateAfter: '90d', overlap: '48h' } as const;
  const common = { name: 'deploy-pipeline', credentials: key, roles: [{ role: 'auditor' }] } as const;

  it('is a service account with a key that rotates, and its roles', () => {
    const { resource, annotations } = synth((stack) => {
      const payments = new Team(stack, 'payments', { name: 'payments', users: ['mem_1'] });
      const operator = new CustomRole(stack, 'operator', {
        name: 'Operator',
        scopeKind: 'environment',
        permissions: ['deployment.*'],
      });
      new Automation(stack, 'pipeline', {
        ...common,
        allowedAddresses: ['203.0.113.0/24'],
        roles: [
          { role: 'project_administrator', project: payments, reason: 'Releases' },
          { role: 'project_user', project: 'prj_1', expiresAt: '2099-01-01T01:00:00+01:00' },
          { role: operator },
        ],
      });
    });
    expect(annotations).toEqual([]);
    expect(resource['roster_service_account']).toEqual({
      pipeline: expect.objectContaining({ name: 'deploy-pipeline', allowed_addresses: ['203.0.113.0/24'] }),
    });
    expect(Object.values(resource['roster_access_key'] ?? {})).toEqual([
      expect.objectContaining({
        service_account_id: reference('roster_service_account.pipeline.id'),
        age_recipients: [recipient],
        rotate_after: '90d',
        overlap: '48h',
      }),
    ]);
    const grants = Object.entries(resource['roster_role_assignment'] ?? {}).filter(([name]) =>
      name.startsWith('pipeline'),
    );
    expect(grants.map(([, { '//': _, ...block }]) => block)).toEqual([
      {
        principal_id: reference('roster_service_account.pipeline.id'),
        role_id: reference('roster_role.operator.id'),
      },
      {
        principal_id: reference('roster_service_account.pipeline.id'),
        role_id: 'project_administrator',
        project_id: reference('roster_project.payments.id'),
        reason: 'Releases',
      },
      {
        principal_id: reference('roster_service_account.pipeline.id'),
        role_id: 'project_user',
        project_id: 'prj_1',
        expires_at: '2099-01-01T00:00:00Z',
      },
    ]);
  });

  it('keeps the secret in the state where that is asked for by name', () => {
    const { resource } = synth((stack) => {
      const credentials = { storeSecretInState: true, rotateAfter: '30d', note: 'Releases' } as const;
      expect(new Automation(stack, 'pipeline', { ...common, credentials }).accessKey).toBeDefined();
    });
    expect(Object.values(resource['roster_access_key'] ?? {})).toEqual([
      expect.objectContaining({ store_secret_in_state: true, rotate_after: '30d', note: 'Releases' }),
    ]);
  });

  it('has workload identities in place of a key', () => {
    const trust = {
      issuer: 'https://token.actions.githubusercontent.com',
      audience: 'https://roster.example.com',
    };
    const subjectPattern = 'repo:acme/platform:ref:refs/heads/main';
    const { resource, annotations } = synth((stack) => {
      const workloadIdentities = {
        main: { ...trust, subjectPattern },
        release: { ...trust, subjectPattern, name: 'Releases', tokenLifetimeMinutes: 5 },
      };
      const automation = new Automation(stack, 'pipeline', {
        ...common,
        credentials: { workloadIdentities },
      });
      expect(automation.accessKey).toBeUndefined();
      expect([...automation.workloadIdentities.keys()]).toEqual(['main', 'release']);
    });
    expect(annotations).toEqual([]);
    expect(resource['roster_access_key']).toBeUndefined();
    const service_account_id = reference('roster_service_account.pipeline.id');
    expect(Object.values(resource['roster_workload_identity'] ?? {})).toEqual([
      expect.objectContaining({
        name: 'deploy-pipeline main',
        service_account_id,
        subject_pattern: subjectPattern,
      }),
      expect.objectContaining({ name: 'Releases', service_account_id, token_lifetime_minutes: 5 }),
    ]);
  });

  it('can be in a team', () => {
    const { resource } = synth((stack) => {
      const pipeline = new Automation(stack, 'pipeline', common);
      new Team(stack, 'payments', { name: 'payments', users: [pipeline] });
    });
    expect(Object.keys(resource['roster_role_assignment'] ?? {})).toContainEqual(
      expect.stringMatching(/^payments_roles_project_user_pipeline_/),
    );
  });

  it('tells roles and projects apart, whatever they are called', () => {
    const { resource, annotations } = synth((stack) => {
      const scopeKind = 'project' as const;
      const permissions = ['deployment.read'] as const;
      const project = (id: string) => new Project(stack, id, { name: id });
      const role = (id: string) => new CustomRole(stack, id, { name: id, scopeKind, permissions });
      const roles = [
        { role: role('log'), project: project('reader-payments') },
        { role: role('log-reader'), project: project('payments') },
        { role: role('project_user'), project: project('orders') },
        { role: 'project_user', project: project('archive') },
      ] as const;
      const team = {
        name: 'team',
        users: ['mem_1'],
        roles: [{ role: roles[2].role, principals: ['mem_2'] }],
      };
      new Automation(stack, 'pipeline', { ...common, roles });
      new Team(stack, 'team', team as never);
    });
    expect(annotations).toEqual([]);
    const given = Object.values(resource['roster_role_assignment'] ?? {});
    const granted = ({ principal_id, role_id }: (typeof given)[number]) => `${principal_id} ${role_id}`;
    const [custom, pipeline] = [
      reference('roster_role.project_user.id'),
      reference('roster_service_account.pipeline.id'),
    ];
    expect(given.map(granted).sort()).toEqual([
      `${pipeline} ${reference('roster_role.log-reader.id')}`,
      `${pipeline} ${reference('roster_role.log.id')}`,
      `${pipeline} ${custom}`,
      `${pipeline} project_user`,
      'mem_1 project_user',
      `mem_2 ${custom}`,
    ]);
  });

  it('no longer declares a role whose end has passed, and says so', () => {
    const { resource, annotations } = synth((stack) => {
      const roles = [{ role: 'auditor', expiresAt: '2026-01-01T00:00:00Z' }, { role: 'accountant' }] as const;
      expect(new Automation(stack, 'pipeline', { ...common, roles }).assignments).toHaveLength(1);
    });
    expect(annotations).toEqual([
      ['warn', 'stack/pipeline', expect.stringContaining('ended at 2026-01-01T00:00:00Z')],
    ]);
    expect(Object.values(resource['roster_role_assignment'] ?? {}).map(({ role_id }) => role_id)).toEqual([
      'accountant',
    ]);
  });

  it.each([
    [
      'a rotation that is no duration',
      { credentials: { ...key, rotateAfter: '1.5d' } },
      '"rotateAfter" is "1.5d"',
    ],
    ['an overlap that is no duration', { credentials: { ...key, overlap: '0h' } }, '"overlap" is "0h"'],
    [
      'an overlap as long as the rotation',
      { credentials: { ...key, rotateAfter: '2d' } },
      '"overlap" (48h) must be shorter',
    ],
    [
      'a rotation shorter than the default overlap',
      { credentials: { storeSecretInState: true, rotateAfter: '12h' } },
      '"overlap" (the default, 24h) must be shorter',
    ],
    ['no recipient', { credentials: { ...key, ageRecipients: [] } }, '"ageRecipients" is empty'],
    [
      'a wrong recipient',
      { credentials: { ...key, ageRecipients: ['age1x'] } },
      'has "age1x", which is no public key',
    ],
    ['no identity', { credentials: { workloadIdentities: {} } }, '"workloadIdentities" is empty'],
    [
      'an end that is no moment',
      { roles: [{ role: 'auditor', expiresAt: '2099-02-30T00:00:00Z' }] },
      '"expiresAt" is no moment',
    ],
    [
      'an end without a time zone',
      { roles: [{ role: 'auditor', expiresAt: '2099-01-01T00:00:00' }] },
      '"expiresAt" is no moment',
    ],
    [
      'the same role twice',
      { roles: [{ role: 'auditor' }, { role: 'auditor' }] },
      'auditor in environment twice',
    ],
  ])('with %s is an error', (_, wrong, message) => {
    const { annotations } = synth((stack) => {
      new Automation(stack, 'pipeline', { ...common, ...wrong } as never);
    });
    expect(annotations).toEqual([['error', 'stack/pipeline', expect.stringContaining(message)]]);
  });

  it('does not repeat a secret key that was given for a public one', () => {
    const secret = `AGE-SECRET-KEY-1${'Q'.repeat(58)}`;
    const { annotations, text } = synth((stack) => {
      new Automation(stack, 'pipeline', { ...common, credentials: { ...key, ageRecipients: [secret] } });
    });
    expect(annotations).toEqual([
      ['error', 'stack/pipeline', expect.stringContaining('a secret key of age')],
    ]);
    expect(text).not.toContain('AGE-SECRET-KEY');
  });

  it('without a role is warned of', () => {
    const { annotations } = synth((stack) => {
      new Automation(stack, 'pipeline', { ...common, roles: [] });
    });
    expect(annotations).toEqual([['warn', 'stack/pipeline', expect.stringContaining('no role')]]);
  });
});
