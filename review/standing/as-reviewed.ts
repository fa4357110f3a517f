import { z } from 'zod';
import type { Management } from '../describe/management.ts';
import type { Names } from '../describe/names.ts';
import { momentText } from '../describe/principals.ts';
import type { Fault } from '../policy/read.ts';
import { shown } from '../policy/sentences.ts';
import { cell as csvCell } from '../render/csv.ts';
import type { AssignmentState } from '../state/access-state.ts';
import type { Field, KeepRow } from './keep-file.ts';

/** What rows are held against. */
export interface Known {
  readonly names: Names;
  readonly management: Management;
}

export const faultAt = (row: KeepRow, field: Field, says: string): { fault: Fault } => {
  const { line, column } = row.cells[field] ?? row;
  return { fault: { line, column, message: `${field} ${says}` } };
};

const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });

/** A day is its beginning in UTC, as everywhere in a report. NaN: it is neither a day nor a time. */
export function momentIn(text: string): number {
  if (day.safeParse(text).success) return Date.parse(`${text}T00:00:00Z`);
  return instant.safeParse(text).success ? Math.floor(Date.parse(text) / 1000) * 1000 : Number.NaN;
}

/** A sign that keeps a spreadsheet from taking a text for a formula. */
const unmarked = (text: string) => text.replace(/^'/, '');

const isSameName = (given: string, name: string) =>
  given === name || unmarked(given) === unmarked(csvCell(name));

export const textIn = ({ cells }: KeepRow, field: Field) => cells[field]?.text.trim() ?? '';

/** What an empty cell says where the row names a principal. */
const emptyWords: Partial<Record<Field, string>> = { project: 'the whole environment', expires: 'no end' };

/** What the row says that the grant was, and is; where that differs. */
export function differenceOf(row: KeepRow, grant: AssignmentState, { names }: Known, wanted: number | null) {
  const present = {
    principal: names.of(grant.principal),
    role: names.of(grant.role),
    project: grant.project === null ? '' : names.of(grant.project),
    expires: momentText(grant.end) ?? '',
  };
  // Somebody who writes a file by hand may leave out all of it.
  const isWhole = textIn(row, 'principal') !== '';
  const isSame = (field: Field, given: string, name: string) =>
    field === 'expires' ? momentIn(given) === grant.end || given === name : isSameName(given, name);
  const words = (field: Field, text: string) => (text === '' && emptyWords[field]) || shown(text);
  for (const [field, name] of Object.entries(present) as [Field, string][]) {
    const at = row.cells[field];
    const given = field === 'expires' ? at?.text.trim() : at?.text;
    if (!at || given === undefined || isSame(field, given, name)) continue;
    const isSaid = given !== '' || (isWhole && emptyWords[field] !== undefined);
    const isDone = field === 'expires' && wanted !== null && wanted === grant.end;
    if (isSaid && !isDone)
      return {
        at,
        says: `${field} is now ${words(field, name)}, and was ${words(field, given)} when it was reviewed`,
      };
  }
  return undefined;
}

/** A configuration that is not given any more would make it again what the API takes away. */
export function whyNotManaged(row: KeepRow, grant: AssignmentState, { management }: Known) {
  const reviewed = textIn(row, 'managed_by');
  if (reviewed === '' || isSameName(reviewed, management.of(grant)?.configuration ?? '')) return undefined;
  return faultAt(
    row,
    'managed_by',
    `was ${shown(reviewed)} when it was reviewed, and no --state of that name has the grant now: give its state`,
  );
}
