import { expect, test } from 'vitest';
import { documentedOperations } from '../../support/openapi.ts';

/* Which right of the matrices each endpoint takes, written out: test/api/cells.test.ts asks every endpoint with every
   role, but takes its permission from the document that is tested here. */

/** Tag → what looking at it takes, and what every change of it takes. */
const rights: Record<string, readonly [look: string, change: string]> = {
  member: ['member.list', 'member.manage'],
  role: ['member.list', 'member.manage'],
  role_assignment: ['member.list', 'member.manage'],
  service_account: ['platform_api_key.read', 'platform_api_key.manage'],
  access_key: ['platform_api_key.read', 'platform_api_key.manage'],
  workload_identity: ['platform_api_key.read', 'platform_api_key.manage'],
  audit_event: ['audit_log.read', 'none'],
  audit_log: ['audit_log.read', 'none'],
  environment: ['member.list', 'environment.manage'],
  sso_connection: ['environment.manage', 'environment.manage'],
  project: ['project.list', 'none'],
  permission: ['member.list', 'none'],
  // About others: whoever asks about themselves takes none.
  decision: ['member.list', 'none'],
};

/** POST, because the question is a body: they look, and change nothing. */
const questions = [
  'evaluate_access',
  'evaluate_accesses',
  'search_subjects',
  'search_resources',
  'search_actions',
  'send_batch',
];

/**
 * What takes no right: it is about whoever asks, what they kept for themselves, or what the documents say; and each
 * request of a batch takes the right of its operation.
 */
const own = ['read_caller', 'list_permissions', 'read_idempotency_key', 'send_batch'];

/** What the matrices have rows of their own for, or nobody but an Administrator is to see. */
const exceptions: Record<string, string> = {
  create_project: 'project.create',
  update_project: 'project.update',
  delete_project: 'project.delete',
  list_project_members: 'member.list',
  update_role_members: 'project.members.manage',
  list_member_sessions: 'member.manage',
  list_project_access: 'member.list',
  list_service_account_access: 'member.list',
};

/** In the project of the object, who manages its members may do it as well. */
const inProject = /^(list_project_members|read_role_members)$|_role_assignments?$/;

const operations = documentedOperations().filter(({ credential }) => credential === 'principal');

test.each(operations)(
  '$id takes the right that its row in the matrices names',
  ({ id, method, tag, documented }) => {
    if (own.includes(id)) return expect(documented['x-permission']).toBeNull();
    const [look, change] = rights[tag] ?? [];
    const expected = exceptions[id] ?? (method === 'GET' || questions.includes(id) ? look : change);
    expect(documented['x-permission']).toBe(expected);
    expect(documented['x-permission-in-project']).toBe(
      inProject.test(id) ? 'project.members.manage' : undefined,
    );
  },
);

test('every POST, PATCH and DELETE is audited as a change, but the questions that are named here', () => {
  const unaudited = documentedOperations().filter(
    ({ method, credential, isMutation }) => method !== 'GET' && credential !== 'none' && !isMutation,
  );
  expect(unaudited.map(({ id }) => id)).toEqual(questions);
});

test('without a right a member does what is their own, and nobody else anything', () => {
  const others = documentedOperations().filter(({ credential }) => credential !== 'principal');
  for (const { id, documented } of others) expect(documented['x-permission'], id).toBeNull();
  expect(others.filter(({ credential }) => credential === 'none').map(({ id }) => id)).toEqual([
    'create_activation',
    'begin_sign_in',
    'give_second_factor',
    'give_new_password',
    'create_oauth_token',
    'read_authzen_configuration',
  ]);
});
