import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
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
export declare class EphemeralRosterSessionCredentials extends cdktn.TerraformEphemeralResource {
    static readonly tfResourceType = "roster_session_credentials";
    /**
    * Create a new `roster_session_credentials` Ephemeral Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options EphemeralRosterSessionCredentialsConfig
    */
    constructor(scope: Construct, id: string, config: EphemeralRosterSessionCredentialsConfig);
    private _serviceAccountId?;
    /**
    * The id of the service account that signs with the key.
    */
    get serviceAccountId(): string;
    set serviceAccountId(value: string);
    get serviceAccountIdInput(): string | undefined;
    private _lifetimeMinutes?;
    /**
    * For how long the key works without being prolonged, in minutes: 5 to 60. It is prolonged when a third of that has passed. Default `15`.
    */
    get lifetimeMinutes(): number;
    set lifetimeMinutes(value: number);
    resetLifetimeMinutes(): void;
    get lifetimeMinutesInput(): number | undefined;
    private _note?;
    /**
    * A remark for people about the access key: at most 500 characters. Unset: that Terraform has made it for the length of a run.
    */
    get note(): string;
    set note(value: string);
    resetNote(): void;
    get noteInput(): string | undefined;
    /**
    * The access key id.
    */
    get accessKeyId(): string;
    /**
    * The secret access key.
    */
    get secretAccessKey(): string;
    /**
    * When the key ends by itself unless it is prolonged, RFC 3339 in UTC. Prolonging it does not change this value.
    */
    get expiresAt(): string;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
