import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterCallerIdentityConfig extends cdktn.TerraformMetaArguments {
}
/**
* `roster_caller_identity`: Tells as whom Terraform acts, and in which environment: a configuration can refuse to be applied in the wrong one. It takes no permission.
*/
export declare class DataRosterCallerIdentity extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_caller_identity";
    /**
    * Generates CDKTN code for importing a DataRosterCallerIdentity resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterCallerIdentity to import
    * @param importFromId The id of the existing DataRosterCallerIdentity that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterCallerIdentity to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_caller_identity` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterCallerIdentityConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterCallerIdentityConfig);
    /**
    * The id of the member or service account.
    */
    get principalId(): string;
    /**
    * `member` (a person) or `service_account` (a program).
    */
    get kind(): string;
    /**
    * The e-mail address of a member, the name of a service account.
    */
    get name(): string;
    /**
    * The id of the environment that the credential belongs to.
    */
    get environmentId(): string;
    /**
    * The slug of the environment.
    */
    get environmentSlug(): string;
    /**
    * The name of the environment.
    */
    get environmentName(): string;
    /**
    * The edition of the environment, as in `emqx-platform-3`: whose predefined roles and permissions it has.
    */
    get edition(): string;
    /**
    * What the requests are authenticated with: `access_key`, or `exchanged_token` of a workload identity.
    */
    get credentialKind(): string;
    /**
    * The access key id, or the id of the exchanged token. The secret is never told.
    */
    get credentialId(): string;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
