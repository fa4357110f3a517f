import type { Scope } from '../../access-model/access-table.ts';
import type { Grant } from '../../access-model/decide.ts';
import { grantOnWire, wireEnd } from '../access/grant.ts';
import type { Asked, Outcome, Reason } from './question.ts';
import type { Explanation } from './schemas.ts';
import { type Snapshot, smallestRoleFor } from './snapshot.ts';

/** What clients make up is shown to people: as much of it as a name has. */
const shown = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

const where = ({ projects }: Snapshot, scope: Scope) =>
  scope === null ? 'in the whole environment' : `in the project ${projects.get(scope) ?? scope}`;

type Denied = Extract<Outcome, { allowed: false }>;

const sentences: Record<Reason, (snapshot: Snapshot, asked: Asked, denied: Denied) => string> = {
  unknown_permission: ({ edition }, { permission }) =>
    `the edition ${edition.id} has no permission ${shown(permission)}`,
  unknown_project: () => 'the environment has no such project',
  unknown_resource: () => 'this is not the environment that the credential belongs to',
  destination_missing: (_, { permission }) =>
    `${permission} needs the project that it leads to, in action.properties.to_project`,
  unknown_principal: () => 'the environment has no such member or service account',
  principal_not_active: (_, { principal }) => `${principal?.name} is ${principal?.status}`,
  assignment_expired: (snapshot, { principal, permission }, { scope, grant }) =>
    `the role assignment that gave ${principal?.name} ${permission} ${where(snapshot, scope)} ended at ${wireEnd(grant?.assignment.expiresAt ?? null)}`,
  other_scope: (snapshot, { principal, permission }, { scope, grant }) =>
    `${principal?.name} holds ${permission} ${where(snapshot, grant?.assignment.projectId ?? null)}, not ${where(snapshot, scope)}`,
  not_granted: (snapshot, { principal, permission }, { scope }) =>
    `no role assignment gives ${principal?.name ?? 'the subject'} ${permission} ${where(snapshot, scope)}`,
};

/** What would not be said of somebody without telling what they are elsewhere. */
const tellsMore: readonly Reason[] = ['unknown_principal', 'principal_not_active', 'other_scope'];

const helpedByRole: readonly Reason[] = ['assignment_expired', 'other_scope', 'not_granted'];

/**
 * Why the answer is what it is.
 *
 * @param everything false: the asker may know of the scope asked about, and nothing of who is what elsewhere
 */
export function explain(
  snapshot: Snapshot,
  asked: Asked,
  outcome: Outcome,
  everything: boolean,
): Explanation {
  if (outcome.allowed) return explainGrant(snapshot, asked, outcome.grants);
  if (everything || asked.fault) return explainDenial(snapshot, asked, outcome);
  const { scope, reason, grant } = outcome;
  const hidden = tellsMore.includes(reason);
  return explainDenial(
    snapshot,
    { ...asked, principal: undefined },
    {
      allowed: false,
      scope,
      reason: hidden ? 'not_granted' : reason,
      grant: hidden ? undefined : grant,
    },
  );
}

function explainGrant(snapshot: Snapshot, asked: Asked, grants: readonly Grant[]): Explanation {
  const places = asked.scopes.map((scope) => where(snapshot, scope)).join(' and ');
  const roles = [...new Set(grants.map(({ role }) => role.name))].join(' and ');
  return {
    reason: 'granted',
    message: `${asked.principal?.name} holds ${asked.permission} ${places} by the role ${roles}`,
    granted_by: grants.map(grantOnWire),
  };
}

function explainDenial(snapshot: Snapshot, asked: Asked, denied: Denied): Explanation {
  const { reason, scope, grant } = denied;
  const { permission, principal } = asked;
  const role = helpedByRole.includes(reason) ? smallestRoleFor(snapshot, permission, scope) : undefined;
  return {
    reason,
    message: sentences[reason](snapshot, asked, denied),
    missing: { permission, project_id: scope },
    ...(reason === 'principal_not_active' && principal && { status: principal.status }),
    ...(grant && { role_assignment: grantOnWire(grant) }),
    ...(role && {
      smallest_role: {
        role_id: role.id,
        role_name: role.name,
        project_id: role.scopeKind === 'project' ? scope : null,
      },
    }),
  };
}
