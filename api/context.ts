import type { Logger } from 'pino';
import type { Principal } from '../access-model/decide.ts';
import type { Role } from '../access-model/editions.ts';
import type { Database } from './database/tables.ts';
import type { Operation } from './http/operation.ts';
import type { MasterKeys } from './secrets/master-keys.ts';

/** What the whole process shares. */
export interface Context {
  readonly database: Database;
  readonly masterKeys: MasterKeys;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** Who is asking: one principal of one environment, with everything that its rights are decided from. */
export interface Caller {
  readonly environmentId: string;
  readonly editionId: string;
  readonly kind: 'member' | 'service_account';
  /** What the caller signed with. */
  readonly accessKeyId: string;
  /** The environment's revision when the rights below were read. */
  readonly revision: number;
  readonly principal: Principal;
  readonly roles: ReadonlyMap<string, Role>;
}

/** What an audit event says of the request. */
export interface RequestFacts {
  readonly requestId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** The client's own correlation, as a commit or pull request: the header `X-Roster-Change`. */
  readonly changeReference: string | null;
}

/** One request, authenticated, authorized and validated. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly context: Context;
  readonly caller: Caller;
  readonly facts: RequestFacts;
  readonly operation: Operation;
  readonly now: Date;
  readonly dryRun: boolean;
  readonly ifMatch: string | null;
  readonly idempotency: { readonly key: string; readonly fingerprint: string } | null;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

export interface Answer {
  readonly status: 200 | 201 | 204;
  /** The JSON on the wire; nothing at 204. */
  readonly body?: unknown;
  readonly etag?: string;
  readonly location?: string;
  readonly replayed?: true;
}
