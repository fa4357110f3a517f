import { expect } from 'vitest';
import { editionOf } from '../../access-model/editions.ts';
import type { Caller, Json, Reply, TestApi, TestEnvironment } from './api.ts';
import { createMember, setMemberStatus } from './resources.ts';

/** The same caller, whose questions are answered at the environment's present revision: as who has seen it. */
export function upToDate(api: TestApi, environment: TestEnvironment, caller: Caller): Caller {
  const get: Caller['get'] = async (path, query = {}): Promise<Reply> => {
    const { revision } = await api.context.database
      .selectFrom('environments')
      .select('revision')
      .where('id', '=', environment.id)
      .executeTakeFirstOrThrow();
    return caller.send({ method: 'GET', path, query, headers: { 'x-roster-revision': String(revision) } });
  };
  return { ...caller, get };
}

/** A member with an e-mail address who has activated the account. */
export async function activeMember(
  api: TestApi,
  { administrator }: TestEnvironment,
  email = 'jane@example.com',
): Promise<Json> {
  const member = await createMember(administrator, email);
  await setMemberStatus(api, member.id, 'active');
  return member;
}

/** What the predefined roles of an edition give together in it, sorted. */
export function permissionsOfRoles(editionId: string, ...roleIds: string[]): string[] {
  const { permissions, roles } = editionOf(editionId);
  const given = (id: string) => roleIds.some((roleId) => roles.get(roleId)?.permissions.has(id));
  return [...permissions.keys()].filter(given).sort();
}

/** An assignment as effective access names it. */
export const namedAssignment = (assignment: Json, role_name: string) => ({
  role_assignment_id: assignment.id,
  role_id: assignment.role_id,
  role_name,
  project_id: assignment.project_id,
  expires_at: assignment.expires_at,
});

/** All of an answer; the test fails when it was refused or is not the last page. */
export function wholeOf(reply: Reply): Json {
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200, body: { next_page_token: '' } });
  return reply.body;
}
