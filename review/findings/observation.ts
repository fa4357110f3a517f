import type { PrincipalKind, RuleId } from '../report.ts';

/** What one thing is called: a policy may say any of them. */
export type Names = readonly string[];

/** What a rule has seen, before the policy says how grave that is. */
export interface Observation {
  readonly rule: RuleId;
  /** What tells it from the others of its rule: stable names and ids. The id of the finding is made of it. */
  readonly about: readonly string[];
  /** In a few words. */
  readonly title: string;
  /** A sentence: who, what, where, and what to do about it. */
  readonly message: string;
  /** Whom it is about; null: nobody in particular. */
  readonly principal: { readonly key: string; readonly name: string; readonly kind: PrincipalKind } | null;
  /** The resource of the plan that brings it about. */
  readonly address: string | null;
  /** The roles that grant it, each by its name and id; empty: it is about none. */
  readonly roles: readonly Names[];
  /** The projects, each by its name and id; `environment` for the whole environment; empty: it is about none. */
  readonly projects: readonly Names[];
}
