import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterSsoConnectionsConfig extends cdktn.TerraformMetaArguments {
    /**
    * Only sso connections with this `name`. The name on the button of the sign-in page: 1 to 100 characters, unique.
    */
    readonly name?: string;
}
export interface DataRosterSsoConnectionsSsoConnectionsDefaultRoles {
}
export declare function dataRosterSsoConnectionsSsoConnectionsDefaultRolesToTerraform(struct?: DataRosterSsoConnectionsSsoConnectionsDefaultRoles): any;
export declare function dataRosterSsoConnectionsSsoConnectionsDefaultRolesToHclTerraform(struct?: DataRosterSsoConnectionsSsoConnectionsDefaultRoles): any;
export declare class DataRosterSsoConnectionsSsoConnectionsDefaultRolesOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterSsoConnectionsSsoConnectionsDefaultRoles | undefined;
    set internalValue(value: DataRosterSsoConnectionsSsoConnectionsDefaultRoles | undefined);
    /**
    * The id of a predefined or custom role.
    */
    get roleId(): string;
    /**
    * The project in which it is given; left out for roles that cover all projects.
    */
    get projectId(): string;
}
export declare class DataRosterSsoConnectionsSsoConnectionsDefaultRolesList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterSsoConnectionsSsoConnectionsDefaultRolesOutputReference;
}
export interface DataRosterSsoConnectionsSsoConnectionsGroupRoles {
}
export declare function dataRosterSsoConnectionsSsoConnectionsGroupRolesToTerraform(struct?: DataRosterSsoConnectionsSsoConnectionsGroupRoles): any;
export declare function dataRosterSsoConnectionsSsoConnectionsGroupRolesToHclTerraform(struct?: DataRosterSsoConnectionsSsoConnectionsGroupRoles): any;
export declare class DataRosterSsoConnectionsSsoConnectionsGroupRolesOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterSsoConnectionsSsoConnectionsGroupRoles | undefined;
    set internalValue(value: DataRosterSsoConnectionsSsoConnectionsGroupRoles | undefined);
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
export declare class DataRosterSsoConnectionsSsoConnectionsGroupRolesList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterSsoConnectionsSsoConnectionsGroupRolesOutputReference;
}
export interface DataRosterSsoConnectionsSsoConnections {
}
export declare function dataRosterSsoConnectionsSsoConnectionsToTerraform(struct?: DataRosterSsoConnectionsSsoConnections): any;
export declare function dataRosterSsoConnectionsSsoConnectionsToHclTerraform(struct?: DataRosterSsoConnectionsSsoConnections): any;
export declare class DataRosterSsoConnectionsSsoConnectionsOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterSsoConnectionsSsoConnections | undefined;
    set internalValue(value: DataRosterSsoConnectionsSsoConnections | undefined);
    /**
    * The id: `sso_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    /**
    * The name on the button of the sign-in page: 1 to 100 characters, unique.
    */
    get name(): string;
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
    get defaultRoles(): DataRosterSsoConnectionsSsoConnectionsDefaultRolesList;
    private _groupRoles;
    /**
    * What members are assigned because of their groups, at most 100 roles. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit.
    */
    get groupRoles(): DataRosterSsoConnectionsSsoConnectionsGroupRolesList;
    /**
    * Where the provider sends browsers back to: to be registered there for the client.
    */
    get redirectUri(): string;
    /**
    * When it was created, RFC 3339 in UTC.
    */
    get createdAt(): string;
}
export declare class DataRosterSsoConnectionsSsoConnectionsList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterSsoConnectionsSsoConnectionsOutputReference;
}
/**
* `roster_sso_connections`: Lists the sso connections of the environment, narrowed by the arguments. A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
*/
export declare class DataRosterSsoConnections extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_sso_connections";
    /**
    * Generates CDKTN code for importing a DataRosterSsoConnections resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterSsoConnections to import
    * @param importFromId The id of the existing DataRosterSsoConnections that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterSsoConnections to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_sso_connections` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterSsoConnectionsConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterSsoConnectionsConfig);
    private _name?;
    /**
    * Only sso connections with this `name`. The name on the button of the sign-in page: 1 to 100 characters, unique.
    */
    get name(): string;
    set name(value: string);
    resetName(): void;
    get nameInput(): string | undefined;
    private _ssoConnections;
    /**
    * The sso connections that were found, in the order of their creation.
    */
    get ssoConnections(): DataRosterSsoConnectionsSsoConnectionsList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
