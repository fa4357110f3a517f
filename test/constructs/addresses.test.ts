import { expect, it } from 'vitest';
import { describeForBoth, reference } from './ground.ts';

describeForBoth('addresses', ({ cdk, bindings, synth }) => {
  const { Automation, Member, Project, Team } = bindings;

  const email = (name: string) => ({ email: `${name}@example.com` });
  const given = (resource: Readonly<Record<string, Readonly<Record<string, { principal_id: string }>>>>) =>
    Object.fromEntries(
      Object.entries(resource['roster_role_assignment'] ?? {}).map(([name, block]) => [
        block.principal_id,
        name.replace(/_[0-9A-F]{8}$/, ''),
      ]),
    );

  it('tell a place from a name that reads like one', () => {
    const { resource, annotations } = synth((stack) => {
      const member = (place: string, id: string) => {
        const scope = stack.node.tryFindChild(place) ?? new cdk.TerraformElement(stack, place);
        return new Member(place === '' ? stack : scope, id, email('somebody'));
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
    const names = Object.values(given(resource));
    expect(names).toHaveLength(5);
    expect(names).toContain('team_roles_project_user_a--b');
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
    expect(Object.keys(resource['roster_role_assignment'] ?? {})).toHaveLength(2);
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
      const names = ({ assignments }: typeof byId) => assignments.map(({ node }) => node.id);
      expect(names(byConstruct)).toEqual(['other--jane', 'jane', 'stack--other--jane']);
      const jane = reference('roster_member.jane.id');
      expect(names(byId)).toEqual([`other--${jane}`, jane]);
    });
    expect(annotations).toEqual([]);
  });
});
