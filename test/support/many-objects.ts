import { newId } from '../../api/ids.ts';
import type { TestApi } from './api.ts';

/**
 * So many projects, service accounts, roles and pending members, each with a role assignment (`auditor`), straight into
 * the database: over HTTP it would take minutes.
 */
export async function insertMany(api: TestApi, environment_id: string, count: number): Promise<void> {
  const { database } = api.context;
  const numbers = Array.from({ length: count }, (_, index) => index);
  const named = (prefix: string) =>
    numbers.map((number) => ({ environment_id, id: newId(prefix), name: `number ${number}` }));
  await database.insertInto('projects').values(named('prj')).execute();
  const accounts = named('sa').map((row) => ({ ...row, status: 'active' as const }));
  await database.insertInto('service_accounts').values(accounts).execute();
  const roles = named('rol').map((row) => ({
    ...row,
    scope_kind: 'project' as const,
    declared_permissions: ['deployment.read'],
    permissions: ['deployment.read'],
  }));
  await database.insertInto('roles').values(roles).execute();
  const members = numbers.map((number) => ({
    environment_id,
    id: newId('mem'),
    email: `number-${number}@example.com`,
    kind: 'local' as const,
    status: 'pending' as const,
  }));
  await database.insertInto('members').values(members).execute();
  const credentials = members.map(({ id }) => ({ environment_id, member_id: id }));
  await database.insertInto('member_credentials').values(credentials).execute();
  const assignments = members.map(({ id }) => ({
    environment_id,
    id: newId('ra'),
    principal_id: id,
    role_id: 'auditor',
    created_at: new Date(),
  }));
  await database.insertInto('role_assignments').values(assignments).execute();
}
