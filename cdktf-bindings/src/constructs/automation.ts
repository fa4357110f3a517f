// Do not edit: npm run generate makes this file of constructs/automation.ts.
import {
  AccessKey,
  type RoleAssignment,
  ServiceAccount,
  type ServiceAccountConfig,
  WorkloadIdentity,
  type WorkloadIdentityConfig,
} from '../generated';
import { Annotations, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { watchAddresses } from './addresses';
import { assign } from './assign';
import { keyProblems, publicRecipients, type RotatingKey } from './credentials';
import type { DefaultEdition, Edition } from './editions';
import { editionOf } from './environment-edition';
import { listOf, requireProject, requireProps, requireRole } from './given';
import { childId, identityOf, keyOf, roleKeyOf } from './keys';
import { type GrantedRole, type GrantOptions, projectId, type RoleSomewhere, roleId } from './references';
import type { SaidEdition } from './roles';

/** Who else may act as the service account, by tokens that another issuer makes for them. */
export interface Identity
  extends Pick<
    WorkloadIdentityConfig,
    'issuer' | 'audience' | 'subjectPattern' | 'claims' | 'tokenLifetimeMinutes' | 'note'
  > {
  /** Unique in the environment. Default: the name of the service account, a space, and the key of this entry. */
  readonly name?: string;
}

/** How the program proves who it is: by a key that rotates, or by no stored secret at all. */
export type Credentials =
  | RotatingKey
  | {
      /** By a name of yours that does not change: another name is another workload identity. */
      readonly workloadIdentities: Readonly<Record<string, Identity>>;
      readonly rotateAfter?: never;
      readonly overlap?: never;
      readonly ageRecipients?: never;
      readonly storeSecretInState?: never;
    };

interface AutomationSettings<E extends Edition>
  extends Pick<
    ServiceAccountConfig,
    'name' | 'note' | 'allowedAddresses' | 'adoptExisting' | 'deletionProtection' | 'provider'
  > {
  /** How the program proves who it is. Where a secret goes has no default. */
  readonly credentials: Credentials;
  /** What it may do, and where. */
  readonly roles: readonly (GrantedRole<NoInfer<E>> & GrantOptions)[];
  /** The edition of the environment. Default `emqx-platform-3`. */
  readonly edition?: E;
}

/** What {@link Automation} takes. */
export type AutomationProps<E extends Edition = DefaultEdition> = AutomationSettings<E> & SaidEdition<E>;

/**
 * A program: a service account, the roles that it holds, and a key that rotates, or identities in place of one.
 *
 * The service account has the address of a `ServiceAccount` with the same construct id. Role assignments are named
 * after the role and the project, never after the place in the list. Another construct id makes new resources, with a
 * new key, in the place of the old ones.
 */
export class Automation<E extends Edition = DefaultEdition> extends Construct {
  /** The resource of the service account. */
  readonly serviceAccount: ServiceAccount;
  /** The key; `undefined` where workload identities stand in its place. */
  readonly accessKey: AccessKey | undefined;
  /** The workload identities, by the names in `credentials`. */
  readonly workloadIdentities: ReadonlyMap<string, WorkloadIdentity>;
  /** The role assignments. */
  readonly assignments: readonly RoleAssignment[];

  constructor(scope: Construct, id: string, props: AutomationProps<E>) {
    super(scope, id);
    watchAddresses(this);
    const {
      credentials,
      roles,
      edition: _,
      ...account
    }: AutomationSettings<E> = requireProps(this, props, {
      name: "say what the service account is called, as in 'deploy-pipeline'",
      credentials:
        'say where the secret goes, as in { ageRecipients, rotateAfter } or { storeSecretInState: true, rotateAfter }, or name { workloadIdentities } in place of a key',
      roles: "name what it may do, as in [{ role: 'auditor' }]",
    });
    editionOf(this, props ?? {});
    this.serviceAccount = new ServiceAccount(this, 'Default', account);
    const common = account.provider ? { provider: account.provider } : {};
    this.workloadIdentities = identitiesOf(this, account.name, credentials?.workloadIdentities ?? {}, common);
    this.accessKey =
      !credentials || credentials.workloadIdentities ? undefined : keyOfAccount(this, credentials, common);
    if (credentials?.workloadIdentities && Object.keys(credentials.workloadIdentities).length === 0)
      Annotations.of(this).addError('"workloadIdentities" is empty: name one, or give it a key');
    this.assignments = assignmentsOf(this, roles, common);
  }

  /** The id of the service account (`sa_…`). */
  get id(): string {
    return this.serviceAccount.id;
  }

  /** The id of the service account, by which an automation is one where a principal is asked for. */
  get principalId(): string {
    return this.serviceAccount.id;
  }
}

interface Common {
  readonly provider?: TerraformProvider;
}

function keyOfAccount(automation: Automation<Edition>, key: RotatingKey, common: Common): AccessKey {
  for (const problem of keyProblems(automation, key)) Annotations.of(automation).addError(problem);
  const { ageRecipients, workloadIdentities: _, ...rest } = key;
  return new AccessKey(automation, 'key', {
    serviceAccountId: automation.id,
    ...publicRecipients(ageRecipients),
    ...rest,
    ...common,
  });
}

function identitiesOf(
  automation: Automation<Edition>,
  account: string,
  identities: Readonly<Record<string, Identity>>,
  common: Common,
): ReadonlyMap<string, WorkloadIdentity> {
  const place = new Construct(automation, 'identities');
  if ('' in identities)
    Annotations.of(automation).addError('"workloadIdentities" has one under an empty name: give it another');
  return new Map(
    Object.entries(identities)
      .filter(([key]) => key !== '')
      .map(([key, identity]) => {
        const settings = { name: `${account} ${key}`, ...identity, ...common };
        return [
          key,
          new WorkloadIdentity(place, childId(key), { serviceAccountId: automation.id, ...settings }),
        ];
      }),
  );
}

function assignmentsOf(
  automation: Automation<Edition>,
  roles: readonly (RoleSomewhere & GrantOptions)[],
  common: Common,
): readonly RoleAssignment[] {
  if (Array.isArray(roles) && roles.length === 0)
    Annotations.of(automation).addWarning('it has no role, so it may do nothing: name one in "roles"');
  const place = new Construct(automation, 'roles');
  // By identities: a role and a project can be given in several ways.
  const given = new Set<string>();
  return listOf(automation, 'roles', roles).flatMap((granted) => {
    const { role, project } = granted ?? {};
    const found = [
      requireRole(automation, role),
      project === undefined || requireProject(automation, project),
    ];
    if (found.includes(false)) return [];
    const roleKey = roleKeyOf(automation, role);
    const where = project === undefined ? 'environment' : keyOf(automation, project, projectId(project));
    const ids = [roleId(role), ...(project === undefined ? [] : [projectId(project)])];
    const identity = ids.map((each) => identityOf(automation, each)).join(' ');
    if (given.has(identity)) {
      Annotations.of(automation).addError(
        `it is given ${roleKey} in ${where} twice: leave one of them out of "roles"`,
      );
      return [];
    }
    const ofRole = place.node.tryFindChild(roleKey) ?? new Construct(place, roleKey);
    const principal = { principalId: automation.id };
    const assignment = assign(automation, [ofRole, where], { ...granted, principal, ...common });
    if (assignment) given.add(identity);
    return assignment ?? [];
  });
}
