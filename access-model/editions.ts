import { automqCloud } from './editions/automq-cloud.ts';
import { emqxCloud } from './editions/emqx-cloud.ts';
import { emqxPlatform1 } from './editions/emqx-platform-1.ts';
import { emqxPlatform2 } from './editions/emqx-platform-2.ts';
import { emqxPlatform3 } from './editions/emqx-platform-3.ts';
import type { GuardPermission } from './guard-permissions.ts';
import { type EditionTable, grantedBy, permissionsOf, type RoleText, type ScopeKind } from './table.ts';

export interface Role extends RoleText {
  /** Predefined roles have a name as id (`project_user`), custom roles an id of their own (`rol_…`). */
  readonly id: string;
  readonly permissions: ReadonlySet<string>;
}

export interface Edition {
  readonly id: string;
  readonly title: string;
  /** The title of the document that the edition comes from. */
  readonly document: string;
  /** Permission id → the labels of the document's rows that grant it (one, rarely two). */
  readonly permissions: ReadonlyMap<string, readonly string[]>;
  /** Role id → role. */
  readonly roles: ReadonlyMap<string, Role>;
  /** See {@link ownPermission}. */
  readonly standIns: EditionTable['standIns'];
}

const tables: readonly EditionTable[] = [emqxCloud, emqxPlatform1, emqxPlatform2, emqxPlatform3, automqCloud];

const everyPermission: ReadonlySet<string> = new Set(
  tables.flatMap((table) => table.rows.flatMap((row) => permissionsOf(row))),
);

function rolesOf({ administrator, columns, rows }: EditionTable): ReadonlyMap<string, Role> {
  const roles: Role[] = columns.map((text, column) => ({
    ...text,
    permissions: new Set(rows.flatMap((row) => grantedBy(row, row.cells[column] ?? 'none'))),
  }));
  // "Same as the platform account": an Administrator holds every permission of every edition.
  roles.unshift({ ...administrator, permissions: everyPermission });
  return new Map(roles.map((role) => [role.id, role]));
}

function labelsOf(table: EditionTable): ReadonlyMap<string, readonly string[]> {
  const labels = new Map<string, string[]>();
  for (const row of table.rows)
    for (const id of permissionsOf(row)) labels.set(id, [...(labels.get(id) ?? []), row.label]);
  return labels;
}

const buildEdition = (table: EditionTable): Edition => ({
  id: table.id,
  title: table.title,
  document: table.document,
  permissions: labelsOf(table),
  roles: rolesOf(table),
  standIns: table.standIns,
});

const editions: ReadonlyMap<string, Edition> = new Map(
  tables.map((table) => [table.id, buildEdition(table)]),
);

export const editionIds: readonly string[] = [...editions.keys()];
export const defaultEditionId = 'emqx-platform-3';

/** @throws if there is no such edition: ids come from the database, which holds known ones only. */
export function editionOf(id: string): Edition {
  const edition = editions.get(id);
  if (!edition) throw new Error(`unknown edition "${id}"`);
  return edition;
}

/** The edition's own word for a permission that the API guards itself with. */
export function ownPermission(editionId: string, permission: GuardPermission): string {
  return editionOf(editionId).standIns?.[permission] ?? permission;
}

/** Role id → scope kind, which is the same in all editions that have the role. */
const scopeKinds: ReadonlyMap<string, ScopeKind> = new Map(
  tables.flatMap(({ administrator, columns }) =>
    [administrator, ...columns].map(({ id, scopeKind }) => [id, scopeKind]),
  ),
);

/** The ids of the roles that come with the editions, of all of them. */
export function predefinedRoleIds(): readonly string[] {
  return [...scopeKinds.keys()];
}

/** The scope kind of a predefined role, the same in every edition; `undefined` for any other id. */
export function scopeKindOfPredefinedRole(id: string): ScopeKind | undefined {
  return scopeKinds.get(id);
}
