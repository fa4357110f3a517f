import { expect, test } from 'vitest';
import { createManagement } from '../../../review/describe/management.ts';
import { createNames } from '../../../review/describe/names.ts';
import type { Decision } from '../../../review/standing/decide.ts';
import { changeLines } from '../../../review/standing/print.ts';
import { stepsFor } from '../../../review/standing/steps.ts';
import { configuration, grant, idOf, inputOf, member, project } from './world.ts';

const jane = member('jane');
const eve = member('eve', { kind: 'sso' });
const payments = project('payments');
const inPayments = { project_id: payments['id'] };

const grants = {
  plain: grant('plain', jane, 'auditor'),
  each: grant('each', jane, 'accountant'),
  set: grant('set', jane, 'project_user', inPayments),
  given: grant('given', eve, 'auditor', { reason: 'sso group: finance' }),
  loose: grant('loose', jane, 'project_administrator', inPayments),
};

const { before, others } = inputOf(
  { member: [jane, eve], project: [payments], role_assignment: Object.values(grants) },
  {
    others: [
      configuration('platform', {
        'roster_role_assignment.plain': grants.plain,
        'module.roster_project_role_members.roster_role_assignment.each["a.b[0]"]': grants.each,
        'roster_project_role_members.users': {
          ...inPayments,
          role_id: 'project_user',
          principal_ids: [jane['id']],
        },
      }),
    ],
  },
);

function stepsOf(word: Decision['word'], ...names: (keyof typeof grants)[]) {
  const decisions = names.map((name): Decision => {
    const assignment = before.assignments.get(String(grants[name]['id']));
    if (!assignment) throw new Error(name);
    const end = word === 'shorten' ? Date.parse('2026-12-31T00:00:00Z') : null;
    return { assignment, word, end, decidedBy: null, note: null };
  });
  return stepsFor(decisions, {
    management: createManagement([], others),
    names: createNames(before, before),
  });
}

test('to revoke: the block, the instance or the id goes from the configuration, or the API is called', () => {
  const { changes, calls, refused } = stepsOf('revoke', 'plain', 'each', 'set', 'loose');
  expect(changeLines(changes).join('\n')).toBe(`
To write into configurations, which Roster does not edit

in platform, module.roster_project_role_members.roster_role_assignment.each["a.b[0]"]
  remove the instance "a.b[0]" from its for_each or count: jane@example.com, Accountant in the environment

in platform, roster_project_role_members.users
  take "${jane['id']}" (jane@example.com) out of principal_ids: jane@example.com, Project User in payments

in platform, roster_role_assignment.plain
  remove this block: jane@example.com, Auditor in the environment`);
  expect(changes.map(({ action }) => action)).toEqual(['remove', 'take_out_of_principal_ids', 'remove']);
  expect(calls.map(({ assignment }) => assignment.key)).toEqual([idOf('ra', 'loose')]);
  expect(refused).toEqual([]);
});

test('to shorten: expires_at is written, and a set has none', () => {
  const { changes, calls, refused } = stepsOf('shorten', 'plain', 'each', 'set', 'loose');
  expect(changes).toMatchObject([
    { write: 'expires_at = "2026-12-31T00:00:00Z", for the instance "a.b[0]" alone' },
    {
      action: 'set_expires_at',
      expires_at: '2026-12-31T00:00:00Z',
      write: 'expires_at = "2026-12-31T00:00:00Z"',
    },
  ]);
  expect(calls).toHaveLength(1);
  expect(refused).toMatchObject([
    {
      what: 'jane@example.com: Project User in payments',
      because: expect.stringContaining(
        'roster_project_role_members.users in platform declares a set, which has no ends',
      ),
    },
  ]);
});

test('what a group gives is refused, with the group, and what is kept needs nothing', () => {
  expect(stepsOf('revoke', 'given')).toMatchObject({
    changes: [],
    calls: [],
    refused: [{ because: expect.stringContaining('gives it to the group "finance"') }],
  });
  expect(stepsOf('keep', 'given', 'plain', 'loose')).toEqual({
    kept: 3,
    changes: [],
    calls: [],
    refused: [],
  });
});
