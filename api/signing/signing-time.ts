import type { Authorization } from './authorization.ts';

export interface SigningTime {
  /** `20270131T180000Z`: what stands in the string to sign. */
  readonly stamp: string;
}

export type TimeFault =
  | 'missing_date'
  | 'malformed_date'
  | 'date_not_signed'
  | 'credential_day_differs'
  | 'expired';

export type TimeReading =
  | { readonly ok: true; readonly time: SigningTime }
  | { readonly ok: false; readonly reason: TimeFault };

const toleratedSkewMs = 5 * 60 * 1000;

/** When the request says it was signed: `x-amz-date`, else `Date`; of the credential's day, within five minutes of `now`. */
export function signingTime(
  headers: ReadonlyMap<string, readonly string[]>,
  { day, signedHeaders }: Authorization,
  now: Date,
): TimeReading {
  const stamped = headers.get('x-amz-date')?.[0];
  const dated = headers.get('date')?.[0];
  if (stamped === undefined && dated === undefined) return fault('missing_date');
  if (stamped === undefined && !signedHeaders.includes('date')) return fault('date_not_signed');
  const stamp = stamped ?? stampOfHttpDate(dated ?? '');
  const time = stamp === undefined ? undefined : timeOfStamp(stamp);
  if (stamp === undefined || time === undefined) return fault('malformed_date');
  if (stamp.slice(0, 8) !== day) return fault('credential_day_differs');
  if (Math.abs(time.getTime() - now.getTime()) > toleratedSkewMs) return fault('expired');
  return { ok: true, time: { stamp } };
}

function fault(reason: TimeFault): TimeReading {
  return { ok: false, reason };
}

function stampOf(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function timeOfStamp(stamp: string): Date | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp);
  if (!match) return undefined;
  const [, year, month, date, hour, minute, second] = match;
  const time = new Date(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`);
  // Of a day or an hour too many the parser makes one of the next month or day; of no number it is never the same.
  return time.getUTCDate() === Number(date) ? time : undefined;
}

/** `Sun, 31 Jan 2027 18:00:00 GMT`, the one form that RFC 9110 lets senders use. */
function stampOfHttpDate(value: string): string | undefined {
  const time = new Date(value);
  return Number.isNaN(time.getTime()) || time.toUTCString() !== value ? undefined : stampOf(time);
}
