// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface AccessKeyConfig extends cdktn.TerraformMetaArguments {
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
  * `active`, or `disabled` while switched off: it opens nothing then. Unset: it stays as it is.
  */
  readonly status?: string;
  /**
  * The secret access key, of 256 random bits or more: 40 to 128 letters, digits and `/ + = _ -`, at least 10 of them different. One that you bring is told to nobody. Unset: Roster makes one and returns it once, by the creation; in Terraform it is null unless `store_secret_in_state` is true. Write-only: it comes into neither the plan nor the state, and may be ephemeral.
  */
  readonly secretAccessKeyWo?: string;
  /**
  * Raise it whenever `secret_access_key_wo` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.
  */
  readonly secretAccessKeyWoVersion?: number;
  /**
  * Public keys of age (`age1…`), 1 to 20: the secret is encrypted to them, and only `encrypted_secret_access_key` comes into the state. Another set of them rotates the key.
  */
  readonly ageRecipients?: string[];
  /**
  * Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key rotates the key, because the secret is returned only once. Default `false`.
  */
  readonly storeSecretInState?: boolean | cdktn.IResolvable;
  /**
  * How old the key may become, as a whole number of days, hours or minutes (`90d`, `12h`, `30m`): the first plan that refreshes after that makes a new key in its place. Declared anew, it counts from the next plan on. Unset: it is rotated by hand.
  */
  readonly rotateAfter?: string;
  /**
  * For how long the old key works on after a rotation, so that programs can change over without downtime: as `rotate_after`, at least a minute. Default `24h`.
  */
  readonly overlap?: string;
  /**
  * While it is `true`, no plan may delete or replace the access key: set it to `false` and apply that first. Default `false`.
  */
  readonly deletionProtection?: boolean | cdktn.IResolvable;
}

/**
* `roster_access_key`: An access key lets a service account sign API requests. Its `id` is the access key id. Bring the secret access key yourself (`secret_access_key_wo`, from an ephemeral resource and on into a vault), have it encrypted (`age_recipients`), or ask by name for it to be kept in the state (`store_secret_in_state`).
*/
export class AccessKey extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_access_key";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a AccessKey resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the AccessKey to import
  * @param importFromId The id of the existing AccessKey that should be imported.
  * @param provider? Optional instance of the provider where the AccessKey to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_access_key", importId: importFromId, provider });
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
    this._status = config.status;
    this._secretAccessKeyWo = config.secretAccessKeyWo;
    this._secretAccessKeyWoVersion = config.secretAccessKeyWoVersion;
    this._ageRecipients = config.ageRecipients;
    this._storeSecretInState = config.storeSecretInState;
    this._rotateAfter = config.rotateAfter;
    this._overlap = config.overlap;
    this._deletionProtection = config.deletionProtection;
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

  private _status?: string;
  /**
  * `active`, or `disabled` while switched off: it opens nothing then. Unset: it stays as it is.
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

  /**
  * The secret access key, of 256 random bits or more: 40 to 128 letters, digits and `/ + = _ -`, at least 10 of them different. One that you bring is told to nobody. Unset: Roster makes one and returns it once, by the creation; in Terraform it is null unless `store_secret_in_state` is true.
  */
  public get secretAccessKey() {
    return this.getStringAttribute('secret_access_key');
  }

  private _secretAccessKeyWo?: string;
  /**
  * @deprecated Write-only: the provider never returns this value; reading it always yields null by protocol contract. The getter remains for compatibility and will be removed in a future prebuilt-provider major.
  */
  /**
  * The secret access key, of 256 random bits or more: 40 to 128 letters, digits and `/ + = _ -`, at least 10 of them different. One that you bring is told to nobody. Unset: Roster makes one and returns it once, by the creation; in Terraform it is null unless `store_secret_in_state` is true. Write-only: it comes into neither the plan nor the state, and may be ephemeral.
  */
  public get secretAccessKeyWo() {
    return this.getStringAttribute('secret_access_key_wo');
  }
  public set secretAccessKeyWo(value: string) {
    this._secretAccessKeyWo = value;
  }
  public resetSecretAccessKeyWo() {
    this._secretAccessKeyWo = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get secretAccessKeyWoInput() {
    return this._secretAccessKeyWo;
  }

  private _secretAccessKeyWoVersion?: number;
  /**
  * Raise it whenever `secret_access_key_wo` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.
  */
  public get secretAccessKeyWoVersion() {
    return this.getNumberAttribute('secret_access_key_wo_version');
  }
  public set secretAccessKeyWoVersion(value: number) {
    this._secretAccessKeyWoVersion = value;
  }
  public resetSecretAccessKeyWoVersion() {
    this._secretAccessKeyWoVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get secretAccessKeyWoVersionInput() {
    return this._secretAccessKeyWoVersion;
  }

  private _ageRecipients?: string[];
  /**
  * Public keys of age (`age1…`), 1 to 20: the secret is encrypted to them, and only `encrypted_secret_access_key` comes into the state. Another set of them rotates the key.
  */
  public get ageRecipients() {
    return cdktn.Fn.tolist(this.getListAttribute('age_recipients'));
  }
  public set ageRecipients(value: string[]) {
    this._ageRecipients = value;
  }
  public resetAgeRecipients() {
    this._ageRecipients = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get ageRecipientsInput() {
    return this._ageRecipients;
  }

  /**
  * The secret access key, encrypted to `age_recipients` and ASCII-armored: `age --decrypt` reads it.
  */
  public get encryptedSecretAccessKey() {
    return this.getStringAttribute('encrypted_secret_access_key');
  }

  private _storeSecretInState?: boolean | cdktn.IResolvable;
  /**
  * Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key rotates the key, because the secret is returned only once. Default `false`.
  */
  public get storeSecretInState() {
    return this.getBooleanAttribute('store_secret_in_state');
  }
  public set storeSecretInState(value: boolean | cdktn.IResolvable) {
    this._storeSecretInState = value;
  }
  public resetStoreSecretInState() {
    this._storeSecretInState = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get storeSecretInStateInput() {
    return this._storeSecretInState;
  }

  private _rotateAfter?: string;
  /**
  * How old the key may become, as a whole number of days, hours or minutes (`90d`, `12h`, `30m`): the first plan that refreshes after that makes a new key in its place. Declared anew, it counts from the next plan on. Unset: it is rotated by hand.
  */
  public get rotateAfter() {
    return this.getStringAttribute('rotate_after');
  }
  public set rotateAfter(value: string) {
    this._rotateAfter = value;
  }
  public resetRotateAfter() {
    this._rotateAfter = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get rotateAfterInput() {
    return this._rotateAfter;
  }

  private _overlap?: string;
  /**
  * For how long the old key works on after a rotation, so that programs can change over without downtime: as `rotate_after`, at least a minute. Default `24h`.
  */
  public get overlap() {
    return this.getStringAttribute('overlap');
  }
  public set overlap(value: string) {
    this._overlap = value;
  }
  public resetOverlap() {
    this._overlap = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get overlapInput() {
    return this._overlap;
  }

  /**
  * The key that the latest rotation retired, while it still works; else null.
  */
  public get previousAccessKeyId() {
    return this.getStringAttribute('previous_access_key_id');
  }

  /**
  * When that key stops working, RFC 3339 in UTC; null when none is left.
  */
  public get previousAccessKeyRetiresAt() {
    return this.getStringAttribute('previous_access_key_retires_at');
  }

  /**
  * When it was created, RFC 3339 in UTC.
  */
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  private _deletionProtection?: boolean | cdktn.IResolvable;
  /**
  * While it is `true`, no plan may delete or replace the access key: set it to `false` and apply that first. Default `false`.
  */
  public get deletionProtection() {
    return this.getBooleanAttribute('deletion_protection');
  }
  public set deletionProtection(value: boolean | cdktn.IResolvable) {
    this._deletionProtection = value;
  }
  public resetDeletionProtection() {
    this._deletionProtection = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deletionProtectionInput() {
    return this._deletionProtection;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
      note: cdktn.stringToTerraform(this._note),
      expires_at: cdktn.stringToTerraform(this._expiresAt),
      status: cdktn.stringToTerraform(this._status),
      secret_access_key_wo: this.markWriteOnlyAttribute(cdktn.stringToTerraform(this._secretAccessKeyWo)),
      secret_access_key_wo_version: cdktn.numberToTerraform(this._secretAccessKeyWoVersion),
      age_recipients: cdktn.listMapper(cdktn.stringToTerraform, false)(this._ageRecipients),
      store_secret_in_state: cdktn.booleanToTerraform(this._storeSecretInState),
      rotate_after: cdktn.stringToTerraform(this._rotateAfter),
      overlap: cdktn.stringToTerraform(this._overlap),
      deletion_protection: cdktn.booleanToTerraform(this._deletionProtection),
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
      note: {
        value: cdktn.stringToHclTerraform(this._note),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      expires_at: {
        value: cdktn.stringToHclTerraform(this._expiresAt),
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
      secret_access_key_wo: {
        value: this.markWriteOnlyAttribute(cdktn.stringToHclTerraform(this._secretAccessKeyWo)),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      secret_access_key_wo_version: {
        value: cdktn.numberToHclTerraform(this._secretAccessKeyWoVersion),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      age_recipients: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._ageRecipients),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      store_secret_in_state: {
        value: cdktn.booleanToHclTerraform(this._storeSecretInState),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      rotate_after: {
        value: cdktn.stringToHclTerraform(this._rotateAfter),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      overlap: {
        value: cdktn.stringToHclTerraform(this._overlap),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      deletion_protection: {
        value: cdktn.booleanToHclTerraform(this._deletionProtection),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
