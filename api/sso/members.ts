import { sql } from 'kysely';
import { member as definition } from '../../provider-schema/catalogue.ts';
import { checkField } from '../../provider-schema/check.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { refuseRootEmail } from '../environments/service.ts';
import { ProblemError } from '../http/problem.ts';
import { createMemberRow } from '../members/create.ts';
import { assign } from './assignments.ts';
import type { Connection } from './connection.ts';
import type { Person } from './provider.ts';
import { Refusal } from './refusal.ts';
import { checkRoles } from './roles.ts';
import type { Trail } from './trail.ts';

/** The member that the person is already: by the provider's name for them alone, whatever their address is now. */
export function findMember(
  transaction: DatabaseTransaction,
  { environment_id, id }: Connection,
  { subject }: Person,
): Promise<Row<'members'> | undefined> {
  return transaction
    .selectFrom('members')
    .selectAll()
    .where('environment_id', '=', environment_id)
    .where('sso_connection_id', '=', id)
    .where('sso_subject', '=', subject)
    .executeTakeFirst();
}

/** The address that the person becomes a member by, if the provider vouches for it and the connection takes it. */
function requireEmail({ allowed_domains }: Connection, { email, emailVerified }: Person): string {
  if (typeof email !== 'string' || checkField(definition.fields.email, email) !== undefined)
    throw new Refusal('email_unusable');
  if (emailVerified !== true) throw new Refusal('email_not_verified');
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (!allowed_domains.includes(domain)) throw new Refusal('domain_not_allowed');
  return email;
}

/**
 * Nobody becomes a member who is there already. An invited person who has not activated the account has proved
 * nothing, and one who has signs in with a password: neither is linked to what a provider says.
 */
async function refuseMembersEmail(
  transaction: DatabaseTransaction,
  { environment_id }: Connection,
  editionId: string,
  email: string,
): Promise<void> {
  const holder = await transaction
    .selectFrom('members')
    .select('id')
    .where('environment_id', '=', environment_id)
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .executeTakeFirst();
  if (holder) throw new Refusal('email_taken', { memberId: holder.id });
  try {
    await refuseRootEmail(transaction, editionId, email);
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'root_email') throw new Refusal('root_email');
    throw error;
  }
}

function nameOf({ name }: Person): string | null {
  const composed = typeof name === 'string' ? name.normalize('NFC') : '';
  return checkField(definition.fields.display_name, composed) === undefined ? composed : null;
}

/** Makes the person a member, active from the start, with the roles that the connection gives to everybody. */
export async function createMember(
  transaction: DatabaseTransaction,
  trail: Trail,
  now: Date,
  { connection, editionId, person }: { connection: Connection; editionId: string; person: Person },
): Promise<Row<'members'>> {
  const email = requireEmail(connection, person);
  await refuseMembersEmail(transaction, connection, editionId, email);
  const environmentId = connection.environment_id;
  const row = await createMemberRow(transaction, now, environmentId, {
    email,
    display_name: nameOf(person),
    status: 'active',
    sso: { connectionId: connection.id, subject: person.subject },
  });
  const given = [];
  const leftOut = [];
  for (const item of await checkRoles(transaction, { environmentId, editionId }, connection.default_roles)) {
    const { role_id, project_id } = item;
    if ('fault' in item)
      leftOut.push({ role_id, project_id, because: `${item.fault.field} ${item.fault.message}` });
    else {
      const id = await assign(transaction, now, row, { role_id, project_id, reason: 'sso: default role' });
      if (id !== undefined) given.push({ id, role_id, project_id });
    }
  }
  const { display_name, kind, status } = row;
  const after = { email, display_name, kind, status, sso_connection_id: connection.id };
  await trail.record({
    action: 'member.create',
    target: { kind: 'member', id: row.id },
    details: {
      changes: Object.fromEntries(Object.entries(after).map(([field, value]) => [field, [null, value]])),
      created_role_assignments: given,
      ...(leftOut.length > 0 && { roles_left_out: leftOut }),
    },
  });
  return row;
}
