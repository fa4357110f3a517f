import type {
  AccessChange,
  Finding,
  PrincipalChange,
  Report,
  ScopeChange,
  Severity,
  Verdict,
} from '../report.ts';
import { figuresOf, figureWords } from './figures.ts';
import { detailLines } from './terminal-details.ts';
import { type Cell, type Paint, paintFor, type Style, table, wrap } from './terminal-text.ts';
import { shorten, visible } from './text.ts';
import {
  aboutPrincipal,
  activityWords,
  approvalWords,
  changeWords,
  counted,
  everywhere,
  hashWords,
  nothingHeld,
  rolesHeld,
  scopeWords,
  severityWords,
  sourceWords,
  titleOf,
  verdictWords,
} from './words.ts';

export interface TerminalOptions {
  readonly color: boolean;
  /** How many columns the terminal has. */
  readonly width: number;
}

/** What is printed of long lists. */
const most = { findings: 20, principals: 30, scopes: 4, roles: 3, who: 32 };

const verdictStyles: Readonly<Record<Verdict['status'], Style>> = {
  blocked: 'red',
  needs_approval: 'yellow',
  passes: 'green',
};

const severityStyles: Readonly<Record<Severity, Style | null>> = {
  block: 'red',
  approve: 'yellow',
  warn: 'yellow',
  info: null,
};

const gains: readonly AccessChange[] = ['new', 'widened', 'prolonged'];
const loses: readonly AccessChange[] = ['lost', 'narrowed', 'shortened'];

const styleOf = (change: AccessChange): Style | null =>
  gains.includes(change) ? 'green' : loses.includes(change) ? 'red' : null;

const cell = (texts: readonly string[], style: Style | null = null): Cell => ({ texts, style });

function rolesText(scope: ScopeChange): string {
  const held = (side: 'before' | 'after') => {
    const roles = rolesHeld(scope, side).map((role) => shorten(visible(role), 60));
    const shown = roles.slice(0, most.roles).join(', ') || 'no role';
    return roles.length > most.roles ? `${shown} and ${roles.length - most.roles} more` : shown;
  };
  const [before, after] = [held('before'), held('after')];
  return before === after ? after : `${before} → ${after}`;
}

function scopeText(scope: ScopeChange, standing: boolean): string {
  const where = scope.project_name === null ? everywhere : shorten(visible(scope.project_name), 60);
  return [`${where}: ${rolesText(scope)}`, ...scopeWords(scope, standing)].join(', ');
}

function principalRow(principal: PrincipalChange, standing: boolean): readonly Cell[] {
  const active = standing ? activityWords(principal) : null;
  const about = [...aboutPrincipal(principal), ...(active === null ? [] : [active])];
  const who = [principal.name, ...about].map((text) => shorten(visible(text), 80));
  const { sign, words } = changeWords[principal.change];
  const scopes = principal.scopes.filter(({ change }) => standing || change !== 'same');
  const shown = scopes.slice(0, most.scopes).map((scope) => scopeText(scope, standing));
  const left = scopes.length - shown.length;
  const rest = left > 0 ? [`and ${counted(left, 'more project')}`] : [];
  const where = cell(scopes.length > 0 ? [...shown, ...rest] : [nothingHeld(standing)]);
  const access = standing ? [] : [cell([`${sign} ${words}`], styleOf(principal.change))];
  return [cell(who), ...access, where];
}

const findingRow = ({ severity, title, message }: Finding): readonly Cell[] => [
  cell([severityWords[severity].words], severityStyles[severity]),
  cell([`${visible(title)}: ${visible(message)}`]),
];

function top(report: Report, width: number, paint: Paint): readonly string[] {
  const { status, because, approvals } = report.verdict;
  const style = verdictStyles[status];
  const approvalRows = approvals.map((approval) => {
    const { given, says, who } = approvalWords(approval);
    return [
      cell([given ? 'approved' : 'to approve'], given ? 'green' : 'yellow'),
      cell([`${approval.group}: ${says} ${who.join(', ')}`.trim()]),
    ];
  });
  return [
    paint(`${titleOf(report.kind)}: ${verdictWords[status].words}`.toUpperCase(), style),
    ...wrap(because, width),
    '',
    ...(approvals.length > 0 ? [...table(approvalRows, { width, most: [12], paint }), ''] : []),
    ...wrap(figuresOf(report).map(figureWords).join(', '), width),
    ...wrap(sourceWords(report), width).map((line) => paint(line, 'dim')),
  ];
}

function listed<Item>(
  title: string,
  items: readonly Item[],
  limit: number,
  write: (items: readonly Item[]) => readonly string[],
  paint: Paint,
): readonly string[] {
  if (items.length === 0) return [];
  const left = items.length - limit;
  const more = left > 0 ? [`and ${counted(left, 'more is', 'more are')} in the JSON and HTML reports`] : [];
  return ['', paint(title, 'bold'), ...write(items.slice(0, limit)), ...more];
}

/** The report for a terminal, in lines of at most `width` columns (40 at least), with colour only if that is asked for. */
export function toTerminal(report: Report, options: TerminalOptions): string {
  const width = Math.max(40, options.width);
  const paint = paintFor(options.color);
  const standing = report.kind === 'standing';
  const narrow = width < 90;
  const columns = standing ? [narrow ? 18 : most.who] : narrow ? [14, 10] : [most.who, 22];
  const lines = [
    ...top(report, width, paint),
    ...listed(
      'Findings',
      report.findings,
      most.findings,
      (findings) => table(findings.map(findingRow), { width, most: [15], paint }),
      paint,
    ),
    ...listed(
      standing ? 'Who holds what' : 'Who gains and loses what',
      report.principals,
      most.principals,
      (principals) =>
        table(
          principals.map((each) => principalRow(each, standing)),
          { width, most: columns, paint },
        ),
      paint,
    ),
    ...detailLines(report, width, paint),
    '',
    ...wrap(`${hashWords(report)} ${report.hash}`, width),
  ];
  return `${lines.join('\n')}\n`;
}
