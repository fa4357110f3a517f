import {
  beginning,
  type ChainCheck,
  type ChainHead,
  checkChain,
  type Event,
  type Fault,
  faultAt,
  hashedColumns,
  type Verdict,
} from './chain.ts';

/** The end of an environment's log: keep it elsewhere, and an end that was cut off later is found. */
export interface Head extends ChainHead {
  readonly environment_id: string;
  /** When the last event happened; null while there is none. */
  readonly occurred_at: string | null;
}

/** The last line of an export: without it the export is not whole. */
export interface ExportEnd {
  /** The end of the log when the export began. */
  readonly head: Head;
  /** What was asked for: the first and the last event of the export. */
  readonly from_sequence: number;
  readonly until_sequence: number;
}

const columns = [...hashedColumns, 'hash'] as const;

/** One event as a line: what the hash covers, in its order, and the hash. `details` is the text that was hashed. */
export const eventLine = (event: Event) =>
  JSON.stringify(Object.fromEntries(columns.map((column) => [column, event[column]])));

export const endLine = (end: ExportEnd) => JSON.stringify(end);

const isWhole = (value: unknown) => Number.isSafeInteger(value);

/** The object of a line that is, character for character, what {@link eventLine} or {@link endLine} wrote. */
function parseLine(line: string): Event | ExportEnd | undefined {
  try {
    const value = JSON.parse(line);
    if (!('head' in value)) return eventLine(value) === line && isWhole(value.sequence) ? value : undefined;
    const numbers = [value.head.sequence, value.from_sequence, value.until_sequence];
    return endLine(value) === line && numbers.every(isWhole) ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface ExportVerdict {
  readonly verdict: Verdict;
  /** How many events were good. */
  readonly events: number;
  /** The last line; missing when the export was cut off. */
  readonly end?: ExportEnd;
}

/** An export that is verified line by line. */
export interface ExportCheck {
  /** Takes the next line, without its end. */
  readonly take: (line: string) => void;
  /** The verdict, once all lines were taken. */
  readonly finish: () => ExportVerdict;
}

/**
 * Verifies an export: each event by its hash and by the one before, the last by the head. What came before the first
 * event of a part is not verified, unless `known` is the head that the part follows.
 *
 * @param known a head that was exported earlier
 */
export function checkExport(known?: ChainHead): ExportCheck {
  let start: ChainHead | undefined;
  let check: ChainCheck | undefined;
  let end: ExportEnd | undefined;
  let events = 0;
  let fault: Fault | undefined;
  const place = () => (start?.sequence ?? 0) + events + 1;
  const faultOf = (parsed: Event | ExportEnd | undefined): Fault | undefined => {
    if (!parsed) return faultAt(place(), `line ${events + 1} is not as it was exported`);
    if ('head' in parsed) return undefined;
    start ??=
      parsed.sequence === 1 ? beginning : { sequence: parsed.sequence - 1, hash: parsed.previous_hash };
    check ??= checkChain(known, start);
    const wrong = check.take(parsed);
    if (!wrong) events += 1;
    return wrong;
  };
  const verdict = (): Verdict => {
    if (fault) return fault;
    if (!end) return faultAt(place(), 'the end of the export is missing');
    const { head, from_sequence: from, until_sequence: until } = end;
    // Without events an export follows its own head: nothing happened since.
    if (from !== (start ?? head).sequence + 1) return faultAt(from, 'the event is missing');
    if (known && known.sequence < from - 1)
      return faultAt(known.sequence + 1, 'the export begins behind the event that the head names');
    return (check ?? checkChain(known, head)).finish(until === head.sequence ? head : { sequence: until });
  };
  return {
    take: (line) => {
      if (end) fault ??= faultAt(place(), 'there is more after the last line of the export');
      const parsed = parseLine(line);
      fault ??= faultOf(parsed);
      // Of a broken log too: whether its export is whole is another question.
      if (parsed && 'head' in parsed) end ??= parsed;
    },
    finish: () => ({ verdict: verdict(), events, ...(end && { end }) }),
  };
}
