// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface EphemeralRosterSecretAccessKeyConfig extends cdktn.TerraformEphemeralMetaArguments {
  /**
  * How many characters it has: 40 to 128. From 47 on it is as strong as the secrets that Roster makes, 256 random bits. Default `64`.
  */
  readonly length?: number;
}

/**
* `roster_secret_access_key`: A new, strong secret for `secret_access_key_wo` of a `roster_access_key`, and for wherever else it is to go, as into a vault. It is made on this machine, from the random numbers of the operating system, without the API, and is in neither the plan nor the state. Every run makes another one: it takes effect only where a version (`secret_access_key_wo_version`, and that of the vault) is raised.
*/
export class EphemeralRosterSecretAccessKey extends cdktn.TerraformEphemeralResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_secret_access_key";

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_secret_access_key` Ephemeral Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options EphemeralRosterSecretAccessKeyConfig = {}
  */
  public constructor(scope: Construct, id: string, config: EphemeralRosterSecretAccessKeyConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'roster_secret_access_key',
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
    this._length = config.length;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _length?: number;
  /**
  * How many characters it has: 40 to 128. From 47 on it is as strong as the secrets that Roster makes, 256 random bits. Default `64`.
  */
  public get length() {
    return this.getNumberAttribute('length');
  }
  public set length(value: number) {
    this._length = value;
  }
  public resetLength() {
    this._length = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lengthInput() {
    return this._length;
  }

  /**
  * The secret: `rsk_`, by which scanners find a leaked one, then letters, digits, `-` and `_`, each of them equally likely.
  */
  public get value() {
    return this.getStringAttribute('value');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      length: cdktn.numberToTerraform(this._length),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      length: {
        value: cdktn.numberToHclTerraform(this._length),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
