import { matchesPattern } from './text-pattern.ts';
import type { Trust } from './trust.ts';

/** What does not fit: the subject, or the claim of that name. */
export type Misfit =
  | { readonly field: 'subject_pattern' }
  | { readonly field: 'claims'; readonly claim: string };

/** A claim as text; nothing of what has parts, because one part that fits says nothing of the others. */
const textOfClaim = (claim: unknown): string | undefined =>
  typeof claim === 'string' || typeof claim === 'boolean' || Number.isSafeInteger(claim)
    ? String(claim)
    : undefined;

/** What of a token's content is not as a workload identity asks for it; `undefined` when subject and claims fit. */
export function misfitOf(
  { subject_pattern, claims }: Pick<Trust, 'subject_pattern' | 'claims'>,
  content: Readonly<Record<string, unknown>>,
): Misfit | undefined {
  const { sub } = content;
  if (typeof sub !== 'string' || !matchesPattern(subject_pattern, sub)) return { field: 'subject_pattern' };
  for (const [claim, pattern] of Object.entries(claims ?? {})) {
    const text = Object.hasOwn(content, claim) ? textOfClaim(content[claim]) : undefined;
    if (text === undefined || !matchesPattern(pattern, text)) return { field: 'claims', claim };
  }
  return undefined;
}
