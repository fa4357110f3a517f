import { expect, test } from 'vitest';
import { readCsv } from '../../../review/standing/csv-source.ts';

const textsIn = (text: string) => readCsv(text).lines.map((cells) => cells.map((cell) => cell.text));

test.each([
  [
    'commas and CRLF',
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'semicolons, as spreadsheets of many countries write',
    'a;b\n1,5;2\n',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  [
    'tabs and old line ends',
    'a\tb\r1\t2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a byte order mark', '\u{feff}a,b\n', [['a', 'b']]],
  [
    'quotes with everything in them',
    'a,"x ""y"", \n z"\n"",q',
    [
      ['a', 'x "y", \n z'],
      ['', 'q'],
    ],
  ],
  [
    'empty cells, and no empty lines',
    'a,,\n\n,\n',
    [
      ['a', '', ''],
      ['', ''],
    ],
  ],
  ['quotation marks within a cell', 'a"b,c', [['a"b', 'c']]],
  ['nothing', '', []],
])('%s are read', (_, text, lines) => {
  expect(textsIn(text)).toEqual(lines);
});

test('each cell knows its line and column, also after line ends within quotes', () => {
  const { lines } = readCsv('a,b\r\n"x\ny",z,w\r\nlast');
  expect(lines.flat().map(({ text, line, column }) => `${text} ${line}:${column}`)).toEqual([
    'a 1:1',
    'b 1:3',
    'x\ny 2:1',
    'z 3:4',
    'w 3:6',
    'last 4:1',
  ]);
});

test.each([
  ['a,"b\nc', 'the cell begins with a quotation mark and has none at its end', 1, 3],
  ['a\n"b"c,d', 'the cell has text after its closing quotation mark', 2, 1],
])('what is no CSV is told with its place: %j', (text, message, line, column) => {
  expect(readCsv(text)).toEqual({ lines: [], fault: { line, column, message } });
});

test('a large file is read to its end', () => {
  const text = `${'x,"y ""z""",'.repeat(10)}\n`.repeat(20_000);
  expect(readCsv(text).lines).toHaveLength(20_000);
});
