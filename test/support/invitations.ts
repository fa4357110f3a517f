import type { Caller, Json, TestApi, TestEnvironment } from './api.ts';
import { listAll } from './resources.ts';

/** What a principal holds, as [role, project]. */
export const assignmentsOf = async (by: Caller, principal_id: string) =>
  (await listAll(by, 'role_assignments', { principal_id })).map(({ role_id, project_id }) => [
    role_id,
    project_id,
  ]);

export const pointersOf = (body: Json) => body.errors.map(({ pointer }: Json) => pointer);

/** What tests of invitations look up again and again. */
export const invitations = (api: () => TestApi) => ({
  /** What is, or was, in the outbox. */
  mailsOf: ({ id }: TestEnvironment) =>
    api().context.database.selectFrom('mails').selectAll().where('environment_id', '=', id).execute(),
});
