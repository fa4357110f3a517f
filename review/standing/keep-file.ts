import { didYouMean } from '../../provider-schema/spelling.ts';
import { type Fault, faultLines } from '../policy/read.ts';
import { quoted, shown } from '../policy/sentences.ts';
import { readYaml, type Source } from '../policy/yaml-source.ts';
import { type Cell, readCsv } from './csv-source.ts';

/** What reviewers decide. */
export const decisionWords = ['keep', 'revoke', 'shorten'] as const;

const needed = ['role_assignment_id', 'decision'] as const;

/** What of a row is read; the others say what was reviewed, and must still be so. */
const fields = [
  ...needed,
  'until',
  'decided_by',
  'note',
  'principal',
  'role',
  'project',
  'expires',
  'managed_by',
  'review',
] as const;
export type Field = (typeof fields)[number];

/** One decision as it is written, or the lack of one. */
export interface KeepRow {
  readonly line: number;
  readonly column: number;
  readonly cells: Readonly<Partial<Record<Field, Cell>>>;
}

/** All that is wrong with what reviewers wrote: a line for each, `q4.csv:12:5: …`. */
export class KeepFault extends Error {
  readonly faults: readonly Fault[];

  constructor(fileName: string, faults: readonly Fault[]) {
    super(faultLines(fileName, faults));
    this.name = 'KeepFault';
    this.faults = faults;
  }
}

interface Read {
  readonly rows: readonly KeepRow[];
  readonly faults: readonly Fault[];
}

const isField = (name: string): name is Field => (fields as readonly string[]).includes(name);

/** Columns that are not known are somebody's own. */
function columnsOf(header: readonly Cell[]): { readonly names: readonly string[]; readonly faults: Fault[] } {
  const names = header.map(({ text }) => text.trim().toLowerCase());
  const twice = header.flatMap(({ line, column }, index) => {
    const name = names[index] ?? '';
    if (!isField(name) || names.indexOf(name) === index) return [];
    return [{ line, column, message: `the column ${name} stands there twice: leave one out` }];
  });
  const missing = needed
    .filter((name) => !names.includes(name))
    .map((name) => ({ line: 1, column: 1, message: `the column ${name} is missing` }));
  return { names, faults: [...twice, ...missing] };
}

function rowsOfCsv(text: string): Read {
  const { lines, fault } = readCsv(text);
  if (fault) return { rows: [], faults: [fault] };
  const [header = [], ...rest] = lines;
  const { names, faults } = columnsOf(header);
  const rows = rest.map((cells) => ({
    line: cells[0]?.line ?? 1,
    column: 1,
    cells: Object.fromEntries(
      cells.flatMap((cell, index) => {
        const name = names[index] ?? '';
        return isField(name) ? [[name, cell] as const] : [];
      }),
    ),
  }));
  const long = rest.flatMap((cells) => {
    const [first] = cells.slice(names.length).filter(({ text }) => text !== '');
    return first
      ? [{ line: first.line, column: first.column, message: 'the row has more cells than the header' }]
      : [];
  });
  return { rows, faults: [...faults, ...long] };
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The rows of a list, or of the list `decisions` of something that says which review they are of. */
function rowsOfYaml(text: string): Read {
  const source = readYaml(text);
  const place = (path: readonly (string | number)[]) => source.placeOf(source.offsetOf(path));
  const faults: Fault[] = source.complaints.map(({ path, says, offset }) => ({
    ...source.placeOf(offset ?? source.offsetOf(path)),
    message: `${path.at(-1) ?? 'the file'} ${says}`,
  }));
  if (faults.length > 0) return { rows: [], faults };
  const { value } = source;
  const [list, outer] = isFields(value) ? [value['decisions'], ['decisions']] : [value, []];
  if (!Array.isArray(list))
    return {
      rows: [],
      faults: [
        {
          ...place([]),
          message: 'the file must be a list of decisions, or have the fields review and decisions',
        },
      ],
    };
  const review = isFields(value) ? cellOf(source, ['review'], value['review'], faults) : undefined;
  const rows = list.map((item: unknown, index): KeepRow => {
    const path = [...outer, index];
    const cells: Partial<Record<Field, Cell>> = review ? { review } : {};
    if (!isFields(item))
      faults.push({ ...place(path), message: `a decision must be fields, and not ${shown(item)}` });
    else
      for (const [name, given] of Object.entries(item)) {
        const cell = cellOf(source, [...path, name], given, faults);
        if (isField(name)) Object.assign(cells, cell && { [name]: cell });
        else
          faults.push({
            ...place([...path, name]),
            message: `${quoted(name)} is not known${didYouMean(name, fields)}`,
          });
      }
    return { ...place(path), cells };
  });
  return { rows, faults };
}

function cellOf(
  source: Source,
  path: readonly (string | number)[],
  value: unknown,
  faults: Fault[],
): Cell | undefined {
  const place = source.placeOf(source.offsetOf(path));
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return { ...place, text: String(value) };
  faults.push({ ...place, message: `${path.at(-1)} must be text, and not ${shown(value)}` });
  return undefined;
}

/**
 * Reads what reviewers decided: YAML or JSON where the name of the file ends so, else CSV, as a standing review writes it.
 * What the decisions come to is not looked at.
 */
export function readKeepFile(text: string, fileName: string): Read {
  const undecoded = text.slice(0, Math.max(0, text.indexOf('\u{fffd}'))).split(/\r\n|\r|\n/);
  if (text.includes('\u{fffd}'))
    return {
      rows: [],
      faults: [
        {
          line: undecoded.length,
          column: (undecoded.at(-1)?.length ?? 0) + 1,
          message: 'the file is not UTF-8 here: save it as UTF-8',
        },
      ],
    };
  return /\.(ya?ml|json)$/i.test(fileName) ? rowsOfYaml(text) : rowsOfCsv(text);
}
