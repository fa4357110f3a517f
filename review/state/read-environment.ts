import { editionIds, editionOf } from '../../access-model/editions.ts';
import { type Progress, readCollections } from '../../client/read-collections.ts';
import type { SigningOptions } from '../../client/transport.ts';
import {
  accessKey,
  member,
  project,
  role,
  roleAssignment,
  serviceAccount,
  ssoConnection,
  workloadIdentity,
} from '../../provider-schema/catalogue.ts';
import type { StateResource } from '../plan/plan-file.ts';
import type { Report } from '../report.ts';
import type { AccessState } from './access-state.ts';
import { type StateObject, stateFromObjects } from './from-objects.ts';

/** The environment as it is before the change. */
export interface Present {
  readonly state: AccessState;
  readonly environment: Report['environment'];
  readonly notes: readonly string[];
  /** The id of a role → how many SSO connections give it, as far as they were looked at. */
  readonly connections: ReadonlyMap<string, number>;
}

/** Why there is nothing to review against, in words. */
export class NoEnvironment extends Error {}

/** Without these there is no review; of the others it is said that they could not be looked at. */
const needed = [project, member, serviceAccount, role, roleAssignment];
const wanted = [...needed, accessKey, workloadIdentity];

const wordsOf = (plural: string) => plural.replaceAll('_', ' ');

const givenIn = (connection: StateObject, field: string) =>
  (Array.isArray(connection[field]) ? connection[field] : []) as readonly { readonly role_id?: unknown }[];

/** The id of a role → how many of the SSO connections give it. */
function usesIn(connections: readonly StateObject[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const connection of connections) {
    const given = [...givenIn(connection, 'default_roles'), ...givenIn(connection, 'group_roles')];
    for (const role of new Set(given.map(({ role_id }) => String(role_id))))
      uses.set(role, (uses.get(role) ?? 0) + 1);
  }
  return uses;
}

/**
 * Reads what an environment holds from the API. The right to see members, projects and service accounts is enough.
 *
 * @param withConnections whether SSO connections are looked at, too, which takes another right
 * @throws NoEnvironment where a permission is missing without which nothing can be said; the errors of the client
 */
export async function readFromApi(
  options: SigningOptions,
  progress: Progress,
  withConnections = false,
): Promise<Present> {
  const collections = (withConnections ? [...wanted, ssoConnection] : wanted).map(({ name, plural }) => ({
    name,
    words: wordsOf(plural),
    path: `/v1/${plural}`,
  }));
  const read = await readCollections(options, collections, progress);
  const notes: string[] = [];
  for (const { name, words } of collections) {
    const problem = read.refused.get(name)?.problem;
    if (!problem) continue;
    const says = `reading the ${words} takes the permission ${problem.missing_permission}, which ${read.caller.name} does not hold`;
    if (needed.some((definition) => definition.name === name))
      throw new NoEnvironment(`${says}: give it a role that has it`);
    notes.push(`The ${words} were not looked at: ${says}.`);
  }
  if (!read.steady)
    notes.push('The environment changed each time it was read, so what is said of it may not fit together.');
  const { edition, environmentSlug } = read.caller;
  return {
    state: stateFromObjects(read.objects, editionOf(edition)),
    environment: { slug: environmentSlug, edition, source: 'api', revision: read.revision },
    notes,
    connections: usesIn(read.objects.get('sso_connection') ?? []),
  };
}

/** The edition as a data source of the configuration tells it. */
const editionIn = (resources: readonly StateResource[]): string | undefined => {
  const caller = resources.find(({ mode, type }) => mode === 'data' && type === 'roster_caller_identity');
  const edition = caller?.values['edition'];
  return typeof edition === 'string' ? edition : undefined;
};

/**
 * The edition that was given or, without one, that the resources tell of.
 *
 * @throws NoEnvironment when neither is one that there is
 */
export function requireEdition(resources: readonly StateResource[], given: string | undefined): string {
  const known = given ?? editionIn(resources);
  if (known !== undefined && editionIds.includes(known)) return known;
  throw new NoEnvironment(
    `without the API nothing says which edition the environment has: give --edition, one of ${editionIds.join(', ')}`,
  );
}

/**
 * Takes the environment from what a plan says was before: no more than what its configuration manages.
 *
 * @throws NoEnvironment when the edition is not known
 */
export function readFromPrior(prior: readonly StateResource[], edition: string | undefined): Present {
  const known = requireEdition(prior, edition);
  const objects = new Map<string, StateObject[]>();
  for (const { mode, type, values } of prior) {
    if (mode !== 'managed') continue;
    const kind = type.replace(/^roster_/, '');
    const found = objects.get(kind);
    if (found) found.push(values);
    else objects.set(kind, [values]);
  }
  return {
    state: stateFromObjects(objects, editionOf(known)),
    environment: { slug: null, edition: known, source: 'prior_state', revision: null },
    connections: usesIn(objects.get('sso_connection') ?? []),
    notes: [
      'The API was not asked: what is held by grants that this configuration does not manage is not known, so somebody may keep what they seem to lose, and may have held what they seem to gain.',
    ],
  };
}
