import { expect } from 'vitest';
import type { Bearer, Json, Reply } from './api.ts';
import { goodPassword } from './members.ts';
import { problemOf } from './resources.ts';

/** Changes the own password. */
export const change = (session: Bearer, password: string, new_password: string, query: Json = {}) =>
  session.send({ method: 'POST', path: '/v1/password/change', body: { password, new_password }, query });

/** What is said of a new password; it is not changed. */
export const judged = (session: Bearer, new_password: string) =>
  change(session, goodPassword, new_password, { dry_run: true });

/** Why a password was refused. */
export function refusal(reply: Reply, field: 'password' | 'new_password' = 'new_password'): string {
  const { errors } = problemOf(reply, 422, 'password_refused');
  expect(errors).toMatchObject([{ pointer: `/${field}`, code: 'password_refused' }]);
  return errors[0].message;
}
