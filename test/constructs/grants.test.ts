import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { describeForBoth, reference } from './ground.ts';

describeForBoth('grants', ({ cdk, bindings, synth }) => {
  const { BreakGlass, CustomRole, Grant, Member, RoleAssignment, Team } = bindings;

  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-06-01T12:00:00Z') }));
  afterEach(() => vi.useRealTimers());

  const glass = { principal: 'mem_1', reason: 'OPS-42: brokers do not start' } as const;

  it('of break glass make an Administrator for a time, with the reason', () => {
    const { resource, annotations } = synth((stack) => {
      const jane = new Member(stack, 'jane', { email: 'jane@example.com' });
      new BreakGlass(stack, 'ops-42', {
        ...glass,
        principal: jane,
        expiresAt: new Date('2026-06-01T18:00:00.789Z'),
      });
    });
    expect(annotations).toEqual([]);
    expect(resource['roster_role_assignment']).toEqual({
      'ops-42': expect.objectContaining({
        principal_id: reference('roster_member.jane.id'),
        role_id: 'administrator',
        expires_at: '2026-06-01T18:00:00Z',
        reason: glass.reason,
      }),
    });
  });

  it.each([
    ['a day', {}, '2026-06-02T12:00:00Z', 'more than 24h', '2026-06-02T12:00:01Z'],
    ['what is allowed', { maximum: '1h' }, '2026-06-01T13:00:00Z', 'more than 1h', '2026-06-01T13:00:01Z'],
  ] as const)('of break glass last no longer than %s', (_, options, fine, message, tooLong) => {
    const annotationsFor = (expiresAt: string) =>
      synth((stack) => new BreakGlass(stack, 'ops-42', { ...glass, ...options, expiresAt })).annotations;
    expect(annotationsFor(fine)).toEqual([]);
    expect(annotationsFor(tooLong)).toEqual([['error', 'stack/ops-42', expect.stringContaining(message)]]);
  });

  it('of break glass that have ended declare nothing, and say to delete them', () => {
    const { resource, annotations } = synth((stack) => {
      const ended = new BreakGlass(stack, 'ops-42', { ...glass, expiresAt: '2026-06-01T12:00:00Z' });
      expect(ended.assignment).toBeUndefined();
    });
    expect(resource).toEqual({});
    expect(annotations).toEqual([
      ['warn', 'stack/ops-42', expect.stringContaining('delete it from the code')],
    ]);
  });

  it.each([
    ['no reason', { reason: ' ' }, '"reason" is empty'],
    ['no end', { expiresAt: undefined }, '"expiresAt" is no moment'],
    ['an end that is no moment', { expiresAt: 'tomorrow' }, '"expiresAt" is no moment'],
    ['an end that RFC 3339 cannot say', { expiresAt: new Date(8.64e15) }, '"expiresAt" is no moment'],
    ['a maximum that is none', { maximum: '1 day' }, '"maximum" is "1 day"'],
    ['an e-mail address', { principal: 'jane@example.com' }, 'neither a construct nor the id'],
  ])('of break glass with %s are an error', (_, wrong, message) => {
    const { annotations } = synth((stack) => {
      new BreakGlass(stack, 'ops-42', { ...glass, expiresAt: '2026-06-01T13:00:00Z', ...wrong } as never);
    });
    expect(annotations).toEqual([['error', 'stack/ops-42', expect.stringContaining(message)]]);
  });

  it('leave what is known at apply only to the plan', () => {
    const { resource, annotations } = synth((stack) => {
      const end = new cdk.TerraformVariable(stack, 'end', {});
      new BreakGlass(stack, 'ops-42', { ...glass, expiresAt: end.stringValue });
    });
    expect(annotations).toEqual([]);
    expect(resource['roster_role_assignment']?.['ops-42'].expires_at).toBe(reference('var.end'));
  });

  it('of one role have the address and the content of a role assignment', () => {
    const asResource = synth((stack) => {
      new RoleAssignment(stack, 'mei-audits', {
        principalId: 'mem_1',
        roleId: 'auditor',
        reason: 'Audit of May',
      });
    });
    const asGrant = synth((stack) => {
      new Grant(stack, 'mei-audits', { principal: 'mem_1', role: 'auditor', reason: 'Audit of May' });
    });
    const blockOf = ({ resource }: typeof asGrant) => {
      const { '//': _, ...block } = resource['roster_role_assignment']?.['mei-audits'] ?? {};
      return block;
    };
    expect(blockOf(asGrant)).toEqual(blockOf(asResource));
    expect(blockOf(asGrant)).toEqual({ principal_id: 'mem_1', role_id: 'auditor', reason: 'Audit of May' });
  });

  it('of a custom role are in the project that it is for', () => {
    const { resource, annotations } = synth((stack) => {
      const reader = new CustomRole(stack, 'reader', {
        name: 'Reader',
        scopeKind: 'project',
        permissions: ['deployment.read', 'deployment.logs.*'],
      });
      const team = new Team(stack, 'payments', { name: 'payments', administrators: ['mem_1'] });
      new Grant(stack, 'omar-reads', { principal: { principalId: 'mem_2' }, role: reader, project: team });
    });
    expect(annotations).toEqual([]);
    expect(resource['roster_role']).toEqual({
      reader: expect.objectContaining({
        scope_kind: 'project',
        permissions: ['deployment.read', 'deployment.logs.*'],
      }),
    });
    expect(resource['roster_role_assignment']?.['omar-reads']).toMatchObject({
      role_id: reference('roster_role.reader.id'),
      project_id: reference('roster_project.payments.id'),
    });
  });

  it('of a role without a permission are an error', () => {
    const { annotations } = synth((stack) => {
      new CustomRole(stack, 'none', { name: 'None', scopeKind: 'project', permissions: [] });
    });
    expect(annotations).toEqual([['error', 'stack/none', expect.stringContaining('"permissions" is empty')]]);
  });

  it('take the ids that variables of any type have', () => {
    const { resource, annotations } = synth((stack) => {
      const { value: principalId } = new cdk.TerraformVariable(stack, 'who', {});
      const { value: id } = new cdk.TerraformVariable(stack, 'role', {});
      const { value: projectId } = new cdk.TerraformVariable(stack, 'where', {});
      new Grant(stack, 'jane', {
        principal: { principalId },
        role: { id, scopeKind: 'project', edition: 'emqx-platform-3' },
        project: { projectId },
      });
      new Team(stack, 'team', { name: 'team', users: [{ principalId }] });
    });
    expect(annotations).toEqual([]);
    expect(Object.values(resource['roster_role_assignment'] ?? {})).toEqual([
      {
        principal_id: reference('var.who'),
        role_id: reference('var.role'),
        project_id: reference('var.where'),
      },
      expect.objectContaining({ principal_id: reference('var.who') }),
    ]);
  });
});
