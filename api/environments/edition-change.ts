import { sql } from 'kysely';
import { z } from 'zod';
import { type Assignment, createAccessTable } from '../../access-model/access-table.ts';
import { type Difference, differenceOf, type PermissionInScope } from '../../access-model/difference.ts';
import { editionOf } from '../../access-model/editions.ts';
import type { Database } from '../database/tables.ts';
import type { RoleMapping, RolesOfEditions, Use } from './counterparts.ts';
import type { Environment } from './rows.ts';

/** An answer must stay readable; the count is whole. */
const mostPrincipals = 1000;

const permissionInScope = z.object({
  permission: z.string(),
  project_id: z.string().nullable().meta({ description: 'Null: in the whole environment.' }),
});

export const editionChangeAnswer = z
  .object({
    from: z.string(),
    to: z.string(),
    roles_without_counterpart: z
      .array(
        z.object({
          role_id: z.string(),
          name: z.string(),
          role_assignments: z.int(),
          mapped_to: z.string().nullable(),
        }),
      )
      .meta({ description: 'The predefined roles that the new edition lacks.' }),
    merged_role_assignments: z.array(z.string()).meta({
      description: 'Ended, because the principal holds the same role in the same scope at least as long.',
    }),
    principals_total: z.int().meta({ description: 'How many principals gain or lose something.' }),
    principals: z
      .array(
        z.object({
          principal_id: z.string(),
          kind: z.enum(['member', 'service_account']),
          name: z
            .string()
            .meta({ description: 'The e-mail address of a member, the name of a service account.' }),
          gained: z.array(permissionInScope),
          lost: z.array(permissionInScope),
        }),
      )
      .meta({ description: `The first ${mostPrincipals} of them.` }),
  })
  .nullable()
  .meta({ description: 'What the change of edition means for whom; null where the edition stays.' });

export type EditionChange = NonNullable<z.infer<typeof editionChangeAnswer>>;

interface Switch {
  readonly edition: string;
  readonly mapping: RoleMapping;
  readonly roles: RolesOfEditions;
  readonly uses: ReadonlyMap<string, Use>;
  /** Principal id → what it holds. */
  readonly before: ReadonlyMap<string, readonly Assignment[]>;
  readonly after: ReadonlyMap<string, readonly Assignment[]>;
  readonly merged: readonly string[];
  readonly at: number;
}

/** Principal id → what differs, for those for whom something does. */
function differences({ roles, before, after, at }: Switch): Map<string, Difference> {
  const found = new Map<string, Difference>();
  // Counted as if active: who is pending or disabled gains and loses it on becoming so.
  const tableOf = (held: Switch['before'], of: RolesOfEditions['before']) =>
    createAccessTable(
      of.values(),
      [...held].map(([id, assignments]) => ({ id, status: 'active', assignments })),
    );
  const was = tableOf(before, roles.before);
  const is = tableOf(after, roles.after);
  for (const id of [...before.keys()].sort()) {
    const difference = differenceOf(was, is, id, at);
    if (difference.gained.length + difference.lost.length > 0) found.set(id, difference);
  }
  return found;
}

/** Principal id → its e-mail address or name. */
async function namesOf(
  database: Database,
  environmentId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const members = await database
    .selectFrom('members')
    .select(['id', 'email as name'])
    .where('environment_id', '=', environmentId)
    .where(sql<boolean>`id = any(${ids})`)
    .execute();
  const accounts = await database
    .selectFrom('service_accounts')
    .select(['id', 'name'])
    .where('environment_id', '=', environmentId)
    .where(sql<boolean>`id = any(${ids})`)
    .execute();
  return new Map([...members, ...accounts].map(({ id, name }) => [id, name]));
}

const wire = (permissions: readonly PermissionInScope[]) =>
  permissions.map(({ permission, scope }) => ({ permission, project_id: scope }));

function rolesWithoutCounterpart(from: string, { edition, mapping, uses }: Switch) {
  const roles = [...editionOf(from).roles.values()].filter(({ id }) => !editionOf(edition).roles.has(id));
  return roles.map(({ id, name }) => ({
    role_id: id,
    name,
    role_assignments: uses.get(id)?.assignments ?? 0,
    mapped_to: mapping[id] ?? null,
  }));
}

/** What a change of edition means, as it stands in the answer. */
export async function editionChange(
  database: Database,
  environment: Environment,
  change: Switch,
): Promise<EditionChange> {
  const found = differences(change);
  const ids = [...found.keys()].slice(0, mostPrincipals);
  const names = await namesOf(database, environment.id, ids);
  return {
    from: environment.edition_id,
    to: change.edition,
    roles_without_counterpart: rolesWithoutCounterpart(environment.edition_id, change),
    merged_role_assignments: [...change.merged],
    principals_total: found.size,
    principals: ids.map((id) => ({
      principal_id: id,
      kind: id.startsWith('mem_') ? 'member' : 'service_account',
      name: names.get(id) ?? '',
      gained: wire(found.get(id)?.gained ?? []),
      lost: wire(found.get(id)?.lost ?? []),
    })),
  };
}
