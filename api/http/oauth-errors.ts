import type { Answer } from '../context.ts';
import type { Operation } from './operation.ts';
import { type ProblemCode, ProblemError } from './problem.ts';

/** What a client of OAuth can do something about (RFC 6749, section 5.2); it knows the rest by the status. */
const errorOf: Partial<Record<ProblemCode, string>> = {
  malformed_request: 'invalid_request',
  invalid_grant: 'invalid_grant',
  unsupported_grant_type: 'unsupported_grant_type',
};

/** What the standard does not allow in a description is left out. */
const describable = (text: string) => text.replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, '');

/** Does the work; where the operation is one of OAuth, a problem says what is wrong in its words, too. */
export async function inWordsOf(operation: Operation, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (problem) {
    if (!operation.oauthErrors || !(problem instanceof ProblemError)) throw problem;
    const error = errorOf[problem.code];
    if (error === undefined) throw problem;
    const error_description = describable(problem.message);
    throw new ProblemError(problem.code, problem.message, { ...problem.extras, error, error_description });
  }
}
