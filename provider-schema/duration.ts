const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A length of time for people: `90d`, `12h`, `30m`; from one minute to ten years. */
export const durationPattern = {
  regex: /^([1-9]\d{0,3}d|[1-9]\d{0,4}h|[1-9]\d{0,6}m)$/,
  says: 'must be a whole number of days, hours or minutes, as in 90d, 12h or 30m',
};

/** The length of time in milliseconds. The text matches {@link durationPattern}. */
export function durationMilliseconds(text: string): number {
  return Number(text.slice(0, -1)) * (units[text.slice(-1)] ?? Number.NaN);
}
