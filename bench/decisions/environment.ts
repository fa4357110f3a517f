import pg from 'pg';
import { accessKeySecretName, newSecretAccessKey } from '../../api/access-keys/secret.ts';
import { migrate } from '../../api/database/migrate.ts';
import { openPostgres } from '../../api/database/open.ts';
import { newId } from '../../api/ids.ts';
import { parseMasterKeys } from '../../api/secrets/master-keys.ts';
import { hashToken, newOpaqueToken } from '../../api/secrets/opaque-tokens.ts';
import { seal } from '../../api/secrets/seal.ts';
import type { AccessKey } from '../http/sign.ts';
import { edition, type Population } from './population.ts';

/** An environment in a database, and the credentials of two of its Administrators. */
export interface BenchEnvironment extends Population {
  readonly id: string;
  readonly key: AccessKey;
  /** The token of a member's session. */
  readonly token: string;
}

/** Makes a new database on the server, with Roster's tables, and returns its URL. */
export async function createDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${serverUrl}/postgres` });
  await client.connect();
  await client.query('CREATE DATABASE roster');
  await client.end();
  const url = `${serverUrl}/roster`;
  const { database, close } = openPostgres(url);
  await migrate(database);
  await close();
  return url;
}

type Value = string | Date | Uint8Array | null;

/** Columns of a table with their types; the values follow in the same order, row by row. */
interface Rows {
  readonly table: string;
  readonly columns: readonly (readonly [name: string, type: 'text' | 'timestamptz' | 'bytea'])[];
  readonly values: Iterable<readonly Value[]>;
}

const rowsAtOnce = 20_000;

async function insert(
  client: pg.Client,
  environmentId: string,
  { table, columns, values }: Rows,
): Promise<void> {
  const names = columns.map(([name]) => name).join(', ');
  const arrays = columns.map(([, type], index) => `$${index + 2}::${type}[]`).join(', ');
  const statement = `INSERT INTO ${table} (environment_id, ${names})
    SELECT $1, ${names} FROM unnest(${arrays}) AS row (${names})`;
  let lists: Value[][] = columns.map(() => []);
  const send = async () => {
    await client.query(statement, [environmentId, ...lists]);
    lists = columns.map(() => []);
  };
  for (const row of values) {
    for (const [index, value] of row.entries()) lists[index]?.push(value);
    if (lists[0]?.length === rowsAtOnce) await send();
  }
  await send();
}

const text = (...names: string[]) => names.map((name) => [name, 'text'] as const);

async function insertPopulation(client: pg.Client, id: string, population: Population): Promise<void> {
  const { projectIds, members, roles } = population;
  await insert(client, id, {
    table: 'projects',
    columns: text('id', 'name'),
    values: projectIds.map((projectId, index) => [projectId, `project-${index}`]),
  });
  await insert(client, id, {
    table: 'members',
    columns: text('id', 'email', 'kind', 'status'),
    values: members.map((member, index) => [
      member.id,
      `member-${index}@example.com`,
      'local',
      member.status,
    ]),
  });
  await insert(client, id, {
    table: 'member_credentials',
    columns: text('member_id'),
    values: members.map((member) => [member.id]),
  });
  for (const { id: roleId, name, scopeKind, permissions } of roles)
    await client.query(
      `INSERT INTO roles (environment_id, id, name, scope_kind, declared_permissions, permissions)
        VALUES ($1, $2, $3, $4, $5, $5)`,
      [id, roleId, name, scopeKind, [...permissions]],
    );
  await insert(client, id, {
    table: 'role_assignments',
    columns: [...text('id', 'principal_id', 'role_id', 'project_id'), ['expires_at', 'timestamptz']],
    values: assignmentRows(population),
  });
}

function* assignmentRows({ members }: Population): Generator<Value[]> {
  for (const member of members)
    for (const { id, roleId, projectId, expiresAt } of member.assignments)
      yield [id, member.id, roleId, projectId, expiresAt === null ? null : new Date(expiresAt)];
}

/** A service account with a key, and a member with a session, both Administrators. */
async function insertAdministrators(client: pg.Client, id: string, masterKeys: string) {
  const accountId = newId('sa');
  const memberId = newId('mem');
  const key = { accessKeyId: newId('ak'), secretAccessKey: newSecretAccessKey() };
  const token = newOpaqueToken('rss');
  const name = accessKeySecretName(id, key.accessKeyId);
  const sealed = seal(parseMasterKeys(masterKeys), key.secretAccessKey, name);
  const now = new Date();
  const inAnHour = new Date(now.getTime() + 60 * 60 * 1000);
  const one = (table: string, columns: Rows['columns'], ...row: Value[]) =>
    insert(client, id, { table, columns, values: [row] });
  await one('service_accounts', text('id', 'name', 'status'), accountId, 'decisions', 'active');
  await one(
    'access_keys',
    [...text('id', 'service_account_id'), ['sealed_secret', 'bytea']],
    ...[key.accessKeyId, accountId, sealed],
  );
  await one(
    'members',
    text('id', 'email', 'kind', 'status'),
    memberId,
    'root@example.com',
    'local',
    'active',
  );
  await one('member_credentials', text('member_id'), memberId);
  await one(
    'sessions',
    [
      ...text('id', 'member_id', 'token_hash'),
      ['created_at', 'timestamptz'],
      ['last_used_at', 'timestamptz'],
      ['expires_at', 'timestamptz'],
    ],
    ...[newId('ses'), memberId, hashToken(token), now, now, inAnHour],
  );
  for (const principalId of [accountId, memberId])
    await one(
      'role_assignments',
      text('id', 'principal_id', 'role_id'),
      ...[newId('ra'), principalId, 'administrator'],
    );
  await client.query('UPDATE environments SET root_member_id = $2 WHERE id = $1', [id, memberId]);
  return { key, token };
}

/** Writes an environment straight into the database, without triggers: a million rows in half a minute. */
export async function createBenchEnvironment(
  databaseUrl: string,
  masterKeys: string,
  slug: string,
  population: Population,
): Promise<BenchEnvironment> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const id = newId('env');
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query('INSERT INTO environments (id, slug, name, edition_id) VALUES ($1, $2, $2, $3)', [
      id,
      slug,
      edition.id,
    ]);
    await insertPopulation(client, id, population);
    const administrators = await insertAdministrators(client, id, masterKeys);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
    return { ...population, id, ...administrators };
  } finally {
    await client.end();
  }
}
