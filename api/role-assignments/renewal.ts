import type { Call } from '../context.ts';
import type { Row } from '../database/tables.ts';

type Assignment = Row<'role_assignments'>;

export const hasEnded = ({ expires_at }: Pick<Assignment, 'expires_at'>, { now }: Pick<Call, 'now'>) =>
  expires_at !== null && expires_at <= now;

/**
 * What begins anew after its end is the grant of whoever renews it, and no sign-in takes it away because of groups.
 * While it runs, another end or reason leaves it to the group that gave it: who leaves the group must lose it.
 */
export const begunAnew = { sso_group: null } satisfies Partial<Assignment>;
