import type { Management } from '../describe/management.ts';
import { projectsOf, rolesOf } from '../findings/context.ts';
import type { Observation } from '../findings/observation.ts';
import { fitsName } from '../policy/names.ts';
import type { AccessState, AssignmentState, Key } from '../state/access-state.ts';

/** What of all that is held is reviewed. An empty list leaves everything in; patterns are names or ids, with `*` for any text. */
export interface Narrowing {
  readonly principals: readonly string[];
  /** `environment` is the whole environment. */
  readonly projects: readonly string[];
  readonly roles: readonly string[];
  /** Names of configurations; with `unmanaged`, what either of the two fits. */
  readonly managedBy: readonly string[];
  /** What neither a configuration nor a group of an identity provider gives. */
  readonly unmanaged: boolean;
}

export const everything: Narrowing = {
  principals: [],
  projects: [],
  roles: [],
  managedBy: [],
  unmanaged: false,
};

/** What the narrowing leaves in. */
export interface Selection {
  readonly hasPrincipal: (key: Key) => boolean;
  readonly hasGrant: (assignment: AssignmentState) => boolean;
  readonly hasObservation: (observation: Observation) => boolean;
  /** Whether it is about grants, so that whoever holds none of them is left out. */
  readonly isOfGrants: boolean;
}

const fitsOne = (patterns: readonly string[], names: readonly string[]) =>
  patterns.length === 0 || patterns.some((pattern) => fitsName(pattern, names));

/** Texts that fit, each looked at once. */
function remembering<T>(fits: (item: T) => boolean): (item: T) => boolean {
  const known = new Map<T, boolean>();
  return (item) => {
    const found = known.get(item) ?? fits(item);
    known.set(item, found);
    return found;
  };
}

function namesOfPrincipal({ principals }: AccessState, key: Key): string[] {
  const principal = principals.get(key);
  const { name = key, username = null } = principal ?? {};
  return [name, key, ...(username === null ? [] : [username])];
}

/** Works out what a narrowing leaves in. */
export function select(state: AccessState, narrowing: Narrowing, management: Management): Selection {
  const { principals, projects, roles, managedBy, unmanaged } = narrowing;
  const anyManager = managedBy.length === 0 && !unmanaged;
  const hasPrincipal = remembering((key: Key) => fitsOne(principals, namesOfPrincipal(state, key)));
  const hasProject = remembering((key: Key | null) => fitsOne(projects, projectsOf(state, key)));
  const hasRole = remembering((key: Key) => fitsOne(roles, rolesOf(state, [key])));
  const hasManager = (assignment: AssignmentState) => {
    if (anyManager) return true;
    const manager = management.of(assignment);
    return manager ? managedBy.includes(manager.configuration) : unmanaged && !assignment.byGroup;
  };
  return {
    hasPrincipal,
    hasGrant: (assignment) =>
      hasPrincipal(assignment.principal) &&
      hasProject(assignment.project) &&
      hasRole(assignment.role) &&
      hasManager(assignment),
    // What is about no role or project in particular is about whoever is shown.
    hasObservation: (observation) =>
      (observation.roles.length === 0 || fitsOne(roles, observation.roles)) &&
      (observation.projects.length === 0 || fitsOne(projects, observation.projects)),
    isOfGrants: projects.length + roles.length > 0 || !anyManager,
  };
}

/** The first pattern that fits nothing, which is a mistake more often than an answer. */
export function unfitting(
  state: AccessState,
  { principals, projects, roles }: Narrowing,
): { readonly option: 'principal' | 'project' | 'role'; readonly pattern: string } | undefined {
  const known = [
    { option: 'principal', patterns: principals, keys: state.principals.keys(), of: namesOfPrincipal },
    { option: 'project', patterns: projects, keys: [null, ...state.projects.keys()], of: projectsOf },
    {
      option: 'role',
      patterns: roles,
      keys: state.roles.keys(),
      of: (_: AccessState, key: Key) => rolesOf(state, [key]),
    },
  ] as const;
  for (const { option, patterns, keys, of } of known) {
    if (patterns.length === 0) continue;
    const names = [...keys].flatMap((key) => of(state, key as Key));
    for (const pattern of patterns) if (!fitsName(pattern, names)) return { option, pattern };
  }
  return undefined;
}
