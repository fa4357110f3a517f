import stringWidth from 'string-width';
import { unseenByNumber, visible } from '../render/text.ts';
import type { Trace, TracedEvent, TracedReview } from './trace.ts';

/** One line of JSON. */
export const traceToJson = (trace: Trace): string => unseenByNumber(JSON.stringify(trace));

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
  ].map(visible);
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
    `review ${shortHash(hash)}: ${url === null ? 'its pull request is not known' : visible(url)}`,
    `  ${hash}`,
    `  ${many}, ${seconds(first_at)} to ${seconds(last_at)}`,
  ];
}

/** The events as a table, then the reviews that they carry. */
export function traceToText({ events, reviews }: Trace): string {
  const table = aligned([headings, ...events.map(rowOf)]);
  return `${[...table, ...reviews.flatMap(paragraphOf)].join('\n')}\n`;
}
