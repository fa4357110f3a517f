import { authorizeOver } from '../access/authorize-over.ts';
import { unchanged, updated } from '../answers.ts';
import type { Answer, Call } from '../context.ts';
import { updateRow } from '../database/rows.ts';
import type { DatabaseTransaction, Row } from '../database/tables.ts';
import { mutate } from '../mutation.ts';
import { keepingAnAdministrator, refuseRoot } from '../role-assignments/service.ts';
import { unlock as liftLock } from '../sign-in/service.ts';
import { endAccess } from './end-access.ts';
import { type MemberRow, present, requireMember } from './present.ts';

export type MemberCall<Body = unknown> = Call<{ id: string }, unknown, Body>;

const setStatus = (transaction: DatabaseTransaction, before: MemberRow, status: Row<'members'>['status']) =>
  updateRow(transaction, 'members', before, { status });

/** "When disabled, it cannot access any resources" (seed 004): at the next request, and no sign-in goes on. */
export function disable(call: MemberCall): Promise<Answer> {
  return mutate(call, async (transaction, call) => {
    const before = await requireMember(transaction, call);
    const { environment_id, id } = before;
    await refuseRoot(transaction, environment_id, id, 'disabled');
    if (before.status === 'disabled') return unchanged('member', before.version, present(call)(before));
    const row = await keepingAnAdministrator(transaction, environment_id, () =>
      setStatus(transaction, before, 'disabled'),
    );
    const details = await endAccess(transaction, { environmentId: environment_id, memberId: id });
    const after = { ...before, ...row };
    return { ...updated('member', after.version, present(call)(before), present(call)(after)), details };
  });
}

/**
 * Who never activated the account is pending again, and needs a new mail: the links ended. What the member holds counts
 * again, so the caller must hold it all.
 */
export function enable(call: MemberCall): Promise<Answer> {
  return mutate(call, async (transaction, call) => {
    const before = await requireMember(transaction, call);
    await authorizeOver(transaction, call, before.id);
    if (before.status !== 'disabled') return unchanged('member', before.version, present(call)(before));
    const status = before.activated_at === null ? 'pending' : 'active';
    const after = { ...before, ...(await setStatus(transaction, before, status)) };
    return updated('member', after.version, present(call)(before), present(call)(after));
  });
}

/**
 * Lifts the lock and forgets the attempts that led to it: the next one counts as the first. Whoever could do so for a
 * member who holds more could guess at that password without end.
 */
export function unlock(call: MemberCall): Promise<Answer> {
  return mutate(call, async (transaction, call) => {
    const before = await requireMember(transaction, call);
    await authorizeOver(transaction, call, before.id);
    await liftLock(transaction, before.environment_id, before.id);
    const after = { ...before, locked_until: null };
    return updated('member', after.version, present(call)(before), present(call)(after));
  });
}
