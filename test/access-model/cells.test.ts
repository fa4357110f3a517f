import { describe, expect, test } from 'vitest';
import { createAccessTable } from '../../access-model/access-table.ts';
import { decide } from '../../access-model/decide.ts';
import { editionIds, editionOf, type Role } from '../../access-model/editions.ts';
import { automqCells } from './automq-cells.ts';
import matrix from './permission-matrix.json' with { type: 'json' };

/* Every cell of every edition, for every role, asked of decide(). */

interface Cell {
  readonly roleId: string;
  readonly permission: string;
  readonly granted: boolean;
}

type RowOfEdition = { cells: Record<string, string> };

/** The permissions of the reference's row, and from which cell on each is granted. */
function emqxRow({ id, kind }: { id: string; kind: string }, cell: string) {
  if (kind === 'action') return [{ permission: id, granted: cell !== 'none' }];
  return [
    { permission: `${id}.read`, granted: cell !== 'none' },
    { permission: `${id}.write`, granted: cell !== 'none' && cell !== 'read' },
  ];
}

/** Two rows of one document can speak of the same permission: roles add up. */
function mergeCells(cells: readonly Cell[]): Cell[] {
  const merged = new Map<string, Cell>();
  for (const cell of cells) {
    const key = `${cell.roleId} ${cell.permission}`;
    merged.set(key, { ...cell, granted: cell.granted || merged.get(key)?.granted === true });
  }
  return [...merged.values()];
}

function emqxCells(editionId: string): Cell[] {
  const cells = matrix.permissions.flatMap((permission) => {
    const row = (permission.rows as Record<string, RowOfEdition | undefined>)[editionId];
    return Object.entries({ administrator: 'allow', ...row?.cells })
      .filter(() => row !== undefined)
      .flatMap(([roleId, cell]) => emqxRow(permission, cell).map((granted) => ({ roleId, ...granted })));
  });
  return mergeCells(cells);
}

function cellsOf(editionId: string): Cell[] {
  if (editionId !== 'automq-cloud') return emqxCells(editionId);
  const ids = new Map([...editionOf(editionId).roles.values()].map(({ id, name }) => [name, id]));
  return automqCells.map(({ roleName, ...cell }) => ({ roleId: ids.get(roleName) ?? roleName, ...cell }));
}

/** The scopes in which a holder of the role is allowed: its own project, another one, the environment. */
function allowedIn(editionId: string, role: Role, permission: string): string[] {
  const projectId = role.scopeKind === 'project' ? 'prj_own' : null;
  const assignments = [{ id: 'ra_1', roleId: role.id, projectId, expiresAt: null }];
  const principal = { id: 'mem_1', status: 'active' as const, assignments };
  const table = createAccessTable(editionOf(editionId).roles.values(), [principal]);
  return ['prj_own', 'prj_other', null]
    .filter((scope) => decide(table, { principalId: principal.id, permission, scope, at: 0 }).allowed)
    .map(String);
}

const everywhere = ['prj_own', 'prj_other', 'null'];

describe.each(editionIds)('every cell of the edition %s', (editionId) => {
  const { roles, permissions } = editionOf(editionId);
  const cells = cellsOf(editionId);

  test.each([...roles.values()])('$name ($id)', (role) => {
    const own = cells.filter(({ roleId }) => roleId === role.id);
    expect(own.map(({ permission }) => permission).sort()).toEqual([...permissions.keys()].sort());
    const covered = role.scopeKind === 'project' ? ['prj_own'] : everywhere;
    for (const { permission, granted } of own)
      expect(allowedIn(editionId, role, permission), permission).toEqual(granted ? covered : []);
  });

  test('the cells speak of these roles and of no others', () => {
    expect(new Set(cells.map(({ roleId }) => roleId))).toEqual(new Set(roles.keys()));
  });
});

test('InstanceViewer and InstanceDeveloper are roles on single instances, the others of AutoMQ cover all', () => {
  const scopeKinds = [...editionOf('automq-cloud').roles.values()].map(({ name, scopeKind }) => [
    name,
    scopeKind,
  ]);
  expect(Object.fromEntries(scopeKinds)).toEqual({
    Admin: 'environment',
    Operator: 'environment',
    Viewer: 'environment',
    InstanceViewer: 'project',
    InstanceDeveloper: 'project',
  });
});

test('an Administrator holds every permission of every edition, in each edition', () => {
  const every = new Set(editionIds.flatMap((id) => [...editionOf(id).permissions.keys()]));
  for (const id of editionIds)
    expect(editionOf(id).roles.get('administrator')?.permissions, id).toEqual(every);
});
