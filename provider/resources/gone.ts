import { ApiError, isAuthenticNotFound } from '../../client/errors.ts';
import type { RosterRequest, RosterResponse } from '../../client/signed-fetch.ts';
import type { Session } from '../session.ts';
import type { ResourceType } from '../types.ts';
import { Doubt } from './doubt.ts';
import { collectionPath, nameOf, objectPath } from './object.ts';
import { reference } from './problem.ts';

/** The 403 with which the API refuses to list a collection at all, or `undefined` when it lists it. */
export type RefusalToList = (path: string) => Promise<ApiError | undefined>;

/** Asks once for each collection; what could not be found out is asked again. */
export function createRefusalToList(
  call: (request: RosterRequest) => Promise<RosterResponse>,
): RefusalToList {
  const answers = new Map<string, Promise<ApiError | undefined>>();
  return (path) => {
    const known = answers.get(path);
    if (known) return known;
    const answer = ask(call, path);
    answers.set(path, answer);
    answer.catch(() => answers.delete(path));
    return answer;
  };
}

/**
 * After an authentic "not found": the API says so, too, of projects and assignments that the caller may not know of,
 * and a pipeline that has lost its rights must not empty its state.
 *
 * @throws Doubt when the caller may not list objects of this type at all, and the errors of the client
 */
export async function confirmGone(session: Session, resource: ResourceType, id: string): Promise<void> {
  const { definition } = resource;
  const refusal = await session.refusalToList(collectionPath(definition));
  if (!refusal) return;
  const { problem } = refusal;
  const many = definition.plural.replaceAll('_', ' ');
  const permission = problem.missing_permission ? ` with the permission ${problem.missing_permission}` : '';
  throw new Doubt(
    `It cannot be found out whether ${nameOf(definition, id)} still exists`,
    `The API answers "not found", as it does for whatever the caller may not know of, and the service account that Terraform acts as may not list ${many} at all. The state is left as it is. Give the service account a role${permission}, and run terraform again.${reference(problem, problem.code)}`,
  );
}

/**
 * Deletes an object, or asks with `dry_run` whether it could be. One that is gone already is fine.
 *
 * @returns the body of the answer, if it has one
 */
export async function deleteIfThere(
  session: Session,
  resource: ResourceType,
  id: string,
  query: NonNullable<RosterRequest['query']> = {},
): Promise<unknown> {
  const path = objectPath(resource.definition, id);
  try {
    return (await session.call({ method: 'DELETE', path, query })).body;
  } catch (failure) {
    if (!isAuthenticNotFound(failure)) throw failure;
    await confirmGone(session, resource, id);
    return undefined;
  }
}

async function ask(
  call: (request: RosterRequest) => Promise<RosterResponse>,
  path: string,
): Promise<ApiError | undefined> {
  try {
    await call({ method: 'GET', path, query: { page_size: 1 } });
    return undefined;
  } catch (failure) {
    if (failure instanceof ApiError && failure.fromRoster && failure.status === 403) return failure;
    throw failure;
  }
}
