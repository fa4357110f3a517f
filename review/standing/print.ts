import type { Names } from '../describe/names.ts';
import { momentText } from '../describe/principals.ts';
import { unseenByNumber, visible } from '../render/text.ts';
import { timeWords } from '../render/words.ts';
import type { AssignmentState } from '../state/access-state.ts';
import type { CarriedOut } from './carry-out.ts';
import type { Decided, Decision } from './decide.ts';
import type { ConfigurationChange, Refused, Steps } from './steps.ts';

/** What became of decisions, or would. */
export interface Outcome {
  readonly fileName: string;
  /** The hash of the report that they are of. */
  readonly hash: string;
  readonly decided: Decided;
  readonly steps: Steps;
  readonly results: readonly CarriedOut[];
  readonly undecided: readonly AssignmentState[];
  /** Whether something was written, and not only tried. */
  readonly isReal: boolean;
  readonly names: Names;
}

/** So many of what nobody decided about are named: in a large environment that is everything at first. */
const mostUndecided = 100;

const grantText = ({ principal, role, project }: AssignmentState, names: Names) =>
  `${names.of(principal)}: ${names.grant({ role, project })}`;

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${visible(line)}`)];
}

/** What to write, by configuration and resource. */
export function changeLines(changes: readonly ConfigurationChange[]): string[] {
  const lines: string[] = [];
  for (const [configuration, all] of Map.groupBy(changes, (change) => change.configuration))
    for (const [address, ofOne] of Map.groupBy(all, (change) => change.address)) {
      lines.push('', visible(`in ${configuration}, ${address}`));
      for (const { write, principal, role, project } of ofOne)
        lines.push(`  ${visible(`${write}: ${principal}, ${role} in ${project ?? 'the environment'}`)}`);
    }
  return lines.length === 0 ? [] : ['', 'To write into configurations, which Roster does not edit', ...lines];
}

function wordsFor({ word, end }: Decision, isReal: boolean): string {
  if (word === 'revoke') return isReal ? 'revoked' : 'would revoke';
  return `${isReal ? 'shortened' : 'would shorten'} to ${timeWords(momentText(end) ?? '')}`;
}

const ofOutcome = ({ results }: Outcome, outcome: CarriedOut['outcome']) =>
  results.filter((result) => result.outcome === outcome);

/** Everything that was not to be done, and why. */
export const refusedIn = ({
  steps,
  results,
  names,
}: Pick<Outcome, 'steps' | 'results' | 'names'>): Refused[] => [
  ...steps.refused,
  ...results
    .filter(({ outcome }) => outcome === 'refused')
    .map(({ decision: { assignment }, because }) => ({
      id: assignment.key,
      what: grantText(assignment, names),
      because: because ?? '',
    })),
];

function undecidedLines({ undecided, names }: Outcome): string[] {
  const shown = undecided.slice(0, mostUndecided).map((each) => `${grantText(each, names)} (${each.key})`);
  const more = undecided.length - shown.length;
  return more > 0 ? [...shown, `and ${more.toLocaleString('en')} more`] : shown;
}

/** The last line, which says what came of it. */
function summary(outcome: Outcome): string {
  const { steps, undecided, isReal } = outcome;
  const done = ofOutcome(outcome, 'done').length;
  const parts = [
    `${steps.kept} kept`,
    `${done} ${isReal ? 'carried out' : 'to carry out'}`,
    `${steps.changes.length} to write into configurations`,
    `${refusedIn(outcome).length} refused`,
    `${undecided.length} undecided`,
  ];
  const isDry = !isReal && done > 0;
  return `${parts.join(', ')}${isDry ? '; nothing was written: --apply carries it out' : ''}`;
}

/** What becomes of decisions, for people. */
export function outcomeLines(outcome: Outcome): string {
  const { fileName, hash, decided, steps, isReal, names } = outcome;
  const settled = [
    ...decided.settled.map(({ id, says }) => `${id}: ${says}`),
    ...ofOutcome(outcome, 'settled').map(
      ({ decision: { assignment } }) => `${grantText(assignment, names)} (${assignment.key})`,
    ),
  ];
  const lines = [
    `The decisions in ${visible(fileName)}, of the review ${hash}`,
    ...changeLines(steps.changes),
    ...section(
      isReal ? 'Carried out' : 'Dry run',
      ofOutcome(outcome, 'done').map(
        ({ decision }) =>
          `${wordsFor(decision, isReal)}: ${grantText(decision.assignment, names)} (${decision.assignment.key})`,
      ),
    ),
    ...section('Nothing left to do', settled),
    ...section(
      'Refused',
      refusedIn(outcome).map(({ id, what, because }) => `${what} (${id}): ${because}`),
    ),
    ...section('Undecided', undecidedLines(outcome)),
    '',
    summary(outcome),
  ];
  return `${lines.join('\n')}\n`;
}

/** The changes of configurations for programs, with the review that they are of. */
export const changesToJson = (hash: string, changes: readonly ConfigurationChange[]): string =>
  `${unseenByNumber(JSON.stringify({ schema_version: 1, review: hash, changes }, null, 2))}\n`;
