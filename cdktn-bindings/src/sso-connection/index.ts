// Do not edit: npm run generate makes this file.
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface SsoConnectionConfig extends cdktn.TerraformMetaArguments {
  /**
  * The name on the button of the sign-in page: 1 to 100 characters, unique.
  */
  readonly name: string;
  /**
  * The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
  */
  readonly issuer: string;
  /**
  * The client that Roster is at the identity provider.
  */
  readonly clientId: string;
  /**
  * The secret of that client. It is kept encrypted, and never answered. Write-only: it comes into neither the plan nor the state, and may be ephemeral. Required by a creation.
  */
  readonly clientSecretWo?: string;
  /**
  * Raise it whenever `client_secret_wo` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.
  */
  readonly clientSecretWoVersion?: number;
  /**
  * The algorithm that the provider signs ID tokens with; a token with any other is refused. Default `RS256`.
  */
  readonly idTokenAlgorithm?: string;
  /**
  * The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
  */
  readonly allowedDomains: string[];
  /**
  * The claim with the list of groups that a person is in. Required with `group_roles`.
  */
  readonly groupsClaim?: string;
  /**
  * While `disabled`, nobody signs in through it and it makes no members; sessions that are open go on to their end. Default `enabled`.
  */
  readonly status?: string;
  /**
  * What a member is assigned at the first sign-in, at most 100 roles. Whoever writes it must hold what these roles permit. Roles that are gone by then are left out. Default ``.
  */
  readonly defaultRoles?: SsoConnectionDefaultRoles[] | cdktn.IResolvable;
  /**
  * What members are assigned because of their groups, at most 100 roles. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit. Default ``.
  */
  readonly groupRoles?: SsoConnectionGroupRoles[] | cdktn.IResolvable;
  /**
  * Whether to take over the sso connection with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
  */
  readonly adoptExisting?: boolean | cdktn.IResolvable;
  /**
  * While it is `true`, no plan may delete or replace the sso connection: set it to `false` and apply that first. Default `false`.
  */
  readonly deletionProtection?: boolean | cdktn.IResolvable;
}
export interface SsoConnectionDefaultRoles {
  /**
  * The id of a predefined or custom role.
  */
  readonly roleId: string;
  /**
  * The project in which it is given; left out for roles that cover all projects.
  */
  readonly projectId?: string;
}

export function ssoConnectionDefaultRolesToTerraform(struct?: SsoConnectionDefaultRoles | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    role_id: cdktn.stringToTerraform(struct!.roleId),
    project_id: cdktn.stringToTerraform(struct!.projectId),
  }
}


export function ssoConnectionDefaultRolesToHclTerraform(struct?: SsoConnectionDefaultRoles | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    role_id: {
      value: cdktn.stringToHclTerraform(struct!.roleId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    project_id: {
      value: cdktn.stringToHclTerraform(struct!.projectId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class SsoConnectionDefaultRolesOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): SsoConnectionDefaultRoles | cdktn.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._roleId !== undefined) {
      hasAnyValues = true;
      internalValueResult.roleId = this._roleId;
    }
    if (this._projectId !== undefined) {
      hasAnyValues = true;
      internalValueResult.projectId = this._projectId;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: SsoConnectionDefaultRoles | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._roleId = undefined;
      this._projectId = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._roleId = value.roleId;
      this._projectId = value.projectId;
    }
  }

  private _roleId?: string;
  /**
  * The id of a predefined or custom role.
  */
  public get roleId() {
    return this.getStringAttribute('role_id');
  }
  public set roleId(value: string) {
    this._roleId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get roleIdInput() {
    return this._roleId;
  }

  private _projectId?: string;
  /**
  * The project in which it is given; left out for roles that cover all projects.
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
}

export class SsoConnectionDefaultRolesList extends cdktn.ComplexList {
  public internalValue? : SsoConnectionDefaultRoles[] | cdktn.IResolvable

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
  public get(index: number): SsoConnectionDefaultRolesOutputReference {
    return new SsoConnectionDefaultRolesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface SsoConnectionGroupRoles {
  /**
  * The group as the claim has it, compared exactly.
  */
  readonly group: string;
  /**
  * The id of a predefined or custom role.
  */
  readonly roleId: string;
  /**
  * The project in which it is given; left out for roles that cover all projects.
  */
  readonly projectId?: string;
}

export function ssoConnectionGroupRolesToTerraform(struct?: SsoConnectionGroupRoles | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  return {
    group: cdktn.stringToTerraform(struct!.group),
    role_id: cdktn.stringToTerraform(struct!.roleId),
    project_id: cdktn.stringToTerraform(struct!.projectId),
  }
}


export function ssoConnectionGroupRolesToHclTerraform(struct?: SsoConnectionGroupRoles | cdktn.IResolvable): any {
  if (!cdktn.canInspect(struct) || cdktn.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktn.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdktn.io/docs/concepts/resources#references");
  }
  const attrs = {
    group: {
      value: cdktn.stringToHclTerraform(struct!.group),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    role_id: {
      value: cdktn.stringToHclTerraform(struct!.roleId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    project_id: {
      value: cdktn.stringToHclTerraform(struct!.projectId),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class SsoConnectionGroupRolesOutputReference extends cdktn.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktn.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktn.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): SsoConnectionGroupRoles | cdktn.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._group !== undefined) {
      hasAnyValues = true;
      internalValueResult.group = this._group;
    }
    if (this._roleId !== undefined) {
      hasAnyValues = true;
      internalValueResult.roleId = this._roleId;
    }
    if (this._projectId !== undefined) {
      hasAnyValues = true;
      internalValueResult.projectId = this._projectId;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: SsoConnectionGroupRoles | cdktn.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._group = undefined;
      this._roleId = undefined;
      this._projectId = undefined;
    }
    else if (cdktn.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._group = value.group;
      this._roleId = value.roleId;
      this._projectId = value.projectId;
    }
  }

  private _group?: string;
  /**
  * The group as the claim has it, compared exactly.
  */
  public get group() {
    return this.getStringAttribute('group');
  }
  public set group(value: string) {
    this._group = value;
  }
  // Temporarily expose input value. Use with caution.
  public get groupInput() {
    return this._group;
  }

  private _roleId?: string;
  /**
  * The id of a predefined or custom role.
  */
  public get roleId() {
    return this.getStringAttribute('role_id');
  }
  public set roleId(value: string) {
    this._roleId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get roleIdInput() {
    return this._roleId;
  }

  private _projectId?: string;
  /**
  * The project in which it is given; left out for roles that cover all projects.
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
}

export class SsoConnectionGroupRolesList extends cdktn.ComplexList {
  public internalValue? : SsoConnectionGroupRoles[] | cdktn.IResolvable

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
  public get(index: number): SsoConnectionGroupRolesOutputReference {
    return new SsoConnectionGroupRolesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* `roster_sso_connection`: A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.
*/
export class SsoConnection extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "roster_sso_connection";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a SsoConnection resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the SsoConnection to import
  * @param importFromId The id of the existing SsoConnection that should be imported.
  * @param provider? Optional instance of the provider where the SsoConnection to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "roster_sso_connection", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new `roster_sso_connection` Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options SsoConnectionConfig
  */
  public constructor(scope: Construct, id: string, config: SsoConnectionConfig) {
    super(scope, id, {
      terraformResourceType: 'roster_sso_connection',
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
    this._issuer = config.issuer;
    this._clientId = config.clientId;
    this._clientSecretWo = config.clientSecretWo;
    this._clientSecretWoVersion = config.clientSecretWoVersion;
    this._idTokenAlgorithm = config.idTokenAlgorithm;
    this._allowedDomains = config.allowedDomains;
    this._groupsClaim = config.groupsClaim;
    this._status = config.status;
    this._defaultRoles.internalValue = config.defaultRoles;
    this._groupRoles.internalValue = config.groupRoles;
    this._adoptExisting = config.adoptExisting;
    this._deletionProtection = config.deletionProtection;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  /**
  * The id: `sso_` and 26 characters. It never changes and is never used again.
  */
  public get id() {
    return this.getStringAttribute('id');
  }

  private _name?: string;
  /**
  * The name on the button of the sign-in page: 1 to 100 characters, unique.
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

  private _issuer?: string;
  /**
  * The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.
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

  private _clientId?: string;
  /**
  * The client that Roster is at the identity provider.
  */
  public get clientId() {
    return this.getStringAttribute('client_id');
  }
  public set clientId(value: string) {
    this._clientId = value;
  }
  // Temporarily expose input value. Use with caution.
  public get clientIdInput() {
    return this._clientId;
  }

  private _clientSecretWo?: string;
  /**
  * @deprecated Write-only: the provider never returns this value; reading it always yields null by protocol contract. The getter remains for compatibility and will be removed in a future prebuilt-provider major.
  */
  /**
  * The secret of that client. It is kept encrypted, and never answered. Write-only: it comes into neither the plan nor the state, and may be ephemeral. Required by a creation.
  */
  public get clientSecretWo() {
    return this.getStringAttribute('client_secret_wo');
  }
  public set clientSecretWo(value: string) {
    this._clientSecretWo = value;
  }
  public resetClientSecretWo() {
    this._clientSecretWo = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get clientSecretWoInput() {
    return this._clientSecretWo;
  }

  private _clientSecretWoVersion?: number;
  /**
  * Raise it whenever `client_secret_wo` has another value: Terraform keeps no write-only value, so it cannot see that. Without it the value is sent by the creation alone.
  */
  public get clientSecretWoVersion() {
    return this.getNumberAttribute('client_secret_wo_version');
  }
  public set clientSecretWoVersion(value: number) {
    this._clientSecretWoVersion = value;
  }
  public resetClientSecretWoVersion() {
    this._clientSecretWoVersion = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get clientSecretWoVersionInput() {
    return this._clientSecretWoVersion;
  }

  private _idTokenAlgorithm?: string;
  /**
  * The algorithm that the provider signs ID tokens with; a token with any other is refused. Default `RS256`.
  */
  public get idTokenAlgorithm() {
    return this.getStringAttribute('id_token_algorithm');
  }
  public set idTokenAlgorithm(value: string) {
    this._idTokenAlgorithm = value;
  }
  public resetIdTokenAlgorithm() {
    this._idTokenAlgorithm = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get idTokenAlgorithmInput() {
    return this._idTokenAlgorithm;
  }

  private _allowedDomains?: string[];
  /**
  * The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.
  */
  public get allowedDomains() {
    return cdktn.Fn.tolist(this.getListAttribute('allowed_domains'));
  }
  public set allowedDomains(value: string[]) {
    this._allowedDomains = value;
  }
  // Temporarily expose input value. Use with caution.
  public get allowedDomainsInput() {
    return this._allowedDomains;
  }

  private _groupsClaim?: string;
  /**
  * The claim with the list of groups that a person is in. Required with `group_roles`.
  */
  public get groupsClaim() {
    return this.getStringAttribute('groups_claim');
  }
  public set groupsClaim(value: string) {
    this._groupsClaim = value;
  }
  public resetGroupsClaim() {
    this._groupsClaim = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get groupsClaimInput() {
    return this._groupsClaim;
  }

  private _status?: string;
  /**
  * While `disabled`, nobody signs in through it and it makes no members; sessions that are open go on to their end. Default `enabled`.
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

  private _defaultRoles = new SsoConnectionDefaultRolesList(this, "default_roles", false);
  /**
  * What a member is assigned at the first sign-in, at most 100 roles. Whoever writes it must hold what these roles permit. Roles that are gone by then are left out. Default ``.
  */
  public get defaultRoles() {
    return this._defaultRoles;
  }
  public putDefaultRoles(value: SsoConnectionDefaultRoles[] | cdktn.IResolvable) {
    this._defaultRoles.internalValue = value;
  }
  public resetDefaultRoles() {
    this._defaultRoles.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get defaultRolesInput() {
    return this._defaultRoles.internalValue;
  }

  private _groupRoles = new SsoConnectionGroupRolesList(this, "group_roles", false);
  /**
  * What members are assigned because of their groups, at most 100 roles. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit. Default ``.
  */
  public get groupRoles() {
    return this._groupRoles;
  }
  public putGroupRoles(value: SsoConnectionGroupRoles[] | cdktn.IResolvable) {
    this._groupRoles.internalValue = value;
  }
  public resetGroupRoles() {
    this._groupRoles.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get groupRolesInput() {
    return this._groupRoles.internalValue;
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

  private _adoptExisting?: boolean | cdktn.IResolvable;
  /**
  * Whether to take over the sso connection with the same name where there is one, instead of failing: it is then changed to what is declared here. Default `false`.
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
  * While it is `true`, no plan may delete or replace the sso connection: set it to `false` and apply that first. Default `false`.
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
      issuer: cdktn.stringToTerraform(this._issuer),
      client_id: cdktn.stringToTerraform(this._clientId),
      client_secret_wo: this.markWriteOnlyAttribute(cdktn.stringToTerraform(this._clientSecretWo)),
      client_secret_wo_version: cdktn.numberToTerraform(this._clientSecretWoVersion),
      id_token_algorithm: cdktn.stringToTerraform(this._idTokenAlgorithm),
      allowed_domains: cdktn.listMapper(cdktn.stringToTerraform, false)(this._allowedDomains),
      groups_claim: cdktn.stringToTerraform(this._groupsClaim),
      status: cdktn.stringToTerraform(this._status),
      default_roles: cdktn.listMapper(ssoConnectionDefaultRolesToTerraform, false)(this._defaultRoles.internalValue),
      group_roles: cdktn.listMapper(ssoConnectionGroupRolesToTerraform, false)(this._groupRoles.internalValue),
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
      issuer: {
        value: cdktn.stringToHclTerraform(this._issuer),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      client_id: {
        value: cdktn.stringToHclTerraform(this._clientId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      client_secret_wo: {
        value: this.markWriteOnlyAttribute(cdktn.stringToHclTerraform(this._clientSecretWo)),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      client_secret_wo_version: {
        value: cdktn.numberToHclTerraform(this._clientSecretWoVersion),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      id_token_algorithm: {
        value: cdktn.stringToHclTerraform(this._idTokenAlgorithm),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      allowed_domains: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._allowedDomains),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      groups_claim: {
        value: cdktn.stringToHclTerraform(this._groupsClaim),
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
      default_roles: {
        value: cdktn.listMapperHcl(ssoConnectionDefaultRolesToHclTerraform, false)(this._defaultRoles.internalValue),
        isBlock: true,
        type: "list",
        storageClassType: "SsoConnectionDefaultRolesList",
      },
      group_roles: {
        value: cdktn.listMapperHcl(ssoConnectionGroupRolesToHclTerraform, false)(this._groupRoles.internalValue),
        isBlock: true,
        type: "list",
        storageClassType: "SsoConnectionGroupRolesList",
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
