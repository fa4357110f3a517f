import { readIdentityToken } from '../client/identity-token.ts';
import { type Credentials, signingOptions } from '../client/profile.ts';
import { createPause, type RetryOptions, withRetry } from '../client/retry.ts';
import { createSignedFetch, type RosterRequest, type RosterResponse } from '../client/signed-fetch.ts';
import type { Approval } from './resources/approval.ts';
import { createBatches, isDryRun } from './resources/batches.ts';
import { createRefusalToList, type RefusalToList } from './resources/gone.ts';
import { isJsonObject } from './resources/object.ts';
import { createObjectReader, type ObjectReader } from './resources/object-reader.ts';
import { createPlannedObjects, type PlannedObjects } from './resources/planned-objects.ts';
import { createSeenObjects, type SeenObjects } from './resources/seen-objects.ts';

/** Who Terraform acts as; empty texts where the API does not tell. */
export interface SessionCaller {
  readonly principalId: string;
  /** The access key, or whatever else the requests are authenticated with. */
  readonly credentialId: string;
  /** The id of the environment's edition. */
  readonly edition: string;
  readonly environmentSlug: string;
}

/** What lasts from one ConfigureProvider to the next: one walk of Terraform over its graph. */
export interface Session {
  /** Sends an idempotent request, and again for a time while the API cannot be reached or is busy. */
  readonly call: (request: RosterRequest) => Promise<RosterResponse>;
  /** As `call`, for what must not be left behind: also after Terraform was asked to stop, but not for long. */
  readonly cleanUp: (request: RosterRequest) => Promise<RosterResponse>;
  /** The environment's latest revision that an answer told, `undefined` before any did. */
  readonly revision: () => string | undefined;
  /** Reads objects, many at a time. */
  readonly objects: ObjectReader;
  /** What was reviewed, where nothing else may be applied. */
  readonly approval: Approval | undefined;
  /** Whether Terraform has begun to make changes. */
  applying: boolean;
  /**
   * Whether plans ask the API, with dry_run, if it would accept each change. Not while changes are being made:
   * Terraform plans each once more then, and the change itself follows at once.
   */
  readonly plansAsk: boolean;
  readonly seen: SeenObjects;
  readonly planned: PlannedObjects;
  readonly refusalToList: RefusalToList;
  /** The role assignments of whom Terraform acts as, by id, whose end was planned. */
  readonly ownRolesEnding: Set<string>;
  /** What roles whose change was planned will grant: the ids of permissions, by the role's id. */
  readonly rolesPlanned: Map<string, readonly string[]>;
  /** Who signs the requests; asked for once. */
  readonly caller: () => Promise<SessionCaller>;
  /** The access key that signs the requests, or the workload identity by which they are sent. */
  readonly credentialId: string;
  /** The token that the workload identity is asked with, as it is now; `undefined` with an access key. */
  readonly identityToken: () => Promise<string | undefined>;
}

export interface SessionOptions {
  readonly credentials: Credentials;
  readonly userAgent: string;
  /** What the audit log keeps of the change that the requests are part of. */
  readonly changeReference?: string | undefined;
  readonly approval?: Approval | undefined;
  /** Whether plans ask the API at all: what the provider is configured to do. */
  readonly planChecks: boolean;
  /** Ends waiting between attempts. Requests under way run on, so that their outcome is known. */
  readonly stopped: AbortSignal;
  /** Default a minute. */
  readonly retryMilliseconds?: number | undefined;
}

/** Whoever has interrupted Terraform is waiting for it to end. */
const cleanUpMilliseconds = 10_000;

/** Terraform has ten resources under way: what comes this close together is sent in one request. */
const soonMilliseconds = 3;
/** Where there are many, it takes its time between them anyway, and waiting for some more of them costs nothing. */
const few = 10;
const questionMilliseconds = 10;
const changeMilliseconds = 40;

export function createSession(options: SessionOptions): Session {
  const {
    credentials,
    userAgent,
    changeReference,
    planChecks,
    stopped,
    retryMilliseconds = 60_000,
  } = options;
  const send = createSignedFetch(signingOptions(credentials, { userAgent, changeReference }));
  // Short pauses: a person is waiting, and Terraform has ten requests under way at most.
  const retry = {
    maxElapsedMs: retryMilliseconds,
    maxDelayMs: 2_000,
    pause: createPause(),
  };
  let revision: string | undefined;
  const askWith = (patience: RetryOptions) => async (request: RosterRequest) => {
    const answer = await withRetry(() => send(request), patience);
    revision = later(revision, answer.headers.get('x-roster-revision'));
    return answer;
  };
  const changeWith = (patience: RetryOptions) => async (request: RosterRequest) => {
    const answer = await askWith(patience)(request);
    objects.forget();
    return answer;
  };
  const patience = { ...retry, signal: stopped };
  const ask = askWith(patience);
  const gathering = (many: number) => (sent: number) => (sent < few ? soonMilliseconds : many);
  const dryRuns = createBatches(ask, gathering(questionMilliseconds));
  const changes = createBatches(changeWith(patience), gathering(changeMilliseconds));
  const call = (request: RosterRequest) => {
    if (request.method === 'GET') return ask(request);
    return isDryRun(request) ? dryRuns(request) : changes(request);
  };
  const cleanUp = changeWith({ ...retry, maxElapsedMs: Math.min(retryMilliseconds, cleanUpMilliseconds) });
  const objects = createObjectReader(call, () => revision);
  const seen = createSeenObjects();
  return {
    call,
    cleanUp,
    revision: () => revision,
    objects,
    approval: options.approval,
    applying: false,
    get plansAsk() {
      return planChecks && !this.applying;
    },
    seen,
    planned: createPlannedObjects(seen),
    refusalToList: createRefusalToList(call),
    ownRolesEnding: new Set(),
    rolesPlanned: new Map(),
    caller: once(() => readCaller(call)),
    credentialId: 'accessKeyId' in credentials ? credentials.accessKeyId : credentials.workloadIdentityId,
    identityToken: async () =>
      'identityToken' in credentials ? readIdentityToken(credentials.identityToken) : undefined,
  };
}

/** Answers may come in another order than that in which they were given. */
const later = (known: string | undefined, told: string | null) =>
  told === null || Number(told) < Number(known ?? 0) ? known : told;

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

/** Nothing is refused because this fails: what is planned is checked by itself, and says why. */
async function readCaller(call: Session['call']): Promise<SessionCaller> {
  try {
    const { body } = await call({ method: 'GET', path: '/v1/caller' });
    const { principal_id, credential, edition, environment_slug } = isJsonObject(body) ? body : {};
    const id = isJsonObject(credential) ? credential['id'] : undefined;
    return {
      principalId: String(principal_id ?? ''),
      credentialId: String(id ?? ''),
      edition: String(edition ?? ''),
      environmentSlug: String(environment_slug ?? ''),
    };
  } catch {
    return { principalId: '', credentialId: '', edition: '', environmentSlug: '' };
  }
}
