import { editionOf, ownPermission } from '../../access-model/editions.ts';
import { error, type Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import { idOf, isJsonObject, type JsonObject } from './object.ts';

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
  try {
    const { permissions, grants } = await heldWhere(session, principalId, project);
    const role = await rightOf(session, project === null ? 'member.manage' : 'project.members.manage');
    const own = grants.find(({ role_assignment_id }) => role_assignment_id === id);
    if (!own || !(role.predefinedGives(own) ?? permissions.includes(role.permission))) return [];
    for (const other of grants)
      if (!session.ownRolesEnding.has(String(other['role_assignment_id'])) && (await role.gives(other)))
        return [];
    return [lastRole(id, principalId, project)];
  } catch {
    // What could not be found out refuses nothing: the API has the last word.
    return [];
  }
}

/** What the principal holds there now, and by which assignments, those in the whole environment among them. */
async function heldWhere(session: Session, principalId: string, project: unknown) {
  const kind = principalId.startsWith('mem_') ? 'members' : 'service_accounts';
  const query = typeof project === 'string' ? { project_id: project } : { page_size: 1 };
  const path = `/v1/${kind}/${encodeURIComponent(principalId)}/access`;
  const { body } = await session.call({ method: 'GET', path, query });
  // The whole environment comes first, if anything is held there.
  const [first] = objectsIn(body, 'items');
  const item = first?.['project_id'] === project ? first : undefined;
  const permissions = Array.isArray(item?.['permissions']) ? item['permissions'] : [];
  return { permissions, grants: objectsIn(item, 'role_assignments') };
}

/** By which roles a right is held, by the word that the edition has for it. */
async function rightOf(session: Session, guard: 'member.manage' | 'project.members.manage') {
  const { edition } = await session.caller();
  const permission = ownPermission(edition, guard);
  const predefinedGives = ({ role_id }: JsonObject) =>
    editionOf(edition).roles.get(String(role_id))?.permissions.has(permission);
  /** Also when it cannot be found out. */
  const customGives = async ({ role_id }: JsonObject): Promise<boolean> => {
    const path = `/v1/roles/${encodeURIComponent(String(role_id))}`;
    const { body } = await session.call({ method: 'GET', path });
    const held = isJsonObject(body) ? body['effective_permissions'] : undefined;
    return !Array.isArray(held) || held.includes(permission);
  };
  const gives = async (grant: JsonObject) => predefinedGives(grant) ?? (await customGives(grant));
  return { permission, predefinedGives, gives };
}

function objectsIn(body: unknown, name: string): JsonObject[] {
  const list = isJsonObject(body) ? body[name] : undefined;
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function lastRole(id: string, principalId: string, project: unknown): Finding {
  const where = project === null ? 'in the whole environment' : `in ${String(project)}`;
  return error(
    `Cannot delete the role assignment ${id}: this run depends on it`,
    `It is the last one by which ${principalId}, whom Terraform acts as, may grant roles ${where}: the apply would lock itself out on the way. Give them another such role first and apply that, run terraform as another principal, or leave the assignment out of the configuration (terraform state rm forgets it without deleting it).`,
  );
}
