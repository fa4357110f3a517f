import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface ServiceAccountConfig extends cdktn.TerraformMetaArguments {
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
    */
    readonly name: string;
    /**
    * A remark for people about the service account: at most 500 characters.
    */
    readonly note?: string;
    /**
    * From where its keys may be used: 1 to 50 IP addresses and CIDR ranges, IPv4 or IPv6. IPv4 addresses that come mapped into IPv6 count as IPv4. Unset: from everywhere.
    */
    readonly allowedAddresses?: string[];
    /**
    * `active`, or `disabled` while switched off: its keys open nothing then. Unset: it stays as it is.
    */
    readonly status?: string;
    /**
    * Whether to take over the service account with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    readonly adoptExisting?: boolean | cdktn.IResolvable;
    /**
    * While it is `true`, no plan may delete or replace the service account: set it to `false` and apply that first. Default `false`.
    */
    readonly deletionProtection?: boolean | cdktn.IResolvable;
}
/**
* `roster_service_account`: A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
*/
export declare class ServiceAccount extends cdktn.TerraformResource {
    static readonly tfResourceType = "roster_service_account";
    /**
    * Generates CDKTN code for importing a ServiceAccount resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the ServiceAccount to import
    * @param importFromId The id of the existing ServiceAccount that should be imported.
    * @param provider? Optional instance of the provider where the ServiceAccount to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_service_account` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options ServiceAccountConfig
    */
    constructor(scope: Construct, id: string, config: ServiceAccountConfig);
    /**
    * The id: `sa_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    private _name?;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
    */
    get name(): string;
    set name(value: string);
    get nameInput(): string | undefined;
    private _note?;
    /**
    * A remark for people about the service account: at most 500 characters.
    */
    get note(): string;
    set note(value: string);
    resetNote(): void;
    get noteInput(): string | undefined;
    private _allowedAddresses?;
    /**
    * From where its keys may be used: 1 to 50 IP addresses and CIDR ranges, IPv4 or IPv6. IPv4 addresses that come mapped into IPv6 count as IPv4. Unset: from everywhere.
    */
    get allowedAddresses(): string[];
    set allowedAddresses(value: string[]);
    resetAllowedAddresses(): void;
    get allowedAddressesInput(): string[] | undefined;
    private _status?;
    /**
    * `active`, or `disabled` while switched off: its keys open nothing then. Unset: it stays as it is.
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
    * Whether to take over the service account with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    get adoptExisting(): boolean | cdktn.IResolvable;
    set adoptExisting(value: boolean | cdktn.IResolvable);
    resetAdoptExisting(): void;
    get adoptExistingInput(): boolean | cdktn.IResolvable | undefined;
    private _deletionProtection?;
    /**
    * While it is `true`, no plan may delete or replace the service account: set it to `false` and apply that first. Default `false`.
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
