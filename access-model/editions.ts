import { emqxCloud } from './editions/emqx-cloud.ts';
import { emqxPlatform1 } from './editions/emqx-platform-1.ts';
import { emqxPlatform2 } from './editions/emqx-platform-2.ts';
import { emqxPlatform3 } from './editions/emqx-platform-3.ts';
import { columns, type EditionTable, grantedBy, permissionsOf } from './table.ts';

export type ScopeKind = 'environment' | 'project';

export interface Role {
  /** Predefined roles have a name as id (`project_user`), custom roles an id of their own (`rol_…`). */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly scopeKind: ScopeKind;
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
}

/** Names and descriptions as in "Roles and Permissions"; project roles need a project, the others cover all. */
const roleTexts: readonly Omit<Role, 'permissions'>[] = [
  {
    id: 'administrator',
    name: 'Administrator',
    description: 'Everything in the environment, in all projects.',
    scopeKind: 'environment',
  },
  {
    id: 'project_administrator',
    name: 'Project Administrator',
    description: 'Views projects and manages the deployments of the projects it is assigned in.',
    scopeKind: 'project',
  },
  {
    id: 'project_user',
    name: 'Project User',
    description: 'Views projects, and views and edits the deployments of the projects it is assigned in.',
    scopeKind: 'project',
  },
  {
    id: 'accountant',
    name: 'Accountant',
    description: 'Manages billing, balance and invoices; views projects and deployments.',
    scopeKind: 'environment',
  },
  {
    id: 'auditor',
    name: 'Auditor',
    description: 'Views projects, deployments, members, billing and the audit log; changes nothing.',
    scopeKind: 'environment',
  },
];

const tables: readonly EditionTable[] = [emqxCloud, emqxPlatform1, emqxPlatform2, emqxPlatform3];

const everyPermission: ReadonlySet<string> = new Set(
  tables.flatMap((table) => table.rows.flatMap((row) => permissionsOf(row))),
);

function permissionsOfRole(table: EditionTable, roleId: string): ReadonlySet<string> {
  // "Same as the platform account": an Administrator holds every permission of every edition.
  if (roleId === 'administrator') return everyPermission;
  const column = (columns as readonly string[]).indexOf(roleId);
  return new Set(table.rows.flatMap((row) => grantedBy(row, row.cells[column] ?? 'none')));
}

function labelsOf(table: EditionTable): ReadonlyMap<string, readonly string[]> {
  const labels = new Map<string, string[]>();
  for (const row of table.rows)
    for (const id of permissionsOf(row)) labels.set(id, [...(labels.get(id) ?? []), row.label]);
  return labels;
}

function buildEdition(table: EditionTable): Edition {
  const roles = roleTexts.map((text) => ({ ...text, permissions: permissionsOfRole(table, text.id) }));
  return {
    id: table.id,
    title: table.title,
    document: table.document,
    permissions: labelsOf(table),
    roles: new Map(roles.map((role) => [role.id, role])),
  };
}

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

/** Whether any edition has the permission. */
export function isPermission(id: string): boolean {
  return everyPermission.has(id);
}

/** The ids of the roles that come with the editions. */
export function predefinedRoleIds(): readonly string[] {
  return roleTexts.map((role) => role.id);
}

/** The scope kind of a predefined role, the same in every edition; `undefined` for any other id. */
export function scopeKindOfPredefinedRole(id: string): ScopeKind | undefined {
  return roleTexts.find((role) => role.id === id)?.scopeKind;
}
