import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result, Run, Suppression } from 'sarif';
import { type Finding, type Report, type RuleId, ruleIds, type Severity, severities } from '../report.ts';
import { ruleTexts } from './rule-texts.ts';
import { unseenByNumber, visible } from './text.ts';
import { counted } from './words.ts';

/** Where a resource is declared: a file as seen from the root of the repository, and a line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface SarifOptions {
  /** The file that a finding is shown at, whose place is not known: code scanning wants one. */
  readonly artifact?: string;
  /** Where the resource at an address is declared, if that is known. */
  readonly locate?: (address: string) => Place | undefined;
}

const levels: Readonly<Record<Severity, Result.level>> = {
  block: 'error',
  approve: 'warning',
  warn: 'warning',
  info: 'note',
};

/** From 0 to 10, as code scanning sorts by it: 9 and more is critical, 7 high, 4 medium. */
const securitySeverities: Readonly<Record<Severity, string>> = {
  block: '9.0',
  approve: '7.0',
  warn: '5.0',
  info: '2.0',
};

/** Code scanning shows no more results of a run than this, and refuses runs with several times as many. */
const mostResults = 5_000;

/**
 * A message of SARIF that stands for this text: no link, no place for an argument (SARIF 2.1.0, 3.11.5 and 3.11.6),
 * and no mention of anybody.
 */
const message = (text: string): string =>
  visible(text)
    .replace(/\](?=\()/g, ']\u200b')
    .replace(/\{(\d+)\}/g, '{{$1}}')
    .replace(/(?<!\w)@(?=\w)/g, '@\u200b');

const gravest = (findings: readonly Finding[]): Severity =>
  severities.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'info';

function descriptor(id: RuleId, findings: readonly Finding[]): ReportingDescriptor {
  const { title, description, help } = ruleTexts[id];
  const severity = gravest(findings);
  return {
    id,
    name: id.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: description },
    help: { text: `${description} ${help}`, markdown: `**${title}.** ${description}\n\n${help}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { 'security-severity': securitySeverities[severity], tags: ['security', 'access-review'] },
  };
}

/** A path as a relative reference (RFC 3986). */
const uriOf = (path: string): string => path.split(/[\\/]/).map(encodeURIComponent).join('/');

/** Code scanning tells one result from another by the first of these alone, and takes nothing but a hash and a count. */
const fingerprints = (id: string): Record<string, string> => ({
  primaryLocationLineHash: `${createHash('sha256').update(id).digest('hex').slice(0, 16)}:1`,
  'rosterFinding/v1': id,
});

function suppressionsOf({ exception }: Finding): { suppressions?: Suppression[] } {
  if (exception === null) return {};
  const { owner, until, reason } = exception;
  const justification = visible(`Excepted by ${owner} until ${until}${reason === null ? '' : `: ${reason}`}`);
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}

function resultOf(finding: Finding, ruleIndex: number, place: Place): Result {
  const { id, rule, severity, title, address, approvers, principal_name } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message(`${title}: ${finding.message}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(place.file), uriBaseId: '%SRCROOT%' },
          region: { startLine: place.line },
        },
        ...(address === null
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: visible(address), kind: 'resource' }] }),
      },
    ],
    partialFingerprints: fingerprints(id),
    ...suppressionsOf(finding),
    properties: { severity, approvers, principal: principal_name },
  };
}

function runOf(
  report: Report,
  { artifact = 'access-policy.yaml', locate = () => undefined }: SarifOptions,
): Run {
  const rules = ruleIds.filter((id) => report.findings.some(({ rule }) => rule === id));
  const fallback = { file: artifact, line: 1 };
  const results = report.findings
    .slice(0, mostResults)
    .map((finding) =>
      resultOf(
        finding,
        rules.indexOf(finding.rule),
        (finding.address === null ? undefined : locate(finding.address)) ?? fallback,
      ),
    );
  const left = report.findings.length - results.length;
  const note = `${counted(left, 'finding')} left out here, the least grave: the JSON report has all`;
  return {
    tool: {
      driver: {
        name: 'roster review',
        version: report.generator.replace(/^roster /, ''),
        rules: rules.map((id) =>
          descriptor(
            id,
            report.findings.filter(({ rule }) => rule === id),
          ),
        ),
      },
    },
    automationDetails: { id: 'roster-review/' },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        endTimeUtc: report.generated_at,
        ...(left > 0 ? { toolExecutionNotifications: [{ level: 'note', message: { text: note } }] } : {}),
      },
    ],
    results,
    properties: { verdict: report.verdict.status, hash: report.hash },
  };
}

/**
 * The findings as SARIF 2.1.0 for code scanning: a rule for each kind of finding, level `error` for what blocks,
 * `warning` for what needs approval or is pointed out, `note` for the rest. What the policy excepts is suppressed.
 */
export function toSarif(report: Report, options: SarifOptions = {}): string {
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(report, options)],
  };
  return `${unseenByNumber(JSON.stringify(log, null, 2))}\n`;
}
