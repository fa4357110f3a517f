import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface SsoConnectionConfig extends cdktn.TerraformMetaArguments {
    /**
    * The name on the button of the sign-in page: 1 to 100 characters, unique.
    */
    readonly name: string;
    /**
    * The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
    */
    readonly issuer: string;
    /**
    * The client that Roster is at the identity provider.
    */
    readonly clientId: string;
    /**
    * The secret of that client. It is kept encrypted, and never answered. Write-only: it comes into neither the plan nor the state, and may be ephemeral. Required by a creation.
    */
    readonly clientSecretWo?: string;
    /**
    * Raise it whenever `client_secret_wo` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.
    */
    readonly clientSecretWoVersion?: number;
    /**
    * The algorithm that the provider signs ID tokens with; a token with any other is refused. Default `RS256`.
    */
    readonly idTokenAlgorithm?: string;
    /**
    * The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
    */
    readonly allowedDomains: string[];
    /**
    * The claim with the list of groups that a person is in. Required with `group_roles`.
    */
    readonly groupsClaim?: string;
    /**
    * While `disabled`, nobody signs in through it and it makes no members; sessions that are open go on to their end. Default `enabled`.
    */
    readonly status?: string;
    /**
    * What a member is assigned at the first sign-in, at most 100 roles. Whoever writes it must hold what these roles permit. Roles that are gone by then are left out. Default ``.
    */
    readonly defaultRoles?: SsoConnectionDefaultRoles[] | cdktn.IResolvable;
    /**
    * What members are assigned because of their groups, at most 100 roles. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit. Default ``.
    */
    readonly groupRoles?: SsoConnectionGroupRoles[] | cdktn.IResolvable;
    /**
    * Whether to take over the sso connection with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    readonly adoptExisting?: boolean | cdktn.IResolvable;
    /**
    * While it is `true`, no plan may delete or replace the sso connection: set it to `false` and apply that first. Default `false`.
    */
    readonly deletionProtection?: boolean | cdktn.IResolvable;
}
export interface SsoConnectionDefaultRoles {
    /**
    * The id of a predefined or custom role.
    */
    readonly roleId: string;
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    readonly projectId?: string;
}
export declare function ssoConnectionDefaultRolesToTerraform(struct?: SsoConnectionDefaultRoles | cdktn.IResolvable): any;
export declare function ssoConnectionDefaultRolesToHclTerraform(struct?: SsoConnectionDefaultRoles | cdktn.IResolvable): any;
export declare class SsoConnectionDefaultRolesOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    private resolvableValue?;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): SsoConnectionDefaultRoles | cdktn.IResolvable | undefined;
    set internalValue(value: SsoConnectionDefaultRoles | cdktn.IResolvable | undefined);
    private _roleId?;
    /**
    * The id of a predefined or custom role.
    */
    get roleId(): string;
    set roleId(value: string);
    get roleIdInput(): string | undefined;
    private _projectId?;
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    get projectId(): string;
    set projectId(value: string);
    resetProjectId(): void;
    get projectIdInput(): string | undefined;
}
export declare class SsoConnectionDefaultRolesList extends cdktn.ComplexList {
    internalValue?: SsoConnectionDefaultRoles[] | cdktn.IResolvable;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): SsoConnectionDefaultRolesOutputReference;
}
export interface SsoConnectionGroupRoles {
    /**
    * The group as the claim has it, compared exactly.
    */
    readonly group: string;
    /**
    * The id of a predefined or custom role.
    */
    readonly roleId: string;
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    readonly projectId?: string;
}
export declare function ssoConnectionGroupRolesToTerraform(struct?: SsoConnectionGroupRoles | cdktn.IResolvable): any;
export declare function ssoConnectionGroupRolesToHclTerraform(struct?: SsoConnectionGroupRoles | cdktn.IResolvable): any;
export declare class SsoConnectionGroupRolesOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    private resolvableValue?;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): SsoConnectionGroupRoles | cdktn.IResolvable | undefined;
    set internalValue(value: SsoConnectionGroupRoles | cdktn.IResolvable | undefined);
    private _group?;
    /**
    * The group as the claim has it, compared exactly.
    */
    get group(): string;
    set group(value: string);
    get groupInput(): string | undefined;
    private _roleId?;
    /**
    * The id of a predefined or custom role.
    */
    get roleId(): string;
    set roleId(value: string);
    get roleIdInput(): string | undefined;
    private _projectId?;
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    get projectId(): string;
    set projectId(value: string);
    resetProjectId(): void;
    get projectIdInput(): string | undefined;
}
export declare class SsoConnectionGroupRolesList extends cdktn.ComplexList {
    internalValue?: SsoConnectionGroupRoles[] | cdktn.IResolvable;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): SsoConnectionGroupRolesOutputReference;
}
/**
* `roster_sso_connection`: A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
*/
export declare class SsoConnection extends cdktn.TerraformResource {
    static readonly tfResourceType = "roster_sso_connection";
    /**
    * Generates CDKTN code for importing a SsoConnection resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the SsoConnection to import
    * @param importFromId The id of the existing SsoConnection that should be imported.
    * @param provider? Optional instance of the provider where the SsoConnection to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_sso_connection` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options SsoConnectionConfig
    */
    constructor(scope: Construct, id: string, config: SsoConnectionConfig);
    /**
    * The id: `sso_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    private _name?;
    /**
    * The name on the button of the sign-in page: 1 to 100 characters, unique.
    */
    get name(): string;
    set name(value: string);
    get nameInput(): string | undefined;
    private _issuer?;
    /**
    * The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
    */
    get issuer(): string;
    set issuer(value: string);
    get issuerInput(): string | undefined;
    private _clientId?;
    /**
    * The client that Roster is at the identity provider.
    */
    get clientId(): string;
    set clientId(value: string);
    get clientIdInput(): string | undefined;
    private _clientSecretWo?;
    /**
    * @deprecated Write-only: the provider never returns this value; reading it always yields null by protocol contract. The getter remains for compatibility and will be removed in a future prebuilt-provider major.
    */
    /**
    * The secret of that client. It is kept encrypted, and never answered. Write-only: it comes into neither the plan nor the state, and may be ephemeral. Required by a creation.
    */
    get clientSecretWo(): string;
    set clientSecretWo(value: string);
    resetClientSecretWo(): void;
    get clientSecretWoInput(): string | undefined;
    private _clientSecretWoVersion?;
    /**
    * Raise it whenever `client_secret_wo` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.
    */
    get clientSecretWoVersion(): number;
    set clientSecretWoVersion(value: number);
    resetClientSecretWoVersion(): void;
    get clientSecretWoVersionInput(): number | undefined;
    private _idTokenAlgorithm?;
    /**
    * The algorithm that the provider signs ID tokens with; a token with any other is refused. Default `RS256`.
    */
    get idTokenAlgorithm(): string;
    set idTokenAlgorithm(value: string);
    resetIdTokenAlgorithm(): void;
    get idTokenAlgorithmInput(): string | undefined;
    private _allowedDomains?;
    /**
    * The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
    */
    get allowedDomains(): string[];
    set allowedDomains(value: string[]);
    get allowedDomainsInput(): string[] | undefined;
    private _groupsClaim?;
    /**
    * The claim with the list of groups that a person is in. Required with `group_roles`.
    */
    get groupsClaim(): string;
    set groupsClaim(value: string);
    resetGroupsClaim(): void;
    get groupsClaimInput(): string | undefined;
    private _status?;
    /**
    * While `disabled`, nobody signs in through it and it makes no members; sessions that are open go on to their end. Default `enabled`.
    */
    get status(): string;
    set status(value: string);
    resetStatus(): void;
    get statusInput(): string | undefined;
    private _defaultRoles;
    /**
    * What a member is assigned at the first sign-in, at most 100 roles. Whoever writes it must hold what these roles permit. Roles that are gone by then are left out. Default ``.
    */
    get defaultRoles(): SsoConnectionDefaultRolesList;
    putDefaultRoles(value: SsoConnectionDefaultRoles[] | cdktn.IResolvable): void;
    resetDefaultRoles(): void;
    get defaultRolesInput(): cdktn.IResolvable | SsoConnectionDefaultRoles[] | undefined;
    private _groupRoles;
    /**
    * What members are assigned because of their groups, at most 100 roles. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit. Default ``.
    */
    get groupRoles(): SsoConnectionGroupRolesList;
    putGroupRoles(value: SsoConnectionGroupRoles[] | cdktn.IResolvable): void;
    resetGroupRoles(): void;
    get groupRolesInput(): cdktn.IResolvable | SsoConnectionGroupRoles[] | undefined;
    /**
    * Where the provider sends browsers back to: to be registered there for the client.
    */
    get redirectUri(): string;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
    private _adoptExisting?;
    /**
    * Whether to take over the sso connection with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
    */
    get adoptExisting(): boolean | cdktn.IResolvable;
    set adoptExisting(value: boolean | cdktn.IResolvable);
    resetAdoptExisting(): void;
    get adoptExistingInput(): boolean | cdktn.IResolvable | undefined;
    private _deletionProtection?;
    /**
    * While it is `true`, no plan may delete or replace the sso connection: set it to `false` and apply that first. Default `false`.
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
