import type { Finding, PrincipalChange, Report, ScopeChange } from '../report.ts';
import { fit, sizeOf } from './fit.ts';
import { details, place } from './markdown-details.ts';
import { md, name, names, sentence } from './markdown-text.ts';
import { joined, type Markup } from './markup.ts';
import {
  aboutPrincipal,
  activityWords,
  amounts,
  approvalWords,
  changeWords,
  counted,
  countsOf,
  hashWords,
  nothingHeld,
  rolesHeld,
  severityWords,
  sourceWords,
  timeWords,
  titleOf,
  verdictWords,
} from './words.ts';

/** By this a pipeline finds the comment that it wrote, to write it anew. */
export const marker = '<!-- roster-review -->';

/** What the first screen shows of lists; the rest is below. */
const most = { approvals: 8, findings: 8, principals: 15, scopes: 4, roles: 3 };

function approvalLines({ verdict }: Report): Markup {
  const shown = verdict.approvals.slice(0, most.approvals).map((approval) => {
    const { given, says, who } = approvalWords(approval);
    return md`- ${given ? '✅' : '🟡'} ${name(approval.group)} ${says} ${names(who, 6)}\n`;
  });
  const left = verdict.approvals.length - shown.length;
  return md`${shown}${left > 0 ? md`- and ${counted(left, 'more approval')}\n` : null}\n`;
}

function findingRow({ severity, title, message }: Finding): Markup {
  const { sign, words } = severityWords[severity];
  return md`| ${sign} ${words} | **${sentence(title, 80)}**: ${sentence(message, 300)} |\n`;
}

function rolesText(scope: ScopeChange): Markup {
  const [before, after] = [rolesHeld(scope, 'before'), rolesHeld(scope, 'after')];
  const held = (roles: readonly string[]) => (roles.length > 0 ? names(roles, most.roles) : md`no role`);
  if (before.join('\n') === after.join('\n')) return held(after);
  return md`${held(before)} → ${held(after)}`;
}

function scopeText(scope: ScopeChange, standing: boolean): Markup {
  const how = standing
    ? md`, ${counted(scope.after.permissions.length, 'permission')}`
    : amounts(scope).map(([, words]) => md`, ${words}`);
  return md`${place(scope.project_name)}: ${rolesText(scope)}${how}`;
}

function principalRow(principal: PrincipalChange, standing: boolean): Markup {
  const active = standing ? activityWords(principal) : null;
  const about = [...aboutPrincipal(principal), ...(active === null ? [] : [active])].map(
    (text) => md`<br>${sentence(text, 60)}`,
  );
  const { sign, words } = changeWords[principal.change];
  const scopes = principal.scopes.filter(({ change }) => standing || change !== 'same');
  const shown = scopes.slice(0, most.scopes).map((scope) => scopeText(scope, standing));
  const rest =
    scopes.length > most.scopes ? [md`and ${counted(scopes.length - most.scopes, 'more project')}`] : [];
  const access = standing ? null : md`${sign} ${words} | `;
  return md`| ${name(principal.name)}${about} | ${access}${scopes.length > 0 ? joined([...shown, ...rest], '<br>') : md`${nothingHeld(standing)}`} |\n`;
}

function table(header: string, rows: { readonly text: string; readonly left: number }): string {
  if (rows.text === '') return rows.left > 0 ? `${rows.left.toLocaleString('en')} more below.\n\n` : '';
  const rule = header.replace(/[^|]+/g, '---');
  const more = rows.left > 0 ? `\nand ${rows.left.toLocaleString('en')} more below\n` : '';
  return `${header}\n${rule}\n${rows.text}${more}\n`;
}

function top(report: Report): string {
  const { sign, words } = verdictWords[report.verdict.status];
  const { title, commit, author } = report.change;
  const what = [
    title === null ? null : md`${sentence(title, 120)}`,
    commit === null ? null : name(commit),
    author === null ? null : md`by ${name(author)}`,
  ];
  const of = what.filter((part) => part !== null);
  return [
    md`${{ markup: marker }}\n## ${sign} ${titleOf(report)}: ${words}\n\n`,
    md`**${sentence(report.verdict.because, 300)}**\n\n`,
    approvalLines(report),
    md`${countsOf(report).join(' · ')}\n\n`,
    of.length > 0 ? md`${report.kind === 'standing' ? 'Review' : 'Change'}: ${joined(of, ', ')}\n\n` : md``,
  ]
    .map(({ markup }) => markup)
    .join('');
}

const end = (report: Report): string =>
  md`<sub>${sourceWords(report)} · ${timeWords(report.generated_at)} · ${report.generator}</sub>\n\n${hashWords(report)} ${name(report.hash)}\n`
    .markup;

/**
 * The report for a comment on a pull request of GitHub or GitLab: a first screen that stays short, and foldable
 * details. It takes fewer than `limit` characters, and fewer bytes too: what is least grave is left out, and how much.
 * A limit under 8,000 may be too small for the first screen.
 */
export function toMarkdown(report: Report, { limit = 65_000 }: { readonly limit?: number } = {}): string {
  const standing = report.kind === 'standing';
  const [first, last] = [top(report), end(report)];
  const room = limit - 1 - sizeOf(first + last);
  const grave = report.findings.filter(({ severity }) => severity !== 'info');
  const findings = table('| | Findings |', fit(grave, room * 0.25, findingRow, most.findings));
  const principals = table(
    standing ? '| Who | Where and what |' : '| Who | Access | Where and what |',
    fit(report.principals, room * 0.35, (each) => principalRow(each, standing), most.principals),
  );
  const screen = first + findings + principals;
  return screen + details(report, limit - 1 - sizeOf(screen + last)) + last;
}
