import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Assignment, createAccessTable } from '../../access-model/access-table.ts';
import { decide, scopesOf } from '../../access-model/decide.ts';
import {
  editionIds,
  editionOf,
  ownPermission,
  type Role,
  scopeKindOfPredefinedRole,
} from '../../access-model/editions.ts';
import type { GuardPermission } from '../../access-model/guard-permissions.ts';
import type { Operation } from '../../api/http/operation.ts';
import { operations as served } from '../../api/operations.ts';
import type { RosterRequest } from '../../client/signed-fetch.ts';
import { type Caller, type Reply, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { createAny, documentedOperations, requestFor } from '../support/openapi.ts';

/*
 * The cells of every edition for every role, over HTTP: whoever has just that role gets through or is refused as
 * decide() says of the endpoint's permission. The endpoints are those of the OpenAPI document.
 */

interface Endpoint {
  readonly id: string;
  readonly permission: GuardPermission;
  /** What it takes instead in the project that the object belongs to. */
  readonly permissionInProject: GuardPermission | undefined;
  readonly guard: Operation['guard'];
  readonly takesDryRun: boolean;
}

const documented = documentedOperations().filter(
  (operation) => operation.credential === 'principal' && operation.documented['x-permission'] !== null,
);

const endpoints: readonly Endpoint[] = documented.map(({ id, documented: described }) => ({
  id,
  permission: described['x-permission'],
  permissionInProject: described['x-permission-in-project'],
  guard: served.find((operation) => operation.id === id)?.guard ?? 'environment',
  takesDryRun: described.parameters.some(({ name }: { name: string }) => name === 'dry_run'),
}));

/** What decide() says of a member who has just one role, assigned in `projectId` where it needs a project. */
function expectedOf(editionId: string, role: Role, projectId: string | null, project: string) {
  const assignment: Assignment = { id: 'ra_1', roleId: role.id, projectId, expiresAt: null };
  const principal = { id: 'mem_1', status: 'active' as const, assignments: [assignment] };
  const table = createAccessTable(editionOf(editionId).roles.values(), [principal]);
  const asked = { principalId: principal.id, at: 0 };
  const holds = (permission: GuardPermission, scope: string | null) =>
    decide(table, { ...asked, permission: ownPermission(editionId, permission), scope }).allowed;
  const holdsSomewhere = (permission: GuardPermission) => {
    const scopes = scopesOf(table, { ...asked, permission: ownPermission(editionId, permission) });
    return scopes === 'everywhere' || scopes.size > 0;
  };
  return ({ permission, permissionInProject, guard }: Endpoint): boolean => {
    // Questions are about others here, in the whole environment.
    if (guard === 'environment' || guard === 'self' || guard === 'question') return holds(permission, null);
    if (guard === 'project') return holds(permission, project);
    if (permissionInProject === undefined) return holdsSomewhere(permission);
    return holds(permission, null) || holds(permissionInProject, project);
  };
}

/** Not let through: hidden, or refused for the endpoint's own permission. Another rule can refuse afterwards. */
function isRefused(editionId: string, { permission, permissionInProject }: Endpoint, reply: Reply): boolean {
  const own = [permission, permissionInProject ?? permission].map((one) => ownPermission(editionId, one));
  return reply.status === 404 || (reply.status === 403 && own.includes(reply.body.missing_permission));
}

/** The examples of the document are of the default edition: gives them permissions and roles that this one has. */
function fitted(editionId: string, body: unknown): unknown {
  const { roles } = editionOf(editionId);
  const ownRole = (id: string) => {
    const scopeKind = scopeKindOfPredefinedRole(id);
    if (scopeKind === undefined || roles.has(id)) return id;
    return [...roles.values()].findLast((role) => role.scopeKind === scopeKind)?.id;
  };
  if (body === undefined) return undefined;
  return JSON.parse(JSON.stringify(body), (key, value) => {
    if (key === 'role_id') return ownRole(value);
    return key === 'permissions' ? ['member.list'] : value;
  });
}

/** The Administrator, who makes each object once, so that all requests speak of the same ones. */
function makerOf({ administrator }: TestEnvironment, editionId: string): TestEnvironment['administrator'] {
  const made = new Map<string, Promise<Reply>>();
  const post: Caller['post'] = (path, given, more) => {
    const body = fitted(editionId, given);
    const key = JSON.stringify([path, body]);
    const reply = made.get(key) ?? administrator.post(path, body, more);
    made.set(key, reply);
    return reply;
  };
  return { ...administrator, post };
}

/** The API bounds how often one principal is denied. */
const mostRequests = 50;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

describe.each(editionIds)('in the edition %s', (editionId) => {
  let environment: TestEnvironment;
  let project: string;
  let otherProject: string;
  const requests = new Map<string, RosterRequest>();

  beforeAll(async () => {
    environment = await api.newEnvironment({ edition: editionId });
    const maker = makerOf(environment, editionId);
    project = await createAny(maker, 'project');
    otherProject = (await maker.post('/v1/projects', { name: 'another project' })).body.id;
    for (const operation of documented) {
      const { request } = await requestFor(api, { ...environment, administrator: maker }, maker, operation);
      requests.set(operation.id, request);
    }
  }, 120_000);

  /** Asks every endpoint; returns what came out otherwise than decide() says. */
  async function differences(role: Role, projectId: string | null): Promise<string[]> {
    const expected = expectedOf(editionId, role, projectId, project);
    const grant = { role: role.id, ...(projectId !== null && { project: projectId }) };
    const differing: string[] = [];
    for (let start = 0; start < endpoints.length; start += mostRequests) {
      const member = await environment.member(grant);
      for (const endpoint of endpoints.slice(start, start + mostRequests)) {
        const request = requests.get(endpoint.id) as RosterRequest;
        const reply = await member.send({ ...request, query: endpoint.takesDryRun ? { dry_run: true } : {} });
        const allowed = !isRefused(editionId, endpoint, reply);
        if (reply.status >= 429 || allowed !== expected(endpoint))
          differing.push(`${endpoint.id}: ${reply.status} ${JSON.stringify(reply.body)}`);
      }
    }
    return differing;
  }

  test.each([...editionOf(editionId).roles.values()])(
    '$name: every endpoint does as its cell says',
    async (role) => {
      const scopes = role.scopeKind === 'project' ? [project, otherProject] : [null];
      for (const scope of scopes) expect(await differences(role, scope)).toEqual([]);
    },
  );
});
