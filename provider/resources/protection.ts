import { error, type Finding } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { idOf, nameOf } from './object.ts';
import { refuseOwnMisfit } from './own-identity.ts';
import { refuseOwnLastRole, refuseOwnRoleLoss } from './own-role.ts';

/** Refuses to delete or replace what the state protects. */
export function refuseProtected(
  { definition }: ResourceType,
  prior: CtyObject,
  verb: 'delete' | 'replace',
): Finding[] {
  if (prior['deletion_protection'] !== true) return [];
  const what = nameOf(definition, idOf(prior));
  return [
    error(
      `Cannot ${verb} ${what}: it is protected`,
      `"deletion_protection" is true. To ${verb} it after all, set deletion_protection = false and apply that first.`,
      'deletion_protection',
    ),
  ];
}

/**
 * Refuses what would take away the ground the plan stands on: the principal or the access key that Terraform itself
 * acts with, or the last role by which it may grant roles. Applying it would stop half-way, with nobody left to go on.
 */
export async function refuseOwnEnd(
  session: Session,
  { definition }: ResourceType,
  prior: CtyObject,
  doing: 'delete' | 'disable',
): Promise<Finding[]> {
  if (definition.name === 'role_assignment') return refuseOwnLastRole(session, prior);
  const id = idOf(prior);
  const actor = actors.get(definition.name);
  if (id === null || actor === undefined) return [];
  const { principalId, credentialId } = await session.caller();
  // A key that still works after its rotation goes along with the one that took its place.
  const previous = doing === 'delete' ? prior['previous_access_key_id'] : undefined;
  const own = [id, previous].find((each) =>
    [principalId, credentialId, session.credentialId].some((one) => one === each),
  );
  if (typeof own !== 'string') return [];
  const what = nameOf(definition, id);
  const it = own === id ? 'It' : `${own}, which it took the place of and which goes along with it,`;
  return [
    error(
      `Cannot ${doing} ${what}: this run depends on ${own === id ? 'it' : own}`,
      `${it} is ${actor}, so the apply would lock itself out on the way. Run terraform as another principal, or leave it out of the configuration (terraform state rm forgets it without deleting it).`,
      doing === 'disable' ? 'status' : undefined,
    ),
  ];
}

/**
 * The same of an update: what would disable that principal or key, shut out the token that Terraform acts by, or take
 * the right to grant roles out of the own role.
 */
export async function refuseOwnLoss(
  session: Session,
  resource: ResourceType,
  prior: CtyObject,
  planned: CtyObject,
): Promise<Finding[]> {
  if (resource.definition.name === 'role') return refuseOwnRoleLoss(session, prior, planned);
  const disables = planned['status'] === 'disabled' && prior['status'] !== 'disabled';
  if (disables) return refuseOwnEnd(session, resource, prior, 'disable');
  return resource.definition.name === 'workload_identity' ? refuseOwnMisfit(session, prior, planned) : [];
}

/** What Terraform acts as or by, by the definition's name. */
const actors: ReadonlyMap<string, string> = new Map([
  ['member', 'the principal that Terraform acts as'],
  ['service_account', 'the principal that Terraform acts as'],
  ['access_key', 'the access key that Terraform signs with'],
  ['workload_identity', 'the workload identity by which Terraform acts'],
]);
