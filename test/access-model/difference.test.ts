import { expect, test } from 'vitest';
import { type AccessTable, createAccessTable } from '../../access-model/access-table.ts';
import { differenceOf } from '../../access-model/difference.ts';
import { editionOf, type Role } from '../../access-model/editions.ts';

const now = Date.parse('2027-01-31T12:00:00Z');

const role = (id: string, permissions: string[], scopeKind: Role['scopeKind'] = 'environment'): Role => ({
  id,
  name: id,
  description: '',
  scopeKind,
  permissions: new Set(permissions),
});

interface Held {
  readonly role: Role;
  readonly project?: string;
  readonly end?: number;
}

const principal = (held: readonly Held[], status: 'active' | 'disabled') => ({
  id: 'mem_1',
  status,
  assignments: held.map(({ role, project = null, end = null }, index) => ({
    id: `ra_${index}`,
    roleId: role.id,
    projectId: project,
    expiresAt: end,
  })),
});

const holding = (held: readonly Held[], status: 'active' | 'disabled' = 'active') =>
  createAccessTable(
    held.map(({ role }) => role),
    [principal(held, status)],
  );

const between = (before: AccessTable, after: AccessTable) => differenceOf(before, after, 'mem_1', now);

const difference = (before: readonly Held[], after: readonly Held[]) =>
  between(holding(before), holding(after));

const reader = role('reader', ['topic.read']);
const writer = role('writer', ['topic.read', 'topic.write']);

test('nothing differs where the same is held by other roles', () => {
  const twice = role('twice', ['topic.write']);
  expect(difference([{ role: writer }], [{ role: reader }, { role: twice }])).toEqual({
    gained: [],
    lost: [],
  });
});

test('gains and losses are sorted by permission, and told by scope', () => {
  expect(difference([{ role: writer }], [{ role: reader, project: 'prj_1' }])).toEqual({
    gained: [],
    lost: [
      { permission: 'topic.read', scope: null },
      { permission: 'topic.write', scope: null },
    ],
  });
  expect(difference([{ role: reader, project: 'prj_1' }], [{ role: writer }])).toEqual({
    gained: [
      { permission: 'topic.read', scope: null },
      { permission: 'topic.write', scope: null },
    ],
    lost: [],
  });
});

test('in projects each project is told by itself', () => {
  const before = [
    { role: reader, project: 'prj_1' },
    { role: reader, project: 'prj_2' },
  ];
  const after = [
    { role: reader, project: 'prj_2' },
    { role: writer, project: 'prj_3' },
  ];
  expect(difference(before, after)).toEqual({
    gained: [
      { permission: 'topic.read', scope: 'prj_3' },
      { permission: 'topic.write', scope: 'prj_3' },
    ],
    lost: [{ permission: 'topic.read', scope: 'prj_1' }],
  });
});

test('a project within the whole environment adds nothing', () => {
  expect(difference([{ role: writer }], [{ role: writer }, { role: writer, project: 'prj_1' }])).toEqual({
    gained: [],
    lost: [],
  });
});

test('an assignment that has ended counts on neither side, and one that ends at this instant has', () => {
  expect(difference([{ role: writer, end: now }], [{ role: reader, end: now + 1 }])).toEqual({
    gained: [{ permission: 'topic.read', scope: null }],
    lost: [],
  });
});

test('who is disabled loses everything', () => {
  expect(between(holding([{ role: reader }]), holding([{ role: reader }], 'disabled'))).toEqual({
    gained: [],
    lost: [{ permission: 'topic.read', scope: null }],
  });
});

test('a role that nobody knows grants nothing', () => {
  const unknown = createAccessTable([], [principal([{ role: writer }], 'active')]);
  expect(between(unknown, holding([{ role: reader }]))).toEqual({
    gained: [{ permission: 'topic.read', scope: null }],
    lost: [],
  });
});

test('between editions the same role can differ: an Auditor of EMQX Cloud reads no audit log', () => {
  const auditorOf = (edition: string) => {
    const auditor = editionOf(edition).roles.get('auditor');
    if (!auditor) throw new Error('every EMQX edition has Auditors');
    return holding([{ role: auditor }]);
  };
  const { gained, lost } = between(auditorOf('emqx-cloud'), auditorOf('emqx-platform-3'));
  expect(gained).toContainEqual({ permission: 'audit_log.read', scope: null });
  expect(lost).toContainEqual({ permission: 'billing.transactions.read', scope: null });
});
