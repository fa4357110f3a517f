import type { Actor, Json, TestApi } from './api.ts';
import { activeMember } from './effective-access.ts';
import { assign, createProject } from './resources.ts';

/*
 * The fixture that the certification scenario of the OpenID AuthZEN Authorization API 1.0 demands, in Roster's words:
 *
 * - A user is a member, asked about by e-mail address as well as by id.
 * - A record with a status is a deployment: whether it is active or archived is which project it is in, so
 *   `properties.project` is what the scenario calls `properties.status`. Where the scenario sends identifiers alone,
 *   a record is the project itself.
 * - `read` and `write` are the permissions `deployment.read` and `deployment.rename`.
 * - `delete`, which may be done in one way and not in another, is `deployment.move`: `properties.to_project` is what
 *   the scenario calls `properties.soft`. To the project "bin" alice may move, to the project "vault" she may not.
 * - Roster ignores properties of subjects on purpose: who asks could give anybody any right. So bob really holds a role
 *   in the project "archived", and `properties.role` changes nothing, which a test of its own shows.
 */
export interface Words {
  readonly alice: Json;
  readonly bob: Json;
  /** Bob, with the property that the scenario gives him. */
  readonly bobAsAdmin: Json;
  readonly read: Json;
  readonly write: Json;
  readonly softDelete: Json;
  readonly hardDelete: Json;
  /** By identifiers alone. */
  readonly record1: Json;
  readonly record2: Json;
  /** With the property that says where they are. */
  readonly activeRecord: Json;
  readonly archivedRecord: Json;
}

export interface Fixture {
  /** Who asks: a service account that may see who holds what. */
  readonly asker: Actor;
  /** The ids of alice, bob, and the projects "active" and "archived". */
  readonly ids: Record<'alice' | 'bob' | 'active' | 'archived', string>;
  /** The scenario's words, with members called by their ids or by their e-mail addresses. */
  readonly words: (by: 'id' | 'e-mail') => Words;
}

/** What the scenario puts into `context`: Roster ignores it. */
export const someContext = { time: '2025-06-27T18:03-07:00', ip: '192.168.1.1' };

/** Makes the fixture in an environment of its own. */
export async function certificationFixture(api: TestApi): Promise<Fixture> {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = async (name: string): Promise<string> => (await createProject(administrator, name)).id;
  const [active, archived] = [await project('active'), await project('archived')];
  const [bin, vault] = [await project('bin'), await project('vault')];
  const alice = await activeMember(api, environment, 'alice@example.com');
  const bob = await activeMember(api, environment, 'bob@example.com');
  for (const project_id of [active, bin])
    await assign(administrator, alice.id, 'project_administrator', { project_id });
  await assign(administrator, bob.id, 'auditor');
  await assign(administrator, bob.id, 'project_user', { project_id: archived });
  const move = (to_project: string) => ({ name: 'deployment.move', properties: { to_project } });
  const record = (id: string, inProject: string) => ({
    type: 'deployment',
    id,
    properties: { project: inProject },
  });
  return {
    asker: await environment.actor({ role: 'auditor' }),
    ids: { alice: alice.id, bob: bob.id, active, archived },
    words: (by) => {
      const [aliceId, bobId] = by === 'id' ? [alice.id, bob.id] : [alice.email, bob.email];
      const bobByName = { type: 'member', id: bobId };
      return {
        alice: { type: 'member', id: aliceId },
        bob: bobByName,
        bobAsAdmin: { ...bobByName, properties: { role: 'admin' } },
        read: { name: 'deployment.read' },
        write: { name: 'deployment.rename' },
        softDelete: move(bin),
        hardDelete: move(vault),
        record1: { type: 'project', id: active },
        record2: { type: 'project', id: archived },
        activeRecord: record('record-1', active),
        archivedRecord: record('record-2', archived),
      };
    },
  };
}

/** A good request to each endpoint: path → body. */
export const goodRequests = ({ alice, read, record1 }: Words): Record<string, Json> => ({
  '/access/v1/evaluation': { subject: alice, action: read, resource: record1 },
  '/access/v1/evaluations': { subject: alice, action: read, evaluations: [{ resource: record1 }] },
  '/access/v1/search/subject': { subject: { type: 'member' }, action: read, resource: record1 },
  '/access/v1/search/resource': { subject: alice, action: read, resource: { type: 'project' } },
  '/access/v1/search/action': { subject: alice, resource: record1 },
});
