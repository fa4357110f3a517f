// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterEnvironmentSettingsConfig extends cdktn.TerraformMetaArguments {
}

/**
* `roster_environment_settings`: Reads the environment settings. The settings of the environment: one resource for all of them, so what is left out has its default. They are always there: creating the resource changes them, and destroying it leaves them as they are.
*/
export class DataRosterEnvironmentSettings extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_environment_settings";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterEnvironmentSettings resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterEnvironmentSettings to import
  * @param importFromId The id of the existing DataRosterEnvironmentSettings that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterEnvironmentSettings to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_environment_settings", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_environment_settings` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterEnvironmentSettingsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataRosterEnvironmentSettingsConfig = {}) {
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

  /**
  * How many sign-in attempts are evaluated within the window; one more locks the member.
  */
  public get lockAttempts() {
    return this.getNumberAttribute('lock_attempts');
  }

  /**
  * How long an attempt counts, in minutes.
  */
  public get lockWindowMinutes() {
    return this.getNumberAttribute('lock_window_minutes');
  }

  /**
  * How long a lock lasts, in minutes.
  */
  public get lockDurationMinutes() {
    return this.getNumberAttribute('lock_duration_minutes');
  }

  /**
  * Whether successful attempts count too.
  */
  public get lockCountsSuccesses() {
    return this.getBooleanAttribute('lock_counts_successes');
  }

  /**
  * After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3).
  */
  public get sessionIdleMinutes() {
    return this.getNumberAttribute('session_idle_minutes');
  }

  /**
  * After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3).
  */
  public get sessionAbsoluteMinutes() {
    return this.getNumberAttribute('session_absolute_minutes');
  }

  /**
  * How many live access keys a service account may have.
  */
  public get accessKeysPerAccount() {
    return this.getNumberAttribute('access_keys_per_account');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
    };
    return attrs;
  }
}
