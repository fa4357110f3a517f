import type { Json, TestApi, TestEnvironment } from '../../support/api.ts';
import { upToDate } from '../../support/effective-access.ts';

/** What somebody may do in one scope, and through which assignments, as text that can be compared. */
export interface Held {
  readonly permissions: readonly string[];
  /** As in `Project User in payments until 2099-01-01T00:00:00Z`. */
  readonly through: readonly string[];
}

/** By `environment` or the name of a project. */
export type Access = Readonly<Record<string, Held>>;

/** By kind and name of the principal. */
export type Truth = ReadonlyMap<string, Access>;

export const grantText = (role: string, project: string | null, end: string | null) =>
  `${role} in ${project ?? 'environment'}${end === null ? '' : ` until ${end}`}`;

const listAll = async (environment: TestEnvironment, path: string): Promise<Json[]> => {
  const { status, body } = await environment.administrator.get(path, { page_size: 1000 });
  if (status !== 200 || body.next_page_token !== '') throw new Error(`${path}: ${JSON.stringify(body)}`);
  return body.items;
};

/** Activates whoever is pending for as long as the work lasts: what they hold counts from then on. */
async function withEverybodyActive<T>(
  { context }: TestApi,
  { id }: TestEnvironment,
  work: () => Promise<T>,
): Promise<T> {
  const pending = await context.database
    .updateTable('members')
    .set({ status: 'active' })
    .where('environment_id', '=', id)
    .where('status', '=', 'pending')
    .returning('id')
    .execute();
  try {
    return await work();
  } finally {
    for (const member of pending)
      await context.database
        .updateTable('members')
        .set({ status: 'pending' })
        .where('environment_id', '=', id)
        .where('id', '=', member.id)
        .execute();
  }
}

/** What the API says that everybody may do, and through what. */
export async function readTruth(api: TestApi, environment: TestEnvironment): Promise<Truth> {
  const members = await listAll(environment, '/v1/members');
  const accounts = await listAll(environment, '/v1/service_accounts');
  const reader = upToDate(api, environment, environment.administrator);
  return withEverybodyActive(api, environment, async () => {
    const truth = new Map<string, Access>();
    const all = [
      ...members.map(({ id, email }) => ({ name: `member ${email}`, path: `/v1/members/${id}/access` })),
      ...accounts.map(({ id, name }) => ({
        name: `service_account ${name}`,
        path: `/v1/service_accounts/${id}/access`,
      })),
    ];
    for (const { name, path } of all) truth.set(name, await readAccess(reader, path));
    return truth;
  });
}

async function readAccess(
  reader: TestEnvironment['administrator'] | { get: TestEnvironment['root']['get'] },
  path: string,
) {
  const { status, body } = await reader.get(path, { page_size: 1000 });
  if (status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
  const names = new Map(body.items.map((item: Json) => [item.project_id, item.project_name]));
  return Object.fromEntries(
    body.items.map((item: Json): [string, Held] => [
      item.project_name ?? 'environment',
      {
        permissions: item.permissions,
        through: item.role_assignments
          .map((each: Json) =>
            grantText(
              each.role_name,
              each.project_id === null ? null : String(names.get(each.project_id)),
              each.expires_at,
            ),
          )
          .sort(),
      },
    ]),
  );
}
