// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface AccessKeyConfig extends cdktf.TerraformMetaArguments {
  /**
  * The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. Changing it replaces the access key.
  */
  readonly serviceAccountId: string;
  /**
  * A remark for people about the access key: at most 500 characters.
  */
  readonly note?: string;
  /**
  * When the key stops working, RFC 3339 in UTC with whole seconds. Unset: it works until it is deleted.
  */
  readonly expiresAt?: string;
  /**
  * Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key replaces the key, because the secret is returned only once. Default `false`.
  */
  readonly storeSecretInState?: boolean | cdktf.IResolvable;
}

/**
* `roster_access_key`: An access key lets a service account sign API requests. Its `id` is the access key id. The secret access key is made by Roster and returned once, by the creation.
*/
export class AccessKey extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_access_key";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a AccessKey resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the AccessKey to import
  * @param importFromId The id of the existing AccessKey that should be imported.
  * @param provider? Optional instance of the provider where the AccessKey to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "roster_access_key", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_access_key` Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options AccessKeyConfig
  */
  public constructor(scope: Construct, id: string, config: AccessKeyConfig) {
    super(scope, id, {
      terraformResourceType: 'roster_access_key',
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
    this._note = config.note;
    this._expiresAt = config.expiresAt;
    this._storeSecretInState = config.storeSecretInState;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  /**
  * The id: `ak_` and 26 characters. It never changes and is never used again.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  private _serviceAccountId?: string;
  /**
  * The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account. Changing it replaces the access key.
  */
  public get serviceAccountId() {
    return this.getStringAttribute('service_account_id');
  }
  public set serviceAccountId(value: string) {
    this._serviceAccountId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get serviceAccountIdInput() {
    return this._serviceAccountId;
  }

  private _note?: string;
  /**
  * A remark for people about the access key: at most 500 characters.
  */
  public get note() {
    return this.getStringAttribute('note');
  }
  public set note(value: string) {
    this._note = value;
  }
  public resetNote() {
    this._note = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get noteInput() {
    return this._note;
  }

  private _expiresAt?: string;
  /**
  * When the key stops working, RFC 3339 in UTC with whole seconds. Unset: it works until it is deleted.
  */
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }
  public set expiresAt(value: string) {
    this._expiresAt = value;
  }
  public resetExpiresAt() {
    this._expiresAt = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get expiresAtInput() {
    return this._expiresAt;
  }

  /**
  * `active`, or `disabled` while switched off: it opens nothing then.
  */
  public get status() {
    return this.getStringAttribute('status');
  }

  private _storeSecretInState?: boolean | cdktf.IResolvable;
  /**
  * Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key replaces the key, because the secret is returned only once. Default `false`.
  */
  public get storeSecretInState() {
    return this.getBooleanAttribute('store_secret_in_state');
  }
  public set storeSecretInState(value: boolean | cdktf.IResolvable) {
    this._storeSecretInState = value;
  }
  public resetStoreSecretInState() {
    this._storeSecretInState = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get storeSecretInStateInput() {
    return this._storeSecretInState;
  }

  /**
  * The secret access key. Returned once, by the creation; in Terraform it is null unless `store_secret_in_state` is true.
  */
  public get secretAccessKey() {
    return this.getStringAttribute('secret_access_key');
  }

  /**
  * When it was created, RFC 3339 in UTC.
  */
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      service_account_id: cdktf.stringToTerraform(this._serviceAccountId),
      note: cdktf.stringToTerraform(this._note),
      expires_at: cdktf.stringToTerraform(this._expiresAt),
      store_secret_in_state: cdktf.booleanToTerraform(this._storeSecretInState),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      service_account_id: {
        value: cdktf.stringToHclTerraform(this._serviceAccountId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      note: {
        value: cdktf.stringToHclTerraform(this._note),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      expires_at: {
        value: cdktf.stringToHclTerraform(this._expiresAt),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      store_secret_in_state: {
        value: cdktf.booleanToHclTerraform(this._storeSecretInState),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
