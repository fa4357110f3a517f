// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterEffectiveAccessConfig extends cdktn.TerraformMetaArguments {
  /**
  * The id of the member whose access to tell.
  */
  readonly memberId?: string;
  /**
  * The id of the service account whose access to tell.
  */
  readonly serviceAccountId?: string;
  /**
  * The id of the project in which to tell who may do what.
  */
  readonly projectId?: string;
  /**
  * Only where a member or service account holds this permission, as in `deployment.read`.
  */
  readonly permission?: string;
  /**
  * Only what a member or service account holds in this project, also when all of it comes from assignments in the whole environment.
  */
  readonly scopeProjectId?: string;
}
export interface DataRosterEffectiveAccessAccessRoleAssignments {
}

export function dataRosterEffectiveAccessAccessRoleAssignmentsToTerraform(struct?: DataRosterEffectiveAccessAccessRoleAssignments): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterEffectiveAccessAccessRoleAssignmentsToHclTerraform(struct?: DataRosterEffectiveAccessAccessRoleAssignments): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterEffectiveAccessAccessRoleAssignmentsOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): DataRosterEffectiveAccessAccessRoleAssignments | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterEffectiveAccessAccessRoleAssignments | undefined) {
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

export class DataRosterEffectiveAccessAccessRoleAssignmentsList extends cdktn.ComplexList {

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
  public get(index: number): DataRosterEffectiveAccessAccessRoleAssignmentsOutputReference {
    return new DataRosterEffectiveAccessAccessRoleAssignmentsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataRosterEffectiveAccessAccess {
}

export function dataRosterEffectiveAccessAccessToTerraform(struct?: DataRosterEffectiveAccessAccess): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterEffectiveAccessAccessToHclTerraform(struct?: DataRosterEffectiveAccessAccess): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterEffectiveAccessAccessOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): DataRosterEffectiveAccessAccess | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterEffectiveAccessAccess | undefined) {
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

  /**
  * Where; null: in the whole environment, and so in every project.
  */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }

  /**
  * The name of that project; null in the whole environment, and with the argument `project_id`.
  */
  public get projectName() {
    return this.getStringAttribute('project_name');
  }

  /**
  * Every permission that is held there, by whichever assignment: ids of the environment's edition.
  */
  public get permissions() {
    return cdktn.Fn.tolist(this.getListAttribute('permissions'));
  }

  private _roleAssignments = new DataRosterEffectiveAccessAccessRoleAssignmentsList(this, "role_assignments", false);
  /**
  * The assignments that count there: its own, and those in the whole environment.
  */
  public get roleAssignments() {
    return this._roleAssignments;
  }
}

export class DataRosterEffectiveAccessAccessList extends cdktn.ComplexList {

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
  public get(index: number): DataRosterEffectiveAccessAccessOutputReference {
    return new DataRosterEffectiveAccessAccessOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* `roster_effective_access`: Tells what all role assignments that count now come to, and names them: of a member or service account, in the whole environment and in each project; or of a project, for everybody who may do anything there. Whoever is pending or disabled may do nothing. It takes the permission `member.list`; for a project it is enough to hold it there, and about oneself it takes none.
*/
export class DataRosterEffectiveAccess extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_effective_access";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterEffectiveAccess resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterEffectiveAccess to import
  * @param importFromId The id of the existing DataRosterEffectiveAccess that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterEffectiveAccess to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_effective_access", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_effective_access` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterEffectiveAccessConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataRosterEffectiveAccessConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'roster_effective_access',
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
    this._memberId = config.memberId;
    this._serviceAccountId = config.serviceAccountId;
    this._projectId = config.projectId;
    this._permission = config.permission;
    this._scopeProjectId = config.scopeProjectId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _memberId?: string;
  /**
  * The id of the member whose access to tell.
  */
  public get memberId() {
    return this.getStringAttribute('member_id');
  }
  public set memberId(value: string) {
    this._memberId = value;
  }
  public resetMemberId() {
    this._memberId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get memberIdInput() {
    return this._memberId;
  }

  private _serviceAccountId?: string;
  /**
  * The id of the service account whose access to tell.
  */
  public get serviceAccountId() {
    return this.getStringAttribute('service_account_id');
  }
  public set serviceAccountId(value: string) {
    this._serviceAccountId = value;
  }
  public resetServiceAccountId() {
    this._serviceAccountId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get serviceAccountIdInput() {
    return this._serviceAccountId;
  }

  private _projectId?: string;
  /**
  * The id of the project in which to tell who may do what.
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

  private _permission?: string;
  /**
  * Only where a member or service account holds this permission, as in `deployment.read`.
  */
  public get permission() {
    return this.getStringAttribute('permission');
  }
  public set permission(value: string) {
    this._permission = value;
  }
  public resetPermission() {
    this._permission = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get permissionInput() {
    return this._permission;
  }

  private _scopeProjectId?: string;
  /**
  * Only what a member or service account holds in this project, also when all of it comes from assignments in the whole environment.
  */
  public get scopeProjectId() {
    return this.getStringAttribute('scope_project_id');
  }
  public set scopeProjectId(value: string) {
    this._scopeProjectId = value;
  }
  public resetScopeProjectId() {
    this._scopeProjectId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get scopeProjectIdInput() {
    return this._scopeProjectId;
  }

  /**
  * Of the member or service account: only who is `active` may do anything, and for others `access` is empty. Null with `project_id`.
  */
  public get status() {
    return this.getStringAttribute('status');
  }

  private _access = new DataRosterEffectiveAccessAccessList(this, "access", false);
  /**
  * What is held: of a member or service account by scope, the whole environment first; of a project by principal.
  */
  public get access() {
    return this._access;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      member_id: cdktn.stringToTerraform(this._memberId),
      service_account_id: cdktn.stringToTerraform(this._serviceAccountId),
      project_id: cdktn.stringToTerraform(this._projectId),
      permission: cdktn.stringToTerraform(this._permission),
      scope_project_id: cdktn.stringToTerraform(this._scopeProjectId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      member_id: {
        value: cdktn.stringToHclTerraform(this._memberId),
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
      project_id: {
        value: cdktn.stringToHclTerraform(this._projectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      permission: {
        value: cdktn.stringToHclTerraform(this._permission),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      scope_project_id: {
        value: cdktn.stringToHclTerraform(this._scopeProjectId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
