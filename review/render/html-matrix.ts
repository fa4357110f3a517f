import type { AccessChange, PrincipalChange, Report, ScopeChange } from '../report.ts';
import { place, scopeDetails, scopeInBrief } from './html-cell.ts';
import { type FindingLinks, linksTo, titlesOf } from './html-findings.ts';
import type { PermissionLists } from './html-lists.ts';
import { html, name } from './html-text.ts';
import type { Markup } from './markup.ts';
import { aboutPrincipal, activityWords, changeWords } from './words.ts';

/**
 * How many principals a table has, and how many projects have a column of their own: where there are more, only those
 * have one that a tenth of the principals is concerned with. And how many principals' standing access is told with the
 * assignments that it comes through: a page with those of very many would take long to open.
 */
const most = { rows: 50, columns: 8, inFull: 1_000 };

const keyOf = ({ project_id, project_name }: ScopeChange): string =>
  project_name === null ? '' : `${project_id ?? ''}\n${project_name}`;

interface Column {
  readonly key: string;
  readonly projectName: string | null;
}

interface Columns {
  readonly own: readonly Column[];
  /** Whether further projects share a last column. */
  readonly others: boolean;
}

/** The whole environment first, then projects by name; of many, those that most principals are concerned with. */
function columnsOf(principals: readonly PrincipalChange[]): Columns {
  const found = new Map<string, { readonly projectName: string | null; count: number }>();
  for (const scope of principals.flatMap(({ scopes }) => scopes)) {
    const known = found.get(keyOf(scope)) ?? { projectName: scope.project_name, count: 0 };
    known.count += 1;
    found.set(keyOf(scope), known);
  }
  const all = [...found].map(([key, { projectName, count }]) => ({ key, projectName, count }));
  const projects = all
    .filter(({ projectName }) => projectName !== null)
    .sort((one, other) => other.count - one.count);
  const others = projects.length > most.columns;
  const shown = projects
    .slice(0, most.columns)
    .filter(({ count }) => !others || count * 10 >= principals.length)
    .sort((one, other) => ((one.projectName ?? '') < (other.projectName ?? '') ? -1 : 1));
  return { own: [{ key: '', projectName: null }, ...shown], others };
}

const colours: Readonly<Partial<Record<AccessChange, string>>> = {
  new: 'good',
  widened: 'good',
  prolonged: 'good',
  lost: 'bad',
  narrowed: 'bad',
  shortened: 'bad',
  changed: 'heed',
  moved: 'heed',
  rescheduled: 'heed',
};

function who(principal: PrincipalChange, { standing, brief, links }: Around): Markup {
  if (brief) {
    const about = aboutPrincipal(principal).map((text) => html`<br>${name(text)}`);
    return html`<th scope="row">${name(principal.name)}<span class="quiet small">${about}${titlesOf(principal, links)}</span></th>`;
  }
  const about = aboutPrincipal(principal).map((text) => html`<p class="quiet small">${name(text)}</p>`);
  const { sign, words } = changeWords[principal.change];
  const change = html`<p><span class="badge ${colours[principal.change] ?? 'note'}">${sign} ${words}</span></p>`;
  const activity = activityWords(principal);
  const active = activity === null ? null : html`<p class="quiet small">${activity}</p>`;
  return html`<th scope="row"><p class="who">${name(principal.name)}</p>${about}${standing ? null : change}${active}${linksTo(principal, links)}</th>`;
}

const nothing = (standing: boolean): Markup =>
  html`<td class="none"><span aria-hidden="true">·</span><span class="unseen">${standing ? 'holds nothing' : 'no change'}</span></td>`;

function row(principal: PrincipalChange, columns: Columns, around: Around): Markup {
  const { standing, brief, lists } = around;
  const none = brief ? html`<td></td>` : nothing(standing);
  const told = (scope: ScopeChange) =>
    brief ? scopeInBrief(scope, lists) : scopeDetails(scope, standing, lists);
  const scopes = new Map(principal.scopes.map((scope) => [keyOf(scope), scope]));
  const cells = columns.own.map(({ key }) => {
    const scope = scopes.get(key);
    return scope ? html`<td>${told(scope)}</td>` : none;
  });
  const elsewhere = principal.scopes.filter((scope) => !columns.own.some(({ key }) => key === keyOf(scope)));
  const shared = elsewhere.map(
    (scope) => html`<li><p class="who">${place(scope.project_name)}</p>${told(scope)}</li>`,
  );
  const last = shared.length > 0 ? html`<td class="others"><ul class="scopes">${shared}</ul></td>` : none;
  return html`<tr>${who(principal, around)}${cells}${columns.others ? last : null}</tr>\n`;
}

interface Around {
  readonly standing: boolean;
  /** Whether it is told what somebody holds, and not through what. */
  readonly brief: boolean;
  readonly links: FindingLinks;
  readonly lists: PermissionLists;
}

function table(principals: readonly PrincipalChange[], label: string, around: Around): Markup {
  const columns = columnsOf(principals);
  const heads = columns.own.map(({ projectName }) => html`<th scope="col">${place(projectName)}</th>`);
  const others = columns.others
    ? html`<th scope="col">${columns.own.length > 1 ? 'other projects' : 'projects'}</th>`
    : null;
  const caption = around.standing
    ? 'What each principal holds in each scope: the roles, and how many permissions they come to.'
    : 'What each principal holds in each scope, before → after, and how many permissions that gains and loses. Unfold a cell for the permissions, and for the assignments that they come through.';
  return html`<div class="frame" role="region" aria-label="${label}" tabindex="0"><table class="matrix"><caption><span>${caption}</span></caption>
<thead><tr><th scope="col">Who</th>${heads}${others}</tr></thead>
<tbody>${principals.map((principal) => row(principal, columns, around))}</tbody></table></div>`;
}

/** The access matrix: principals as rows, the gravest first, and scopes as columns; in parts, where there are many. */
export function matrix(report: Report, links: FindingLinks, lists: PermissionLists): Markup {
  const { principals } = report;
  const standing = report.kind === 'standing';
  const brief = standing && principals.length > most.inFull;
  const around = { standing, brief, links, lists };
  if (principals.length <= most.rows) return table(principals, 'Access matrix', around);
  const parts: Markup[] = [];
  for (let start = 0; start < principals.length; start += most.rows) {
    const some = principals.slice(start, start + most.rows);
    const range = `${(start + 1).toLocaleString('en')} to ${(start + some.length).toLocaleString('en')}`;
    const label = `${range} of ${principals.length.toLocaleString('en')}`;
    const names = html`${name(some[0]?.name ?? '')} to ${name(some.at(-1)?.name ?? '')}`;
    parts.push(
      html`<details class="fold"${start === 0 ? html` open` : null}><summary>${label} <span class="quiet small">${names}</span></summary>${table(some, `Access matrix, ${label}`, around)}</details>`,
    );
  }
  const leftOut = brief
    ? html`<p>These are so many that it is left out since when somebody holds what, why, and what manages it: the CSV and the JSON report have it.</p>`
    : null;
  return html`${leftOut}${parts}`;
}
