// Do not edit: npm run generate makes this file of constructs/team.ts.
import { Project, type ProjectConfig, ProjectRoleMembers, type RoleAssignment } from '../generated';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { watchAddresses } from './addresses';
import { assign, declareComplete } from './assign';
import type { DefaultEdition, Edition } from './editions';
import { editionOf } from './environment-edition';
import { listOf, requirePrincipal, requireProps, requireRole } from './given';
import { identityOf, keyOf, roleKeyOf } from './keys';
import { type AnyRole, type Principal, principalId, roleId } from './references';
import type { ProjectRole, RoleReference, SaidEdition } from './roles';

/** A custom role in the project, and who holds it. */
export interface TeamRole<E extends Edition = DefaultEdition> {
  /** A custom role whose scope kind is `project`. */
  readonly role: RoleReference<'project', E>;
  /** Who holds it. */
  readonly principals: readonly Principal[];
}

interface TeamSettings<E extends Edition>
  extends Pick<ProjectConfig, 'name' | 'note' | 'adoptExisting' | 'deletionProtection' | 'provider'> {
  /** Who runs the project: `project_administrator`, or `instance_developer` in `automq-cloud`. */
  readonly administrators?: readonly Principal[];
  /** Who works in it: `project_user`, or `instance_viewer` in `automq-cloud`. */
  readonly users?: readonly Principal[];
  /** Who holds custom roles in it. */
  readonly roles?: readonly TeamRole<NoInfer<E>>[];
  /**
   * Whether the lists are complete: whoever else holds one of these roles in the project loses it, and the plan says
   * who, by name. Default `false`: what others declare or grant by hand stays.
   */
  readonly complete?: boolean;
  /** The edition of the environment. Default `emqx-platform-3`. */
  readonly edition?: E;
}

/** What {@link Team} takes. */
export type TeamProps<E extends Edition = DefaultEdition> = TeamSettings<E> & SaidEdition<E>;

/** What the editions call those who run a project, and those who work in it. */
type TeamRoleNames<E extends Edition> = Readonly<Record<'administrators' | 'users', ProjectRole<E>>>;

const emqxNames: TeamRoleNames<'emqx-cloud' | 'emqx-platform-1' | 'emqx-platform-2' | 'emqx-platform-3'> = {
  administrators: 'project_administrator',
  users: 'project_user',
};

const namesIn: { readonly [E in Edition]: TeamRoleNames<E> } = {
  'emqx-cloud': emqxNames,
  'emqx-platform-1': emqxNames,
  'emqx-platform-2': emqxNames,
  'emqx-platform-3': emqxNames,
  'automq-cloud': { administrators: 'instance_developer', users: 'instance_viewer' },
};

/**
 * A project, those who run it and those who work in it.
 *
 * The project has the address of a `Project` with the same construct id, so a team can take its place. Each role
 * assignment is named after the role and the principal's construct (or id), never after the place in the list: another
 * order changes nothing. Another construct id, of the team or of a principal, makes new resources in the place of the
 * old ones.
 */
export class Team<E extends Edition = DefaultEdition> extends Construct {
  /** The resource of the project. */
  readonly project: Project;
  /** The role assignments; none where the lists are complete. */
  readonly assignments: readonly RoleAssignment[];
  /** Where the lists are complete: the set of each role. */
  readonly sets: readonly ProjectRoleMembers[];

  constructor(scope: Construct, id: string, props: TeamProps<E>) {
    super(scope, id);
    watchAddresses(this);
    const settings: TeamSettings<E> = requireProps(this, props, {
      name: "say what the project is called, as in 'payments'",
    });
    const { administrators, users, roles, complete = false, edition: _, ...project } = settings;
    const names = namesIn[editionOf(this, props ?? {})] ?? emqxNames;
    this.project = new Project(this, 'Default', project);
    const sets = roleSetsOf(this, [
      { list: 'administrators', role: names.administrators, principals: administrators },
      { list: 'users', role: names.users, principals: users },
      ...listOf(this, 'roles', roles).map((each) => ({
        list: 'principals',
        ...requireProps(this, each, { principals: 'name who holds the role' }),
      })),
    ]);
    if (!complete && sets.every(({ holders }) => holders.size === 0))
      Annotations.of(this).addWarning(
        'nobody is in the team: name "administrators" or "users", or use a Project if others grant its roles',
      );
    warnOfBoth(this, sets);
    const place = new Construct(this, 'roles');
    const { projectId } = this;
    if (complete)
      declareComplete(
        this,
        projectId,
        sets.map(({ role }) => role),
      );
    const common = project.provider ? { provider: project.provider } : {};
    this.sets = !complete
      ? []
      : sets.map(({ key, role, holders }) => {
          const principalIds = [...holders.values()].map(({ principal }) => principalId(principal));
          return new ProjectRoleMembers(place, key, {
            projectId,
            roleId: roleId(role),
            principalIds,
            ...common,
          });
        });
    this.assignments = complete
      ? []
      : sets.flatMap(({ key, role, holders }) => {
          const ofRole = new Construct(place, key);
          return [...holders.values()].flatMap(
            ({ name, principal }) =>
              assign(this, [ofRole, name], { principal, role, project: { projectId }, ...common }) ?? [],
          );
        });
  }

  /** The id of the project (`prj_…`). */
  get id(): string {
    return this.project.id;
  }

  /** The id of the project, by which a team is one where a project is asked for. */
  get projectId(): string {
    return this.project.id;
  }
}

interface Part {
  /** The property that names the principals. */
  readonly list: string;
  readonly role: AnyRole;
  readonly principals: readonly Principal[] | undefined;
}

interface Holder {
  readonly name: string;
  readonly principal: Principal;
}

/** A role and who holds it, both with names that do not depend on any order. */
interface RoleSet {
  readonly key: string;
  readonly role: AnyRole;
  /** By the identity of each: one can be given in several ways. */
  readonly holders: Map<string, Holder>;
}

function roleSetsOf(team: Construct, parts: readonly Part[]): readonly RoleSet[] {
  // By identity: a role can be given in several ways, too.
  const sets = new Map<string, RoleSet>();
  for (const { list, role, principals } of parts) {
    if (!requireRole(team, role)) continue;
    const identity = identityOf(team, roleId(role));
    const set = sets.get(identity) ?? { key: roleKeyOf(team, role), role, holders: new Map() };
    sets.set(identity, set);
    for (const principal of listOf(team, list, principals))
      if (requirePrincipal(team, list, principal)) addTo(team, set, principal);
  }
  return [...sets.values()];
}

function addTo(team: Construct, { key, holders }: RoleSet, principal: Principal): void {
  const id = principalId(principal);
  const identity = identityOf(team, id);
  const name = keyOf(team, principal, id);
  if (holders.has(identity))
    Annotations.of(team).addWarning(`${name} is named twice for ${key}: leave one of them out`);
  else holders.set(identity, { name, principal });
}

/** Of the two lists that every team has: who runs the project works in it anyway. */
function warnOfBoth(team: Construct, [administrators, users]: readonly RoleSet[]): void {
  for (const [identity, { name }] of administrators?.holders ?? [])
    if (users?.holders.has(identity))
      Annotations.of(team).addWarning(
        `${name} is among the administrators and the users: an administrator may do what users may, so leave one of them out`,
      );
}
