import { describe, expect, test } from 'vitest';
import { createAccessTable } from '../../access-model/access-table.ts';
import { decide } from '../../access-model/decide.ts';
import { defaultEditionId, editionIds, editionOf } from '../../access-model/editions.ts';
import matrix from './permission-matrix.json' with { type: 'json' };

type RowOfEdition = { label: string; cells: Record<string, string> };

const scopeOf = (roleId: string) => (roleId.startsWith('project_') ? 'prj_bound' : null);

function holds(editionId: string, roleId: string, permission: string, scope: string | null) {
  const assignment = { id: 'ra_1', roleId, projectId: scopeOf(roleId), expiresAt: null };
  const principal = { id: 'mem_1', status: 'active' as const, assignments: [assignment] };
  const table = createAccessTable(editionOf(editionId).roles.values(), [principal]);
  return decide(table, { principalId: principal.id, permission, scope, at: 0 }).allowed;
}

/** What a cell of the reference file says: which of the row's permissions are granted. */
function expected(kind: string, id: string, cell: string): Record<string, boolean> {
  if (kind === 'action') return { [id]: cell !== 'none' };
  return { [`${id}.read`]: cell !== 'none', [`${id}.write`]: cell === 'allow' };
}

test('the editions and the default are those of the reference, and AutoMQ is another', () => {
  expect(editionIds).toEqual([...matrix.editions.map((edition) => edition.id), 'automq-cloud']);
  expect(defaultEditionId).toBe(matrix.default_edition);
});

describe.each(matrix.editions.map((edition) => edition.id))('%s', (editionId) => {
  const rows = matrix.permissions.flatMap(({ id, kind, rows }) => {
    const row = (rows as Record<string, RowOfEdition | undefined>)[editionId];
    return row ? [{ id, kind, ...row }] : [];
  });

  test.each(rows)('$id', ({ id, kind, label, cells }) => {
    for (const [roleId, cell] of Object.entries(cells)) {
      for (const [permission, granted] of Object.entries(expected(kind, id, cell))) {
        expect(holds(editionId, roleId, permission, 'prj_bound'), `${roleId} ${permission}`).toBe(granted);
        if (scopeOf(roleId) !== null)
          expect(holds(editionId, roleId, permission, 'prj_other'), `${roleId} ${permission}`).toBe(false);
      }
    }
    for (const permission of Object.keys(expected(kind, id, 'allow'))) {
      expect(editionOf(editionId).permissions.get(permission)).toContain(label);
      expect(holds(editionId, 'administrator', permission, 'prj_bound')).toBe(true);
      expect(holds(editionId, 'administrator', permission, null)).toBe(true);
    }
  });

  test('has no permission and no grant beyond the reference', () => {
    const listed = new Set(rows.flatMap(({ id, kind }) => Object.keys(expected(kind, id, 'allow'))));
    expect(new Set(editionOf(editionId).permissions.keys())).toEqual(listed);
    for (const role of editionOf(editionId).roles.values())
      if (role.id !== 'administrator')
        expect([...role.permissions].filter((permission) => !listed.has(permission))).toEqual([]);
  });
});
