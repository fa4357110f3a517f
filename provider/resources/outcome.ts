import { ApiError, CancelledError, ConnectionError } from '../../client/errors.ts';
import { error, type Finding } from '../diagnostics.ts';
import type { ResourceType } from '../types.ts';
import { AlreadyThere } from './already-there.ts';
import { requestFailed } from './problem.ts';

/** Any failure that is no plain refusal: after a defect of ours, too, the object may exist. */
export function mayHaveHappened(failure: unknown): boolean {
  if (failure instanceof AlreadyThere) return false;
  const ofRequest =
    failure instanceof ApiError || failure instanceof ConnectionError || failure instanceof CancelledError;
  return ofRequest ? failure.maybeSent : true;
}

/** Tells any failure, a defect of ours too: what was changed must not be lost with it. */
export function tellFailure(resource: ResourceType, doing: string, failure: unknown): Finding[] {
  try {
    return requestFailed(doing, failure, resource.schema);
  } catch {
    const kind = failure instanceof Error ? `${failure.name}: ${failure.message}` : 'unknown failure';
    return [error(`Cannot ${doing}: a defect of the provider`, kind)];
  }
}
