// Do not edit: npm run generate makes this file of constructs/roles.ts.
import type { DefaultEdition, Edition, EditionNames } from './editions';

/** Where a role is granted: in the whole environment, or project by project. */
export type ScopeKind = 'environment' | 'project';

/** What every one of the editions has: where it is not known which of some is meant, a name must be right in all. */
type NamesIn<E extends Edition, Kind extends keyof EditionNames[Edition]> = (
  E extends Edition
    ? (name: EditionNames[E][Kind]) => void
    : never
) extends (name: infer Name extends string) => void
  ? Name
  : never;

/** A predefined role of the edition that is granted in the whole environment, as in `auditor`. */
export type EnvironmentRole<E extends Edition = DefaultEdition> = NamesIn<E, 'environmentRole'>;

/** A predefined role of the edition that is granted project by project, as in `project_user`. */
export type ProjectRole<E extends Edition = DefaultEdition> = NamesIn<E, 'projectRole'>;

/** Whoever means the names of another edition than the default one says so: what is not said is the default. */
export type SaidEdition<E extends Edition> = [E] extends [DefaultEdition]
  ? unknown
  : { readonly edition: NoInfer<E> };

/** A permission of the edition (`deployment.read`), or the beginning of some (`deployment.*`). */
export type Permission<E extends Edition = DefaultEdition> =
  | NamesIn<E, 'permission'>
  | NamesIn<E, 'wildcard'>;

/**
 * A role by its id: a `CustomRole` is one. For a role that is declared elsewhere write
 * `{ id: role.id, scopeKind: 'project' }`.
 */
export interface RoleReference<S extends ScopeKind, E extends Edition = DefaultEdition> {
  /** The id of the role (`rol_…`). */
  readonly id: string;
  /** Where it is granted. */
  readonly scopeKind: S;
  /** The edition whose permissions it has. Unset: nobody says. */
  readonly edition?: E;
}
