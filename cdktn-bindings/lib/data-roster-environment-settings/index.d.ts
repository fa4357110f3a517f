import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface DataRosterEnvironmentSettingsConfig extends cdktn.TerraformMetaArguments {
}
/**
* `roster_environment_settings`: Reads the environment settings. The settings of the environment: one resource for all of them, so what is left out has its default. They are always there: creating the resource changes them, and destroying it leaves them as they are.
*/
export declare class DataRosterEnvironmentSettings extends cdktn.TerraformDataSource {
    static readonly tfResourceType = "roster_environment_settings";
    /**
    * Generates CDKTN code for importing a DataRosterEnvironmentSettings resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the DataRosterEnvironmentSettings to import
    * @param importFromId The id of the existing DataRosterEnvironmentSettings that should be imported.
    * @param provider? Optional instance of the provider where the DataRosterEnvironmentSettings to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_environment_settings` Data Source
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options DataRosterEnvironmentSettingsConfig = {}
    */
    constructor(scope: Construct, id: string, config?: DataRosterEnvironmentSettingsConfig);
    /**
    * The id of the environment: `env_` and 26 characters.
    */
    get id(): string;
    /**
    * How many sign-in attempts are evaluated within the window; one more locks the member.
    */
    get lockAttempts(): number;
    /**
    * How long an attempt counts, in minutes.
    */
    get lockWindowMinutes(): number;
    /**
    * How long a lock lasts, in minutes.
    */
    get lockDurationMinutes(): number;
    /**
    * Whether successful attempts count too.
    */
    get lockCountsSuccesses(): cdktn.IResolvable;
    /**
    * After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3).
    */
    get sessionIdleMinutes(): number;
    /**
    * After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3).
    */
    get sessionAbsoluteMinutes(): number;
    /**
    * How many live access keys a service account may have.
    */
    get accessKeysPerAccount(): number;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
