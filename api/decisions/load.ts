import { sql } from 'kysely';
import { type Assignment, setPrincipal } from '../../access-model/access-table.ts';
import { editionOf } from '../../access-model/editions.ts';
import { toAssignment, toRole } from '../access/load-caller.ts';
import type { Database, DatabaseTransaction } from '../database/tables.ts';
import { applyChanges, type Changes, emptySnapshot, type KnownPrincipal, type Snapshot } from './snapshot.ts';

/** So many rows are read, and worked on, before others get their turn. */
const usualRowsAtOnce = 20_000;

/** More touched principals than these are read more cheaply with all the others. */
const mostTouched = 20_000;

const inOneMoment = <T>(database: Database, work: (transaction: DatabaseTransaction) => Promise<T>) =>
  database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);

const findEnvironment = (database: Database, id: string) =>
  database
    .selectFrom('environments')
    .select(['id', 'slug', 'edition_id as editionId', 'revision'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

const roleColumns = ['id', 'name', 'description', 'scope_kind', 'permissions'] as const;
const assignmentColumns = ['id', 'principal_id', 'role_id', 'project_id', 'expires_at'] as const;

/** Those with the ids, or those after an id, so many at most. */
type Narrow = { readonly ids: readonly string[] } | { readonly after: string; readonly most: number };

/** The principals of a table. */
async function readPrincipals(
  database: Database,
  environmentId: string,
  kind: KnownPrincipal['kind'],
  narrow: Narrow,
): Promise<KnownPrincipal[]> {
  const [table, name] =
    kind === 'member' ? (['members', 'email'] as const) : (['service_accounts', 'name'] as const);
  const query = database
    // The columns used here are in both of these tables.
    .selectFrom(table as 'members')
    .select(['id', `${name as 'email'} as name`, 'status'])
    .where('environment_id', '=', environmentId);
  const narrowed =
    'ids' in narrow
      ? query.where(sql<boolean>`id = any(${narrow.ids})`)
      : query.where('id', '>', narrow.after).orderBy('id').limit(narrow.most);
  const rows = await narrowed.execute();
  return rows.map(({ id, name, status }) => ({ id, kind, name, status }));
}

async function readRoles(
  database: Database,
  environmentId: string,
  editionId: string,
  ids?: readonly string[],
) {
  let query = database.selectFrom('roles').select(roleColumns).where('environment_id', '=', environmentId);
  if (ids) query = query.where(sql<boolean>`id = any(${ids})`);
  const edition = editionOf(editionId);
  return (await query.execute()).map((row) => toRole(row, edition));
}

async function readProjects(database: Database, environmentId: string, ids?: readonly string[]) {
  let query = database
    .selectFrom('projects')
    .select(['id', 'name'])
    .where('environment_id', '=', environmentId);
  if (ids) query = query.where(sql<boolean>`id = any(${ids})`);
  return query.orderBy('id').execute();
}

/** All role assignments of the environment, a principal at a time, in pages by the index of their natural key. */
async function* assignmentsByPrincipal(
  database: Database,
  environmentId: string,
  rowsAtOnce: number,
): AsyncGenerator<readonly [principalId: string, assignments: Assignment[]][]> {
  const place = sql`(principal_id, role_id, coalesce(project_id, ''))`;
  let after = ['', '', ''];
  let open: [string, Assignment[]] | undefined;
  for (;;) {
    const rows = await database
      .selectFrom('role_assignments')
      .select(assignmentColumns)
      .where('environment_id', '=', environmentId)
      .where(sql<boolean>`${place} > (${sql.join(after)})`)
      .orderBy('principal_id')
      .orderBy('role_id')
      .orderBy(sql`coalesce(project_id, '')`)
      .limit(rowsAtOnce)
      .execute();
    const whole: [string, Assignment[]][] = [];
    for (const row of rows) {
      if (open?.[0] !== row.principal_id) {
        if (open) whole.push(open);
        open = [row.principal_id, []];
      }
      open[1].push(toAssignment(row));
    }
    const last = rows.at(-1);
    if (rows.length < rowsAtOnce || !last) {
      if (open) whole.push(open);
      yield whole;
      return;
    }
    yield whole;
    after = [last.principal_id, last.role_id, last.project_id ?? ''];
  }
}

async function readAllPrincipals(
  database: Database,
  environmentId: string,
  rowsAtOnce: number,
): Promise<KnownPrincipal[]> {
  const all: KnownPrincipal[] = [];
  for (const kind of ['member', 'service_account'] as const) {
    let after: string | undefined = '';
    while (after !== undefined) {
      const narrow = { after, most: rowsAtOnce };
      const page: KnownPrincipal[] = await readPrincipals(database, environmentId, kind, narrow);
      for (const principal of page) all.push(principal);
      after = page.length < rowsAtOnce ? undefined : page.at(-1)?.id;
    }
  }
  return all;
}

/** Reads an environment whole, as of one moment; `undefined` when there is none, or no longer. */
export function loadSnapshot(
  database: Database,
  environmentId: string,
  rowsAtOnce = usualRowsAtOnce,
): Promise<Snapshot | undefined> {
  return inOneMoment(database, async (transaction) => {
    const environment = await findEnvironment(transaction, environmentId);
    if (!environment) return undefined;
    const snapshot = emptySnapshot(environment);
    const roles = await readRoles(transaction, environmentId, environment.editionId);
    const projects = await readProjects(transaction, environmentId);
    const principals = await readAllPrincipals(transaction, environmentId, rowsAtOnce);
    applyChanges(snapshot, {
      revision: environment.revision,
      roles: new Map(roles.map((role) => [role.id, role])),
      projects: new Map(projects.map(({ id, name }) => [id, name])),
      principals: new Map(principals.map((principal) => [principal.id, { ...principal, assignments: [] }])),
    });
    for await (const page of assignmentsByPrincipal(transaction, environmentId, rowsAtOnce))
      for (const [id, assignments] of page) {
        const status = snapshot.principals.get(id)?.status;
        if (status) setPrincipal(snapshot.access, { id, status, assignments });
      }
    return snapshot;
  });
}

const idsOf = (rows: readonly { kind: string; id: string }[], kind: string) =>
  rows.filter((row) => row.kind === kind).map(({ id }) => id);

/** Each id with what was read of it, and with null where nothing was. */
const withMissing = <T extends { readonly id: string }>(ids: readonly string[], rows: readonly T[]) =>
  new Map<string, T | null>([
    ...ids.map((id) => [id, null] as const),
    ...rows.map((row) => [row.id, row] as const),
  ]);

async function readTouchedPrincipals(database: Database, environmentId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map();
  const found = [
    ...(await readPrincipals(database, environmentId, 'member', { ids })),
    ...(await readPrincipals(database, environmentId, 'service_account', { ids })),
  ];
  const rows = await database
    .selectFrom('role_assignments')
    .select(assignmentColumns)
    .where('environment_id', '=', environmentId)
    .where(sql<boolean>`principal_id = any(${ids})`)
    .execute();
  const held = Map.groupBy(rows, (row) => row.principal_id);
  return withMissing(
    ids,
    found.map((principal) => ({
      ...principal,
      assignments: held.get(principal.id)?.map(toAssignment) ?? [],
    })),
  );
}

/**
 * What has changed since a revision, as of one moment. `reload`: the environment must be read whole, because it is
 * gone, has other settings or another edition, changed in too many places, or the changes were kept no longer.
 */
export async function readChanges(
  database: Database,
  { environmentId, revision: since }: Pick<Snapshot, 'environmentId' | 'revision'>,
): Promise<Changes | 'none' | 'reload'> {
  const latest = await findEnvironment(database, environmentId);
  if (latest?.revision === since) return 'none';
  return inOneMoment(database, async (transaction) => {
    const environment = await findEnvironment(transaction, environmentId);
    if (!environment) return 'reload';
    const touched = await transaction
      .selectFrom('access_changes')
      .select(['revision', 'kind', 'id'])
      .where('environment_id', '=', environmentId)
      .where('revision', '>', since)
      .limit(mostTouched + 1)
      .execute();
    const revisions = new Set(touched.map(({ revision }) => revision));
    const isWhole = revisions.size === environment.revision - since && touched.length <= mostTouched;
    if (!isWhole || touched.some(({ kind }) => kind === 'environment')) return 'reload';
    const ids = (kind: string) => [...new Set(idsOf(touched, kind))];
    const roles = ids('role');
    const projects = ids('project');
    const found = await readProjects(transaction, environmentId, projects);
    const names = withMissing(projects, found);
    return {
      revision: environment.revision,
      principals: await readTouchedPrincipals(transaction, environmentId, ids('principal')),
      roles: withMissing(roles, await readRoles(transaction, environmentId, environment.editionId, roles)),
      projects: new Map([...names].map(([id, project]) => [id, project?.name ?? null])),
    };
  });
}

/** Changes are kept for so long: who was last up to date before that reads the environment whole. */
const keptMilliseconds = 60 * 60 * 1000;

/** Forgets changes that every process has read, or reads no longer: all of a revision, or nothing of it. */
export async function sweepAccessChanges({ database }: { readonly database: Database }): Promise<void> {
  await database
    .deleteFrom('access_changes')
    .where('noted_at', '<', sql<Date>`now() - make_interval(secs => ${keptMilliseconds / 1000})`)
    .execute();
}
