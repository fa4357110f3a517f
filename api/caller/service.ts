import type { Answer, Call } from '../context.ts';
import type { Database } from '../database/tables.ts';
import { unauthenticated } from '../http/problem.ts';

/** The e-mail address of a member, the name of a service account; `undefined` when it is gone. */
async function nameOf(
  database: Database,
  { environmentId, kind, principal }: Call['caller'],
): Promise<string | undefined> {
  if (kind === 'member') {
    const member = await database
      .selectFrom('members')
      .select('email')
      .where('environment_id', '=', environmentId)
      .where('id', '=', principal.id)
      .executeTakeFirst();
    return member?.email;
  }
  const account = await database
    .selectFrom('service_accounts')
    .select('name')
    .where('environment_id', '=', environmentId)
    .where('id', '=', principal.id)
    .executeTakeFirst();
  return account?.name;
}

/** Who is asking, where, and with which credential. */
export async function readCaller(call: Call): Promise<Answer> {
  const { caller, context } = call;
  const name = await nameOf(context.database, caller);
  const environment = await context.database
    .selectFrom('environments')
    .select(['slug', 'name'])
    .where('id', '=', caller.environmentId)
    .executeTakeFirst();
  // Deleted since it authenticated.
  if (name === undefined || !environment) throw unauthenticated();
  const body = {
    principal_id: caller.principal.id,
    kind: caller.kind,
    name,
    environment_id: caller.environmentId,
    environment_slug: environment.slug,
    environment_name: environment.name,
    edition: caller.editionId,
    credential: {
      kind: caller.credential.kind,
      id: caller.credential.id,
      workload_identity_id:
        caller.credential.kind === 'exchanged_token' ? caller.credential.workloadIdentityId : null,
    },
    revision: caller.revision,
  };
  return { status: 200, body };
}
