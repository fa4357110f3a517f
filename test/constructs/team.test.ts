import { expect, it } from 'vitest';
import { describeForBoth, reference } from './ground.ts';

describeForBoth('a team', ({ cdk, bindings, synth }) => {
  const { DataRosterServiceAccount, Member, Project, RosterProvider, Team } = bindings;

  const byPrincipal = (one: { principal_id: string }, other: { principal_id: string }) =>
    one.principal_id < other.principal_id ? -1 : 1;
  const email = (name: string) => ({ email: `${name}@example.com` });
  const names = (resources: object = {}) => Object.keys(resources).sort();

  it('is a project with a role assignment for each administrator and user', () => {
    const { resource, annotations, text } = synth((stack) => {
      const jane = new Member(stack, 'jane', email('jane'));
      const pipeline = new DataRosterServiceAccount(stack, 'pipeline', { name: 'pipeline' });
      new Team(stack, 'payments', {
        name: 'payments',
        note: 'Clusters behind the checkout',
        deletionProtection: true,
        administrators: [jane],
        users: [pipeline, 'mem_01m80000000000000000000000'],
      });
    });
    expect(annotations).toEqual([]);
    expect(
      cdk.Testing.toHaveResourceWithProperties(text, 'roster_project', {
        name: 'payments',
        note: 'Clusters behind the checkout',
        deletion_protection: true,
      }),
    ).toBe(true);
    const project_id = reference('roster_project.payments.id');
    expect(Object.values(resource['roster_role_assignment'] ?? {}).sort(byPrincipal)).toEqual([
      expect.objectContaining({
        principal_id: reference('data.roster_service_account.pipeline.id'),
        role_id: 'project_user',
        project_id,
      }),
      expect.objectContaining({
        principal_id: reference('roster_member.jane.id'),
        role_id: 'project_administrator',
        project_id,
      }),
      expect.objectContaining({
        principal_id: 'mem_01m80000000000000000000000',
        role_id: 'project_user',
        project_id,
      }),
    ]);
  });

  it('keeps every address when its lists change their order, or the people in them', () => {
    const people = ['jane', 'omar', 'mei', 'ada'];
    const addresses = (order: readonly string[]) =>
      synth((stack) => {
        const members = new Map(people.map((name) => [name, new Member(stack, name, email(name))]));
        const users = order.flatMap((name) => members.get(name) ?? []);
        new Team(stack, 'payments', { name: 'payments', users });
      }).resource['roster_role_assignment'];
    const before = addresses(['jane', 'omar', 'mei']);
    expect(addresses(['mei', 'jane', 'omar'])).toEqual(before);
    const after = addresses(['ada', 'mei', 'jane']);
    expect(names(after).filter((name) => name in (before ?? {}))).toHaveLength(2);
    for (const [name, block] of Object.entries(after ?? {}))
      if (before && name in before) expect(block.principal_id).toBe(before[name].principal_id);
  });

  it('takes the place of a project that was declared alone', () => {
    const alone = synth((stack) => new Project(stack, 'payments', { name: 'payments' }));
    const team = synth((stack) => new Team(stack, 'payments', { name: 'payments', users: ['mem_1'] }));
    expect(names(team.resource['roster_project'])).toEqual(names(alone.resource['roster_project']));
    expect(names(team.resource['roster_project'])).toEqual(['payments']);
  });

  it('tells members of the same name apart by where they are declared', () => {
    const { resource, annotations } = synth((stack) => {
      const inside = (place: string) =>
        new Member(new cdk.TerraformElement(stack, place), 'lead', email(place));
      new Team(stack, 'payments', { name: 'payments', users: [inside('berlin'), inside('lima')] });
    });
    expect(annotations).toEqual([]);
    expect(names(resource['roster_role_assignment'])).toEqual([
      expect.stringMatching(/^payments_roles_project_user_berlin--lead_[0-9A-F]{8}$/),
      expect.stringMatching(/^payments_roles_project_user_lima--lead_[0-9A-F]{8}$/),
    ]);
  });

  it('names the assignment of an id that comes from elsewhere after where it comes from', () => {
    const addresses = (order: readonly string[]) =>
      synth((stack) => {
        const variables = new Map(order.map((name) => [name, new cdk.TerraformVariable(stack, name, {})]));
        const users = ['one', 'other'].map((name) => ({
          principalId: variables.get(name)?.stringValue ?? '',
        }));
        new Team(stack, 'payments', { name: 'payments', users });
      }).resource['roster_role_assignment'];
    const found = addresses(['one', 'other']);
    expect(Object.values(found ?? {}).map(({ principal_id }) => principal_id)).toEqual([
      reference('var.one'),
      reference('var.other'),
    ]);
    expect(addresses(['other', 'one'])).toEqual(found);
  });

  it('has the roles of its edition', () => {
    const { resource, annotations } = synth((stack) => {
      new Team(stack, 'orders', {
        edition: 'automq-cloud',
        name: 'orders',
        administrators: ['mem_1'],
        users: ['mem_2'],
      });
    });
    expect(annotations).toEqual([]);
    expect(
      Object.values(resource['roster_role_assignment'] ?? {}).map(({ role_id, principal_id }) => [
        principal_id,
        role_id,
      ]),
    ).toEqual([
      ['mem_1', 'instance_developer'],
      ['mem_2', 'instance_viewer'],
    ]);
  });

  it('has custom roles, by construct or by id', () => {
    const { resource } = synth((stack) => {
      const reader = new bindings.CustomRole(stack, 'reader', {
        name: 'Reader',
        scopeKind: 'project',
        permissions: ['deployment.read'],
      });
      new Team(stack, 'payments', {
        name: 'payments',
        roles: [
          { role: reader, principals: ['mem_1'] },
          { role: { id: 'rol_01m80000000000000000000000', scopeKind: 'project' }, principals: ['mem_1'] },
        ],
      });
    });
    expect(Object.values(resource['roster_role_assignment'] ?? {}).map(({ role_id }) => role_id)).toEqual([
      reference('roster_role.reader.id'),
      'rol_01m80000000000000000000000',
    ]);
  });

  it('has complete sets where it is asked to, of both roles even when one is empty', () => {
    const { resource, annotations } = synth((stack) => {
      const team = new Team(stack, 'payments', {
        name: 'payments',
        users: ['mem_2', 'mem_1'],
        complete: true,
      });
      expect(team.sets).toHaveLength(2);
      expect(team.assignments).toEqual([]);
    });
    expect(annotations).toEqual([]);
    expect(resource['roster_role_assignment']).toBeUndefined();
    expect(Object.values(resource['roster_project_role_members'] ?? {})).toEqual([
      expect.objectContaining({ role_id: 'project_administrator', principal_ids: [] }),
      expect.objectContaining({ role_id: 'project_user', principal_ids: ['mem_2', 'mem_1'] }),
    ]);
  });

  it('passes its provider block on to everything', () => {
    const { resource } = synth((stack) => {
      const provider = new RosterProvider(stack, 'other', { alias: 'other' });
      const common = { name: 'x', users: ['mem_1'], provider } as const;
      new Team(stack, 'one', common);
      new Team(stack, 'two', { ...common, complete: true });
    });
    const blocks = Object.values(resource).flatMap((each) => Object.values(each));
    expect(blocks).toHaveLength(5);
    for (const block of blocks) expect(block.provider).toBe('roster.other');
  });

  it.each([
    ['nobody', [], [], 'warn', 'nobody is in the team'],
    ['somebody twice', ['mem_1', 'mem_1'], [], 'warn', 'mem_1 is named twice for project_administrator'],
    [
      'somebody on both lists',
      ['mem_1'],
      ['mem_1'],
      'warn',
      'mem_1 is among the administrators and the users',
    ],
    ['an e-mail address', [], ['jane@example.com'], 'error', '"jane@example.com" is neither'],
    ['nothing', [], [undefined], 'error', 'is neither a construct nor the id'],
  ])('with %s is annotated', (_, administrators, users, level, message) => {
    const { annotations } = synth((stack) => {
      new Team(stack, 'payments', { name: 'payments', administrators, users } as never);
    });
    expect(annotations[0]).toEqual([level, 'stack/payments', expect.stringContaining(message)]);
  });

  it('of another edition than its neighbours is an error, unless it is in another environment', () => {
    const { annotations } = synth((stack) => {
      const elsewhere = new RosterProvider(stack, 'other', { alias: 'other' });
      new Team(stack, 'payments', { name: 'payments', users: ['mem_1'] });
      new Team(stack, 'orders', { edition: 'automq-cloud', name: 'orders', users: ['mem_1'] });
      new Team(stack, 'fine', {
        edition: 'automq-cloud',
        name: 'fine',
        users: ['mem_1'],
        provider: elsewhere,
      });
    });
    expect(annotations).toEqual([
      ['error', 'stack/orders', expect.stringMatching(/one edition.*stack\/payments for emqx-platform-3/)],
    ]);
  });

  it('of an edition that does not exist is an error', () => {
    const { annotations } = synth((stack) => {
      new Team(stack, 'payments', {
        edition: 'emqx-platform-9',
        name: 'payments',
        users: ['mem_1'],
      } as never);
    });
    expect(annotations).toEqual([
      ['error', 'stack/payments', expect.stringContaining('use one of emqx-cloud')],
    ]);
  });
});
