import { expect } from 'vitest';
import { assignmentAt } from '../../access-model/access-table.ts';
import { decide } from '../../access-model/decide.ts';
import type { Database } from '../../api/database/tables.ts';
import { loadSnapshot, readChanges } from '../../api/decisions/load.ts';
import { applyChanges, type Snapshot } from '../../api/decisions/snapshot.ts';
import type { TestApi } from './api.ts';
import { assign, create, createProject, createRole, createServiceAccount } from './resources.ts';

const sortedEntries = <V>(map: ReadonlyMap<string, V>) =>
  [...map].sort(([one], [other]) => (one < other ? -1 : 1));

/** What each principal was assigned, and what that allows at an instant, whatever it was read by. */
function rightsIn({ access, edition, projects, principals }: Snapshot, at: number) {
  return sortedEntries(access.holders).map(([principalId, { status, start, end }]) => ({
    principalId,
    status,
    assignments: Array.from({ length: end - start }, (_, index) => assignmentAt(access, start + index)).sort(
      (one, other) => (one.id < other.id ? -1 : 1),
    ),
    decisions: [null, ...projects.keys()]
      .flatMap((scope) =>
        [...edition.permissions.keys()].map((permission) => {
          const decision = decide(access, { principalId, permission, scope, at });
          const outcome = decision.allowed ? decision.assignment.id : decision.reason;
          return `${permission} in ${scope}: ${outcome}`;
        }),
      )
      .sort(),
    isKnown: principals.has(principalId),
  }));
}

/** Everything that an answer can depend on, to compare two snapshots by. */
export function contentOf(snapshot: Snapshot, at = Date.now()) {
  const { environmentId, slug, edition, revision, principals, memberIds, projects, roles } = snapshot;
  return {
    environmentId,
    slug,
    edition: edition.id,
    revision,
    principals: sortedEntries(principals),
    memberIds: sortedEntries(memberIds),
    projects: sortedEntries(projects),
    roles: sortedEntries(roles).map(([, role]) => ({ ...role, permissions: [...role.permissions].sort() })),
    rights: rightsIn(snapshot, at),
  };
}

/** A snapshot of an environment that there is. */
export async function requireSnapshot(database: Database, environmentId: string): Promise<Snapshot> {
  const snapshot = await loadSnapshot(database, environmentId);
  if (!snapshot) throw new Error(`there is no environment ${environmentId}`);
  return snapshot;
}

/** Brings a snapshot up to date as a process does, and says whether that took reading the environment anew. */
export async function catchUp(
  database: Database,
  snapshot: Snapshot,
): Promise<{ readonly snapshot: Snapshot | undefined; readonly by: 'nothing' | 'changes' | 'reload' }> {
  const changes = await readChanges(database, snapshot);
  if (changes === 'none') return { snapshot, by: 'nothing' };
  if (changes === 'reload')
    return { snapshot: await loadSnapshot(database, snapshot.environmentId), by: 'reload' };
  applyChanges(snapshot, changes);
  return { snapshot, by: 'changes' };
}

/** An environment with one of everything that decisions depend on: its ids, and who may do everything. */
export async function furnishedEnvironment(api: TestApi) {
  const { id: environment, administrator, member, root } = await api.newEnvironment();
  const { id: memberId } = await member();
  const account = (await createServiceAccount(administrator)).id;
  const key = (await create(administrator, 'access_keys', { service_account_id: account })).id;
  const role = (await createRole(administrator, ['project.list'], 'project')).id;
  const project = (await createProject(administrator)).id;
  const assignment = (await assign(administrator, memberId, role, { project_id: project })).id;
  const ids = { environment, root: root.id, member: memberId, account, key, role, project, assignment };
  return { administrator, ids };
}

export type Furnished = Awaited<ReturnType<typeof furnishedEnvironment>>['ids'];

/**
 * What some work left in an environment: by how much the revision grew, and what was noted, as `kind id`. The test
 * fails when a process that follows what was noted knows anything else than one that reads everything.
 */
export async function leftBy(api: TestApi, environmentId: string, work: () => Promise<unknown>) {
  const { database } = api.context;
  const kept = await requireSnapshot(database, environmentId);
  const { revision } = kept;
  await work();
  const noted = await database
    .selectFrom('access_changes')
    .select(['kind', 'id', 'revision'])
    .where('environment_id', '=', environmentId)
    .where('revision', '>', revision)
    .orderBy('id')
    .execute();
  const { snapshot } = await catchUp(database, kept);
  const fresh = await requireSnapshot(database, environmentId);
  expect(snapshot && contentOf(snapshot)).toEqual(contentOf(fresh));
  const grown = fresh.revision - revision;
  expect(new Set(noted.map((row) => row.revision)).size, 'each revision says what it touched').toBe(grown);
  return { grown, touched: noted.map(({ kind, id }) => `${kind} ${id}`) };
}
