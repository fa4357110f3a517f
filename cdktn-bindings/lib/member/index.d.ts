import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface MemberConfig extends cdktn.TerraformMetaArguments {
    /**
    * The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person. Changing it replaces the member.
    */
    readonly email: string;
    /**
    * A name to sign in with in place of the e-mail address: 1 to 64 letters, digits, dots, underscores and hyphens, unique in the environment without regard to case.
    */
    readonly username?: string;
    /**
    * The name to show for the person: at most 100 characters.
    */
    readonly displayName?: string;
    /**
    * A remark for people about the member: at most 500 characters.
    */
    readonly note?: string;
    /**
    * `pending` until the person has activated the account, then `active`; `disabled` while switched off. Unset: it stays as it is.
    */
    readonly status?: string;
    /**
    * Raise it to send a pending member the activation mail again: the new link works for 1 hour, and older links end. Once the account is active, nothing is sent. A creation sends the mail by itself.
    */
    readonly activationResend?: number;
    /**
    * Whether to take over the member with the same email where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    readonly adoptExisting?: boolean | cdktn.IResolvable;
    /**
    * While it is `true`, no plan may delete or replace the member: set it to `false` and apply that first. Default `false`.
    */
    readonly deletionProtection?: boolean | cdktn.IResolvable;
}
/**
* `roster_member`: A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
*/
export declare class Member extends cdktn.TerraformResource {
    static readonly tfResourceType = "roster_member";
    /**
    * Generates CDKTN code for importing a Member resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the Member to import
    * @param importFromId The id of the existing Member that should be imported.
    * @param provider? Optional instance of the provider where the Member to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_member` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options MemberConfig
    */
    constructor(scope: Construct, id: string, config: MemberConfig);
    /**
    * The id: `mem_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    private _email?;
    /**
    * The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person. Changing it replaces the member.
    */
    get email(): string;
    set email(value: string);
    get emailInput(): string | undefined;
    private _username?;
    /**
    * A name to sign in with in place of the e-mail address: 1 to 64 letters, digits, dots, underscores and hyphens, unique in the environment without regard to case.
    */
    get username(): string;
    set username(value: string);
    resetUsername(): void;
    get usernameInput(): string | undefined;
    private _displayName?;
    /**
    * The name to show for the person: at most 100 characters.
    */
    get displayName(): string;
    set displayName(value: string);
    resetDisplayName(): void;
    get displayNameInput(): string | undefined;
    private _note?;
    /**
    * A remark for people about the member: at most 500 characters.
    */
    get note(): string;
    set note(value: string);
    resetNote(): void;
    get noteInput(): string | undefined;
    /**
    * `local` (signs in with a password) or `sso` (signs in through an identity provider).
    */
    get kind(): string;
    private _status?;
    /**
    * `pending` until the person has activated the account, then `active`; `disabled` while switched off. Unset: it stays as it is.
    */
    get status(): string;
    set status(value: string);
    resetStatus(): void;
    get statusInput(): string | undefined;
    /**
    * While the member is pending: until when the link of the latest activation mail works, RFC 3339 in UTC. Null when no link is out, and once the account is active.
    */
    get activationExpiresAt(): string;
    private _activationResend?;
    /**
    * Raise it to send a pending member the activation mail again: the new link works for 1 hour, and older links end. Once the account is active, nothing is sent. A creation sends the mail by itself.
    */
    get activationResend(): number;
    set activationResend(value: number);
    resetActivationResend(): void;
    get activationResendInput(): number | undefined;
    /**
    * Whether signing in takes a second factor.
    */
    get twoFactor(): cdktn.IResolvable;
    /**
    * Whether this is the root member of the environment, who cannot be deleted, disabled or demoted.
    */
    get root(): cdktn.IResolvable;
    /**
    * Where the member signs in: the login URL of the environment.
    */
    get loginUrl(): string;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
    private _adoptExisting?;
    /**
    * Whether to take over the member with the same email where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    get adoptExisting(): boolean | cdktn.IResolvable;
    set adoptExisting(value: boolean | cdktn.IResolvable);
    resetAdoptExisting(): void;
    get adoptExistingInput(): boolean | cdktn.IResolvable | undefined;
    private _deletionProtection?;
    /**
    * While it is `true`, no plan may delete or replace the member: set it to `false` and apply that first. Default `false`.
    */
    get deletionProtection(): boolean | cdktn.IResolvable;
    set deletionProtection(value: boolean | cdktn.IResolvable);
    resetDeletionProtection(): void;
    get deletionProtectionInput(): boolean | cdktn.IResolvable | undefined;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
