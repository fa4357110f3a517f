import { expect, it } from 'vitest';
import { describeForBoth } from './ground.ts';

describeForBoth('a complete team', ({ cdk, bindings, synth }) => {
  const { Automation, CustomRole, Grant, Team } = bindings;

  const team = { name: 'payments', users: ['mem_1'], complete: true } as const;
  const custom = { name: 'Custom', scopeKind: 'project', permissions: ['deployment.read'] } as const;
  const refusals = (paths: Readonly<Record<string, string>>) =>
    Object.entries(paths).map(([path, role]) => [
      'error',
      `stack/${path}`,
      expect.stringContaining(`all who hold ${role} `),
    ]);

  it('is given nobody from elsewhere', () => {
    const { annotations } = synth((stack) => {
      const payments = new Team(stack, 'payments', team);
      const other = new CustomRole(stack, 'other', custom);
      new Grant(stack, 'fine', { principal: 'mem_2', role: other, project: payments });
      new Grant(stack, 'wrong', { principal: 'mem_2', role: 'project_user', project: payments });
      new Automation(stack, 'wrong-too', {
        name: 'wrong-too',
        credentials: { storeSecretInState: true, rotateAfter: '90d' },
        roles: [{ role: 'project_administrator', project: payments.project }],
      });
    });
    expect(annotations).toEqual(refusals({ wrong: 'project_user', 'wrong-too': 'project_administrator' }));
  });

  it('is known by the id of its project, and its roles by theirs', () => {
    const { annotations } = synth((stack) => {
      const reader = new CustomRole(stack, 'reader', custom);
      const roles = [{ role: reader, principals: ['mem_1'] }] as const;
      const payments = new Team(stack, 'payments', { ...team, roles });
      const others = new Team(stack, 'others', { ...team, complete: false });
      const principal = 'mem_2';
      const byId = { id: reader.id, scopeKind: 'project' } as const;
      new Grant(stack, 'fine', { principal, role: 'project_user', project: { projectId: others.id } });
      new Grant(stack, 'team', { principal, role: 'project_user', project: { projectId: payments.id } });
      new Grant(stack, 'project', {
        principal,
        role: 'project_user',
        project: { projectId: payments.project.id },
      });
      new Grant(stack, 'role', { principal, role: byId, project: payments });
    });
    const byId = ['$', '{roster_role.reader.id}'].join('');
    expect(annotations).toEqual(refusals({ team: 'project_user', project: 'project_user', role: byId }));
  });

  it('is known in other stacks, and no project of theirs is taken for its own', () => {
    synth((stack) => {
      const payments = new Team(stack, 'payments', team);
      const other = new cdk.TerraformStack(stack.node.root, 'other');
      const theirs = new Team(other, 'payments', { ...team, complete: false });
      const grant = { principal: 'mem_2', role: 'project_user' } as const;
      const said = Object.entries({ fine: theirs, wrong: payments }).map(([name, { projectId }]) => {
        const { node } = new Grant(other, name, { ...grant, project: { projectId } });
        return [name, node.metadata.length];
      });
      expect(said).toEqual([
        ['fine', 0],
        ['wrong', 1],
      ]);
    });
  });
});
