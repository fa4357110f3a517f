/** Why somebody who came from an identity provider is not let in: for the audit log, never for the person. */
export type RefusalReason =
  | 'unknown_sign_in'
  | 'provider_refused'
  | 'not_proved'
  | 'connection_disabled'
  | 'connection_changed'
  | 'member_not_active'
  | 'email_unusable'
  | 'email_not_verified'
  | 'domain_not_allowed'
  | 'email_taken'
  | 'root_email';

export class Refusal extends Error {
  readonly reason: RefusalReason;
  /** The member whose sign-in it is, where that is known. */
  readonly memberId: string | null;

  constructor(reason: RefusalReason, options: ErrorOptions & { memberId?: string } = {}) {
    super(reason, options);
    this.name = 'Refusal';
    this.reason = reason;
    this.memberId = options.memberId ?? null;
  }
}
