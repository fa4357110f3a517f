import type { Call } from './context.ts';
import { fieldProblem } from './http/problem.ts';

/** RFC 3339 in UTC with whole seconds, as every time on the wire. */
export function wireTime(time: Date): string;
export function wireTime(time: Date | null): string | null;
export function wireTime(time: Date | null): string | null {
  return time === null ? null : `${time.toISOString().slice(0, 19)}Z`;
}

/** The time of a field that must lie ahead, or be what it already was; null when there is none. */
export function requireFuture(
  call: Call,
  field: string,
  value: string | null,
  present: Date | null = null,
): Date | null {
  if (value === null) return null;
  const time = new Date(value);
  if (time > call.now || time.getTime() === present?.getTime()) return time;
  throw fieldProblem('validation_failed', field, `must lie in the future (it is ${wireTime(call.now)} now)`);
}
