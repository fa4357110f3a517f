import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
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
export declare class EnvironmentSettings extends cdktn.TerraformResource {
    static readonly tfResourceType = "roster_environment_settings";
    /**
    * Generates CDKTN code for importing a EnvironmentSettings resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the EnvironmentSettings to import
    * @param importFromId The id of the existing EnvironmentSettings that should be imported.
    * @param provider? Optional instance of the provider where the EnvironmentSettings to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster_environment_settings` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options EnvironmentSettingsConfig = {}
    */
    constructor(scope: Construct, id: string, config?: EnvironmentSettingsConfig);
    /**
    * The id of the environment: `env_` and 26 characters.
    */
    get id(): string;
    private _lockAttempts?;
    /**
    * How many sign-in attempts are evaluated within the window; one more locks the member. Default `5`.
    */
    get lockAttempts(): number;
    set lockAttempts(value: number);
    resetLockAttempts(): void;
    get lockAttemptsInput(): number | undefined;
    private _lockWindowMinutes?;
    /**
    * How long an attempt counts, in minutes. Default `30`.
    */
    get lockWindowMinutes(): number;
    set lockWindowMinutes(value: number);
    resetLockWindowMinutes(): void;
    get lockWindowMinutesInput(): number | undefined;
    private _lockDurationMinutes?;
    /**
    * How long a lock lasts, in minutes. Default `30`.
    */
    get lockDurationMinutes(): number;
    set lockDurationMinutes(value: number);
    resetLockDurationMinutes(): void;
    get lockDurationMinutesInput(): number | undefined;
    private _lockCountsSuccesses?;
    /**
    * Whether successful attempts count too. Default `true`.
    */
    get lockCountsSuccesses(): boolean | cdktn.IResolvable;
    set lockCountsSuccesses(value: boolean | cdktn.IResolvable);
    resetLockCountsSuccesses(): void;
    get lockCountsSuccessesInput(): boolean | cdktn.IResolvable | undefined;
    private _sessionIdleMinutes?;
    /**
    * After how many minutes without a request a session ends (NIST SP 800-63B-4, section 2.2.3). Default `60`.
    */
    get sessionIdleMinutes(): number;
    set sessionIdleMinutes(value: number);
    resetSessionIdleMinutes(): void;
    get sessionIdleMinutesInput(): number | undefined;
    private _sessionAbsoluteMinutes?;
    /**
    * After how many minutes a session ends, used or not (NIST SP 800-63B-4, section 2.2.3). Default `1440`.
    */
    get sessionAbsoluteMinutes(): number;
    set sessionAbsoluteMinutes(value: number);
    resetSessionAbsoluteMinutes(): void;
    get sessionAbsoluteMinutesInput(): number | undefined;
    private _accessKeysPerAccount?;
    /**
    * How many live access keys a service account may have. Default `5`.
    */
    get accessKeysPerAccount(): number;
    set accessKeysPerAccount(value: number);
    resetAccessKeysPerAccount(): void;
    get accessKeysPerAccountInput(): number | undefined;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
