// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

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

export function dataRosterWorkloadIdentitiesWorkloadIdentitiesToTerraform(struct?: DataRosterWorkloadIdentitiesWorkloadIdentities): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterWorkloadIdentitiesWorkloadIdentitiesToHclTerraform(struct?: DataRosterWorkloadIdentitiesWorkloadIdentities): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterWorkloadIdentitiesWorkloadIdentitiesOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataRosterWorkloadIdentitiesWorkloadIdentities | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterWorkloadIdentitiesWorkloadIdentities | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  /**
  * The id: `wi_` and 26 characters. It never changes and is never used again.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case.
  */
  public get name() {
    return this.getStringAttribute('name');
  }

  /**
  * The id of the service account that programs act as. It cannot be changed.
  */
  public get serviceAccountId() {
    return this.getStringAttribute('service_account_id');
  }

  /**
  * Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer.
  */
  public get issuer() {
    return this.getStringAttribute('issuer');
  }

  /**
  * What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
  */
  public get audience() {
    return this.getStringAttribute('audience');
  }

  /**
  * What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
  */
  public get subjectPattern() {
    return this.getStringAttribute('subject_pattern');
  }

  private _claims = new cdktn.StringMap(this, "claims");
  /**
  * What other claims of a token must be: from name to value, at most 20, compared exactly, with `*` for any run of characters. All must hold. Claims that are texts, numbers, true or false can match; lists and objects never do.
  */
  public get claims() {
    return this._claims;
  }

  /**
  * How long an exchanged token works, in minutes: 5 to 60. A change holds for tokens that are exchanged after it.
  */
  public get tokenLifetimeMinutes() {
    return this.getNumberAttribute('token_lifetime_minutes');
  }

  /**
  * A remark for people about the workload identity: at most 500 characters.
  */
  public get note() {
    return this.getStringAttribute('note');
  }

  /**
  * `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good.
  */
  public get status() {
    return this.getStringAttribute('status');
  }

  /**
  * When it was created, RFC 3339 in UTC.
  */
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }
}

export class DataRosterWorkloadIdentitiesWorkloadIdentitiesList extends cdktn.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataRosterWorkloadIdentitiesWorkloadIdentitiesOutputReference {
    return new DataRosterWorkloadIdentitiesWorkloadIdentitiesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* `roster_workload_identities`: Lists the workload identities of the environment, narrowed by the arguments. A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
*/
export class DataRosterWorkloadIdentities extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_workload_identities";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterWorkloadIdentities resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterWorkloadIdentities to import
  * @param importFromId The id of the existing DataRosterWorkloadIdentities that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterWorkloadIdentities to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_workload_identities", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_workload_identities` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterWorkloadIdentitiesConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataRosterWorkloadIdentitiesConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'roster_workload_identities',
      terraformGeneratorMetadata: {
        providerName: 'roster',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._name = config.name;
    this._serviceAccountId = config.serviceAccountId;
    this._status = config.status;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _name?: string;
  /**
  * Only workload identities with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case.
  */
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  public resetName() {
    this._name = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  private _serviceAccountId?: string;
  /**
  * Only workload identities with this `service_account_id`. The id of the service account that programs act as. It cannot be changed.
  */
  public get serviceAccountId() {
    return this.getStringAttribute('service_account_id');
  }
  public set serviceAccountId(value: string) {
    this._serviceAccountId = value;
  }
  public resetServiceAccountId() {
    this._serviceAccountId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get serviceAccountIdInput() {
    return this._serviceAccountId;
  }

  private _status?: string;
  /**
  * Only workload identities with this `status`. `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good.
  */
  public get status() {
    return this.getStringAttribute('status');
  }
  public set status(value: string) {
    this._status = value;
  }
  public resetStatus() {
    this._status = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get statusInput() {
    return this._status;
  }

  private _workloadIdentities = new DataRosterWorkloadIdentitiesWorkloadIdentitiesList(this, "workload_identities", false);
  /**
  * The workload identities that were found, in the order of their creation.
  */
  public get workloadIdentities() {
    return this._workloadIdentities;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      name: cdktn.stringToTerraform(this._name),
      service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
      status: cdktn.stringToTerraform(this._status),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      service_account_id: {
        value: cdktn.stringToHclTerraform(this._serviceAccountId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      status: {
        value: cdktn.stringToHclTerraform(this._status),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
