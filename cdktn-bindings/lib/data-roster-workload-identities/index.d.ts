import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterWorkloadIdentitiesConfig extends cdktn.TerraformMetaArguments {
    /**
    * Only workload identities with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case.
    */
    readonly name?: string;
    /**
    * Only workload identities with this `service_account_id`. The id of the service account that programs act as. It cannot be changed.
    */
    readonly serviceAccountId?: string;
    /**
    * Only workload identities with this `status`. `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good.
    */
    readonly status?: string;
}
export interface DataRosterWorkloadIdentitiesWorkloadIdentities {
}
export declare function dataRosterWorkloadIdentitiesWorkloadIdentitiesToTerraform(struct?: DataRosterWorkloadIdentitiesWorkloadIdentities): any;
export declare function dataRosterWorkloadIdentitiesWorkloadIdentitiesToHclTerraform(struct?: DataRosterWorkloadIdentitiesWorkloadIdentities): any;
export declare class DataRosterWorkloadIdentitiesWorkloadIdentitiesOutputReference extends cdktn.ComplexObject {
    private isEmptyObject;
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param complexObjectIndex the index of this item in the list
    * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean);
    get internalValue(): DataRosterWorkloadIdentitiesWorkloadIdentities | undefined;
    set internalValue(value: DataRosterWorkloadIdentitiesWorkloadIdentities | undefined);
    /**
    * The id: `wi_` and 26 characters. It never changes and is never used again.
    */
    get id(): string;
    /**
    * The name: 1 to 100 characters, unique in the environment without regard to case.
    */
    get name(): string;
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
}
export declare class DataRosterWorkloadIdentitiesWorkloadIdentitiesList extends cdktn.ComplexList {
    /**
    * @param terraformResource The parent resource
    * @param terraformAttribute The attribute on the parent resource this class is referencing
    * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
    */
    constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean);
    /**
    * @param index the index of the item to return
    */
    get(index: number): DataRosterWorkloadIdentitiesWorkloadIdentitiesOutputReference;
}
/**
* `roster_workload_identities`: Lists the workload identities of the environment, narrowed by the arguments. A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
*/
export declare class DataRosterWorkloadIdentities extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_workload_identities";
    /**
    * Generates CDKTN code for importing a DataRosterWorkloadIdentities resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterWorkloadIdentities to import
    * @param importFromId The id of the existing DataRosterWorkloadIdentities that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterWorkloadIdentities to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_workload_identities` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterWorkloadIdentitiesConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterWorkloadIdentitiesConfig);
    private _name?;
    /**
    * Only workload identities with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case.
    */
    get name(): string;
    set name(value: string);
    resetName(): void;
    get nameInput(): string | undefined;
    private _serviceAccountId?;
    /**
    * Only workload identities with this `service_account_id`. The id of the service account that programs act as. It cannot be changed.
    */
    get serviceAccountId(): string;
    set serviceAccountId(value: string);
    resetServiceAccountId(): void;
    get serviceAccountIdInput(): string | undefined;
    private _status?;
    /**
    * Only workload identities with this `status`. `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good.
    */
    get status(): string;
    set status(value: string);
    resetStatus(): void;
    get statusInput(): string | undefined;
    private _workloadIdentities;
    /**
    * The workload identities that were found, in the order of their creation.
    */
    get workloadIdentities(): DataRosterWorkloadIdentitiesWorkloadIdentitiesList;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
