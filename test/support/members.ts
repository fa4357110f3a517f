import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Settings } from '../../api/environments/settings.ts';
import { newId } from '../../api/ids.ts';
import { createMemberRow, type NewMember } from '../../api/members/create.ts';
import { hashPassword, storePassword } from '../../api/passwords/service.ts';
import {
  type Bearer,
  type Grant,
  type Json,
  type Reply,
  sendPlain,
  type TestApi,
  type TestEnvironment,
} from './api.ts';

/** A password that is long enough, and in no list. */
export const goodPassword = 'orchid barrel ninety fog';

export interface MemberWithPassword {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  /** What a first sign-in sends. */
  readonly signIn: { readonly environment: string; readonly login: string; readonly password: string };
}

interface Wishes extends Partial<Pick<NewMember, 'email' | 'username' | 'display_name' | 'status'>> {
  readonly grants?: readonly Grant[];
  readonly password?: string;
  /** As a password that somebody else chose. */
  readonly mustChange?: boolean;
}

/** A member of the environment, active unless said otherwise, with a password of their own. */
export async function memberWithPassword(
  api: TestApi,
  environment: TestEnvironment,
  wishes: Wishes = {},
): Promise<MemberWithPassword> {
  const { grants = [], password = goodPassword, mustChange = false, ...rest } = wishes;
  const email = rest.email ?? `member-${randomUUID()}@example.com`;
  const hashed = await hashPassword(password);
  const { database } = api.context;
  const id = await database.transaction().execute(async (transaction) => {
    const row = await createMemberRow(transaction, api.context.now(), environment.id, {
      status: 'active',
      ...rest,
      email,
    });
    const key = { environmentId: environment.id, memberId: row.id };
    await storePassword(transaction, key, hashed, { mustChange });
    for (const { role, project = null } of grants)
      await transaction
        .insertInto('role_assignments')
        .values({
          environment_id: environment.id,
          id: newId('ra'),
          principal_id: row.id,
          role_id: role,
          project_id: project,
        })
        .execute();
    return row.id;
  });
  return { id, email, password, signIn: { environment: environment.slug, login: email, password } };
}

/** Gives a password to a member who has none, such as the root member of a test's environment. */
export async function givePassword(
  api: TestApi,
  environment: TestEnvironment,
  memberId: string,
  password = goodPassword,
): Promise<void> {
  const hashed = await hashPassword(password);
  const key = { environmentId: environment.id, memberId };
  await api.context.database
    .transaction()
    .execute((transaction) => storePassword(transaction, key, hashed, { mustChange: false }));
}

/** Changes settings of an environment, as the operator may. */
export async function changeSettings(
  api: TestApi,
  environment: TestEnvironment,
  settings: Partial<Settings>,
): Promise<void> {
  await api.context.database
    .updateTable('environments')
    .set({ settings: JSON.stringify(settings) })
    .where('id', '=', environment.id)
    .execute();
}

export interface SignedInMember extends MemberWithPassword {
  readonly session: Bearer;
  readonly environment: TestEnvironment;
}

/** A member with a password, signed in with it, in an environment of their own. */
export async function signedInMember(api: TestApi, wishes: Wishes = {}): Promise<SignedInMember> {
  const environment = await api.newEnvironment();
  const member = await memberWithPassword(api, environment, wishes);
  return { ...member, environment, session: await signedIn(api, member) };
}

/** Signs in with a password alone, over HTTP. */
export async function signedIn(api: TestApi, member: MemberWithPassword): Promise<Bearer> {
  const reply = await signIn(api, member.signIn);
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200, body: { status: 'signed_in' } });
  return api.bearer(member.id, reply.body.session_token);
}

/** The first step of a sign-in. */
export const signIn = (api: TestApi, body: Json, headers: Record<string, string> = {}): Promise<Reply> =>
  sendPlain(`${api.url}/v1/sign_ins`, 'POST', body, headers);

/** The second step, or the last. */
export const continueSignIn = (
  api: TestApi,
  step: 'second_factor' | 'new_password',
  body: Json,
): Promise<Reply> => sendPlain(`${api.url}/v1/sign_ins/${step}`, 'POST', body);
