import type { GuardPermission } from './guard-permissions.ts';

/** How the documents write a cell: ✓, "Read only", ✗, and "✓ (authorized projects only)". */
export type Cell = 'allow' | 'read' | 'none' | 'bound';

export const allow = 'allow';
export const read = 'read';
export const none = 'none';
/** Granted in the projects that the role was assigned in, which is how every project role works here. */
export const bound = 'bound';

export type ScopeKind = 'environment' | 'project';

/** A role as its document describes it; what it may is said by the rows. */
export interface RoleText {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly scopeKind: ScopeKind;
}

export interface Row {
  /** `read_write` rows stand for two permissions: `<id>.read` and `<id>.write`. */
  readonly kind: 'action' | 'read_write';
  readonly id: string;
  /** The row's label in the document. */
  readonly label: string;
  readonly cells: readonly [Cell, Cell, Cell, Cell];
}

/** One document's matrix. Immutable: an edition is never edited, a new one is added. */
export interface EditionTable {
  readonly id: string;
  readonly title: string;
  readonly document: string;
  /** Has no column: it holds every permission of every edition. */
  readonly administrator: RoleText & { readonly id: 'administrator'; readonly scopeKind: 'environment' };
  /** The roles of the cells, in their order. */
  readonly columns: readonly [RoleText, RoleText, RoleText, RoleText];
  readonly rows: readonly Row[];
  /** What the API asks for in place of permissions that the document has no word for. */
  readonly standIns?: Readonly<Partial<Record<GuardPermission, string>>>;
}

type Cells = [Cell, Cell, Cell, Cell];

export const action = (id: string, label: string, ...cells: Cells): Row => ({
  kind: 'action',
  id,
  label,
  cells,
});

export const readWrite = (id: string, label: string, ...cells: Cells): Row => ({
  kind: 'read_write',
  id,
  label,
  cells,
});

/** The permissions a row stands for. */
export function permissionsOf(row: Row): string[] {
  return row.kind === 'action' ? [row.id] : [`${row.id}.read`, `${row.id}.write`];
}

/** The permissions that a cell of the row grants. */
export function grantedBy(row: Row, cell: Cell): string[] {
  if (cell === 'none') return [];
  if (cell === 'read') return [`${row.id}.read`];
  return permissionsOf(row);
}
