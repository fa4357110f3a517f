import { randomUUID } from 'node:crypto';
import type { Json, TestApi, TestEnvironment } from './api.ts';
import { givePassword, goodPassword } from './members.ts';
import { createAny } from './openapi.ts';
import { createProject, createRole } from './resources.ts';
import { codeOf, enrol, turnOnTwoFactor } from './two-factor.ts';

/** What the examples of the document cannot give: a path, or a body (`undefined`: none). */
export interface Prepared {
  readonly path?: string;
  readonly body?: Json;
}

/** A project, and a role that is given in it. */
async function roleMembersPath({ administrator }: TestEnvironment): Promise<string> {
  const projectId = await createAny(administrator, 'project');
  const role = await createRole(administrator, ['project.list'], 'project', 'Visitor');
  return `/v1/projects/${projectId}/role_members/${role.id}`;
}

/** Operation id → brings the environment into the state that the operation needs. Most need none. */
export const preparations: Record<string, (api: TestApi, environment: TestEnvironment) => Promise<Prepared>> =
  {
    create_environment: async () => ({
      body: {
        slug: `acme-${randomUUID().slice(0, 8)}`,
        name: 'Acme Messaging',
        administrator: { email: 'jane@example.com' },
      },
    }),
    read_environment: async (_, { id }) => ({ path: `/v1/environments/${id}` }),
    update_environment: async (_, { id }) => ({
      path: `/v1/environments/${id}`,
      body: { name: 'Acme', settings: { lock_attempts: 10 } },
    }),
    delete_environment: async (_, { id }) => ({ path: `/v1/environments/${id}` }),
    recover_root: async (_, { id }) => ({ path: `/v1/environments/${id}/recover_root` }),
    hand_over_environment: async (_, { id, member }) => ({
      path: `/v1/environments/${id}/hand_over`,
      body: { member_id: (await member()).id },
    }),
    hand_over_own_environment: async (_, { member }) => ({ body: { member_id: (await member()).id } }),
    enable_member: async (_, { administrator, member }) => {
      const { id } = await member();
      await administrator.post(`/v1/members/${id}/disable`, undefined);
      return { path: `/v1/members/${id}/enable` };
    },
    remove_member_two_factor: async (api, environment) => {
      const member = await environment.member();
      await givePassword(api, environment, member.id);
      await turnOnTwoFactor(api, member);
      return { path: `/v1/members/${member.id}/remove_two_factor` };
    },
    read_audit_event: async (_, { administrator }) => {
      await createProject(administrator, `audited ${randomUUID()}`);
      const { body } = await administrator.get('/v1/audit_events', { page_size: 1, order: 'newest' });
      return { path: `/v1/audit_events/${body.items[0].id}` };
    },
    delete_session: async (_, { root }) => {
      const sessions = await root.get('/v1/sessions');
      return { path: `/v1/sessions/${sessions.body.items[0].id}` };
    },
    read_role_members: async (_, environment) => ({ path: await roleMembersPath(environment) }),
    // Somebody whose assignment has ended: that is what is updated, and named so in the audit log.
    update_role_members: async (api, environment) => {
      const path = await roleMembersPath(environment);
      const body = { add: [(await environment.member()).id], remove: [], reason: 'On call' };
      const { members } = (await environment.administrator.patch(path, body)).body;
      await api.context.database
        .updateTable('role_assignments')
        .set({ expires_at: new Date(api.context.now().getTime() - 1000) })
        .where('id', '=', members[0].role_assignment_id)
        .execute();
      return { path, body };
    },
    change_own_password: async (api, environment) => {
      await givePassword(api, environment, environment.root.id);
      return { body: { password: goodPassword, new_password: 'velvet harbour stone lantern' } };
    },
    enrol_two_factor: async (api, environment) => {
      await givePassword(api, environment, environment.root.id);
      return { body: { password: goodPassword } };
    },
    confirm_two_factor: async (api, environment) => {
      await givePassword(api, environment, environment.root.id);
      return { body: { code: codeOf(api, await enrol(environment.root)) } };
    },
    renew_two_factor_recovery_codes: async (api, environment) => {
      await givePassword(api, environment, environment.root.id);
      const { seed } = await turnOnTwoFactor(api, environment.root);
      return { body: { code: codeOf(api, seed, 1) } };
    },
    remove_two_factor: async (api, environment) => {
      await givePassword(api, environment, environment.root.id);
      const { seed } = await turnOnTwoFactor(api, environment.root);
      return { body: { password: goodPassword, code: codeOf(api, seed, 1) } };
    },
  };
