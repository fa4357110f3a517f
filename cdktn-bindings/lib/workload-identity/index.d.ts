import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface WorkloadIdentityConfig extends cdktn.TerraformMetaArguments {
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case.
    */
    readonly name: string;
    /**
    * The id of the service account that programs act as. It cannot be changed. Changing it replaces the workload identity.
    */
    readonly serviceAccountId: string;
    /**
    * Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer. Changing it replaces the workload identity.
    */
    readonly issuer: string;
    /**
    * What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
    */
    readonly audience: string;
    /**
    * What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
    */
    readonly subjectPattern: string;
    /**
    * What other claims of a token must be: from name to value, at most 20, compared exactly, with `*` for any run of characters. All must hold. Claims that are texts, numbers, true or false can match; lists and objects never do.
    */
    readonly claims?: {
        [key: string]: string;
    };
    /**
    * How long an exchanged token works, in minutes: 5 to 60. A change holds for tokens that are exchanged after it. Default `15`.
    */
    readonly tokenLifetimeMinutes?: number;
    /**
    * A remark for people about the workload identity: at most 500 characters.
    */
    readonly note?: string;
    /**
    * `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good. Default `enabled`.
    */
    readonly status?: string;
    /**
    * Whether to take over the workload identity with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    readonly adoptExisting?: boolean | cdktn.IResolvable;
    /**
    * While it is `true`, no plan may delete or replace the workload identity: set it to `false` and apply that first. Default `false`.
    */
    readonly deletionProtection?: boolean | cdktn.IResolvable;
}
/**
* `roster_workload_identity`: A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
*/
export declare class WorkloadIdentity extends cdktn.TerraformResource {
    static readonly tfResourceType = "roster_workload_identity";
    /**
    * Generates CDKTN code for importing a WorkloadIdentity resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the WorkloadIdentity to import
    * @param importFromId The id of the existing WorkloadIdentity that should be imported.
    * @param provider? Optional instance of the provider where the WorkloadIdentity to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_workload_identity` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options WorkloadIdentityConfig
    */
    constructor(scope: Construct, id: string, config: WorkloadIdentityConfig);
    /**
    * The id: `wi_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    private _name?;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case.
    */
    get name(): string;
    set name(value: string);
    get nameInput(): string | undefined;
    private _serviceAccountId?;
    /**
    * The id of the service account that programs act as. It cannot be changed. Changing it replaces the workload identity.
    */
    get serviceAccountId(): string;
    set serviceAccountId(value: string);
    get serviceAccountIdInput(): string | undefined;
    private _issuer?;
    /**
    * Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer. Changing it replaces the workload identity.
    */
    get issuer(): string;
    set issuer(value: string);
    get issuerInput(): string | undefined;
    private _audience?;
    /**
    * What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
    */
    get audience(): string;
    set audience(value: string);
    get audienceInput(): string | undefined;
    private _subjectPattern?;
    /**
    * What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
    */
    get subjectPattern(): string;
    set subjectPattern(value: string);
    get subjectPatternInput(): string | undefined;
    private _claims?;
    /**
    * What other claims of a token must be: from name to value, at most 20, compared exactly, with `*` for any run of characters. All must hold. Claims that are texts, numbers, true or false can match; lists and objects never do.
    */
    get claims(): {
        [key: string]: string;
    };
    set claims(value: {
        [key: string]: string;
    });
    resetClaims(): void;
    get claimsInput(): {
        [key: string]: string;
    } | undefined;
    private _tokenLifetimeMinutes?;
    /**
    * How long an exchanged token works, in minutes: 5 to 60. A change holds for tokens that are exchanged after it. Default `15`.
    */
    get tokenLifetimeMinutes(): number;
    set tokenLifetimeMinutes(value: number);
    resetTokenLifetimeMinutes(): void;
    get tokenLifetimeMinutesInput(): number | undefined;
    private _note?;
    /**
    * A remark for people about the workload identity: at most 500 characters.
    */
    get note(): string;
    set note(value: string);
    resetNote(): void;
    get noteInput(): string | undefined;
    private _status?;
    /**
    * `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good. Default `enabled`.
    */
    get status(): string;
    set status(value: string);
    resetStatus(): void;
    get statusInput(): string | undefined;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
    private _adoptExisting?;
    /**
    * Whether to take over the workload identity with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    get adoptExisting(): boolean | cdktn.IResolvable;
    set adoptExisting(value: boolean | cdktn.IResolvable);
    resetAdoptExisting(): void;
    get adoptExistingInput(): boolean | cdktn.IResolvable | undefined;
    private _deletionProtection?;
    /**
    * While it is `true`, no plan may delete or replace the workload identity: set it to `false` and apply that first. Default `false`.
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
