// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterServiceAccountsConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only service accounts with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
  */
  readonly name?: string;
  /**
  * Only service accounts with this `status`. `active`, or `disabled` while switched off: its keys open nothing then.
  */
  readonly status?: string;
}
export interface DataRosterServiceAccountsServiceAccounts {
}

export function dataRosterServiceAccountsServiceAccountsToTerraform(struct?: DataRosterServiceAccountsServiceAccounts): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterServiceAccountsServiceAccountsToHclTerraform(struct?: DataRosterServiceAccountsServiceAccounts): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterServiceAccountsServiceAccountsOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataRosterServiceAccountsServiceAccounts | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterServiceAccountsServiceAccounts | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  /**
  * The id: `sa_` and 26 characters. It never changes and is never used again.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  /**
  * The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
  */
  public get name() {
    return this.getStringAttribute('name');
  }

  /**
  * A remark for people about the service account: at most 500 characters.
  */
  public get note() {
    return this.getStringAttribute('note');
  }

  /**
  * From where its keys may be used: 1 to 50 IP addresses and CIDR ranges, IPv4 or IPv6. IPv4 addresses that come mapped into IPv6 count as IPv4. Unset: from everywhere.
  */
  public get allowedAddresses() {
    return cdktn.Fn.tolist(this.getListAttribute('allowed_addresses'));
  }

  /**
  * `active`, or `disabled` while switched off: its keys open nothing then.
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
}

export class DataRosterServiceAccountsServiceAccountsList extends cdktn.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet);
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataRosterServiceAccountsServiceAccountsOutputReference {
    return new DataRosterServiceAccountsServiceAccountsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* `roster_service_accounts`: Lists the service accounts of the environment, narrowed by the arguments. A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.
*/
export class DataRosterServiceAccounts extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_service_accounts";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterServiceAccounts resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterServiceAccounts to import
  * @param importFromId The id of the existing DataRosterServiceAccounts that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterServiceAccounts to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_service_accounts", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_service_accounts` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterServiceAccountsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataRosterServiceAccountsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'roster_service_accounts',
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
    this._status = config.status;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _name?: string;
  /**
  * Only service accounts with this `name`. The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.
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

  private _status?: string;
  /**
  * Only service accounts with this `status`. `active`, or `disabled` while switched off: its keys open nothing then.
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

  private _serviceAccounts = new DataRosterServiceAccountsServiceAccountsList(this, "service_accounts", false);
  /**
  * The service accounts that were found, in the order of their creation.
  */
  public get serviceAccounts() {
    return this._serviceAccounts;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      name: cdktn.stringToTerraform(this._name),
      status: cdktn.stringToTerraform(this._status),
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
      status: {
        value: cdktn.stringToHclTerraform(this._status),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
