import type { AccessState, AssignmentState, Key } from '../state/access-state.ts';

/** What people call things, before and after: what is gone has the name that it had. */
export interface Names {
  /** Of a principal, a project or a role; the key itself where there is no such thing. */
  readonly of: (key: Key) => string;
  /** As in `Project User in payments`, `Administrator in the environment`. */
  readonly grant: (grant: Pick<AssignmentState, 'role' | 'project'>) => string;
}

export function createNames(before: AccessState, after: AccessState): Names {
  const of = (key: Key) => {
    for (const state of [after, before]) {
      const found = state.principals.get(key) ?? state.projects.get(key) ?? state.roles.get(key);
      if (found) return found.name;
    }
    return key;
  };
  return {
    of,
    grant: ({ role, project }) => `${of(role)} in ${project === null ? 'the environment' : of(project)}`,
  };
}
