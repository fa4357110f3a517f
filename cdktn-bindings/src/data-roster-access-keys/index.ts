// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterAccessKeysConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only access keys with this `service_account_id`. The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account.
  */
  readonly serviceAccountId?: string;
  /**
  * Only access keys with this `status`. `active`, or `disabled` while switched off: it opens nothing then.
  */
  readonly status?: string;
}
export interface DataRosterAccessKeysAccessKeys {
}

export function dataRosterAccessKeysAccessKeysToTerraform(struct?: DataRosterAccessKeysAccessKeys): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterAccessKeysAccessKeysToHclTerraform(struct?: DataRosterAccessKeysAccessKeys): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterAccessKeysAccessKeysOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): DataRosterAccessKeysAccessKeys | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterAccessKeysAccessKeys | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  /**
  * The id: `ak_` and 26 characters. It never changes and is never used again.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  /**
  * The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account.
  */
  public get serviceAccountId() {
    return this.getStringAttribute('service_account_id');
  }

  /**
  * A remark for people about the access key: at most 500 characters.
  */
  public get note() {
    return this.getStringAttribute('note');
  }

  /**
  * When the key stops working, RFC 3339 in UTC with whole seconds. Unset: it works until it is deleted.
  */
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }

  /**
  * `active`, or `disabled` while switched off: it opens nothing then.
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

export class DataRosterAccessKeysAccessKeysList extends cdktn.ComplexList {

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
  public get(index: number): DataRosterAccessKeysAccessKeysOutputReference {
    return new DataRosterAccessKeysAccessKeysOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* `roster_access_keys`: Lists the access keys of the environment, narrowed by the arguments. An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
*/
export class DataRosterAccessKeys extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_access_keys";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterAccessKeys resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterAccessKeys to import
  * @param importFromId The id of the existing DataRosterAccessKeys that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterAccessKeys to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_access_keys", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_access_keys` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterAccessKeysConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataRosterAccessKeysConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'roster_access_keys',
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
    this._serviceAccountId = config.serviceAccountId;
    this._status = config.status;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _serviceAccountId?: string;
  /**
  * Only access keys with this `service_account_id`. The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account.
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
  * Only access keys with this `status`. `active`, or `disabled` while switched off: it opens nothing then.
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

  private _accessKeys = new DataRosterAccessKeysAccessKeysList(this, "access_keys", false);
  /**
  * The access keys that were found, in the order of their creation.
  */
  public get accessKeys() {
    return this._accessKeys;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
      status: cdktn.stringToTerraform(this._status),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
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
