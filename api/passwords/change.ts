import { limitGuesses } from '../attempts/service.ts';
import type { Answer, Call } from '../context.ts';
import { ProblemError } from '../http/problem.ts';
import { mutate } from '../mutation.ts';
import { endSessions } from '../sessions/service.ts';
import { checkPresentPassword, hashNewPassword, passwordFactsOf, storePassword } from './service.ts';

/** A member changes their own password; their other sessions end with the old one. */
export function changeOwnPassword(
  call: Call<unknown, unknown, { password: string; new_password: string }>,
): Promise<Answer> {
  const { password, new_password } = call.body;
  const { database } = call.context;
  const member = { environmentId: call.caller.environmentId, memberId: call.caller.principal.id };
  return limitGuesses(call, async () => {
    const facts = await passwordFactsOf(database, member);
    const requirePassword = await checkPresentPassword(database, member, password);
    // Refused within the transaction, after the present password and after a repeated request's first answer.
    const [hashed] = await Promise.allSettled([hashNewPassword('new_password', new_password, facts)]);
    return mutate(call, async (transaction, call) => {
      if (facts.hash === null)
        throw new ProblemError(
          'password_refused',
          'you have no password here: you sign in through an identity provider',
        );
      await requirePassword(transaction);
      if (hashed.status === 'rejected') throw hashed.reason;
      await storePassword(transaction, member, hashed.value, { mustChange: false });
      const { environmentId, memberId } = member;
      const ended = await endSessions(transaction, environmentId, memberId, call.caller.credential.id);
      return {
        target: { kind: 'member', id: memberId },
        details: { ended_sessions: ended },
        answer: { status: 204 },
      };
    });
  });
}
