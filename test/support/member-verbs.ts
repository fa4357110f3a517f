import { expect } from 'vitest';
import type { Bearer, Caller, Json, Reply } from './api.ts';

/** What `reset_password` sets here. */
export const resetPassword = 'lantern copper valley nine';

const bodies: Record<string, Json> = {
  disable: undefined,
  enable: undefined,
  unlock: undefined,
  resend_activation: undefined,
  reset_password: { password: resetPassword },
  remove_two_factor: undefined,
};

/** Everything that can be done to a member beside changing and deleting. */
export const memberVerbs = Object.keys(bodies);

export const perform = (by: Caller, memberId: string, verb: string, query = {}): Promise<Reply> =>
  by.post(`/v1/members/${memberId}/${verb}`, bodies[verb], { query });

/** The member as it is afterwards; the test fails when the verb is refused. */
export async function done(by: Caller, memberId: string, verb: string): Promise<Json> {
  const reply = await perform(by, memberId, verb);
  expect(reply, JSON.stringify(reply.body)).toMatchObject({ status: 200, body: { id: memberId } });
  return reply.body;
}

/** Whether the session goes on. */
export const isSignedIn = async (member: Bearer) => (await member.get('/v1/sessions')).status === 200;
