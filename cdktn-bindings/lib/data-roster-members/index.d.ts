import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterMembersConfig extends cdktn.TerraformMetaArguments {
    /**
    * Only members with this `email`. The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
    */
    readonly email?: string;
    /**
    * Only members with this `status`. `pending` until the person has activated the account, then `active`; `disabled` while switched off.
    */
    readonly status?: string;
}
export interface DataRosterMembersMembers {
}
export declare function dataRosterMembersMembersToTerraform(struct?: DataRosterMembersMembers): any;
export declare function dataRosterMembersMembersToHclTerraform(struct?: DataRosterMembersMembers): any;
export declare class DataRosterMembersMembersOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterMembersMembers | undefined;
    set internalValue(value: DataRosterMembersMembers | undefined);
    /**
    * The id: `mem_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    /**
    * The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
    */
    get email(): string;
    /**
    * A name to sign in with in place of the e-mail address: 1 to 64 letters, digits, dots, underscores and hyphens, unique in the environment without regard to case.
    */
    get username(): string;
    /**
    * The name to show for the person: at most 100 characters.
    */
    get displayName(): string;
    /**
    * A remark for people about the member: at most 500 characters.
    */
    get note(): string;
    /**
    * `local` (signs in with a password) or `sso` (signs in through an identity provider).
    */
    get kind(): string;
    /**
    * `pending` until the person has activated the account, then `active`; `disabled` while switched off.
    */
    get status(): string;
    /**
    * While the member is pending: until when the link of the latest activation mail works, RFC 3339 in UTC. Null when no link is out, and once the account is active.
    */
    get activationExpiresAt(): string;
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
}
export declare class DataRosterMembersMembersList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterMembersMembersOutputReference;
}
/**
* `roster_members`: Lists the members of the environment, narrowed by the arguments. A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
*/
export declare class DataRosterMembers extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_members";
    /**
    * Generates CDKTN code for importing a DataRosterMembers resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterMembers to import
    * @param importFromId The id of the existing DataRosterMembers that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterMembers to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_members` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterMembersConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterMembersConfig);
    private _email?;
    /**
    * Only members with this `email`. The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.
    */
    get email(): string;
    set email(value: string);
    resetEmail(): void;
    get emailInput(): string | undefined;
    private _status?;
    /**
    * Only members with this `status`. `pending` until the person has activated the account, then `active`; `disabled` while switched off.
    */
    get status(): string;
    set status(value: string);
    resetStatus(): void;
    get statusInput(): string | undefined;
    private _members;
    /**
    * The members that were found, in the order of their creation.
    */
    get members(): DataRosterMembersMembersList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
