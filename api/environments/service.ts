import { sql } from 'kysely';
import { found, updated } from '../answers.ts';
import type { Call } from '../context.ts';
import type { Database } from '../database/tables.ts';
import { fieldProblem } from '../http/problem.ts';
import { etagOf, mutate, requireMatch } from '../mutation.ts';
import { present, requireEnvironment, updateEnvironment } from './rows.ts';
import { changedSettings, type SettingsChange } from './settings.ts';

/** The caller's own environment. */
export async function readOwn(call: Call) {
  const row = await requireEnvironment(call.context.database, call.caller.environmentId);
  return found(row.version, present(call.context, row));
}

/** What an Administrator may change of it. */
export function updateOwn(call: Call<unknown, unknown, { name?: string; settings?: SettingsChange }>) {
  const { name, settings } = call.body;
  return mutate(call, async (transaction, call) => {
    const before = await requireEnvironment(transaction, call.caller.environmentId);
    requireMatch(call, etagOf(before.version));
    const after = await updateEnvironment(transaction, before, {
      name,
      settings: changedSettings(before.settings, settings),
    });
    return updated('environment', after.version, present(call.context, before), present(call.context, after));
  });
}

/** "An EMQX Platform user account currently cannot be registered as a subaccount" (seeds 001 to 003). */
const editionsWithRootRule: readonly string[] = ['emqx-cloud', 'emqx-platform-1', 'emqx-platform-2'];

/**
 * Refuses, in the editions whose documents say so, to make somebody a member whose e-mail is that of the root
 * member of some environment. The reverse is allowed everywhere.
 */
export async function refuseRootEmail(database: Database, editionId: string, email: string): Promise<void> {
  if (!editionsWithRootRule.includes(editionId)) return;
  const root = await database
    .selectFrom('environments as environment')
    .innerJoin('members as member', (join) =>
      join
        .onRef('member.environment_id', '=', 'environment.id')
        .onRef('member.id', '=', 'environment.root_member_id'),
    )
    .select('member.id')
    .where(sql<boolean>`lower(member.email) = lower(${email})`)
    .executeTakeFirst();
  if (!root) return;
  // Which environment it is belongs to other people.
  throw fieldProblem(
    'root_email',
    'email',
    `is the address of a root member, and the edition ${editionId} refuses those as members: invite another address`,
  );
}
