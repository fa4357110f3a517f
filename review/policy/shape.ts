import type { z } from 'zod';
import { didYouMean } from '../../provider-schema/spelling.ts';
import type { Complaint } from './complaint.ts';
import { policySchema } from './schema.ts';
import { type Path, shown } from './sentences.ts';

type Issue = z.core.$ZodIssue;

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const part of path)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string | number, unknown>)[part]
        : undefined;
  return value;
}

const isOfAnotherKind = ({ path, code }: Issue) =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

/** Of what may be written in several ways: what is wrong with the way that was chosen. */
function chosen(issue: z.core.$ZodIssueInvalidUnion, value: unknown): readonly Issue[] | undefined {
  const fitting = issue.errors.find((issues) => !issues.some(isOfAnotherKind));
  if (fitting || typeof value !== 'string') return fitting;
  return issue.errors.find((issues) => issues.some(({ code }) => code === 'invalid_value'));
}

/** What to write instead, where it can be guessed. */
function adviceFor(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_value' && typeof value === 'string')
    return didYouMean(value, issue.values.map(String));
  const isUnquoted = typeof value === 'number' || typeof value === 'boolean';
  return issue.code === 'invalid_type' && issue.expected === 'string' && isUnquoted
    ? ': put it in quotes'
    : '';
}

function complaintsOf(issue: Issue, root: unknown, outer: Path): readonly Complaint[] {
  const path = [...outer, ...(issue.path as Path)];
  const value = valueAt(root, path);
  if (issue.code === 'invalid_union') {
    const issues = chosen(issue, value);
    if (issues) return issues.flatMap((inner) => complaintsOf(inner, root, path));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      says: `is not known${didYouMean(key, issue.message.split(', ')) || `: there are ${issue.message}`}`,
    }));
  if (issue.code === 'invalid_key')
    return [{ path, says: `is no name: it ${issue.issues[0]?.message ?? issue.message}` }];
  if (value === undefined && path.length > 0) return [{ path, says: `is missing: it ${issue.message}` }];
  return [{ path, says: `${issue.message}, and not ${shown(value)}${adviceFor(issue, value)}` }];
}

/** Whatever in the value does not have the form of a policy. */
export function misshapen(value: unknown): readonly Complaint[] {
  if (value === null) return [{ path: [], says: 'is empty: begin it with version: 1' }];
  const { error } = policySchema.safeParse(value);
  return error ? error.issues.flatMap((issue) => complaintsOf(issue, value, [])) : [];
}
