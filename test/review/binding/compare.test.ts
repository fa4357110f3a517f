import { expect, test } from 'vitest';
import { differencesBetween } from '../../../review/binding/compare.ts';
import type { AccessChangeBinding } from '../../../review/binding/hash.ts';
import type { Value } from '../../../review/report.ts';

const binding = (
  principals: Readonly<Record<string, Value>>,
  objects: Readonly<Record<string, Value>> = {},
) =>
  ({
    version: 1,
    environment: { slug: 'acme', edition: 'emqx-platform-3' },
    objects,
    principals,
    unknowns: {},
  }) satisfies AccessChangeBinding;

const grant = (role_name: string, more: Readonly<Record<string, Value>> = {}) => ({
  role_assignment_id: `ra_${role_name}`,
  role_name,
  project_name: null,
  expires_at: null,
  ...more,
});

const side = (permissions: readonly string[], ...through: Value[]) => ({ permissions, through });

const jane = (before: Value, after: Value, project_name: string | null = null, change = 'widened') => ({
  'member jane@example.com': {
    id: 'mem_1',
    change,
    scopes: [{ project_id: null, project_name, before, after }],
  },
});

const auditor = side(['audit_log.read'], grant('Auditor'));
const both = side(['audit_log.read', 'member.list'], grant('Auditor'), grant('Reader'));

test('what is the same has no difference', () => {
  const same = binding(jane(auditor, both));
  expect(differencesBetween(same, structuredClone(same))).toEqual([]);
});

test('access that differs is told by roles, where it is and on which side', () => {
  const approved = binding(jane(side([]), auditor));
  expect(differencesBetween(approved, binding(jane(auditor, both)))).toEqual([
    'access of member jane@example.com in the whole environment, before the change: now with Auditor in the whole environment',
    'access of member jane@example.com in the whole environment, after the change: now with Reader in the whole environment',
  ]);
  const until = side(
    ['audit_log.read'],
    grant('Auditor', { expires_at: '2027-01-01T00:00:00Z', project_name: 'payments' }),
  );
  expect(
    differencesBetween(
      binding(jane(side([]), auditor, 'payments')),
      binding(jane(side([]), until, 'payments')),
    ),
  ).toEqual([
    'access of member jane@example.com in payments, after the change: now with Auditor in payments until 2027-01-01T00:00:00Z and without Auditor in the whole environment',
  ]);
});

test('by permissions where the roles have the same names, and by the assignments where all else is the same', () => {
  const more = side(['a', 'b', 'c', 'd', 'e', 'f'], grant('Auditor'));
  expect(differencesBetween(binding(jane(side([]), auditor)), binding(jane(side([]), more)))).toEqual([
    'access of member jane@example.com in the whole environment, after the change: now with a, b, c and 3 more and without audit_log.read',
  ]);
  const other = side(['audit_log.read'], grant('Auditor', { role_assignment_id: 'ra_other' }));
  expect(differencesBetween(binding(jane(auditor, both)), binding(jane(other, both)))).toEqual([
    'access of member jane@example.com in the whole environment, before the change: now through other assignments',
  ]);
});

test('whoever changes more, less, or in another scope is named', () => {
  const approved = binding(jane(side([]), auditor));
  expect(differencesBetween(approved, binding({}))).toEqual([
    'access of member jane@example.com: the review says that it changes, and it does not any more',
  ]);
  expect(differencesBetween(binding({}), approved)).toEqual([
    'access of member jane@example.com: it changes, and the review does not say so',
  ]);
  const moved = binding(jane(side([]), auditor, 'payments', 'moved'));
  expect(differencesBetween(approved, moved)).toEqual([
    'access of member jane@example.com: change was "widened" and is now "moved"',
    'access of member jane@example.com in the whole environment, after the change: now without Auditor in the whole environment',
    'access of member jane@example.com in payments, after the change: now with Auditor in the whole environment',
  ]);
});

test('a resource that differs is told field by field', () => {
  const project = (name: string) => ({
    'roster_project.it': { action: 'create', changes: { name: { before: null, after: name } } },
  });
  expect(differencesBetween(binding({}, project('payments')), binding({}, project('billing')))).toEqual([
    'resource roster_project.it: changes.name.after was "payments" and is now "billing"',
  ]);
});
