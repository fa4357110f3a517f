import { Construct } from 'constructs';
import * as cdktn from 'cdktn';
export interface RosterProviderConfig {
    /**
    * The URL of the Roster API, as in `https://roster.example.com`. Falls back on `ROSTER_ENDPOINT`, then on the profile.
    */
    readonly endpoint?: string;
    /**
    * The access key id of the service account that Terraform acts as. Falls back on `ROSTER_ACCESS_KEY_ID`, then on the profile.
    */
    readonly accessKeyId?: string;
    /**
    * The secret access key that belongs to it. Falls back on `ROSTER_SECRET_ACCESS_KEY`, then on the profile.
    */
    readonly secretAccessKey?: string;
    /**
    * The workload identity by which Terraform acts as a service account, in the place of an access key: a token of the CI system is exchanged for one of Roster that works for some minutes. Falls back on `ROSTER_WORKLOAD_IDENTITY_ID`. The endpoint must be an https URL then.
    */
    readonly workloadIdentityId?: string;
    /**
    * The token of the CI system, a signed JWT. Falls back on `ROSTER_IDENTITY_TOKEN`. In GitHub Actions it is left out: there it is asked for when it is needed, if the job has the permission `id-token: write`.
    */
    readonly identityToken?: string;
    /**
    * The file with that token, read whenever one is exchanged. Falls back on `ROSTER_IDENTITY_TOKEN_FILE`.
    */
    readonly identityTokenFile?: string;
    /**
    * The audience to ask GitHub Actions for: what the workload identity has as `audience`. Falls back on `ROSTER_IDENTITY_TOKEN_AUDIENCE`; without either GitHub chooses one, the URL of the owner of the repository.
    */
    readonly identityTokenAudience?: string;
    /**
    * The section of the credentials file (`~/.roster/credentials`, or the file that `ROSTER_CREDENTIALS_FILE` names) to take missing values from. Falls back on `ROSTER_PROFILE`, then `roster`.
    */
    readonly profile?: string;
    /**
    * What the audit log keeps of the change that the run is part of, such as a commit, a pull request, or the reference that `roster review` gives to what was approved: sent as `X-Roster-Change` with every request. At most 500 characters of printable ASCII. Falls back on `ROSTER_CHANGE_REFERENCE`.
    */
    readonly changeReference?: string;
    /**
    * The review that was approved: the file that `roster review PLAN --json FILE` wrote of the plan that is applied. With it, an apply changes nothing that the review does not have: each creation, change and deletion is held against it when every id is known, and refused by itself. So what the review could only say to be known after apply is refused, texts for people and ends apart. Requests say which review they are of, unless `change_reference` does. Plans are not checked. Falls back on `ROSTER_REVIEW_FILE`.
    */
    readonly reviewFile?: string;
    /**
    * Whether `terraform plan` asks the API, without changing anything, if each planned change would be accepted. Default `true`.
    */
    readonly planChecks?: boolean | cdktn.IResolvable;
    /**
    * Alias name
    */
    readonly alias?: string;
}
import { RosterProviderFunctions } from '../provider-functions/index';
/**
* `roster`: Manages members, service accounts, roles, role assignments and access keys of a Roster environment.
*/
export declare class RosterProvider extends cdktn.TerraformProvider {
    static readonly tfResourceType = "roster";
    /**
    * Generates CDKTN code for importing a RosterProvider resource upon running "cdktn plan <stack-name>"
    * @param scope The scope in which to define this construct
    * @param importToId The construct id used in the generated config for the RosterProvider to import
    * @param importFromId The id of the existing RosterProvider that should be imported.
    * @param provider? Optional instance of the provider where the RosterProvider to import is found
    */
    static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider): cdktn.ImportableResource;
    /**
    * Create a new `roster` Resource
    *
    * @param scope The scope in which to define this construct
    * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
    * @param options RosterProviderConfig = {}
    */
    constructor(scope: Construct, id: string, config?: RosterProviderConfig);
    private _endpoint?;
    /**
    * The URL of the Roster API, as in `https://roster.example.com`. Falls back on `ROSTER_ENDPOINT`, then on the profile.
    */
    get endpoint(): string | undefined;
    set endpoint(value: string | undefined);
    resetEndpoint(): void;
    get endpointInput(): string | undefined;
    private _accessKeyId?;
    /**
    * The access key id of the service account that Terraform acts as. Falls back on `ROSTER_ACCESS_KEY_ID`, then on the profile.
    */
    get accessKeyId(): string | undefined;
    set accessKeyId(value: string | undefined);
    resetAccessKeyId(): void;
    get accessKeyIdInput(): string | undefined;
    private _secretAccessKey?;
    /**
    * The secret access key that belongs to it. Falls back on `ROSTER_SECRET_ACCESS_KEY`, then on the profile.
    */
    get secretAccessKey(): string | undefined;
    set secretAccessKey(value: string | undefined);
    resetSecretAccessKey(): void;
    get secretAccessKeyInput(): string | undefined;
    private _workloadIdentityId?;
    /**
    * The workload identity by which Terraform acts as a service account, in the place of an access key: a token of the CI system is exchanged for one of Roster that works for some minutes. Falls back on `ROSTER_WORKLOAD_IDENTITY_ID`. The endpoint must be an https URL then.
    */
    get workloadIdentityId(): string | undefined;
    set workloadIdentityId(value: string | undefined);
    resetWorkloadIdentityId(): void;
    get workloadIdentityIdInput(): string | undefined;
    private _identityToken?;
    /**
    * The token of the CI system, a signed JWT. Falls back on `ROSTER_IDENTITY_TOKEN`. In GitHub Actions it is left out: there it is asked for when it is needed, if the job has the permission `id-token: write`.
    */
    get identityToken(): string | undefined;
    set identityToken(value: string | undefined);
    resetIdentityToken(): void;
    get identityTokenInput(): string | undefined;
    private _identityTokenFile?;
    /**
    * The file with that token, read whenever one is exchanged. Falls back on `ROSTER_IDENTITY_TOKEN_FILE`.
    */
    get identityTokenFile(): string | undefined;
    set identityTokenFile(value: string | undefined);
    resetIdentityTokenFile(): void;
    get identityTokenFileInput(): string | undefined;
    private _identityTokenAudience?;
    /**
    * The audience to ask GitHub Actions for: what the workload identity has as `audience`. Falls back on `ROSTER_IDENTITY_TOKEN_AUDIENCE`; without either GitHub chooses one, the URL of the owner of the repository.
    */
    get identityTokenAudience(): string | undefined;
    set identityTokenAudience(value: string | undefined);
    resetIdentityTokenAudience(): void;
    get identityTokenAudienceInput(): string | undefined;
    private _profile?;
    /**
    * The section of the credentials file (`~/.roster/credentials`, or the file that `ROSTER_CREDENTIALS_FILE` names) to take missing values from. Falls back on `ROSTER_PROFILE`, then `roster`.
    */
    get profile(): string | undefined;
    set profile(value: string | undefined);
    resetProfile(): void;
    get profileInput(): string | undefined;
    private _changeReference?;
    /**
    * What the audit log keeps of the change that the run is part of, such as a commit, a pull request, or the reference that `roster review` gives to what was approved: sent as `X-Roster-Change` with every request. At most 500 characters of printable ASCII. Falls back on `ROSTER_CHANGE_REFERENCE`.
    */
    get changeReference(): string | undefined;
    set changeReference(value: string | undefined);
    resetChangeReference(): void;
    get changeReferenceInput(): string | undefined;
    private _reviewFile?;
    /**
    * The review that was approved: the file that `roster review PLAN --json FILE` wrote of the plan that is applied. With it, an apply changes nothing that the review does not have: each creation, change and deletion is held against it when every id is known, and refused by itself. So what the review could only say to be known after apply is refused, texts for people and ends apart. Requests say which review they are of, unless `change_reference` does. Plans are not checked. Falls back on `ROSTER_REVIEW_FILE`.
    */
    get reviewFile(): string | undefined;
    set reviewFile(value: string | undefined);
    resetReviewFile(): void;
    get reviewFileInput(): string | undefined;
    private _planChecks?;
    /**
    * Whether `terraform plan` asks the API, without changing anything, if each planned change would be accepted. Default `true`.
    */
    get planChecks(): boolean | cdktn.IResolvable | undefined;
    set planChecks(value: boolean | cdktn.IResolvable | undefined);
    resetPlanChecks(): void;
    get planChecksInput(): boolean | cdktn.IResolvable | undefined;
    private _alias?;
    get alias(): string | undefined;
    set alias(value: string | undefined);
    resetAlias(): void;
    get aliasInput(): string | undefined;
    private _functions?;
    /**
    * Provider-defined functions of the roster provider.
    */
    get functions(): RosterProviderFunctions;
    protected synthesizeAttributes(): {
        [name: string]: any;
    };
    protected synthesizeHclAttributes(): {
        [name: string]: any;
    };
}
