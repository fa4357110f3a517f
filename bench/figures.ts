/** One measured number, as `bench/results/<suite>.json` has it. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is to reach, as in `≥ 2,000,000`; null: it is told for information. */
  readonly goal: string | null;
  /** Whether it reaches that; true where there is no goal. */
  readonly met: boolean;
}

/** Numbers as people read them: `2,000,000`, `12.3`, `0.0042`. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(size >= 100 ? 4 : 3)));
}

const judgements = {
  '≥': (value: number, goal: number) => value >= goal,
  '≤': (value: number, goal: number) => value <= goal,
  '<': (value: number, goal: number) => value < goal,
};

type Goal = readonly [comparison: keyof typeof judgements, goal: number];

/** A number, judged by its goal. What is no number (a measurement that failed) meets none. */
export function figure(name: string, value: number, unit: string, goal?: Goal): Figure {
  if (goal === undefined) return { name, value, unit, goal: null, met: true };
  const [comparison, wanted] = goal;
  const met = judgements[comparison](value, wanted);
  return { name, value, unit, goal: `${comparison} ${formatNumber(wanted)}`, met };
}

const heads = ['Figure', 'Measured', 'Unit', 'Goal', 'Met'];

const cellsOf = ({ name, value, unit, goal, met }: Figure): string[] => [
  name,
  formatNumber(value),
  unit,
  goal ?? '',
  goal === null ? '' : met ? 'yes' : 'NO',
];

/** The figures as a table of Markdown, its columns aligned for terminals. */
export function formatTable(figures: readonly Figure[]): string {
  const lines = [heads, ...figures.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  const isNumber = (column: number) => column === 1 || column === 3;
  const line = (cells: readonly string[]) =>
    `| ${cells
      .map((cell, column) =>
        isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join(' | ')} |`;
  const rule = widths.map((width, column) =>
    isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(heads), line(rule), ...lines.slice(1).map(line)].join('\n');
}
