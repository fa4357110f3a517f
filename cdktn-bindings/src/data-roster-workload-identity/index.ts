// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterWorkloadIdentityConfig extends cdktn.TerraformMetaArguments {
  /**
  * The id: `wi_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
  *
  * Please be aware that the id field is automatically added to all resources in Terraform providers using a Terraform provider SDK version below 2.
  * If you experience problems setting this value it might not be settable. Please take a look at the provider documentation to ensure it should be settable.
  */
  readonly id?: string;
  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case. Set exactly one of `id` or `name` to say which.
  */
  readonly name?: string;
}

/**
* `roster_workload_identity`: Finds one workload identity by `id` or `name`. A workload identity lets programs act as a service account without a stored secret: a token that another issuer made for them, as CI systems do for each job, is exchanged for one of Roster that works for some minutes. Its `id` is what programs ask for. Whoever makes one, or changes whom it lets in, must hold everything that the account holds.
*/
export class DataRosterWorkloadIdentity extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_workload_identity";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterWorkloadIdentity resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterWorkloadIdentity to import
  * @param importFromId The id of the existing DataRosterWorkloadIdentity that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterWorkloadIdentity to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_workload_identity", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_workload_identity` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterWorkloadIdentityConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataRosterWorkloadIdentityConfig = {}) {
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
    this._id = config.id;
    this._name = config.name;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _id?: string;
  /**
  * The id: `wi_` and 26 characters. It never changes and is never used again. Set exactly one of `id` or `name` to say which.
  */
  public get id() {
    return this.getStringAttribute('id');
  }
  public set id(value: string) {
    this._id = value;
  }
  public resetId() {
    this._id = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get idInput() {
    return this._id;
  }

  private _name?: string;
  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case. Set exactly one of `id` or `name` to say which.
  */
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  public resetName() {
    this._name = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  /**
  * The id of the service account that programs act as. It cannot be changed.
  */
  public get serviceAccountId() {
    return this.getStringAttribute('service_account_id');
  }

  /**
  * Who makes the tokens, exactly as `iss` in them and in the discovery document of OpenID Connect: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot be changed: the same subject is somebody else at another issuer.
  */
  public get issuer() {
    return this.getStringAttribute('issuer');
  }

  /**
  * What `aud` of a token must be, or contain: at most 500 visible ASCII characters. Choose what no other service takes, such as the URL of this API.
  */
  public get audience() {
    return this.getStringAttribute('audience');
  }

  /**
  * What `sub` of a token must be: at most 500 characters, compared exactly, with `*` for any run of characters. It must say who is meant: `*` is refused, as is `repo:*`, and for issuers that everybody has tokens of it must begin with an owner, before any wildcard, unless `claims` names one exactly.
  */
  public get subjectPattern() {
    return this.getStringAttribute('subject_pattern');
  }

  private _claims = new cdktn.StringMap(this, "claims");
  /**
  * What other claims of a token must be: from name to value, at most 20, compared exactly, with `*` for any run of characters. All must hold. Claims that are texts, numbers, true or false can match; lists and objects never do.
  */
  public get claims() {
    return this._claims;
  }

  /**
  * How long an exchanged token works, in minutes: 5 to 60. A change holds for tokens that are exchanged after it.
  */
  public get tokenLifetimeMinutes() {
    return this.getNumberAttribute('token_lifetime_minutes');
  }

  /**
  * A remark for people about the workload identity: at most 500 characters.
  */
  public get note() {
    return this.getStringAttribute('note');
  }

  /**
  * `enabled`, or `disabled`: nothing is exchanged then, and tokens that were exchanged before end for good.
  */
  public get status() {
    return this.getStringAttribute('status');
  }

  /**
  * When it was created, RFC 3339 in UTC.
  */
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      id: cdktn.stringToTerraform(this._id),
      name: cdktn.stringToTerraform(this._name),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      id: {
        value: cdktn.stringToHclTerraform(this._id),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
