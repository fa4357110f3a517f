import type { AccessState, Key, PrincipalState } from './access-state.ts';

const idOfPrincipal = /^(mem|sa)_/;

/** A plan by itself knows nothing of those whom its configuration does not manage but their ids. */
const strangerOf = (id: string): PrincipalState => ({
  key: id,
  id,
  kind: id.startsWith('sa_') ? 'service_account' : 'member',
  name: id,
  username: null,
  displayName: null,
  status: 'active',
  lastActiveAt: undefined,
  createdAt: null,
});

/** The state with those who are spoken of and are not in it: what becomes of them is told by their ids. */
export function withStrangers(state: AccessState, spokenOf: Iterable<Key>): AccessState {
  const strangers = [...new Set(spokenOf)].filter(
    (key) => idOfPrincipal.test(key) && !state.principals.has(key),
  );
  if (strangers.length === 0) return state;
  const principals = [...state.principals, ...strangers.map((key) => [key, strangerOf(key)] as const)];
  return { ...state, principals: new Map(principals) };
}
