import { editionOf, ownPermission } from '../../access-model/editions.ts';
import { expandPermissions } from '../../access-model/permission-patterns.ts';
import { listAll } from '../../client/list.ts';
import { error, type Finding } from '../diagnostics.ts';
import { type CtyObject, isWhollyKnown } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import { differs, idOf, isJsonObject, type JsonObject } from './object.ts';

/**
 * Refuses to take from whom Terraform acts as the last role assignment by which they may grant roles: whatever the
 * apply has still to do after that would be refused, and so would every later one.
 */
export async function refuseOwnLastRole(session: Session, assignment: CtyObject): Promise<Finding[]> {
  const id = idOf(assignment);
  const { principalId } = await session.caller();
  if (id === null || principalId === '' || assignment['principal_id'] !== principalId) return [];
  session.ownRolesEnding.add(id);
  const project = assignment['project_id'] ?? null;
  const isOwn = ({ role_assignment_id }: JsonObject) => role_assignment_id === id;
  return (await endsLastRight(session, project, isOwn)) ? [lastRole(id, principalId, project)] : [];
}

/** The same of a set that names who holds a role in a project, and whom Terraform acts as no more. */
export async function refuseOwnLastMembership(
  session: Session,
  place: { readonly project_id: string; readonly role_id: string },
  losing: readonly string[],
): Promise<Finding[]> {
  const { principalId } = await session.caller();
  if (principalId === '' || !losing.includes(principalId)) return [];
  const isOwn = ({ role_id }: JsonObject) => role_id === place.role_id;
  const isLast = await endsLastRight(session, place.project_id, isOwn);
  return isLast ? [lastMembership(place, principalId)] : [];
}

/** Whether the own right to grant roles at a place ends with these assignments. */
async function endsLastRight(
  session: Session,
  project: unknown,
  isOwn: (grant: JsonObject) => boolean,
): Promise<boolean> {
  try {
    const { principalId } = await session.caller();
    const query = typeof project === 'string' ? { project_id: project } : { page_size: 1 };
    // The whole environment comes first, if anything is held there.
    const { value: first } = await placesHeld(session, principalId, query).next();
    if (!first || first.project !== project) return false;
    const { permissions, grants } = first;
    const right = await rightOf(session, project === null ? 'environment' : 'project');
    const own = grants.find(isOwn);
    if (!own) return false;
    session.ownRolesEnding.add(String(own['role_assignment_id']));
    if (!(right.predefinedGives(own) ?? permissions.includes(right.permission))) return false;
    return !(await right.stays(grants));
  } catch {
    // What could not be found out refuses nothing: the API has the last word.
    return false;
  }
}

/** Refuses to take the right to grant roles out of a role, where it is the last one that gives it to whom Terraform acts as. */
export async function refuseOwnRoleLoss(
  session: Session,
  prior: CtyObject,
  planned: CtyObject,
): Promise<Finding[]> {
  const id = idOf(prior);
  const declared = planned['permissions'] ?? null;
  if (id === null || !differs(prior['permissions'], declared)) return [];
  if (!Array.isArray(declared) || !isWhollyKnown(declared)) return [];
  const { principalId, edition } = await session.caller();
  if (principalId === '') return [];
  try {
    const { permissions } = expandPermissions(editionOf(edition), declared as readonly string[]);
    session.rolesPlanned.set(id, permissions);
    const scopeKind = prior['scope_kind'] === 'project' ? 'project' : 'environment';
    const right = await rightOf(session, scopeKind);
    const { permission } = right;
    const before = prior['effective_permissions'];
    if (!Array.isArray(before) || !before.includes(permission) || permissions.includes(permission)) return [];
    for await (const { project, grants } of placesHeld(session, principalId, { permission })) {
      const isOwn = grants.some(({ role_id }) => role_id === id);
      if ((project === null) !== (scopeKind === 'environment') || !isOwn) continue;
      if (!(await right.stays(grants))) return [roleLosesRight(id, principalId, project, permission)];
    }
    return [];
  } catch {
    return [];
  }
}

interface Place {
  /** Null: the whole environment. */
  readonly project: unknown;
  readonly permissions: readonly unknown[];
  /** By which assignments, those in the whole environment among them. */
  readonly grants: readonly JsonObject[];
}

/** What the principal holds now, place by place. */
async function* placesHeld(
  session: Session,
  principalId: string,
  query: Readonly<Record<string, string | number>>,
): AsyncGenerator<Place, undefined> {
  const kind = principalId.startsWith('mem_') ? 'members' : 'service_accounts';
  const path = `/v1/${kind}/${encodeURIComponent(principalId)}/access`;
  for await (const item of listAll(session.call, path, query)) {
    const { project_id, permissions, role_assignments } = isJsonObject(item) ? item : {};
    yield {
      project: project_id,
      permissions: Array.isArray(permissions) ? permissions : [],
      grants: Array.isArray(role_assignments) ? role_assignments.filter(isJsonObject) : [],
    };
  }
}

const guards = { environment: 'member.manage', project: 'project.members.manage' } as const;

/** The right to grant roles, by the word that the edition has for it, and by which roles it is held. */
async function rightOf(session: Session, scopeKind: keyof typeof guards) {
  const { edition } = await session.caller();
  const permission = ownPermission(edition, guards[scopeKind]);
  const predefinedGives = ({ role_id }: JsonObject) =>
    editionOf(edition).roles.get(String(role_id))?.permissions.has(permission);
  /** Also when it cannot be found out. */
  const customGives = async ({ role_id }: JsonObject): Promise<boolean> => {
    const id = String(role_id);
    if (session.rolesPlanned.get(id)?.includes(permission) === false) return false;
    const path = `/v1/roles/${encodeURIComponent(id)}`;
    const { body } = await session.call({ method: 'GET', path });
    const held = isJsonObject(body) ? body['effective_permissions'] : undefined;
    return !Array.isArray(held) || held.includes(permission);
  };
  /** Whether one of them gives it still when all that is planned is done. */
  const stays = async (grants: readonly JsonObject[]): Promise<boolean> => {
    for (const grant of grants) {
      if (session.ownRolesEnding.has(String(grant['role_assignment_id']))) continue;
      if (predefinedGives(grant) ?? (await customGives(grant))) return true;
    }
    return false;
  };
  return { permission, predefinedGives, stays };
}

const lastOne = (principalId: string, project: unknown) =>
  `It is the last one by which ${principalId}, whom Terraform acts as, may grant roles ${project === null ? 'in the whole environment' : `in ${String(project)}`}`;

const lastRole = (id: string, principalId: string, project: unknown): Finding =>
  error(
    `Cannot delete the role assignment ${id}: this run depends on it`,
    `${lastOne(principalId, project)}: the apply would lock itself out on the way. Give them another such role first and apply that, run terraform as another principal, or leave the assignment out of the configuration (terraform state rm forgets it without deleting it).`,
  );

const lastMembership = (
  { project_id, role_id }: { readonly project_id: string; readonly role_id: string },
  principalId: string,
): Finding =>
  error(
    `Cannot take ${role_id} in ${project_id} from ${principalId}: this run depends on it`,
    `${lastOne(principalId, project_id)}: the apply would lock itself out on the way. Keep them in "principal_ids", give them another such role first and apply that, run terraform as another principal, or leave the set out of the configuration (terraform state rm forgets it without changing it).`,
    'principal_ids',
  );

const roleLosesRight = (id: string, principalId: string, project: unknown, permission: string): Finding =>
  error(
    `Cannot update the role ${id}: this run depends on it`,
    `${lastOne(principalId, project)}, and without ${permission} they could not: the apply would lock itself out on the way. Keep ${permission} in "permissions", give them another such role first and apply that, run terraform as another principal, or leave the role out of the configuration (terraform state rm forgets it without deleting it).`,
    'permissions',
  );
