import { Annotations, Token } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A length of time as a whole number of days, hours or minutes: `90d`, `12h`, `30m`. */
export type Duration = `${number}d` | `${number}h` | `${number}m`;

const milliseconds: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** How long it is, in milliseconds; `undefined` when that is not known, or is no duration, which is annotated. */
export function durationOf(
  construct: IConstruct,
  name: string,
  text: string | undefined,
): number | undefined {
  if (Token.isUnresolved(text)) return undefined;
  const [, count, unit = ''] = /^([1-9]\d{0,6})([dhm])$/.exec(text ?? '') ?? [];
  if (count !== undefined) return Number(count) * (milliseconds[unit] ?? Number.NaN);
  Annotations.of(construct).addError(
    `"${name}" is ${text === undefined ? 'missing' : `"${text}"`}: write a whole number of days, hours or minutes, as in '90d', '12h' or '30m'`,
  );
  return undefined;
}
