// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface WorkloadIdentityConfig extends cdktn.TerraformMetaArguments {
  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case.
  */
  readonly name: string;
  /**
  * The id of the service account that programs act as. It cannot be changed. Changing it replaces the workload identity.
  */
  readonly serviceAccountId: string;
  /**
  * Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer. Changing it replaces the workload identity.
  */
  readonly issuer: string;
  /**
  * What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
  */
  readonly audience: string;
  /**
  * What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
  */
  readonly subjectPattern: string;
  /**
  * What other claims of a token must be: from name to value, at most 20, compared exactly, with `*` for any run of characters. All must hold. Claims that are texts, numbers, true or false can match; lists and objects never do.
  */
  readonly claims?: { [key: string]: string };
  /**
  * How long an exchanged token works, in minutes: 5 to 60. A change holds for tokens that are exchanged after it. Default `15`.
  */
  readonly tokenLifetimeMinutes?: number;
  /**
  * A remark for people about the workload identity: at most 500 characters.
  */
  readonly note?: string;
  /**
  * `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good. Default `enabled`.
  */
  readonly status?: string;
  /**
  * Whether to take over the workload identity with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
  */
  readonly adoptExisting?: boolean | cdktn.IResolvable;
  /**
  * While it is `true`, no plan may delete or replace the workload identity: set it to `false` and apply that first. Default `false`.
  */
  readonly deletionProtection?: boolean | cdktn.IResolvable;
}

/**
* `roster_workload_identity`: A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
*/
export class WorkloadIdentity extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_workload_identity";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a WorkloadIdentity resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the WorkloadIdentity to import
  * @param importFromId The id of the existing WorkloadIdentity that should be imported.
  * @param provider? Optional instance of the provider where the WorkloadIdentity to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_workload_identity", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_workload_identity` Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options WorkloadIdentityConfig
  */
  public constructor(scope: Construct, id: string, config: WorkloadIdentityConfig) {
    super(scope, id, {
      terraformResourceType: 'roster_workload_identity',
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
    this._name = config.name;
    this._serviceAccountId = config.serviceAccountId;
    this._issuer = config.issuer;
    this._audience = config.audience;
    this._subjectPattern = config.subjectPattern;
    this._claims = config.claims;
    this._tokenLifetimeMinutes = config.tokenLifetimeMinutes;
    this._note = config.note;
    this._status = config.status;
    this._adoptExisting = config.adoptExisting;
    this._deletionProtection = config.deletionProtection;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  /**
  * The id: `wi_` and 26 characters. It never changes and is never used again.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  private _name?: string;
  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case.
  */
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  private _serviceAccountId?: string;
  /**
  * The id of the service account that programs act as. It cannot be changed. Changing it replaces the workload identity.
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

  private _issuer?: string;
  /**
  * Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer. Changing it replaces the workload identity.
  */
  public get issuer() {
    return this.getStringAttribute('issuer');
  }
  public set issuer(value: string) {
    this._issuer = value;
  }
  // Temporarily expose input value. Use with caution.
  public get issuerInput() {
    return this._issuer;
  }

  private _audience?: string;
  /**
  * What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
  */
  public get audience() {
    return this.getStringAttribute('audience');
  }
  public set audience(value: string) {
    this._audience = value;
  }
  // Temporarily expose input value. Use with caution.
  public get audienceInput() {
    return this._audience;
  }

  private _subjectPattern?: string;
  /**
  * What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
  */
  public get subjectPattern() {
    return this.getStringAttribute('subject_pattern');
  }
  public set subjectPattern(value: string) {
    this._subjectPattern = value;
  }
  // Temporarily expose input value. Use with caution.
  public get subjectPatternInput() {
    return this._subjectPattern;
  }

  private _claims?: { [key: string]: string };
  /**
  * What other claims of a token must be: from name to value, at most 20, compared exactly, with `*` for any run of characters. All must hold. Claims that are texts, numbers, true or false can match; lists and objects never do.
  */
  public get claims() {
    return this.getStringMapAttribute('claims');
  }
  public set claims(value: { [key: string]: string }) {
    this._claims = value;
  }
  public resetClaims() {
    this._claims = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get claimsInput() {
    return this._claims;
  }

  private _tokenLifetimeMinutes?: number;
  /**
  * How long an exchanged token works, in minutes: 5 to 60. A change holds for tokens that are exchanged after it. Default `15`.
  */
  public get tokenLifetimeMinutes() {
    return this.getNumberAttribute('token_lifetime_minutes');
  }
  public set tokenLifetimeMinutes(value: number) {
    this._tokenLifetimeMinutes = value;
  }
  public resetTokenLifetimeMinutes() {
    this._tokenLifetimeMinutes = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get tokenLifetimeMinutesInput() {
    return this._tokenLifetimeMinutes;
  }

  private _note?: string;
  /**
  * A remark for people about the workload identity: at most 500 characters.
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

  private _status?: string;
  /**
  * `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good. Default `enabled`.
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
  * When it was created, RFC 3339 in UTC.
  */
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  private _adoptExisting?: boolean | cdktn.IResolvable;
  /**
  * Whether to take over the workload identity with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
  */
  public get adoptExisting() {
    return this.getBooleanAttribute('adopt_existing');
  }
  public set adoptExisting(value: boolean | cdktn.IResolvable) {
    this._adoptExisting = value;
  }
  public resetAdoptExisting() {
    this._adoptExisting = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get adoptExistingInput() {
    return this._adoptExisting;
  }

  private _deletionProtection?: boolean | cdktn.IResolvable;
  /**
  * While it is `true`, no plan may delete or replace the workload identity: set it to `false` and apply that first. Default `false`.
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
      name: cdktn.stringToTerraform(this._name),
      service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
      issuer: cdktn.stringToTerraform(this._issuer),
      audience: cdktn.stringToTerraform(this._audience),
      subject_pattern: cdktn.stringToTerraform(this._subjectPattern),
      claims: cdktn.hashMapper(cdktn.stringToTerraform)(this._claims),
      token_lifetime_minutes: cdktn.numberToTerraform(this._tokenLifetimeMinutes),
      note: cdktn.stringToTerraform(this._note),
      status: cdktn.stringToTerraform(this._status),
      adopt_existing: cdktn.booleanToTerraform(this._adoptExisting),
      deletion_protection: cdktn.booleanToTerraform(this._deletionProtection),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      service_account_id: {
        value: cdktn.stringToHclTerraform(this._serviceAccountId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      issuer: {
        value: cdktn.stringToHclTerraform(this._issuer),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      audience: {
        value: cdktn.stringToHclTerraform(this._audience),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      subject_pattern: {
        value: cdktn.stringToHclTerraform(this._subjectPattern),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      claims: {
        value: cdktn.hashMapperHcl(cdktn.stringToHclTerraform)(this._claims),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      token_lifetime_minutes: {
        value: cdktn.numberToHclTerraform(this._tokenLifetimeMinutes),
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
      status: {
        value: cdktn.stringToHclTerraform(this._status),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      adopt_existing: {
        value: cdktn.booleanToHclTerraform(this._adoptExisting),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
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
