import { describe, expect, test } from 'vitest';
import { differencesBetween } from '../../../review/binding/compare.ts';
import { bindingOf, canonicalJson } from '../../../review/binding/hash.ts';
import { creates, type Environment, grant, member, never, type Planned, project, review } from '../plans.ts';

const payments = project('payments');
const jane = member('jane');
const environment: Environment = { project: [payments], member: [jane, member('omar')] };

const toJane = (more: Record<string, unknown> = {}) =>
  creates('role_assignment.it', {
    principal_id: 'mem_jane',
    role_id: 'project_user',
    project_id: 'prj_payments',
    expires_at: never,
    reason: null,
    ...more,
  });

const hash = async (around: Environment, changes: readonly Planned[]) => (await review(around, changes)).hash;

describe('the hash of an access change stays', () => {
  test('in whatever order the plan and the environment tell of it, and whoever else is there', async () => {
    const toOmar = { ...toJane({ principal_id: 'mem_omar' }), it: 'role_assignment.omar' };
    const one = await hash(environment, [toJane(), toOmar]);
    const others = {
      project: [project('billing'), payments],
      member: [member('omar'), member('mia'), jane],
      role_assignment: [grant('mem_mia', 'administrator')],
    };
    expect(await hash(others, [toOmar, toJane()])).toBe(one);
  });

  test('when time goes by and somebody activates their account', async () => {
    const pending = { ...environment, member: [member('jane', { status: 'pending' }), member('omar')] };
    const later = await review(environment, [toJane()], { now: new Date('2026-11-25T00:00:00Z') });
    expect(later.hash).toBe(await hash(pending, [toJane()]));
  });

  test('whatever the keys of an object are in order', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"","d":null}]}',
    );
  });
});

describe('the hash of an access change is another', () => {
  test('for another principal, role, scope, end or reason', async () => {
    const hashes = await Promise.all(
      [
        {},
        { principal_id: 'mem_omar' },
        { role_id: 'project_administrator' },
        { role_id: 'auditor', project_id: null },
        { expires_at: null },
        { reason: 'because' },
      ].map((more) => hash(environment, [toJane(more)])),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('when somebody is disabled meanwhile, or holds something else already', async () => {
    const one = await hash(environment, [toJane()]);
    const disabled = { ...environment, member: [member('jane', { status: 'disabled' }), member('omar')] };
    expect(await hash(disabled, [toJane()])).not.toBe(one);
    const more = { ...environment, role_assignment: [grant('mem_jane', 'auditor')] };
    expect(await hash(more, [toJane()])).not.toBe(one);
  });

  test('when what is known only at apply refers to something else, which is named', async () => {
    const choice = (...references: readonly string[]) =>
      creates(
        'role_assignment.it',
        { role_id: 'administrator', expires_at: never },
        { unknown: { principal_id: true }, refers: { principal_id: references } },
      );
    const approved = await review(environment, [choice('local.jane')]);
    const present = await review(environment, [choice('local.mallory')]);
    expect(present.hash).not.toBe(approved.hash);
    expect(differencesBetween(bindingOf(approved), bindingOf(present))).toEqual([
      'principal_id of roster_role_assignment.it: refers_to is now without "local.jane", with "local.mallory"',
    ]);
    expect(differencesBetween(bindingOf(await review(environment, [])), bindingOf(present))).toEqual([
      'resource roster_role_assignment.it: it changes, and the review does not say so',
      'principal_id of roster_role_assignment.it: it is known only at apply, and the review does not say so',
    ]);
  });

  test('when a resource is added that a newer provider has', async () => {
    const strange = { ...toJane(), it: 'superpower.it' };
    expect(await hash(environment, [toJane(), strange])).not.toBe(await hash(environment, [toJane()]));
  });
});
