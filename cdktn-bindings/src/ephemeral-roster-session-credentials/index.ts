// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface EphemeralRosterSessionCredentialsConfig extends cdktn.TerraformEphemeralMetaArguments {
  /**
  * The id of the service account that signs with the key.
  */
  readonly serviceAccountId: string;
  /**
  * For how long the key works without being prolonged, in minutes: 5 to 60. It is prolonged when a third of that has passed. Default `15`.
  */
  readonly lifetimeMinutes?: number;
  /**
  * A remark for people about the access key: at most 500 characters. Unset: that Terraform has made it for the length of a run.
  */
  readonly note?: string;
}

/**
* `roster_session_credentials`: An access key of a service account for the length of one run of Terraform: made when it is needed, prolonged while the run lasts, deleted at its end, and in neither the plan nor the state. If Terraform is killed, the key ends by itself, after `lifetime_minutes` at the latest. Every plan and every apply makes a key of its own, as soon as its arguments are known. It takes what making an access key takes: the permission `platform_api_key.manage`, and everything that the service account holds.
*/
export class EphemeralRosterSessionCredentials extends cdktn.TerraformEphemeralResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_session_credentials";

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_session_credentials` Ephemeral Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options EphemeralRosterSessionCredentialsConfig
  */
  public constructor(scope: Construct, id: string, config: EphemeralRosterSessionCredentialsConfig) {
    super(scope, id, {
      terraformResourceType: 'roster_session_credentials',
      terraformGeneratorMetadata: {
        providerName: 'roster',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      forEach: config.forEach
    });
    this._serviceAccountId = config.serviceAccountId;
    this._lifetimeMinutes = config.lifetimeMinutes;
    this._note = config.note;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _serviceAccountId?: string;
  /**
  * The id of the service account that signs with the key.
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

  private _lifetimeMinutes?: number;
  /**
  * For how long the key works without being prolonged, in minutes: 5 to 60. It is prolonged when a third of that has passed. Default `15`.
  */
  public get lifetimeMinutes() {
    return this.getNumberAttribute('lifetime_minutes');
  }
  public set lifetimeMinutes(value: number) {
    this._lifetimeMinutes = value;
  }
  public resetLifetimeMinutes() {
    this._lifetimeMinutes = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lifetimeMinutesInput() {
    return this._lifetimeMinutes;
  }

  private _note?: string;
  /**
  * A remark for people about the access key: at most 500 characters. Unset: that Terraform has made it for the length of a run.
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

  /**
  * The access key id.
  */
  public get accessKeyId() {
    return this.getStringAttribute('access_key_id');
  }

  /**
  * The secret access key.
  */
  public get secretAccessKey() {
    return this.getStringAttribute('secret_access_key');
  }

  /**
  * When the key ends by itself unless it is prolonged, RFC 3339 in UTC. Prolonging it does not change this value.
  */
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
      lifetime_minutes: cdktn.numberToTerraform(this._lifetimeMinutes),
      note: cdktn.stringToTerraform(this._note),
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
      lifetime_minutes: {
        value: cdktn.numberToHclTerraform(this._lifetimeMinutes),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      note: {
        value: cdktn.stringToHclTerraform(this._note),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
