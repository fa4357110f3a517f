import { accessChanges, type PrincipalKind, type Report, type Severity, severities } from '../report.ts';

/** What a report counts. */
export interface Figure {
  readonly count: number;
  /** What is counted, in the number that goes with the count. */
  readonly noun: string;
  /** Of which kinds there are how many, as in `2 new`. */
  readonly parts: readonly string[];
}

const findingWords: Readonly<Record<Severity, string>> = {
  block: 'blocking',
  approve: 'to approve',
  warn: 'to look at',
  info: 'for information',
};

const objectWords: Readonly<Record<keyof Report['summary']['objects'], string>> = {
  create: 'created',
  update: 'updated',
  replace: 'replaced',
  delete: 'deleted',
  other: 'other',
};

const kindNouns: Readonly<Record<PrincipalKind, string>> = {
  member: 'member',
  service_account: 'service account',
};

const plural = (count: number, noun: string) => (count === 1 ? noun : `${noun}s`);

function figure<Part extends string>(
  counts: Readonly<Record<Part, number>>,
  nounFor: (count: number) => string,
  wordsFor: (part: Part, count: number) => string,
): Figure {
  const some = (Object.entries(counts) as [Part, number][]).filter(([, count]) => count > 0);
  const count = some.reduce((sum, [, each]) => sum + each, 0);
  const parts = some.map(([part, each]) => `${each.toLocaleString('en')} ${wordsFor(part, each)}`);
  return { count, noun: nounFor(count), parts };
}

function principalsOf({ kind, principals, summary }: Report): Figure {
  if (kind === 'change') {
    const ordered: Record<string, number> = {};
    for (const change of accessChanges) if (change !== 'same') ordered[change] = summary.principals[change];
    return figure(
      ordered,
      (count) => (count === 1 ? 'principal changes' : 'principals change'),
      (change) => change,
    );
  }
  const counts = { member: 0, service_account: 0 };
  for (const each of principals) counts[each.kind] += 1;
  return figure(
    counts,
    (count) => plural(count, 'principal'),
    (each, count) => plural(count, kindNouns[each]),
  );
}

/** How many principals, findings and resources the report has. */
export function figuresOf(report: Report): readonly Figure[] {
  const { findings, objects } = report.summary;
  const graded = Object.fromEntries(
    severities.map((severity) => [severity, findings[severity]]),
  ) as typeof findings;
  const found = figure(
    graded,
    (count) => plural(count, 'finding'),
    (severity) => findingWords[severity],
  );
  const resources = figure(
    objects,
    (count) => plural(count, 'resource'),
    (action) => objectWords[action],
  );
  return report.kind === 'change' ? [principalsOf(report), found, resources] : [principalsOf(report), found];
}

/** `5 findings (1 blocking, 4 to look at)`. */
export const figureWords = ({ count, noun, parts }: Figure): string =>
  `${count.toLocaleString('en')} ${noun}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
