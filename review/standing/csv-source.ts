import type { Fault } from '../policy/read.ts';

/** A text of a file, and where it stands; lines and columns count from 1. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface CsvFile {
  /** Without empty lines. */
  readonly lines: readonly (readonly Cell[])[];
  /** What it could not be read for; nothing else is read then. */
  readonly fault: Fault | undefined;
}

const separators = [',', ';', '\t'] as const;

/** Spreadsheets write what their country takes for a comma. */
function separatorIn(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const counts = separators.map((separator) => header.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

const lineEnd = /\r\n|\r|\n/y;

/** Reads RFC 4180, also with semicolons or tabs, with any line ends, and with a byte order mark. */
export function readCsv(withMark: string): CsvFile {
  const text = withMark.replace(/^\u{feff}/u, '');
  const separator = separatorIn(text);
  const cellPattern = new RegExp(`"([^"]*(?:""[^"]*)*)"|[^"${separator}\\r\\n][^${separator}\\r\\n]*|`, 'y');
  const lines: Cell[][] = [];
  let cells: Cell[] = [];
  let [offset, line, lineStart] = [0, 1, 0];
  const close = () => {
    if (cells.length > 1 || cells[0]?.text !== '') lines.push(cells);
    cells = [];
  };
  for (;;) {
    const place = { line, column: offset - lineStart + 1 };
    cellPattern.lastIndex = offset;
    const [whole = '', quoted] = cellPattern.exec(text) ?? [];
    cells.push({ ...place, text: (quoted ?? whole).replaceAll('""', quoted === undefined ? '""' : '"') });
    offset += whole.length;
    for (const { index, 0: end } of whole.matchAll(/\r\n|\r|\n/g)) {
      line += 1;
      lineStart = offset - whole.length + index + end.length;
    }
    lineEnd.lastIndex = offset;
    const [end] = lineEnd.exec(text) ?? [];
    if (end !== undefined) {
      close();
      offset += end.length;
      line += 1;
      lineStart = offset;
    } else if (text[offset] === separator) offset += 1;
    else if (offset < text.length) return { lines: [], fault: { ...place, message: quotingFault(whole) } };
    else break;
  }
  close();
  return { lines, fault: undefined };
}

const quotingFault = (whole: string) =>
  whole === ''
    ? 'the cell begins with a quotation mark and has none at its end'
    : 'the cell has text after its closing quotation mark';
