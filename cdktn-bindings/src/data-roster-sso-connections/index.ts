// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface DataRosterSsoConnectionsConfig extends cdktn.TerraformMetaArguments {
  /**
  * Only sso connections with this `name`. The name on the button of the sign-in page: 1 to 100 characters, unique.
  */
  readonly name?: string;
}
export interface DataRosterSsoConnectionsSsoConnectionsDefaultRoles {
}

export function dataRosterSsoConnectionsSsoConnectionsDefaultRolesToTerraform(struct?: DataRosterSsoConnectionsSsoConnectionsDefaultRoles): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterSsoConnectionsSsoConnectionsDefaultRolesToHclTerraform(struct?: DataRosterSsoConnectionsSsoConnectionsDefaultRoles): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterSsoConnectionsSsoConnectionsDefaultRolesOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): DataRosterSsoConnectionsSsoConnectionsDefaultRoles | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterSsoConnectionsSsoConnectionsDefaultRoles | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  /**
  * The id of a predefined or custom role.
  */
  public get roleId() {
    return this.getStringAttribute('role_id');
  }

  /**
  * The project in which it is given; left out for roles that cover all projects.
  */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }
}

export class DataRosterSsoConnectionsSsoConnectionsDefaultRolesList extends cdktn.ComplexList {

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
  public get(index: number): DataRosterSsoConnectionsSsoConnectionsDefaultRolesOutputReference {
    return new DataRosterSsoConnectionsSsoConnectionsDefaultRolesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataRosterSsoConnectionsSsoConnectionsGroupRoles {
}

export function dataRosterSsoConnectionsSsoConnectionsGroupRolesToTerraform(struct?: DataRosterSsoConnectionsSsoConnectionsGroupRoles): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterSsoConnectionsSsoConnectionsGroupRolesToHclTerraform(struct?: DataRosterSsoConnectionsSsoConnectionsGroupRoles): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterSsoConnectionsSsoConnectionsGroupRolesOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): DataRosterSsoConnectionsSsoConnectionsGroupRoles | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterSsoConnectionsSsoConnectionsGroupRoles | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  /**
  * The group as the claim has it, compared exactly.
  */
  public get group() {
    return this.getStringAttribute('group');
  }

  /**
  * The id of a predefined or custom role.
  */
  public get roleId() {
    return this.getStringAttribute('role_id');
  }

  /**
  * The project in which it is given; left out for roles that cover all projects.
  */
  public get projectId() {
    return this.getStringAttribute('project_id');
  }
}

export class DataRosterSsoConnectionsSsoConnectionsGroupRolesList extends cdktn.ComplexList {

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
  public get(index: number): DataRosterSsoConnectionsSsoConnectionsGroupRolesOutputReference {
    return new DataRosterSsoConnectionsSsoConnectionsGroupRolesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataRosterSsoConnectionsSsoConnections {
}

export function dataRosterSsoConnectionsSsoConnectionsToTerraform(struct?: DataRosterSsoConnectionsSsoConnections): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
  }
}


export function dataRosterSsoConnectionsSsoConnectionsToHclTerraform(struct?: DataRosterSsoConnectionsSsoConnections): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
  };
  return attrs;
}

export class DataRosterSsoConnectionsSsoConnectionsOutputReference extends cdktn.ComplexObject {
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

  public get internalValue(): DataRosterSsoConnectionsSsoConnections | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataRosterSsoConnectionsSsoConnections | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  /**
  * The id: `sso_` and 26 characters. It never changes and is never used again.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  /**
  * The name on the button of the sign-in page: 1 to 100 characters, unique.
  */
  public get name() {
    return this.getStringAttribute('name');
  }

  /**
  * The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
  */
  public get issuer() {
    return this.getStringAttribute('issuer');
  }

  /**
  * The client that Roster is at the identity provider.
  */
  public get clientId() {
    return this.getStringAttribute('client_id');
  }

  /**
  * The algorithm that the provider signs ID tokens with; a token with any other is refused.
  */
  public get idTokenAlgorithm() {
    return this.getStringAttribute('id_token_algorithm');
  }

  /**
  * The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
  */
  public get allowedDomains() {
    return cdktn.Fn.tolist(this.getListAttribute('allowed_domains'));
  }

  /**
  * The claim with the list of groups that a person is in. Required with `group_roles`.
  */
  public get groupsClaim() {
    return this.getStringAttribute('groups_claim');
  }

  /**
  * While `disabled`, nobody signs in through it and it makes no members; sessions that are open go on to their end.
  */
  public get status() {
    return this.getStringAttribute('status');
  }

  private _defaultRoles = new DataRosterSsoConnectionsSsoConnectionsDefaultRolesList(this, "default_roles", false);
  /**
  * What a member is assigned at the first sign-in, at most 100 roles. Whoever writes it must hold what these roles permit. Roles that are gone by then are left out.
  */
  public get defaultRoles() {
    return this._defaultRoles;
  }

  private _groupRoles = new DataRosterSsoConnectionsSsoConnectionsGroupRolesList(this, "group_roles", false);
  /**
  * What members are assigned because of their groups, at most 100 roles. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit.
  */
  public get groupRoles() {
    return this._groupRoles;
  }

  /**
  * Where the provider sends browsers back to: to be registered there for the client.
  */
  public get redirectUri() {
    return this.getStringAttribute('redirect_uri');
  }

  /**
  * When it was created, RFC 3339 in UTC.
  */
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }
}

export class DataRosterSsoConnectionsSsoConnectionsList extends cdktn.ComplexList {

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
  public get(index: number): DataRosterSsoConnectionsSsoConnectionsOutputReference {
    return new DataRosterSsoConnectionsSsoConnectionsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* `roster_sso_connections`: Lists the sso connections of the environment, narrowed by the arguments. A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
*/
export class DataRosterSsoConnections extends cdktn.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_sso_connections";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a DataRosterSsoConnections resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataRosterSsoConnections to import
  * @param importFromId The id of the existing DataRosterSsoConnections that should be imported.
  * @param provider? Optional instance of the provider where the DataRosterSsoConnections to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_sso_connections", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_sso_connections` Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataRosterSsoConnectionsConfig = {}
  */
  public constructor(scope: Construct, id: string, config: DataRosterSsoConnectionsConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'roster_sso_connections',
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
  }

  // ==========
  // ATTRIBUTES
  // ==========

  private _name?: string;
  /**
  * Only sso connections with this `name`. The name on the button of the sign-in page: 1 to 100 characters, unique.
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

  private _ssoConnections = new DataRosterSsoConnectionsSsoConnectionsList(this, "sso_connections", false);
  /**
  * The sso connections that were found, in the order of their creation.
  */
  public get ssoConnections() {
    return this._ssoConnections;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      name: cdktn.stringToTerraform(this._name),
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
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
