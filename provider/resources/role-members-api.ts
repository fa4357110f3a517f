import { isAuthenticNotFound } from '../../client/errors.ts';
import type { CtyObject, CtyValue } from '../plugin/cty/value.ts';
import type { Session } from '../session.ts';
import { type ResourceType, resourceTypes } from '../types.ts';
import { mergePatch } from './dry-run.ts';
import { confirmGone } from './gone.ts';
import { isJsonObject, UnexpectedAnswer } from './object.ts';

/** One of those who hold a role in a project now. */
export interface RoleMember {
  readonly id: string;
  /** The e-mail address of a member, the name of a service account. */
  readonly name: string;
}

interface Place {
  readonly project_id: string;
  readonly role_id: string;
}

export const placeOf = (values: CtyObject): Place => ({
  project_id: String(values['project_id']),
  role_id: String(values['role_id']),
});

export const idAt = ({ project_id, role_id }: Place) => `${project_id}/${role_id}`;

const pathOf = ({ project_id, role_id }: Place) =>
  `/v1/projects/${encodeURIComponent(project_id)}/role_members/${encodeURIComponent(role_id)}`;

/** Who holds the role in the project now. */
export async function readMembers(
  session: Session,
  { definition }: Pick<ResourceType, 'definition'>,
  place: Place,
): Promise<RoleMember[]> {
  const { body } = await session.call({ method: 'GET', path: pathOf(place) });
  const members = isJsonObject(body) ? body['members'] : undefined;
  if (!Array.isArray(members)) throw new UnexpectedAnswer(definition, 'members');
  return members.filter(isJsonObject).map(({ principal_id, name }) => ({
    id: String(principal_id),
    name: String(name),
  }));
}

/** Who is to gain the role and who is to lose it, by their ids. */
export interface Transfer {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export const idsOf = (value: CtyValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

export function transferBetween(before: readonly string[], after: readonly string[]): Transfer {
  return {
    add: after.filter((id) => !before.includes(id)),
    remove: before.filter((id) => !after.includes(id)),
  };
}

type Query = { readonly dry_run?: true };

/** Sends a transfer; with `dry_run` the API says whether it would make it. */
export async function sendTransfer(
  session: Session,
  values: CtyObject,
  { add, remove }: Transfer,
  query: Query = {},
): Promise<void> {
  if (add.length === 0 && remove.length === 0) return;
  const reason = values['reason'] ?? null;
  const body = { add, remove, ...(typeof reason === 'string' && add.length > 0 ? { reason } : {}) };
  await session.call({ method: 'PATCH', path: pathOf(placeOf(values)), body, query, headers: mergePatch });
}

/** Takes the role from everybody in a state. With the project, the assignments in it are gone. */
export async function endMembership(session: Session, prior: CtyObject, query: Query = {}): Promise<void> {
  try {
    await sendTransfer(session, prior, transferBetween(idsOf(prior['principal_ids']), []), query);
  } catch (failure) {
    await confirmProjectGone(session, prior, failure);
  }
}

/** @throws the failure, or Doubt, unless it says for certain that the project exists no more */
export async function confirmProjectGone(
  session: Session,
  values: CtyObject,
  failure: unknown,
): Promise<void> {
  const project = resourceTypes.get('roster_project');
  if (!isAuthenticNotFound(failure) || !project) throw failure;
  await confirmGone(session, project, placeOf(values).project_id);
}
