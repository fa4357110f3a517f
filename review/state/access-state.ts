import type { Edition, Role } from '../../access-model/editions.ts';
import type { PrincipalKind } from '../report.ts';

/** Stands for an object within a review: its id, or while it has none the address of the resource that makes it. */
export type Key = string;

/** The key, if it is an id and not an address. */
export const realId = (key: unknown): string | null =>
  typeof key === 'string' && !key.includes('.') ? key : null;

export interface PrincipalState {
  readonly key: Key;
  readonly id: string | null;
  readonly kind: PrincipalKind;
  /** The e-mail address of a member, the name of a service account. */
  readonly name: string;
  readonly username: string | null;
  readonly displayName: string | null;
  readonly status: 'pending' | 'active' | 'disabled';
  /** Null: never. Undefined: nothing says. */
  readonly lastActiveAt: string | null | undefined;
  readonly createdAt: string | null;
}

export interface ProjectState {
  readonly key: Key;
  readonly id: string | null;
  readonly name: string;
}

export interface RoleState extends Role {
  readonly key: Key;
  readonly isCustom: boolean;
  /** Of a custom role, the permissions that it was written with, wildcards and those of other editions among them. */
  readonly written: readonly string[];
}

export interface AssignmentState {
  readonly key: Key;
  readonly id: string | null;
  readonly principal: Key;
  readonly role: Key;
  /** Null: the whole environment. */
  readonly project: Key | null;
  /** Milliseconds since 1970; null: it has no end. */
  readonly end: number | null;
  /** Whether the end is known before the apply. */
  readonly endKnown: boolean;
  readonly reason: string | null;
  readonly since: string | null;
  /** Whether the sign-ins of an SSO connection gave it. */
  readonly byGroup: boolean;
  /** The resource of the plan that declares it. */
  readonly address: string | null;
  readonly byReference: boolean;
}

export interface AccessKeyState {
  readonly key: Key;
  readonly id: string | null;
  readonly account: Key;
  readonly end: number | null;
  /** Whether the end is known before the apply. */
  readonly endKnown: boolean;
  readonly isActive: boolean;
  readonly createdAt: string | null;
  /** Null: never. Undefined: nothing says. */
  readonly lastUsedAt: string | null | undefined;
  readonly address: string | null;
}

/** What an environment holds, as far as access depends on it, at one time. */
export interface AccessState {
  readonly edition: Edition;
  readonly principals: ReadonlyMap<Key, PrincipalState>;
  readonly projects: ReadonlyMap<Key, ProjectState>;
  readonly roles: ReadonlyMap<Key, RoleState>;
  readonly assignments: ReadonlyMap<Key, AssignmentState>;
  readonly accessKeys: ReadonlyMap<Key, AccessKeyState>;
}

/** The same while a plan is applied to it. */
export interface ChangingState {
  readonly edition: Edition;
  readonly principals: Map<Key, PrincipalState>;
  readonly projects: Map<Key, ProjectState>;
  readonly roles: Map<Key, RoleState>;
  readonly assignments: Map<Key, AssignmentState>;
  readonly accessKeys: Map<Key, AccessKeyState>;
}

export const copyOf = (state: AccessState): ChangingState => ({
  edition: state.edition,
  principals: new Map(state.principals),
  projects: new Map(state.projects),
  roles: new Map(state.roles),
  assignments: new Map(state.assignments),
  accessKeys: new Map(state.accessKeys),
});

/** By the principal that holds them. */
export const assignmentsByPrincipal = ({
  assignments,
}: Pick<AccessState, 'assignments'>): Map<Key, AssignmentState[]> =>
  Map.groupBy(assignments.values(), ({ principal }) => principal);
