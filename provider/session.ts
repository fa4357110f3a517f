import { withRetry } from '../client/retry.ts';
import { createSignedFetch, type RosterRequest, type RosterResponse } from '../client/signed-fetch.ts';
import { createRefusalToList, type RefusalToList } from './resources/gone.ts';
import { createPlannedObjects, type PlannedObjects } from './resources/planned-objects.ts';
import { createSeenObjects, type SeenObjects } from './resources/seen-objects.ts';

/** What lasts from one ConfigureProvider to the next: one walk of Terraform over its graph. */
export interface Session {
  /** Sends an idempotent request, and again for a time while the API cannot be reached or is busy. */
  readonly call: (request: RosterRequest) => Promise<RosterResponse>;
  /** Whether plans ask the API, with dry_run, if it would accept each change. */
  readonly planChecks: boolean;
  readonly seen: SeenObjects;
  readonly planned: PlannedObjects;
  readonly refusalToList: RefusalToList;
  /** What signs the requests. */
  readonly accessKeyId: string;
}

export interface SessionOptions {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly userAgent: string;
  readonly planChecks: boolean;
  /** Ends waiting between attempts. Requests under way run on, so that their outcome is known. */
  readonly stopped: AbortSignal;
  /** Default a minute. */
  readonly retryMilliseconds?: number | undefined;
}

export function createSession(options: SessionOptions): Session {
  const {
    endpoint,
    accessKeyId,
    secretAccessKey,
    userAgent,
    planChecks,
    stopped,
    retryMilliseconds = 60_000,
  } = options;
  const send = createSignedFetch({ endpoint, accessKeyId, secretAccessKey, userAgent });
  // Short pauses: a person is waiting, and Terraform has ten requests under way at most.
  const retry = { maxElapsedMs: retryMilliseconds, maxDelayMs: 2_000, signal: stopped };
  const call = (request: RosterRequest) => withRetry(() => send(request), retry);
  const seen = createSeenObjects();
  return {
    call,
    planChecks,
    seen,
    planned: createPlannedObjects(seen),
    refusalToList: createRefusalToList(call),
    accessKeyId,
  };
}
