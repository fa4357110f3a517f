import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterMemberConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id: `mem_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `email` to say which.
    *
    * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
    * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
    */
    readonly id?: string;
    /**
    * The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person. Set exactly one of `id` or `email` to say which.
    */
    readonly email?: string;
}
/**
* `roster_member`: Finds one member by `id` or `email`. A member is a person. What a member may do is said by role assignments; without one a member sees nothing.
*/
export declare class DataRosterMember extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_member";
    /**
    * Generates CDKTN code for importing a DataRosterMember resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterMember to import
    * @param importFromId The id of the existing DataRosterMember that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterMember to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_member` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterMemberConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterMemberConfig);
    private _id?;
    /**
    * The id: `mem_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `email` to say which.
    */
    get id(): string;
    set id(value: string);
    resetId(): void;
    get idInput(): string | undefined;
    private _email?;
    /**
    * The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person. Set exactly one of `id` or `email` to say which.
    */
    get email(): string;
    set email(value: string);
    resetEmail(): void;
    get emailInput(): string | undefined;
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
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
