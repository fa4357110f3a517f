import { expect } from 'vitest';
import { type Reply, sendPlain, type TestApi, type TestEnvironment } from './api.ts';
import { decisionPaths, memberOf, projectOf, question } from './decisions.ts';
import { activeMember } from './effective-access.ts';
import { createProject } from './resources.ts';

/** A change, as whoever made it knows it. */
export interface Seen {
  /** When its answer had come, by this process's own clock, in milliseconds. */
  readonly at: number;
  /** The environment's revision after it. */
  readonly revision: string;
}

/** A member who may read deployments in a project, until that is taken away. */
export interface Holder {
  readonly environment: TestEnvironment;
  /** Asks an API whether the member may, with a session of the root member; as who has seen the revision, if given. */
  readonly askAt: (url: string, revision?: string) => Promise<Reply>;
  readonly grant: (expiresAt?: Date) => Promise<Seen>;
  readonly revoke: () => Promise<Seen>;
}

/** Everything is changed through this API. */
export async function newHolder(api: TestApi): Promise<Holder> {
  const environment = await api.newEnvironment();
  const { administrator, root } = environment;
  const member = await activeMember(api, environment);
  const project = await createProject(administrator);
  const asked = question(memberOf(member.id), 'deployment.read', projectOf(project.id));
  let assignmentId = '';
  const seen = ({ status, headers, body }: Reply): Seen => {
    expect(status, JSON.stringify(body)).toBeLessThan(300);
    return { at: performance.now(), revision: headers.get('x-roster-revision') ?? 'none' };
  };
  return {
    environment,
    askAt: (url, revision) =>
      sendPlain(url + decisionPaths.evaluation, 'POST', asked, {
        authorization: `Bearer ${root.token}`,
        ...(revision !== undefined && { 'x-roster-revision': revision }),
      }),
    grant: async (expiresAt) => {
      const reply = await administrator.post('/v1/role_assignments', {
        principal_id: member.id,
        role_id: 'project_user',
        project_id: project.id,
        ...(expiresAt && { expires_at: expiresAt.toISOString().replace(/\.\d+/, '') }),
      });
      assignmentId = reply.body.id;
      return seen(reply);
    },
    revoke: async () => seen(await administrator.delete(`/v1/role_assignments/${assignmentId}`)),
  };
}
