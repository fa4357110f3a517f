// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterCallerIdentityConfig extends cdktn.TerraformMetaArguments {
}

/**
* `roster_caller_identity`: Tells as whom Terraform acts, and in which environment: a configuration can refuse to be applied in the wrong one. It takes no permission.
*/
export class DataRosterCallerIdentity extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_caller_identity";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterCallerIdentity resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterCallerIdentity to import
  * @param importFromId The id of the existing DataRosterCallerIdentity that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterCallerIdentity to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_caller_identity", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_caller_identity` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterCallerIdentityConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataRosterCallerIdentityConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'roster_caller_identity',
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
  * The id of the member or service account.
  */
  public get principalId() {
    return this.getStringAttribute('principal_id');
  }

  /**
  * `member` (a person) or `service_account` (a program).
  */
  public get kind() {
    return this.getStringAttribute('kind');
  }

  /**
  * The e-mail address of a member, the name of a service account.
  */
  public get name() {
    return this.getStringAttribute('name');
  }

  /**
  * The id of the environment that the credential belongs to.
  */
  public get environmentId() {
    return this.getStringAttribute('environment_id');
  }

  /**
  * The slug of the environment.
  */
  public get environmentSlug() {
    return this.getStringAttribute('environment_slug');
  }

  /**
  * The name of the environment.
  */
  public get environmentName() {
    return this.getStringAttribute('environment_name');
  }

  /**
  * The edition of the environment, as in `emqx-platform-3`: whose predefined roles and permissions it has.
  */
  public get edition() {
    return this.getStringAttribute('edition');
  }

  /**
  * What the requests are authenticated with: `access_key`, or `exchanged_token` of a workload identity.
  */
  public get credentialKind() {
    return this.getStringAttribute('credential_kind');
  }

  /**
  * The access key id, or the id of the exchanged token. The secret is never told.
  */
  public get credentialId() {
    return this.getStringAttribute('credential_id');
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
