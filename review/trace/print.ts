import stringWidth from 'string-width';
import type { Trace, TracedEvent, TracedReview } from './trace.ts';

/** What a terminal would act on, or nobody would see: control characters, marks of direction, line ends of any kind. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

const escapes = (text: string): string =>
  text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The text with those characters as escapes. */
export const printable = (text: string): string => text.replace(unprintable, escapes);

/** One line of JSON, in which the same characters are escaped. */
export const traceToJson = (trace: Trace): string => JSON.stringify(trace).replace(unprintable, escapes);

const seconds = (time: string): string => time.replace(/\.\d+Z$/, 'Z');

/** As much of a hash as tells reviews apart. */
const shortHash = (hash: string): string => hash.replace('sha256:', '').slice(0, 12);

const headings = ['Time', 'Who', 'Action', 'What', 'Outcome', 'Change'];

function rowOf(event: TracedEvent): string[] {
  const { actor_kind, actor_id, actor_name, target_kind, target_id, target_name } = event;
  const { review, change_reference } = event;
  return [
    seconds(event.occurred_at),
    actor_name ?? (actor_kind === 'system' ? actor_kind : actor_id),
    event.action,
    target_name ?? target_id ?? target_kind,
    event.outcome,
    review ? `review ${shortHash(review.hash)}` : (change_reference ?? '-'),
  ].map(printable);
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = headings.map((_, index) =>
    rows.reduce((widest, row) => Math.max(widest, stringWidth(row[index] ?? '')), 0),
  );
  const padded = (cell: string, index: number) => cell + ' '.repeat((widths[index] ?? 0) - stringWidth(cell));
  return rows.map((row) => row.map(padded).join('  ').trimEnd());
}

function paragraphOf({ hash, url, events, first_at, last_at }: TracedReview): string[] {
  const many = events === 1 ? '1 event' : `${events} events`;
  return [
    '',
    `review ${shortHash(hash)}: ${url === null ? 'its pull request is not known' : printable(url)}`,
    `  ${hash}`,
    `  ${many}, ${seconds(first_at)} to ${seconds(last_at)}`,
  ];
}

/** The events as a table, then the reviews that they carry. */
export function traceToText({ events, reviews }: Trace): string {
  const table = aligned([headings, ...events.map(rowOf)]);
  return `${[...table, ...reviews.flatMap(paragraphOf)].join('\n')}\n`;
}
