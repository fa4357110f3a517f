// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterWhoCanConfig extends cdktn.TerraformMetaArguments {
  /**
  * The id of the permission in question, as in `deployment.delete`.
  */
  readonly permission: string;
  /**
  * Who holds it in this project; unset: who holds it in the whole environment, and so in every project.
  */
  readonly projectId?: string;
}
export interface DataRosterWhoCanPrincipalsRoleAssignments {
}

export function dataRosterWhoCanPrincipalsRoleAssignmentsToTerraform(struct?: DataRosterWhoCanPrincipalsRoleAssignments): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterWhoCanPrincipalsRoleAssignmentsToHclTerraform(struct?: DataRosterWhoCanPrincipalsRoleAssignments): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterWhoCanPrincipalsRoleAssignmentsOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): DataRosterWhoCanPrincipalsRoleAssignments | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterWhoCanPrincipalsRoleAssignments | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  /**
  * The id of the role assignment.
  */
  public get roleAssignmentId() {
    return this.getStringAttribute('role_assignment_id');
  }

  /**
  * The id of the role that it gives.
  */
  public get roleId() {
    return this.getStringAttribute('role_id');
  }

  /**
  * The name of that role.
  */
  public get roleName() {
    return this.getStringAttribute('role_name');
  }

  /**
  * Where it was assigned; null: in the whole environment.
  */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }

  /**
  * The assignment counts before this time, RFC 3339 in UTC, and no longer at it; null: it has no end.
  */
  public get expiresAt() {
    return this.getStringAttribute('expires_at');
  }
}

export class DataRosterWhoCanPrincipalsRoleAssignmentsList extends cdktn.ComplexList {

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
  public get(index: number): DataRosterWhoCanPrincipalsRoleAssignmentsOutputReference {
    return new DataRosterWhoCanPrincipalsRoleAssignmentsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataRosterWhoCanPrincipals {
}

export function dataRosterWhoCanPrincipalsToTerraform(struct?: DataRosterWhoCanPrincipals): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterWhoCanPrincipalsToHclTerraform(struct?: DataRosterWhoCanPrincipals): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterWhoCanPrincipalsOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): DataRosterWhoCanPrincipals | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterWhoCanPrincipals | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

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

  private _roleAssignments = new DataRosterWhoCanPrincipalsRoleAssignmentsList(this, "role_assignments", false);
  /**
  * Those that give the permission there; any one of them would do.
  */
  public get roleAssignments() {
    return this._roleAssignments;
  }
}

export class DataRosterWhoCanPrincipalsList extends cdktn.ComplexList {

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
  public get(index: number): DataRosterWhoCanPrincipalsOutputReference {
    return new DataRosterWhoCanPrincipalsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* `roster_who_can`: Tells every active member and service account that holds a permission now, in a project or in the whole environment, and the role assignments that give it. It takes the permission `member.list`; for a project it is enough to hold it there.
*/
export class DataRosterWhoCan extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_who_can";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterWhoCan resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterWhoCan to import
  * @param importFromId The id of the existing DataRosterWhoCan that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterWhoCan to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_who_can", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_who_can` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterWhoCanConfig
  */
  public constructor(scope: Construct, id: string, config: DataRosterWhoCanConfig) {
    super(scope, id, {
      terraformResourceType: 'roster_who_can',
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
    this._permission = config.permission;
    this._projectId = config.projectId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _permission?: string;
  /**
  * The id of the permission in question, as in `deployment.delete`.
  */
  public get permission() {
    return this.getStringAttribute('permission');
  }
  public set permission(value: string) {
    this._permission = value;
  }
  // Temporarily expose input value. Use with caution.
  public get permissionInput() {
    return this._permission;
  }

  private _projectId?: string;
  /**
  * Who holds it in this project; unset: who holds it in the whole environment, and so in every project.
  */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }
  public set projectId(value: string) {
    this._projectId = value;
  }
  public resetProjectId() {
    this._projectId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get projectIdInput() {
    return this._projectId;
  }

  private _principals = new DataRosterWhoCanPrincipalsList(this, "principals", false);
  /**
  * Who holds it, by id.
  */
  public get principals() {
    return this._principals;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      permission: cdktn.stringToTerraform(this._permission),
      project_id: cdktn.stringToTerraform(this._projectId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      permission: {
        value: cdktn.stringToHclTerraform(this._permission),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      project_id: {
        value: cdktn.stringToHclTerraform(this._projectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
