import { Construct } from 'constructs';
import { type AnyRole, type Principal, type ProjectReference } from './references';
/**
 * What a construct was given; whatever it cannot do without and was not given is annotated.
 *
 * @param wanted what to do, by the name of the property
 */
export declare function requireProps<Props extends object>(construct: Construct, props: Props, wanted: Readonly<Record<string, string>>): Props;
/** The items of a list that may be left out; what is no list is annotated. */
export declare function listOf<Item>(construct: Construct, name: string, list: readonly Item[] | undefined): readonly Item[];
/** Whether it is a principal, and an annotation where not. */
export declare function requirePrincipal(construct: Construct, name: string, principal: Principal): boolean;
/** Whether it is a project, and an annotation where not. */
export declare function requireProject(construct: Construct, project: ProjectReference): boolean;
/** Whether it is a role, and an annotation where not. */
export declare function requireRole(construct: Construct, role: AnyRole): boolean;
