// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface ServiceAccountConfig extends cdktn.TerraformMetaArguments {
  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
  */
  readonly name: string;
  /**
  * A remark for people about the service account: at most 500 characters.
  */
  readonly note?: string;
  /**
  * From where its keys may be used: 1 to 50 IP addresses and CIDR ranges, IPv4 or IPv6. IPv4 addresses that come mapped into IPv6 count as IPv4. Unset: from everywhere.
  */
  readonly allowedAddresses?: string[];
  /**
  * `active`, or `disabled` while switched off: its keys open nothing then. Unset: it stays as it is.
  */
  readonly status?: string;
  /**
  * Whether to take over the service account with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
  */
  readonly adoptExisting?: boolean | cdktn.IResolvable;
  /**
  * While it is `true`, no plan may delete or replace the service account: set it to `false` and apply that first. Default `false`.
  */
  readonly deletionProtection?: boolean | cdktn.IResolvable;
}

/**
* `roster_service_account`: A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
*/
export class ServiceAccount extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_service_account";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a ServiceAccount resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the ServiceAccount to import
  * @param importFromId The id of the existing ServiceAccount that should be imported.
  * @param provider? Optional instance of the provider where the ServiceAccount to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_service_account", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_service_account` Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options ServiceAccountConfig
  */
  public constructor(scope: Construct, id: string, config: ServiceAccountConfig) {
    super(scope, id, {
      terraformResourceType: 'roster_service_account',
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
    this._note = config.note;
    this._allowedAddresses = config.allowedAddresses;
    this._status = config.status;
    this._adoptExisting = config.adoptExisting;
    this._deletionProtection = config.deletionProtection;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  /**
  * The id: `sa_` and 26 characters. It never changes and is never used again.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  private _name?: string;
  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
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

  private _note?: string;
  /**
  * A remark for people about the service account: at most 500 characters.
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

  private _allowedAddresses?: string[];
  /**
  * From where its keys may be used: 1 to 50 IP addresses and CIDR ranges, IPv4 or IPv6. IPv4 addresses that come mapped into IPv6 count as IPv4. Unset: from everywhere.
  */
  public get allowedAddresses() {
    return cdktn.Fn.tolist(this.getListAttribute('allowed_addresses'));
  }
  public set allowedAddresses(value: string[]) {
    this._allowedAddresses = value;
  }
  public resetAllowedAddresses() {
    this._allowedAddresses = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get allowedAddressesInput() {
    return this._allowedAddresses;
  }

  private _status?: string;
  /**
  * `active`, or `disabled` while switched off: its keys open nothing then. Unset: it stays as it is.
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
  * Whether to take over the service account with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
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
  * While it is `true`, no plan may delete or replace the service account: set it to `false` and apply that first. Default `false`.
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
      note: cdktn.stringToTerraform(this._note),
      allowed_addresses: cdktn.listMapper(cdktn.stringToTerraform, false)(this._allowedAddresses),
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
      note: {
        value: cdktn.stringToHclTerraform(this._note),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      allowed_addresses: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._allowedAddresses),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
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
