import { stringify } from 'csv-stringify/sync';
import type { Grant, PrincipalChange, Report, ScopeChange } from '../report.ts';
import { visible } from './text.ts';
import { ownGrants, rolesHeld } from './words.ts';

type Row = Readonly<Record<string, string>>;

const changeColumns = [
  'principal',
  'display_name',
  'kind',
  'status_before',
  'status_after',
  'scope',
  'project',
  'change',
  'roles_before',
  'roles_after',
  'gained',
  'lost',
  'prolonged',
  'shortened',
  'expires',
  'since',
  'managed_by',
  'declared_at',
  'reason',
  'last_active',
  'findings',
] as const;

/** For reviewers to fill in; roster review standing --keep-file reads them. */
const decisionColumns = ['decision', 'until', 'decided_by', 'note'] as const;

const standingColumns = [
  'principal',
  'display_name',
  'kind',
  'status',
  'scope',
  'project',
  'role',
  'expires',
  'since',
  'managed_by',
  'declared_at',
  'reason',
  'last_active',
  'findings',
  'role_assignment_id',
  ...decisionColumns,
  'review',
] as const;

/** A sign with which a formula begins, where a spreadsheet that separates by another sign would begin a cell. */
const formulaInside = /(?<=[;,|]\s*)(?=[=+\-@＝＋－＠])/g;

/** A text as it stands in a cell, but for the `'` before what begins like a formula. */
export const cell = (text: string): string => visible(text).replace(formulaInside, "'");

/** What there is several times in one cell, each once. */
const list = (texts: readonly (string | null)[]): string =>
  [...new Set(texts.filter((text) => text !== null && text !== ''))].join('; ');

const scopeCells = ({ project_name }: { readonly project_name: string | null }): Row => ({
  scope: project_name === null ? 'environment' : 'project',
  project: project_name ?? '',
});

const grantCells = (grants: readonly Grant[]): Row => ({
  expires: list(
    grants.map(({ expires_at, ends_at_apply }) => (ends_at_apply ? 'known only at apply' : expires_at)),
  ),
  since: list(grants.map(({ since }) => since)),
  managed_by: list(grants.map(({ managed_by }) => managed_by)),
  declared_at: list(grants.map(({ address }) => address)),
  reason: list(grants.map(({ reason }) => reason)),
});

type Titles = ReadonlyMap<string, string>;

const principalCells = (principal: PrincipalChange, titles: Titles): Row => ({
  principal: principal.name,
  display_name: principal.display_name ?? '',
  kind: principal.kind,
  last_active: principal.last_active_at ?? '',
  findings: list(principal.findings.map((id) => titles.get(id) ?? id)),
});

function changeRow(scope: ScopeChange): Row {
  const after = ownGrants(scope, scope.after.through);
  const counting = after.length > 0 ? after : ownGrants(scope, scope.before.through);
  return {
    ...scopeCells(scope),
    change: scope.change,
    roles_before: list(rolesHeld(scope, 'before')),
    roles_after: list(rolesHeld(scope, 'after')),
    gained: list(scope.gained),
    lost: list(scope.lost),
    prolonged: list(scope.prolonged),
    shortened: list(scope.shortened),
    ...grantCells(counting),
  };
}

function changeRows(principal: PrincipalChange, titles: Titles): readonly Row[] {
  const { change, scopes, status_before, status_after } = principal;
  const cells = {
    ...principalCells(principal, titles),
    status_before: status_before ?? 'none',
    status_after: status_after ?? 'deleted',
  };
  if (scopes.length === 0) return [{ ...cells, change }];
  return scopes.map((scope) => ({ ...cells, ...changeRow(scope) }));
}

function standingRows(principal: PrincipalChange, titles: Titles, review: string): readonly Row[] {
  const cells = { ...principalCells(principal, titles), status: principal.status_after ?? 'deleted' };
  const rows = principal.scopes.flatMap((scope) =>
    ownGrants(scope, scope.after.through).map((grant) => ({
      ...cells,
      ...scopeCells(scope),
      role: grant.role_name,
      ...grantCells([grant]),
      role_assignment_id: grant.role_assignment_id ?? '',
      review,
    })),
  );
  return rows.length > 0 ? rows : [cells];
}

/**
 * The report for a spreadsheet: RFC 4180 with a header, in UTF-8 with a byte order mark, lines ended by CRLF, and no
 * cell that a spreadsheet would take for a formula. Where a cell has several values, `; ` is between them.
 *
 * Of a change, a row for each principal and scope: principal, display_name, kind, status_before, status_after, scope
 * (`environment` or `project`), project, change, roles_before, roles_after, then the permissions gained, lost,
 * prolonged and shortened, and of the assignments of that scope expires, since, managed_by, declared_at and reason;
 * last_active, findings. Assignments are those after the change or, where none is left, those before it.
 *
 * Of standing access, a row for each assignment: principal, display_name, kind, status, scope, project, role, expires,
 * since, managed_by, declared_at, reason, last_active, findings, role_assignment_id; decision, until, decided_by and
 * note, which are empty; and review, the hash of the report.
 *
 * Whoever has no scope, or no assignment, has one row with those cells empty.
 */
export function toCsv(report: Report): string {
  const titles: Titles = new Map(report.findings.map(({ id, title }) => [id, title]));
  const [columns, rowsOf] =
    report.kind === 'change' ? [changeColumns, changeRows] : [standingColumns, standingRows];
  const rows = report.principals.flatMap((principal) => rowsOf(principal, titles, report.hash));
  return stringify(
    rows.map((row) => columns.map((column) => cell(row[column] ?? ''))),
    { header: true, columns: [...columns], bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );
}
