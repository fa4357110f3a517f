import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterSsoConnectionConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id: `sso_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
    *
    * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
    * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
    */
    readonly id?: string;
    /**
    * The name on the button of the sign-in page: 1 to 100 characters, unique. Set exactly one of `id` or `name` to say which.
    */
    readonly name?: string;
}
export interface DataRosterSsoConnectionDefaultRoles {
}
export declare function dataRosterSsoConnectionDefaultRolesToTerraform(struct?: DataRosterSsoConnectionDefaultRoles): any;
export declare function dataRosterSsoConnectionDefaultRolesToHclTerraform(struct?: DataRosterSsoConnectionDefaultRoles): any;
export declare class DataRosterSsoConnectionDefaultRolesOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterSsoConnectionDefaultRoles | undefined;
    set internalValue(value: DataRosterSsoConnectionDefaultRoles | undefined);
    /**
    * The id of a predefined or custom role.
    */
    get roleId(): string;
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    get projectId(): string;
}
export declare class DataRosterSsoConnectionDefaultRolesList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterSsoConnectionDefaultRolesOutputReference;
}
export interface DataRosterSsoConnectionGroupRoles {
}
export declare function dataRosterSsoConnectionGroupRolesToTerraform(struct?: DataRosterSsoConnectionGroupRoles): any;
export declare function dataRosterSsoConnectionGroupRolesToHclTerraform(struct?: DataRosterSsoConnectionGroupRoles): any;
export declare class DataRosterSsoConnectionGroupRolesOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterSsoConnectionGroupRoles | undefined;
    set internalValue(value: DataRosterSsoConnectionGroupRoles | undefined);
    /**
    * The group as the claim has it, compared exactly.
    */
    get group(): string;
    /**
    * The id of a predefined or custom role.
    */
    get roleId(): string;
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    get projectId(): string;
}
export declare class DataRosterSsoConnectionGroupRolesList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterSsoConnectionGroupRolesOutputReference;
}
/**
* `roster_sso_connection`: Finds one sso connection by `id` or `name`. A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
*/
export declare class DataRosterSsoConnection extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_sso_connection";
    /**
    * Generates CDKTN code for importing a DataRosterSsoConnection resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterSsoConnection to import
    * @param importFromId The id of the existing DataRosterSsoConnection that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterSsoConnection to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_sso_connection` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterSsoConnectionConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterSsoConnectionConfig);
    private _id?;
    /**
    * The id: `sso_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
    */
    get id(): string;
    set id(value: string);
    resetId(): void;
    get idInput(): string | undefined;
    private _name?;
    /**
    * The name on the button of the sign-in page: 1 to 100 characters, unique. Set exactly one of `id` or `name` to say which.
    */
    get name(): string;
    set name(value: string);
    resetName(): void;
    get nameInput(): string | undefined;
    /**
    * The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
    */
    get issuer(): string;
    /**
    * The client that Roster is at the identity provider.
    */
    get clientId(): string;
    /**
    * The algorithm that the provider signs ID tokens with; a token with any other is refused.
    */
    get idTokenAlgorithm(): string;
    /**
    * The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
    */
    get allowedDomains(): string[];
    /**
    * The claim with the list of groups that a person is in. Required with `group_roles`.
    */
    get groupsClaim(): string;
    /**
    * While `disabled`, nobody signs in through it and it makes no members; sessions that are open go on to their end.
    */
    get status(): string;
    private _defaultRoles;
    /**
    * What a member is assigned at the first sign-in, at most 100 roles. Whoever writes it must hold what these roles permit. Roles that are gone by then are left out.
    */
    get defaultRoles(): DataRosterSsoConnectionDefaultRolesList;
    private _groupRoles;
    /**
    * What members are assigned because of their groups, at most 100 roles. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit.
    */
    get groupRoles(): DataRosterSsoConnectionGroupRolesList;
    /**
    * Where the provider sends browsers back to: to be registered there for the client.
    */
    get redirectUri(): string;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
