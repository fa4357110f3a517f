import { expect, it } from 'vitest';
import { describeForBoth, reference } from './ground.ts';

describeForBoth('addresses', ({ cdk, bindings, synth }) => {
  const { Automation, CustomRole, Member, Project, Team } = bindings;

  const email = (name: string) => ({ email: `${name}@example.com` });
  const names = (resource: Readonly<Record<string, object>>) =>
    Object.keys(resource['roster_role_assignment'] ?? {}).map((name) => name.replace(/_[0-9A-F]{8}$/, ''));

  it('tell a place from a name that reads like one', () => {
    const { resource, annotations } = synth((stack) => {
      const member = (place: string, id: string) => {
        const scope = stack.node.tryFindChild(place) ?? new cdk.TerraformElement(stack, place);
        return new Member(scope, id, email('somebody'));
      };
      const users = [
        member('a', 'b'),
        new Member(stack, 'a--b', email('somebody')),
        member('a', '-b'),
        member('a-', 'b'),
        new Member(stack, 'a%2D%2Db', email('somebody')),
      ];
      new Team(stack, 'team', { name: 'team', users });
    });
    expect(annotations).toEqual([]);
    expect(names(resource)).toHaveLength(5);
    expect(names(resource)).toContain('team_roles_project_user_a--b');
  });

  it('tell projects and identities apart likewise', () => {
    const trust = { issuer: 'https://issuer.example.com', audience: 'roster', subjectPattern: 'it' };
    const { resource, annotations } = synth((stack) => {
      const projects = [
        new Project(new cdk.TerraformElement(stack, 'a'), 'b', { name: 'nested' }),
        new Project(stack, 'a--b', { name: 'alone' }),
      ];
      new Automation(stack, 'pipeline', {
        name: 'pipeline',
        credentials: { workloadIdentities: { 'a/b': trust, 'a--b': trust } },
        roles: projects.map((project) => ({ role: 'project_user', project })),
      });
    });
    expect(annotations).toEqual([]);
    expect(names(resource)).toHaveLength(2);
    expect(Object.keys(resource['roster_workload_identity'] ?? {})).toHaveLength(2);
  });

  it('tell what is of another stack from what is of this one', () => {
    const { annotations } = synth((stack) => {
      const other = new cdk.TerraformStack(stack.node.root, 'other');
      const theirs = new Member(other, 'jane', email('jane'));
      const ours = new Member(stack, 'jane', email('jane'));
      const inside = new Member(new cdk.TerraformElement(stack, 'other'), 'jane', email('jane'));
      const byConstruct = new Team(stack, 'one', { name: 'one', users: [theirs, ours, inside] });
      const byId = new Team(stack, 'two', {
        name: 'two',
        users: [{ principalId: theirs.id }, { principalId: ours.id }],
      });
      const ids = ({ assignments }: typeof byId) => assignments.map(({ node }) => node.id);
      expect(ids(byConstruct)).toEqual(['--other--jane', 'jane', 'other--jane']);
      const jane = reference('roster_member.jane.id');
      expect(ids(byId)).toEqual([`other--${jane}`, jane]);
    });
    expect(annotations).toEqual([]);
  });

  it('are the same, whatever else there is in the app', () => {
    const { resource, annotations } = synth((stack) => {
      for (const name of ['stack', 'payments', 'jane'])
        new Team(stack, `team-${name}`, { name, users: [new Member(stack, name, email(name))] });
      const other = new cdk.TerraformStack(stack.node.root, 'other');
      new Member(other, 'jane', email('jane'));
      new cdk.TerraformStack(stack.node.root, 'payments');
      for (const name of ['stack', 'payments', 'jane']) {
        const user = stack.node.findChild(name) as InstanceType<typeof Member>;
        new Team(stack, `later-${name}`, { name, users: [user] });
      }
    });
    expect(annotations).toEqual([]);
    expect(names(resource)).toEqual(
      ['later', 'team'].flatMap((team) =>
        ['jane', 'payments', 'stack'].map((name) => `${team}-${name}_roles_project_user_${name}`),
      ),
    );
  });

  it('tell a construct from an id that it has the name of', () => {
    const { resource, annotations } = synth((stack) => {
      const id = 'mem_01m80000000000000000000000';
      new Team(stack, 'team', { name: 'team', users: [id, new Member(stack, id, email('jane'))] });
    });
    expect(annotations).toEqual([]);
    expect(names(resource)).toHaveLength(2);
  });

  it('are one for somebody who is given in two ways', () => {
    const { resource, annotations } = synth((stack) => {
      const pipeline = new Automation(stack, 'pipeline', {
        name: 'pipeline',
        credentials: { storeSecretInState: true, rotateAfter: '90d' },
        roles: [{ role: 'auditor' }],
      });
      const users = [pipeline, pipeline.serviceAccount, { principalId: pipeline.id }];
      new Team(stack, 'team', { name: 'team', users });
    });
    const again = ['warn', 'stack/team', expect.stringContaining('named twice for project_user')];
    expect(annotations).toEqual([again, again]);
    expect(names(resource)).toEqual([
      'pipeline_roles_auditor_environment',
      'team_roles_project_user_pipeline',
    ]);
  });

  it('are one for a role and a project that are given in two ways', () => {
    const { resource, annotations } = synth((stack) => {
      const role = new CustomRole(stack, 'reader', {
        name: 'Reader',
        scopeKind: 'project',
        permissions: ['deployment.read'],
      });
      const project = new Project(stack, 'shop', { name: 'shop' });
      const again = { id: role.id, scopeKind: role.scopeKind, edition: role.edition };
      new Team(stack, 'team', {
        name: 'team',
        roles: [
          { role, principals: ['mem_1'] },
          { role: again, principals: ['mem_2'] },
        ],
        complete: true,
      });
      new Automation(stack, 'pipeline', {
        name: 'pipeline',
        credentials: { storeSecretInState: true, rotateAfter: '90d' },
        roles: [
          { role, project },
          { role: again, project: { projectId: project.id } },
        ],
      });
    });
    const sets = Object.values(resource['roster_project_role_members'] ?? {});
    const own = sets.filter((each) => each['role_id'] === reference('roster_role.reader.id'));
    expect(own.map((each) => each['principal_ids'])).toEqual([['mem_1', 'mem_2']]);
    expect(annotations).toEqual([['error', 'stack/pipeline', expect.stringContaining('twice')]]);
    expect(names(resource)).toHaveLength(1);
  });

  it('of a stack in a stack, and of whoever chose one, are their own', () => {
    const { annotations } = synth((stack) => {
      for (const scope of [stack, new cdk.TerraformStack(stack, 'inner')])
        new Team(scope, 'payments', { name: 'payments', users: [new Member(scope, 'jane', email('jane'))] });
      // Terraform takes letters of every language; only CDKs leave them out of what they make of a construct id.
      new Member(stack, 'elan', email('elan')).overrideLogicalId('élan');
    });
    expect(annotations).toEqual([]);
  });

  it('that CDKs make alike are an error, for one of the two would be lost', () => {
    const { annotations } = synth((stack) => {
      const users = ['zoë', 'zoé'].map((name) => new Member(stack, name, email('zoe')));
      new Team(stack, 'pay ments', { name: 'one', users });
      new Team(stack, 'payments', { name: 'other', users: ['mem_1'] });
      new bindings.DataRosterMember(stack, 'zo', email('zoe'));
    });
    const same = (address: string, other: string) =>
      expect.stringMatching(
        `^its address, ${address}, is that of ${other} too: give it a construct id of its own`,
      );
    expect(annotations.filter(([level]) => level === 'error')).toEqual([
      ['error', 'stack/zoé', same('roster_member.zo', 'stack/zoë')],
      ['error', 'stack/payments', same('roster_project.payments', 'stack/pay ments')],
    ]);
  });

  it.each(['支付', '1st'])('of which Terraform takes none are an error, as for %s', (id) => {
    const { annotations } = synth((stack) => {
      new bindings.Grant(stack, id, { principal: 'mem_1', role: 'auditor' });
    });
    expect(annotations).toEqual([
      ['error', `stack/${id}`, expect.stringContaining('is no name for Terraform')],
    ]);
  });
});
