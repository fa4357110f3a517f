import type { Scope } from '../../access-model/access-table.ts';
import { type Grant, grantsOf } from '../../access-model/decide.ts';
import { type HoldersQuestion, holdersIn } from '../../access-model/holders.ts';
import { authorize, isAllowed } from '../access/authorize.ts';
import { grantOnWire, wireEnd } from '../access/grant.ts';
import type { Answer, SnapshotCall } from '../context.ts';
import { pageAnswer, pageOf } from '../http/paging.ts';
import { fieldProblem, notFound } from '../http/problem.ts';

type Snapshot = SnapshotCall['snapshot'];
type ItemCall<Query = unknown> = SnapshotCall<{ id: string }, Query>;

const presentPrincipal = ({ id, kind, name }: { id: string; kind: string; name: string }) => ({
  principal_id: id,
  kind,
  name,
});

const projectName = ({ projects }: Snapshot, id: Scope) => (id === null ? null : (projects.get(id) ?? null));

/** An assignment in the whole environment counts in each of its projects. */
const countsIn =
  (scope: Scope) =>
  ({ assignment: { projectId } }: Grant) =>
    projectId === null || projectId === scope;

/** What the grants give together. An Administrator holds permissions of other editions too: here they mean nothing. */
const permissionsOf = ({ edition }: Snapshot, grants: readonly Grant[]): string[] =>
  [...edition.permissions.keys()]
    .filter((permission) => grants.some(({ role }) => role.permissions.has(permission)))
    .sort();

/** A typing error must not pass for "nobody" or "nowhere". */
function requirePermission({ edition }: Snapshot, permission: string): void {
  if (edition.permissions.has(permission)) return;
  const message = `names nothing that the edition ${edition.id} has: ${permission}`;
  throw fieldProblem('unknown_reference', 'permission', message);
}

const answerOf = (call: SnapshotCall, page: Answer, beside: object = {}): Answer => ({
  ...page,
  body: { ...beside, ...(page.body as object), freshness: call.freshness },
});

interface PrincipalAccessQuery {
  readonly permission?: string;
  readonly project_id?: string;
}

/** The scopes to list with what counts in each of them: those that something was assigned in, or the one asked about. */
function scopesOfPrincipal(call: ItemCall<PrincipalAccessQuery>): { scope: Scope; grants: Grant[] }[] {
  const { snapshot, params, query } = call;
  const { permission, project_id: asked } = query;
  const grants = grantsOf(snapshot.access, { principalId: params.id, at: call.now.getTime() });
  const byScope = Map.groupBy(grants, ({ assignment }) => assignment.projectId);
  const everywhere = byScope.get(null) ?? [];
  let scopes = [...byScope.keys()];
  if (asked !== undefined) {
    // The filter finds no project that the caller could not find otherwise.
    const isVisible = snapshot.projects.has(asked) && isAllowed(call, 'project.list', asked);
    scopes = byScope.has(asked) || (isVisible && everywhere.length > 0) ? [asked] : [];
  }
  return scopes
    .map((scope) => ({
      scope,
      grants: scope === null ? everywhere : [...everywhere, ...(byScope.get(scope) ?? [])],
    }))
    .filter(
      (found) =>
        permission === undefined || found.grants.some(({ role }) => role.permissions.has(permission)),
    );
}

/** Sorts before the id of every project. */
const environmentPlace = 'environment';

/** What a member or service account may do now: in the whole environment, then project by project. */
export async function listPrincipalAccess(call: ItemCall<PrincipalAccessQuery>): Promise<Answer> {
  const { snapshot, params, query } = call;
  const principal = snapshot.principals.get(params.id);
  if (!principal) throw notFound(call.operation.tag.replaceAll('_', ' '));
  if (query.permission !== undefined) requirePermission(snapshot, query.permission);
  const { after, size } = pageOf(call);
  const rows = scopesOfPrincipal(call)
    .map((found) => ({ ...found, id: found.scope ?? environmentPlace }))
    .filter(({ id }) => id > after)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const page = pageAnswer(call, size, rows, ({ scope, grants }) => ({
    project_id: scope,
    project_name: projectName(snapshot, scope),
    permissions: permissionsOf(snapshot, grants),
    role_assignments: grants.map(grantOnWire),
  }));
  return answerOf(call, page, { ...presentPrincipal(principal), status: principal.status });
}

/** A page of principals, of whom nothing is worked out before it is known that they stand on it. */
function principalsPage(
  call: SnapshotCall,
  question: Omit<HoldersQuestion, 'at'>,
  present: (grants: readonly Grant[]) => object,
): Answer {
  const { snapshot } = call;
  const { permission } = question;
  const at = call.now.getTime();
  const { after, size } = pageOf(call);
  const ids = holdersIn(snapshot.access, { ...question, at }, { after, most: size + 1 });
  const rows = ids.flatMap((id) => snapshot.principals.get(id) ?? []);
  const page = pageAnswer(call, size, rows, (principal) => ({
    ...presentPrincipal(principal),
    ...present(
      grantsOf(snapshot.access, {
        principalId: principal.id,
        at,
        ...(permission !== undefined && { permission }),
      }),
    ),
  }));
  return answerOf(call, page);
}

/** Who may do anything in a project now, and what: by assignments in it and in the whole environment. */
export async function listProjectAccess(call: ItemCall): Promise<Answer> {
  const { snapshot, params } = call;
  const { id: scope } = params;
  if (!snapshot.projects.has(scope)) throw notFound('project');
  return principalsPage(call, { scope }, (grants) => {
    const counting = grants.filter(countsIn(scope));
    return {
      permissions: permissionsOf(snapshot, counting),
      role_assignments: counting.map(grantOnWire),
    };
  });
}

/** Between the two ids of a place in the list of who holds a role: less than every character of an id. */
const separator = '/';

/** The assignments that give the role, by principal: those after the place, as many as asked for or a few more. */
function rowsOfRole({ snapshot, params, now }: ItemCall, place: string, most: number) {
  const at = now.getTime();
  const [reached = ''] = place.split(separator);
  const question = { scope: 'anywhere', roleId: params.id, at } as const;
  // One more than there are rows: the one that the page before ended with may have no assignment left.
  const part = { most: most + 1, accept: (id: string) => id >= reached };
  return holdersIn(snapshot.access, question, part).flatMap((principalId) => {
    const principal = snapshot.principals.get(principalId);
    return grantsOf(snapshot.access, { principalId, at })
      .filter(({ role }) => role.id === params.id)
      .flatMap(({ assignment }) =>
        principal ? [{ id: principalId + separator + assignment.id, principal, assignment }] : [],
      )
      .filter(({ id }) => id > place)
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  });
}

/** Who holds a role now, and where. */
export async function listRoleAccess(call: ItemCall): Promise<Answer> {
  const { snapshot, params } = call;
  if (!snapshot.roles.has(params.id)) throw notFound('role');
  const { after, size } = pageOf(call);
  const rows = rowsOfRole(call, after, size + 1);
  const page = pageAnswer(call, size, rows, ({ principal, assignment }) => ({
    role_assignment_id: assignment.id,
    ...presentPrincipal(principal),
    project_id: assignment.projectId,
    project_name: projectName(snapshot, assignment.projectId),
    expires_at: wireEnd(assignment.expiresAt),
  }));
  return answerOf(call, page);
}

interface HoldersQuery {
  readonly permission: string;
  readonly project_id?: string;
}

/** Who holds a permission now, in a project or in the whole environment, and by which assignments. */
export async function listPermissionHolders(call: SnapshotCall<unknown, HoldersQuery>): Promise<Answer> {
  const { snapshot, query } = call;
  const { permission, project_id: scope = null } = query;
  // Whoever cannot see the project is not told that it exists.
  if (scope !== null && !(snapshot.projects.has(scope) && isAllowed(call, 'project.list', scope)))
    throw fieldProblem('not_found', 'project_id', `names nothing in this environment: ${scope}`);
  authorize(call, 'member.list', scope);
  requirePermission(snapshot, permission);
  return principalsPage(call, { scope, permission }, (grants) => ({
    role_assignments: grants.filter(countsIn(scope)).map(grantOnWire),
  }));
}
