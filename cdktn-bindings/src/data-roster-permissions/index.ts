// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterPermissionsConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only what this predefined role grants. What a custom role grants is its `effective_permissions`.
  */
  readonly roleId?: string;
}
export interface DataRosterPermissionsPermissions {
}

export function dataRosterPermissionsPermissionsToTerraform(struct?: DataRosterPermissionsPermissions): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterPermissionsPermissionsToHclTerraform(struct?: DataRosterPermissionsPermissions): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterPermissionsPermissionsOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): DataRosterPermissionsPermissions | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterPermissionsPermissions | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  /**
  * The id, as in `deployment.read`. It is never renamed or used again.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  /**
  * What the edition's document calls it: the labels of the rows that grant it.
  */
  public get labels() {
    return cdktn.Fn.tolist(this.getListAttribute('labels'));
  }

  /**
  * How the predefined roles that grant it are assigned: `environment`, `project`, or some in the one way and some in the other.
  */
  public get scopeKinds() {
    return cdktn.Fn.tolist(this.getListAttribute('scope_kinds'));
  }

  /**
  * Whether it is about two projects, and needed in both: what is moved comes into another.
  */
  public get hasDestination() {
    return this.getBooleanAttribute('has_destination');
  }

  /**
  * The ids of the predefined roles that grant it.
  */
  public get roleIds() {
    return cdktn.Fn.tolist(this.getListAttribute('role_ids'));
  }
}

export class DataRosterPermissionsPermissionsList extends cdktn.ComplexList {

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
  public get(index: number): DataRosterPermissionsPermissionsOutputReference {
    return new DataRosterPermissionsPermissionsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* `roster_permissions`: Lists the permissions of the environment's edition, by id: what there is to grant, and which predefined roles grant it. It tells nothing of who holds what, and takes no permission itself.
*/
export class DataRosterPermissions extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_permissions";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterPermissions resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterPermissions to import
  * @param importFromId The id of the existing DataRosterPermissions that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterPermissions to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_permissions", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_permissions` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterPermissionsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataRosterPermissionsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'roster_permissions',
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
    this._roleId = config.roleId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _roleId?: string;
  /**
  * Only what this predefined role grants. What a custom role grants is its `effective_permissions`.
  */
  public get roleId() {
    return this.getStringAttribute('role_id');
  }
  public set roleId(value: string) {
    this._roleId = value;
  }
  public resetRoleId() {
    this._roleId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get roleIdInput() {
    return this._roleId;
  }

  private _permissions = new DataRosterPermissionsPermissionsList(this, "permissions", false);
  /**
  * The permissions that were found, by id.
  */
  public get permissions() {
    return this._permissions;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      role_id: cdktn.stringToTerraform(this._roleId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      role_id: {
        value: cdktn.stringToHclTerraform(this._roleId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
