import { warning } from '../diagnostics.ts';
import type { CtyObject } from '../plugin/cty/value.ts';
import type { Special } from './plan.ts';

/** An assignment that has ended stays for a while and is then deleted; a plan that still declares it fails then. */
export function planRoleAssignment(prior: CtyObject | null, planned: CtyObject): Special {
  const end = planned['expires_at'];
  const ended = prior !== null && typeof end === 'string' && Date.parse(end) <= Date.now();
  return { planned, findings: ended ? [hasEnded(end)] : [] };
}

const hasEnded = (end: string) =>
  warning(
    'This role assignment has ended',
    `It grants nothing since ${end}, and Roster deletes it 30 days after its end; from then on it cannot be declared like this. Remove the resource, or give it an "expires_at" that lies ahead.`,
    'expires_at',
  );
