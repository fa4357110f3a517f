import { expect, it } from 'vitest';
import { describeForBoth } from './ground.ts';

describeForBoth('without types', ({ cdk, bindings, synth }) => {
  const key = { rotateAfter: '90d', storeSecretInState: true };
  const program = { name: 'x', credentials: key, roles: [{ role: 'auditor' }] };
  const role = { name: 'x', scopeKind: 'project', permissions: ['deployment.read'] };
  const grant = { principal: 'mem_1', role: 'auditor' };

  it.each([
    ['Team', undefined, ['"name" is missing']],
    ['Team', { name: 'x', users: 'mem_1' }, ['"users" is no list']],
    ['Team', { name: 'x', users: [null, 'mem_1'] }, ['"users": null is neither']],
    ['Team', { name: 'x', users: [{}, 'mem_1'] }, ['"users": {} is neither']],
    [
      'Team',
      { name: 'x', users: [{ principalId: 'jane' }, 'mem_1'] },
      ['"users": {"principalId":"jane"} is neither'],
    ],
    [
      'Team',
      { name: 'x', users: ['mem_1'], roles: [{ principals: ['mem_1'] }] },
      ['"role": undefined is no role'],
    ],
    ['Team', { name: 'x', users: ['mem_1'], roles: [{ role: 'project_user' }] }, ['"principals" is missing']],
    [
      'Team',
      { name: 'x', users: ['mem_1'], roles: [null] },
      ['"principals" is missing', '"role": undefined'],
    ],
    ['Automation', undefined, ['"name" is missing', '"credentials" is missing', '"roles" is missing']],
    ['Automation', { ...program, credentials: undefined }, ['"credentials" is missing']],
    [
      'Automation',
      { ...program, credentials: { rotateAfter: '90d' } },
      ['"credentials" say of no way for the secret'],
    ],
    [
      'Automation',
      { ...program, credentials: { storeSecretInState: true } },
      ['"rotateAfter" is missing: write a whole number'],
    ],
    [
      'Automation',
      { ...program, credentials: { rotateAfter: '90d', ageRecipients: 'age1x' } },
      ['"ageRecipients" is no list'],
    ],
    [
      'Automation',
      { ...program, credentials: { rotateAfter: '90d', ageRecipients: [null] } },
      ['"ageRecipients" has "null"'],
    ],
    [
      'Automation',
      { ...program, credentials: { workloadIdentities: { '': {} } } },
      ['"workloadIdentities" has one under an empty name'],
    ],
    ['Automation', { ...program, roles: ['auditor'] }, ['"role": undefined is no role']],
    ['Automation', { ...program, roles: [null] }, ['"role": undefined is no role']],
    [
      'Automation',
      { ...program, roles: [{ role: 'project_user', project: 'payments' }] },
      ['"project": "payments" is neither'],
    ],
    ['CustomRole', undefined, ['"name" is missing', '"scopeKind" is missing', '"permissions" is missing']],
    ['CustomRole', { ...role, permissions: 'deployment.read' }, ['"permissions" is no list']],
    ['Grant', undefined, ['"principal": undefined is neither', '"role": undefined is no role']],
    ['Grant', { ...grant, project: null }, ['"project": null is neither']],
    ['BreakGlass', { ...grant, reason: 5, expiresAt: 17 }, ['"reason" is empty', '"expiresAt" is no moment']],
    ['BreakGlass', undefined, ['"reason" is empty', '"expiresAt" is no moment']],
    [
      'BreakGlass',
      { reason: 'OPS-42', expiresAt: '2099-01-01T00:00:00Z', maximum: '99999d' },
      ['"principal": undefined is neither'],
    ],
  ] as const)('a %s of %j says what is missing or wrong', (name, props, messages) => {
    const { annotations } = synth((stack) => {
      const Made: new (...given: never) => unknown = bindings[name];
      new Made(...([stack, 'it', props] as never));
    });
    expect(annotations.filter(([level]) => level === 'error')).toEqual(
      messages.map((message) => ['error', 'stack/it', expect.stringContaining(message)]),
    );
  });

  it('what is no member and no program is no principal, and what is no project none', () => {
    const { annotations } = synth((stack) => {
      const project = new bindings.Project(stack, 'payments', { name: 'payments' });
      const jane = new bindings.DataRosterMember(stack, 'jane', { email: 'jane@example.com' });
      new bindings.Grant(stack, 'right', { principal: jane, role: 'project_user', project });
      new bindings.Grant(stack, 'wrong', {
        principal: project,
        role: 'project_user',
        project: jane,
      } as never);
    });
    expect(annotations).toEqual([
      ['error', 'stack/wrong', expect.stringContaining('"principal": stack/payments is neither')],
      ['error', 'stack/wrong', expect.stringContaining('"project": stack/jane is neither')],
    ]);
  });

  it('the CDK ends with the path of the construct', () => {
    synth((stack) => {
      new bindings.Automation(stack, 'pipeline', { ...program, credentials: undefined } as never);
      expect(() => cdk.App.of(stack).synth()).toThrow(/stack\/pipeline.*"credentials" is missing/s);
    });
  });
});
