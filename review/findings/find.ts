import type { RuleId } from '../report.ts';
import {
  escalationPath,
  lastAdministrator,
  newAdministrator,
  selfGrant,
  serviceAccountManagesPeople,
} from './administrators.ts';
import type { Findable, Rule } from './context.ts';
import { dormantGains, endInPast, grantWithoutEnd, separationOfDuties, unmanagedGrant } from './grants.ts';
import type { Observation } from './observation.ts';
import { conditionalGrant } from './sign-ins.ts';
import { environmentDiffers, unknownUntilApply } from './surroundings.ts';
import { keyTooOld, keyUnused, keyWithoutExpiry, newWayIn, wayToGiveAccess } from './ways-in.ts';

const rules: Readonly<Record<RuleId, Rule>> = {
  last_administrator: lastAdministrator,
  new_administrator: newAdministrator,
  self_grant: selfGrant,
  escalation_path: function* (findable) {
    yield* escalationPath(findable);
    yield* wayToGiveAccess(findable);
  },
  service_account_manages_people: serviceAccountManagesPeople,
  separation_of_duties: separationOfDuties,
  unknown_until_apply: unknownUntilApply,
  conditional_grant: conditionalGrant,
  end_in_past: endInPast,
  dormant_gains: dormantGains,
  grant_without_end: grantWithoutEnd,
  new_way_in: newWayIn,
  key_without_expiry: keyWithoutExpiry,
  key_too_old: keyTooOld,
  key_unused: keyUnused,
  unmanaged_grant: unmanagedGrant,
  environment_differs: environmentDiffers,
};

/** Everything that the rules see. How grave it is, the policy says. */
export const observe = (findable: Findable): Observation[] =>
  Object.values(rules).flatMap((rule) => [...rule(findable)]);
