import type { Finding, PrincipalChange, Report, ScopeChange, Verdict } from '../report.ts';
import { figuresOf, figureWords } from './figures.ts';
import { fit, sizeOf } from './fit.ts';
import { details, place } from './markdown-details.ts';
import { md, name, names, sentence } from './markdown-text.ts';
import { joined, type Markup } from './markup.ts';
import {
  aboutPrincipal,
  activityWords,
  approvalWords,
  changeWords,
  counted,
  hashWords,
  nothingHeld,
  rolesHeld,
  scopeWords,
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

function approvalLine(approval: Verdict['approvals'][number]): Markup {
  const { given, says, who } = approvalWords(approval);
  const by = who.length > 0 ? md` ${names(who, 6)}` : md``;
  return md`- ${given ? '✅' : '🟡'} ${name(approval.group)} ${says}${by}\n`;
}

function approvalLines({ verdict: { approvals } }: Report, room: number): string {
  const { text, left } = fit(approvals, room, approvalLine, most.approvals);
  const more = left > 0 ? `- ${counted(left, 'more approval')}\n` : '';
  return approvals.length > 0 ? `${text}${more}\n` : '';
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
  const how = scopeWords(scope, standing).map((words) => md`, ${words}`);
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

function verdictLines({ verdict, kind }: Report): string {
  const { sign, words } = verdictWords[verdict.status];
  return md`${{ markup: marker }}\n## ${sign} ${titleOf(kind)}: ${words}\n\n**${sentence(verdict.because, 300)}**\n\n`
    .markup;
}

function countLines(report: Report): string {
  const { title, commit, author } = report.change;
  const change = [
    title === null ? null : sentence(title, 120),
    commit === null ? null : name(commit),
    author === null ? null : md`by ${name(author)}`,
  ].filter((part) => part !== null);
  const of =
    change.length > 0
      ? md`${report.kind === 'standing' ? 'Review' : 'Change'}: ${joined(change, ', ')}\n\n`
      : null;
  return md`${figuresOf(report).map(figureWords).join(' · ')}\n\n${of}`.markup;
}

function end(report: Report): string {
  const about = [sourceWords(report), timeWords(report.generated_at), report.generator].join(' · ');
  return md`<sub>${sentence(about, 300)}</sub>\n\n${hashWords(report)} ${name(report.hash)}\n`.markup;
}

/**
 * The report for a comment on a pull request of GitHub or GitLab: a first screen that stays short, and foldable
 * details. It takes fewer than `limit` characters, and fewer bytes too: what is least grave is left out, and how much.
 * A limit under 16,000 may be too small for the
 * first screen.
 */
export function toMarkdown(report: Report, { limit = 65_000 }: { readonly limit?: number } = {}): string {
  const standing = report.kind === 'standing';
  const [verdict, counts, last] = [verdictLines(report), countLines(report), end(report)];
  const room = limit - 1 - sizeOf(verdict + counts + last);
  const approvals = approvalLines(report, room * 0.15);
  const grave = report.findings.filter(({ severity }) => severity !== 'info');
  const findings = table('| | Findings |', fit(grave, room * 0.25, findingRow, most.findings));
  const principals = table(
    standing ? '| Who | Where and what |' : '| Who | Access | Where and what |',
    fit(report.principals, room * 0.35, (each) => principalRow(each, standing), most.principals),
  );
  const screen = verdict + approvals + counts + findings + principals;
  return screen + details(report, limit - 1 - sizeOf(screen + last)) + last;
}
