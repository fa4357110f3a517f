import { Project, type ProjectConfig, ProjectRoleMembers, type RoleAssignment } from '../generated';
import { Construct } from 'constructs';
import type { DefaultEdition, Edition } from './editions';
import { type Principal } from './references';
import type { RoleReference, SaidEdition } from './roles';
/** A custom role in the project, and who holds it. */
export interface TeamRole<E extends Edition = DefaultEdition> {
    /** A custom role whose scope kind is `project`. */
    readonly role: RoleReference<'project', E>;
    /** Who holds it. */
    readonly principals: readonly Principal[];
}
interface TeamSettings<E extends Edition> extends Pick<ProjectConfig, 'name' | 'note' | 'adoptExisting' | 'deletionProtection' | 'provider'> {
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
/**
 * A project, those who run it and those who work in it.
 *
 * The project has the address of a `Project` with the same construct id, so a team can take its place. Each role
 * assignment is named after the role and the principal's construct (or id), never after the place in the list: another
 * order changes nothing. Another construct id, of the team or of a principal, makes new resources in the place of the
 * old ones.
 */
export declare class Team<E extends Edition = DefaultEdition> extends Construct {
    /** The resource of the project. */
    readonly project: Project;
    /** The role assignments; none where the lists are complete. */
    readonly assignments: readonly RoleAssignment[];
    /** Where the lists are complete: the set of each role. */
    readonly sets: readonly ProjectRoleMembers[];
    constructor(scope: Construct, id: string, props: TeamProps<E>);
    /** The id of the project (`prj_…`). */
    get id(): string;
    /** The id of the project, by which a team is one where a project is asked for. */
    get projectId(): string;
}
export {};
