import { listed } from '../findings/context.ts';
import type { Observation } from '../findings/observation.ts';
import type { Finding, Verdict } from '../report.ts';
import { type Approval, approvalsOf, isAuthorAlone, type Participants } from './approvals.ts';
import { findingsOf } from './findings.ts';
import { loginOf } from './names.ts';
import { anybody, type Policy } from './schema.ts';
import { hasEnded } from './severity.ts';

export interface Circumstances extends Participants {
  readonly policy: Policy;
  readonly now: Date;
  /** Whether a change that lacks an approval is refused, as before it is applied; default: it is only told. */
  readonly requireApprovals?: boolean;
  /** Whether what is held now is judged, which nobody is the author of. */
  readonly isStanding?: boolean;
}

export interface Judgement {
  readonly findings: Finding[];
  readonly verdict: Verdict;
  /** What could not be looked at, and why; and exceptions that have ended. */
  readonly notes: string[];
}

const longestLine = 300;

/** A sentence within a line that goes on after it. */
function inLine(sentence: string): string {
  const line = sentence.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(/ ?\. ?$/, '');
  return line.length > longestLine ? `${[...line.slice(0, longestLine)].slice(0, -1).join('')}…` : line;
}

function firstOf(findings: readonly Finding[]): string {
  const more = findings.length - 1;
  return `${inLine(findings[0]?.message ?? '')}${more > 0 ? ` (and ${more} more)` : ''}`;
}

const allOf = (words: readonly string[]) => listed(words, words.length);

/** Whoever approves for a group is somebody, too. */
const namedFirst = (approvals: readonly Approval[]) => {
  const named = approvals.filter(({ group }) => group !== anybody);
  return named.length > 0 ? named : approvals;
};

const called = ({ group }: Approval, isStanding: boolean) =>
  group !== anybody ? inLine(group) : isStanding ? 'somebody' : 'somebody other than the author';

function verdictOf(
  findings: readonly Finding[],
  approvals: Approval[],
  { requireApprovals = false, isStanding = false }: Circumstances,
): Verdict {
  const blocking = findings.filter(({ severity }) => severity === 'block');
  if (blocking.length > 0)
    return { status: 'blocked', exit_status: 1, because: `blocked: ${firstOf(blocking)}`, approvals };
  const missing = approvals.filter(({ approved_by }) => approved_by.length === 0);
  if (missing.length > 0) {
    const open = new Set(missing.flatMap((approval) => approval.findings));
    return {
      status: 'needs_approval',
      exit_status: requireApprovals ? 1 : 0,
      because: `needs the approval of ${allOf(namedFirst(missing).map((approval) => called(approval, isStanding)))}: ${firstOf(findings.filter(({ id }) => open.has(id)))}`,
      approvals,
    };
  }
  const approvers = [...new Set(approvals.flatMap(({ approved_by }) => approved_by))].map(inLine);
  const because =
    approvers.length > 0 ? `passes: approved by ${allOf(approvers)}` : 'passes: nothing asks for approval';
  return { status: 'passes', exit_status: 0, because, approvals };
}

function notesOn(approvals: readonly Approval[], circumstances: Circumstances): string[] {
  const { policy, now, author, approvedBy } = circumstances;
  const notes = policy.exceptions
    .filter((exception) => hasEnded(exception, now))
    .map(
      ({ rule, principal, until, owner }) =>
        `The exception of ${rule} for ${principal} ended on ${until} and counts no longer: ${owner} renews or removes it.`,
    );
  const login = loginOf(author ?? '');
  if (login === '' && approvedBy.length > 0 && approvals.length > 0)
    notes.push('The author of the change is not known, and approvals could be their own: none counts.');
  const known = new Set(Object.entries(policy.people).flat().map(loginOf));
  if (login !== '' && !login.includes('@') && !known.has(login))
    notes.push(
      `${inLine(author ?? '')}, the author of the change, is not in the people of the policy: what they gain themselves cannot be told from what others gain.`,
    );
  for (const { group } of approvals)
    if (isAuthorAlone(policy, group, author))
      notes.push(`Nobody can approve for ${group}: the author of the change is alone in it.`);
  return notes;
}

/**
 * What the policy makes of what the rules have seen: findings, the gravest first, and whether the change may pass. An
 * approval of the author never counts, by whatever of their names.
 */
export function judge(observations: readonly Observation[], circumstances: Circumstances): Judgement {
  const { policy, now } = circumstances;
  const findings = findingsOf(observations, policy, now);
  const approvals = approvalsOf(findings, policy, circumstances);
  return {
    findings,
    verdict: verdictOf(findings, approvals, circumstances),
    notes: notesOn(approvals, circumstances),
  };
}
