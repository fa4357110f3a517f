import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterWorkloadIdentityConfig extends cdktn.TerraformMetaArguments {
    /**
    * The id: `wi_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
    *
    * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
    * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
    */
    readonly id?: string;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Set exactly one of `id` or `name` to say which.
    */
    readonly name?: string;
}
/**
* `roster_workload_identity`: Finds one workload identity by `id` or `name`. A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
*/
export declare class DataRosterWorkloadIdentity extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_workload_identity";
    /**
    * Generates CDKTN code for importing a DataRosterWorkloadIdentity resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterWorkloadIdentity to import
    * @param importFromId The id of the existing DataRosterWorkloadIdentity that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterWorkloadIdentity to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_workload_identity` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterWorkloadIdentityConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterWorkloadIdentityConfig);
    private _id?;
    /**
    * The id: `wi_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
    */
    get id(): string;
    set id(value: string);
    resetId(): void;
    get idInput(): string | undefined;
    private _name?;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case. Set exactly one of `id` or `name` to say which.
    */
    get name(): string;
    set name(value: string);
    resetName(): void;
    get nameInput(): string | undefined;
    /**
    * The id of the service account that programs act as. It cannot be changed.
    */
    get serviceAccountId(): string;
    /**
    * Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer.
    */
    get issuer(): string;
    /**
    * What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
    */
    get audience(): string;
    /**
    * What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
    */
    get subjectPattern(): string;
    private _claims;
    /**
    * What other claims of a token must be: from name to value, at most 20, compared exactly, with `*` for any run of characters. All must hold. Claims that are texts, numbers, true or false can match; lists and objects never do.
    */
    get claims(): cdktn.StringMap;
    /**
    * How long an exchanged token works, in minutes: 5 to 60. A change holds for tokens that are exchanged after it.
    */
    get tokenLifetimeMinutes(): number;
    /**
    * A remark for people about the workload identity: at most 500 characters.
    */
    get note(): string;
    /**
    * `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good.
    */
    get status(): string;
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
