import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface EphemeralRosterSecretAccessKeyConfig extends cdktn.TerraformEphemeralMetaArguments {
    /**
    * How many characters it has: 40 to 128. From 47 on it is as strong as the secrets that Roster makes, 256 random bits. Default `64`.
    */
    readonly length?: number;
}
/**
* `roster_secret_access_key`: A new, strong secret for `secret_access_key_wo` of a `roster_access_key`, and for wherever else it is to go, as into a vault. It is made on this machine, from the random numbers of the operating system, without the API, and is in neither the plan nor the state. Every run makes another one: it takes effect only where a version (`secret_access_key_wo_version`, and that of the vault) is raised.
*/
export declare class EphemeralRosterSecretAccessKey extends cdktn.TerraformEphemeralResource {
    static readonly tfResourceType = "roster_secret_access_key";
    /**
    * Create a new `roster_secret_access_key` Ephemeral Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options EphemeralRosterSecretAccessKeyConfig = {}
    */
    constructor(scope: Construct, id: string, config?: EphemeralRosterSecretAccessKeyConfig);
    private _length?;
    /**
    * How many characters it has: 40 to 128. From 47 on it is as strong as the secrets that Roster makes, 256 random bits. Default `64`.
    */
    get length(): number;
    set length(value: number);
    resetLength(): void;
    get lengthInput(): number | undefined;
    /**
    * The secret: `rsk_`, by which scanners find a leaked one, then letters, digits, `-` and `_`, each of them equally likely.
    */
    get value(): string;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
