import { idPattern } from '../../provider-schema/definition.ts';
import { didYouMean } from '../../provider-schema/spelling.ts';
import { momentText } from '../describe/principals.ts';
import type { Fault } from '../policy/read.ts';
import { shown } from '../policy/sentences.ts';
import type { AccessState, AssignmentState } from '../state/access-state.ts';
import { differenceOf, faultAt, type Known, momentIn, textIn, whyNotManaged } from './as-reviewed.ts';
import { decisionWords, type KeepRow } from './keep-file.ts';

type Word = (typeof decisionWords)[number];

/** What reviewers want of a grant that is held. */
export interface Decision {
  readonly assignment: AssignmentState;
  readonly word: Word;
  /** Of `shorten`: when it is to end, in milliseconds since 1970. */
  readonly end: number | null;
  readonly decidedBy: string | null;
  readonly note: string | null;
}

/** A decision that there is nothing left to do about. */
export interface Settled {
  readonly id: string;
  readonly says: string;
}

export interface Decided {
  readonly decisions: readonly Decision[];
  readonly settled: readonly Settled[];
  /** The ids of all grants that somebody decided about. */
  readonly ids: ReadonlySet<string>;
  /** The hash of the report that the decisions are of; null: the file does not say. */
  readonly review: string | null;
  /** In the order of the file. */
  readonly faults: readonly Fault[];
}

/** What the decisions are held against. */
export interface Present extends Known {
  readonly state: AccessState;
  readonly now: number;
  /** Whether the grant is among those that are reviewed. */
  readonly isReviewed: (assignment: AssignmentState) => boolean;
}

const endText = (end: number | null) => (end === null ? 'without an end' : `until ${momentText(end)}`);

type Judged = { readonly fault: Fault } | { readonly decision: Decision } | { readonly settled: Settled };

/** When `shorten` is to end; what is wrong with it otherwise. */
function readEnd(row: KeepRow, word: string): { readonly end: number | null } | { readonly fault: Fault } {
  const text = textIn(row, 'until');
  if (word !== 'shorten')
    return text === ''
      ? { end: null }
      : faultAt(row, 'until', `goes with shorten, and not with ${word || 'no decision'}`);
  const example = 'a day as in 2027-03-31, or a time as in 2027-03-31T18:00:00Z';
  if (text === '') return faultAt(row, 'until', `is missing: shorten takes ${example}`);
  const end = momentIn(text);
  return Number.isNaN(end) ? faultAt(row, 'until', `must be ${example}, and not ${shown(text)}`) : { end };
}

function judgeHeld(
  row: KeepRow,
  grant: AssignmentState,
  word: Word,
  end: number | null,
  present: Present,
): Judged {
  const id = grant.key;
  const { names, now, isReviewed } = present;
  const what = `${names.of(grant.principal)}: ${names.grant(grant)}`;
  const difference = differenceOf(row, grant, present, end);
  if (difference) {
    const { at, says } = difference;
    return {
      fault: { line: at.line, column: at.column, message: `${id} is not what was reviewed: ${says}` },
    };
  }
  const unmanaged = word === 'keep' ? undefined : whyNotManaged(row, grant, present);
  if (unmanaged) return unmanaged;
  if (grant.end !== null && grant.end <= now) return { settled: { id, says: `${what} has ended` } };
  if (!isReviewed(grant))
    return faultAt(
      row,
      'role_assignment_id',
      `names ${shown(what)}, which this review was narrowed to leave out`,
    );
  if (end !== null && end === grant.end)
    return { settled: { id, says: `${what} ends ${momentText(end)} already` } };
  if (end !== null && end <= now)
    return faultAt(
      row,
      'until',
      `is ${momentText(end)}, which has passed: revoke it, or give it a later end`,
    );
  if (end !== null && grant.end !== null && end > grant.end)
    return faultAt(
      row,
      'until',
      `is ${momentText(end)}, and the grant is held ${endText(grant.end)}: shorten takes an earlier end`,
    );
  const [decidedBy, note] = [textIn(row, 'decided_by'), textIn(row, 'note')];
  return { decision: { assignment: grant, word, end, decidedBy: decidedBy || null, note: note || null } };
}

/** Of a row with an id: what somebody decided; undefined: nothing yet. */
function judgeRow(row: KeepRow, id: string, present: Present): Judged | undefined {
  const given = textIn(row, 'decision').toLowerCase();
  const word = decisionWords.find((each) => each === given);
  if (given !== '' && !word)
    return faultAt(
      row,
      'decision',
      `must be keep, revoke or shorten, and not ${shown(given)}${didYouMean(given, decisionWords)}`,
    );
  const read = readEnd(row, given);
  if ('fault' in read) return read;
  if (!word) return undefined;
  const grant = present.state.assignments.get(id);
  if (grant) return judgeHeld(row, grant, word, read.end, present);
  if (word === 'revoke') return { settled: { id, says: 'nobody holds it any more' } };
  const { principal, role } = row.cells;
  const what = principal?.text && role?.text ? ` (${shown(principal.text)}: ${shown(role.text)})` : '';
  return faultAt(row, 'role_assignment_id', `is ${id}${what}, which nobody holds: it is gone, or never was`);
}

/** Why an id names nothing that could be decided about. */
function whyNoId(row: KeepRow, id: string, seen: ReadonlyMap<string, number>): { fault: Fault } | undefined {
  const before = seen.get(id);
  if (before !== undefined)
    return faultAt(row, 'role_assignment_id', `is ${id}, which line ${before} has already`);
  if (id === '') return faultAt(row, 'role_assignment_id', 'is missing');
  return idPattern('ra').regex.test(id)
    ? undefined
    : faultAt(row, 'role_assignment_id', `is ${shown(id)}, which is no id of a role assignment`);
}

const hashPattern = /^sha256:[0-9a-f]{64}$/;

/** The one review that all rows are of. */
function reviewOf(rows: readonly KeepRow[]): {
  readonly review: string | null;
  readonly faults: readonly Fault[];
} {
  const given = rows.filter((row) => textIn(row, 'review') !== '');
  const [first] = given;
  const review = first ? textIn(first, 'review') : null;
  const wrong = given.find((row) => textIn(row, 'review') !== review);
  if (first && review !== null && !hashPattern.test(review))
    return {
      review,
      faults: [faultAt(first, 'review', `must be the hash of a report, and not ${shown(review)}`).fault],
    };
  if (!wrong) return { review, faults: [] };
  return {
    review,
    faults: [
      faultAt(
        wrong,
        'review',
        'is another one than in the rows before: the decisions of one review go into one file',
      ).fault,
    ],
  };
}

/** Holds what was written against what is held now. Rows without a decision are no faults. */
export function decide(rows: readonly KeepRow[], present: Present): Decided {
  const { review, faults: wrongReview } = reviewOf(rows);
  const decisions: Decision[] = [];
  const settled: Settled[] = [];
  const faults: Fault[] = [...wrongReview];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const id = textIn(row, 'role_assignment_id');
    // Whoever holds nothing has a row, too.
    if (id === '' && textIn(row, 'decision') === '' && textIn(row, 'until') === '') continue;
    const judged = whyNoId(row, id, seen) ?? judgeRow(row, id, present);
    seen.set(id, seen.get(id) ?? row.line);
    if (!judged) continue;
    if ('fault' in judged) faults.push(judged.fault);
    else if ('settled' in judged) settled.push(judged.settled);
    else decisions.push(judged.decision);
  }
  faults.sort((one, other) => one.line - other.line || one.column - other.column);
  const ids = new Set([...decisions.map(({ assignment }) => assignment.key), ...settled.map(({ id }) => id)]);
  return { decisions, settled, ids, review, faults };
}
