import type { Context } from '../context.ts';
import type { DatabaseTransaction } from '../database/tables.ts';
import { newId } from '../ids.ts';
import { createMemberRow } from '../members/create.ts';

export interface NewEnvironment {
  readonly slug: string;
  readonly name: string;
  readonly editionId: string;
  readonly settings?: Record<string, unknown>;
  /** The initial Administrator, who becomes the root member: pending, unless there is an initial password. */
  readonly administrator: {
    readonly email: string;
    readonly displayName?: string | null;
    readonly username?: string | null;
    /** Argon2id in PHC form. With it the member is active, and must change it at the first sign-in. */
    readonly initialPasswordHash?: string;
  };
}

/** Makes an environment with its root member, who is Administrator without an end. Records nothing. */
export async function createEnvironment(
  transaction: DatabaseTransaction,
  context: Context,
  { slug, name, editionId, settings = {}, administrator }: NewEnvironment,
): Promise<{ environmentId: string; rootMemberId: string }> {
  const created_at = context.now();
  const environmentId = newId('env');
  await transaction
    .insertInto('environments')
    .values({
      id: environmentId,
      slug,
      name,
      edition_id: editionId,
      settings: JSON.stringify(settings),
      created_at,
    })
    .execute();
  const { email, displayName = null, username = null, initialPasswordHash } = administrator;
  const root = await createMemberRow(transaction, context.now(), environmentId, {
    email,
    display_name: displayName,
    username,
    ...(initialPasswordHash !== undefined && {
      status: 'active' as const,
      password: { hash: initialPasswordHash, isShort: false },
    }),
  });
  await transaction
    .insertInto('role_assignments')
    .values({
      environment_id: environmentId,
      id: newId('ra'),
      principal_id: root.id,
      role_id: 'administrator',
      created_at,
    })
    .execute();
  await transaction
    .updateTable('environments')
    .set({ root_member_id: root.id })
    .where('id', '=', environmentId)
    .execute();
  return { environmentId, rootMemberId: root.id };
}
