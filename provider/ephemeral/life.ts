import type { Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { JsonObject } from '../resources/object.ts';
import type { Session } from '../session.ts';

/** What is to happen later to something that was opened. */
export interface Later {
  /** When to renew it, in milliseconds since 1970; `undefined`: it need not be. */
  readonly renewAt?: number;
  /** What renewing and closing it take to know. */
  readonly kept: JsonObject;
}

export interface Opened extends Later {
  /** The answered fields by their names, unchecked. */
  readonly answer: JsonObject;
}

/** What becomes of an ephemeral resource. The configuration is known, valid and has its defaults. */
export interface EphemeralLife {
  readonly open: (session: Session, config: CtyObject) => Promise<Opened>;
  /** What to say when opening it has failed, beside why. */
  readonly afterFailure?: string;
  readonly renew?: (session: Session, kept: JsonObject) => Promise<Later>;
  /** Never fails: what could not be cleaned up is told. */
  readonly close?: (session: Session, kept: JsonObject) => Promise<Finding[]>;
}
