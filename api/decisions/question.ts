import type { Scope } from '../../access-model/access-table.ts';
import { type DenialReason, decide, type Grant } from '../../access-model/decide.ts';
import { hasDestination } from '../../access-model/destination.ts';
import { ProblemError } from '../http/problem.ts';
import type { AccessRequest, Entity } from './schemas.ts';
import type { KnownPrincipal, Snapshot } from './snapshot.ts';

/** What cannot be allowed because it names something that the environment does not have. */
type Fault = 'unknown_permission' | 'unknown_project' | 'unknown_resource' | 'destination_missing';

export type Reason = DenialReason | Fault;

/** An access request in the words of the access model. */
export interface Asked {
  /** `undefined`: there is no such subject. */
  readonly principal: KnownPrincipal | undefined;
  readonly permission: string;
  /** Where the permission must be held: in each of these. */
  readonly scopes: readonly Scope[];
  readonly fault?: Fault;
}

export type Outcome =
  | { readonly allowed: true; readonly grants: readonly Grant[] }
  | {
      readonly allowed: false;
      readonly reason: Reason;
      /** The scope in which it is missing. */
      readonly scope: Scope;
      readonly grant?: Grant | undefined;
    };

/** Members by id or e-mail address in any letter case, service accounts by id. */
function principalOf(snapshot: Snapshot, { type, id }: Entity): KnownPrincipal | undefined {
  const byId = snapshot.principals.get(id);
  if (byId) return byId.kind === type ? byId : undefined;
  if (type !== 'member') return undefined;
  return snapshot.principals.get(snapshot.memberIds.get(id.toLowerCase()) ?? '');
}

type Place = { readonly scope: Scope } | { readonly fault: Fault };

function placeOf(snapshot: Snapshot, project: unknown, pointer: string): Place {
  if (typeof project !== 'string')
    throw new ProblemError('malformed_request', `${pointer} must be the id of a project, as text`, {
      errors: [{ pointer, code: 'invalid_value', message: 'must be the id of a project, as text' }],
    });
  return snapshot.projects.has(project) ? { scope: project } : { fault: 'unknown_project' };
}

/** A project and the environment are resources themselves; all others say in which project they are. */
function placeOfResource(snapshot: Snapshot, { type, id, properties }: Entity): Place {
  if (type === 'project') return snapshot.projects.has(id) ? { scope: id } : { fault: 'unknown_project' };
  if (type === 'environment')
    return id === snapshot.environmentId || id === snapshot.slug
      ? { scope: null }
      : { fault: 'unknown_resource' };
  const project = properties?.['project'];
  return project === undefined ? { scope: null } : placeOf(snapshot, project, '/resource/properties/project');
}

/**
 * What a request asks: of whom, which permission, where.
 *
 * @throws ProblemError `malformed_request` for a project that is no text
 */
export function interpret(snapshot: Snapshot, { subject, action, resource }: AccessRequest): Asked {
  const principal = principalOf(snapshot, subject);
  const permission = action.name;
  const faulty = (fault: Fault): Asked => ({ principal, permission, scopes: [null], fault });
  const place = placeOfResource(snapshot, resource);
  if ('fault' in place) return faulty(place.fault);
  if (!snapshot.edition.permissions.has(permission))
    return { principal, permission, scopes: [place.scope], fault: 'unknown_permission' };
  if (!hasDestination(permission)) return { principal, permission, scopes: [place.scope] };
  const to = action.properties?.['to_project'];
  if (to === undefined) return { principal, permission, scopes: [place.scope], fault: 'destination_missing' };
  const destination = placeOf(snapshot, to, '/action/properties/to_project');
  if ('fault' in destination) return faulty(destination.fault);
  return { principal, permission, scopes: [place.scope, destination.scope] };
}

/** Decides what was asked, by `decide()` and nothing else. */
export function answer({ access }: Snapshot, asked: Asked, at: number): Outcome {
  const { principal, permission, scopes, fault } = asked;
  const [first = null] = scopes;
  if (fault) return { allowed: false, reason: fault, scope: first };
  if (!principal) return { allowed: false, reason: 'unknown_principal', scope: first };
  const grants: Grant[] = [];
  for (const scope of scopes) {
    const decision = decide(access, { principalId: principal.id, permission, scope, at });
    if (!decision.allowed) return { allowed: false, reason: decision.reason, scope, grant: decision.grant };
    grants.push(decision);
  }
  return { allowed: true, grants };
}

/** The same question, and its answer, as if the project that it names did not exist. */
export const inUnknownProject = (asked: Asked): readonly [Asked, Outcome] => [
  { ...asked, scopes: [null], fault: 'unknown_project' },
  { allowed: false, reason: 'unknown_project', scope: null },
];
