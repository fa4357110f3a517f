import type { Logger } from 'pino';
import type { AccessTable } from '../access-model/access-table.ts';
import type { KeyUse } from './access-keys/key-use.ts';
import type { Database } from './database/tables.ts';
import type { KnownCredentials } from './decisions/credentials.ts';
import type { Snapshot } from './decisions/snapshot.ts';
import type { Snapshots } from './decisions/snapshots.ts';
import type { Limits } from './http/limits.ts';
import type { Operation } from './http/operation.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { MasterKeys } from './secrets/master-keys.ts';
import type { Tracing } from './tracing/spans.ts';
import type { Joined } from './unit-of-work.ts';

/** What the whole process shares. */
export interface Context {
  readonly database: Database;
  readonly masterKeys: MasterKeys;
  readonly logger: Logger;
  /** `undefined` where nobody reads them. */
  readonly metrics?: Metrics | undefined;
  /** `undefined` where nobody wants traces. */
  readonly tracing?: Tracing | undefined;
  readonly now: () => Date;
  /** The URL by which clients and browsers reach the API, without a slash at the end. */
  readonly publicUrl: () => string;
  /** SHA-256 of the operator's key, in hex; null: nobody is the operator. */
  readonly operatorKeyHash: string | null;
  /** Addresses and CIDR ranges of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Hosts that the API may send requests to although their addresses are private, as `host` or `host:port`. */
  readonly allowedPrivateHosts: readonly string[];
  /** How many sign-ins and the like one address may try in a minute. */
  readonly signInsPerMinute: number;
  /** Says that a mail waits in the outbox. */
  readonly wakeMailer: () => void;
  /** Keeps when and from where access keys are used. */
  readonly keyUse: KeyUse;
  /** The environments in memory, from which access questions are answered. */
  readonly snapshots: Snapshots;
  /** The credentials of those who ask them. */
  readonly knownCredentials: KnownCredentials;
}

/** Who is asking: one principal of one environment, with everything that its rights are decided from. */
export interface Caller {
  readonly environmentId: string;
  readonly editionId: string;
  readonly kind: 'member' | 'service_account';
  /** What the caller authenticated with: an access key that signed, a session, or a token that was exchanged. */
  readonly credential:
    | { readonly kind: 'access_key' | 'session'; readonly id: string }
    | { readonly kind: 'exchanged_token'; readonly id: string; readonly workloadIdentityId: string };
  /** The environment's revision when the rights below were read. */
  readonly revision: number;
  readonly principal: { readonly id: string };
  /** What the caller holds; what others hold may stand in it too. */
  readonly access: AccessTable;
}

/** What an audit event says of the request. */
export interface RequestFacts {
  readonly requestId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** The client's own correlation, as a commit or pull request: the header `X-Roster-Change`. */
  readonly changeReference: string | null;
}

/** What is known of a request before anything is known of who sent it. */
export interface Visit {
  readonly context: Context;
  readonly facts: RequestFacts;
  readonly now: Date;
}

/** One request, validated. The operator's, and those that take no credential, have no caller. */
export interface OpenCall<Params = unknown, Query = unknown, Body = unknown> extends Visit {
  readonly operation: Operation;
  readonly dryRun: boolean;
  readonly ifMatch: string | null;
  readonly idempotency: { readonly key: string; readonly fingerprint: string } | null;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/** One request of a principal, authenticated, authorized and validated. */
export interface Call<Params = unknown, Query = unknown, Body = unknown>
  extends OpenCall<Params, Query, Body> {
  readonly caller: Caller;
  /** For what asks more than one thing at once: each of them counts. */
  readonly limits: Limits;
  /** Where changes are made together: waits for the others, and for the transaction that they share. */
  readonly join?: (change: Joined) => Promise<Answer>;
}

/** What an answer from memory says of its age. */
export interface Freshness {
  /** The environment's revision that was answered from. */
  readonly revision: number;
  /** How long ago that was known to be the latest, in milliseconds. */
  readonly age_ms: number;
  /** More than this no answer is old. */
  readonly max_age_ms: number;
}

/** One request of a principal that is answered from the snapshot in memory. */
export interface SnapshotCall<Params = unknown, Query = unknown, Body = unknown>
  extends Call<Params, Query, Body> {
  readonly snapshot: Snapshot;
  readonly freshness: Freshness;
}

export interface Answer {
  readonly status: 200 | 201 | 204;
  /** The JSON on the wire; nothing at 204. */
  readonly body?: unknown;
  /** In place of `body`: text of another media type, sent as it comes. */
  readonly stream?: { readonly mediaType: string; readonly chunks: AsyncIterable<string> };
  readonly etag?: string;
  readonly location?: string;
  readonly replayed?: true;
  /** The environment's revision after a change. */
  readonly revision?: number;
}
