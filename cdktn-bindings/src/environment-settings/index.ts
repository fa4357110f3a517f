// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface EnvironmentSettingsConfig extends cdktn.TerraformMetaArguments {
  /**
  * How many sign-in attempts are evaluated within the window; one more locks the member. Default `5`.
  */
  readonly lockAttempts?: number;
  /**
  * How long an attempt counts, in minutes. Default `30`.
  */
  readonly lockWindowMinutes?: number;
  /**
  * How long a lock lasts, in minutes. Default `30`.
  */
  readonly lockDurationMinutes?: number;
  /**
  * Whether successful attempts count too. Default `true`.
  */
  readonly lockCountsSuccesses?: boolean | cdktn.IResolvable;
  /**
  * After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3). Default `60`.
  */
  readonly sessionIdleMinutes?: number;
  /**
  * After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3). Default `1440`.
  */
  readonly sessionAbsoluteMinutes?: number;
  /**
  * How many live access keys a service account may have. Default `5`.
  */
  readonly accessKeysPerAccount?: number;
}

/**
* `roster_environment_settings`: The settings of the environment: one resource for all of them, so what is left out has its default. They are always there: creating the resource changes them, and destroying it leaves them as they are.
*/
export class EnvironmentSettings extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_environment_settings";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a EnvironmentSettings resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the EnvironmentSettings to import
  * @param importFromId The id of the existing EnvironmentSettings that should be imported.
  * @param provider? Optional instance of the provider where the EnvironmentSettings to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_environment_settings", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_environment_settings` Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options EnvironmentSettingsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: EnvironmentSettingsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'roster_environment_settings',
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
    this._lockAttempts = config.lockAttempts;
    this._lockWindowMinutes = config.lockWindowMinutes;
    this._lockDurationMinutes = config.lockDurationMinutes;
    this._lockCountsSuccesses = config.lockCountsSuccesses;
    this._sessionIdleMinutes = config.sessionIdleMinutes;
    this._sessionAbsoluteMinutes = config.sessionAbsoluteMinutes;
    this._accessKeysPerAccount = config.accessKeysPerAccount;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  /**
  * The id of the environment: `env_` and 26 characters.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  private _lockAttempts?: number;
  /**
  * How many sign-in attempts are evaluated within the window; one more locks the member. Default `5`.
  */
  public get lockAttempts() {
    return this.getNumberAttribute('lock_attempts');
  }
  public set lockAttempts(value: number) {
    this._lockAttempts = value;
  }
  public resetLockAttempts() {
    this._lockAttempts = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lockAttemptsInput() {
    return this._lockAttempts;
  }

  private _lockWindowMinutes?: number;
  /**
  * How long an attempt counts, in minutes. Default `30`.
  */
  public get lockWindowMinutes() {
    return this.getNumberAttribute('lock_window_minutes');
  }
  public set lockWindowMinutes(value: number) {
    this._lockWindowMinutes = value;
  }
  public resetLockWindowMinutes() {
    this._lockWindowMinutes = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lockWindowMinutesInput() {
    return this._lockWindowMinutes;
  }

  private _lockDurationMinutes?: number;
  /**
  * How long a lock lasts, in minutes. Default `30`.
  */
  public get lockDurationMinutes() {
    return this.getNumberAttribute('lock_duration_minutes');
  }
  public set lockDurationMinutes(value: number) {
    this._lockDurationMinutes = value;
  }
  public resetLockDurationMinutes() {
    this._lockDurationMinutes = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lockDurationMinutesInput() {
    return this._lockDurationMinutes;
  }

  private _lockCountsSuccesses?: boolean | cdktn.IResolvable;
  /**
  * Whether successful attempts count too. Default `true`.
  */
  public get lockCountsSuccesses() {
    return this.getBooleanAttribute('lock_counts_successes');
  }
  public set lockCountsSuccesses(value: boolean | cdktn.IResolvable) {
    this._lockCountsSuccesses = value;
  }
  public resetLockCountsSuccesses() {
    this._lockCountsSuccesses = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get lockCountsSuccessesInput() {
    return this._lockCountsSuccesses;
  }

  private _sessionIdleMinutes?: number;
  /**
  * After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3). Default `60`.
  */
  public get sessionIdleMinutes() {
    return this.getNumberAttribute('session_idle_minutes');
  }
  public set sessionIdleMinutes(value: number) {
    this._sessionIdleMinutes = value;
  }
  public resetSessionIdleMinutes() {
    this._sessionIdleMinutes = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sessionIdleMinutesInput() {
    return this._sessionIdleMinutes;
  }

  private _sessionAbsoluteMinutes?: number;
  /**
  * After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3). Default `1440`.
  */
  public get sessionAbsoluteMinutes() {
    return this.getNumberAttribute('session_absolute_minutes');
  }
  public set sessionAbsoluteMinutes(value: number) {
    this._sessionAbsoluteMinutes = value;
  }
  public resetSessionAbsoluteMinutes() {
    this._sessionAbsoluteMinutes = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get sessionAbsoluteMinutesInput() {
    return this._sessionAbsoluteMinutes;
  }

  private _accessKeysPerAccount?: number;
  /**
  * How many live access keys a service account may have. Default `5`.
  */
  public get accessKeysPerAccount() {
    return this.getNumberAttribute('access_keys_per_account');
  }
  public set accessKeysPerAccount(value: number) {
    this._accessKeysPerAccount = value;
  }
  public resetAccessKeysPerAccount() {
    this._accessKeysPerAccount = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get accessKeysPerAccountInput() {
    return this._accessKeysPerAccount;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      lock_attempts: cdktn.numberToTerraform(this._lockAttempts),
      lock_window_minutes: cdktn.numberToTerraform(this._lockWindowMinutes),
      lock_duration_minutes: cdktn.numberToTerraform(this._lockDurationMinutes),
      lock_counts_successes: cdktn.booleanToTerraform(this._lockCountsSuccesses),
      session_idle_minutes: cdktn.numberToTerraform(this._sessionIdleMinutes),
      session_absolute_minutes: cdktn.numberToTerraform(this._sessionAbsoluteMinutes),
      access_keys_per_account: cdktn.numberToTerraform(this._accessKeysPerAccount),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      lock_attempts: {
        value: cdktn.numberToHclTerraform(this._lockAttempts),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      lock_window_minutes: {
        value: cdktn.numberToHclTerraform(this._lockWindowMinutes),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      lock_duration_minutes: {
        value: cdktn.numberToHclTerraform(this._lockDurationMinutes),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      lock_counts_successes: {
        value: cdktn.booleanToHclTerraform(this._lockCountsSuccesses),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      session_idle_minutes: {
        value: cdktn.numberToHclTerraform(this._sessionIdleMinutes),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      session_absolute_minutes: {
        value: cdktn.numberToHclTerraform(this._sessionAbsoluteMinutes),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      access_keys_per_account: {
        value: cdktn.numberToHclTerraform(this._accessKeysPerAccount),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
