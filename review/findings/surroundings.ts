import { makes, oldId } from '../effect/apply-plan.ts';
import type { PlannedChange, Values } from '../plan/plan-file.ts';
import type { AccessState, PrincipalState } from '../state/access-state.ts';
import {
  accessKeyFrom,
  assignmentFrom,
  memberFrom,
  roleFrom,
  serviceAccountFrom,
} from '../state/from-objects.ts';
import type { Findable, Rule } from './context.ts';

export const unknownUntilApply: Rule = function* ({ outcome }) {
  for (const { address, field, message } of outcome.unknowns)
    yield {
      rule: 'unknown_until_apply',
      about: [address, field],
      title: 'Known only at apply',
      message,
      principal: null,
      address,
      roles: [],
      projects: [],
    };
};

/** What of an object access depends on, in a text that can be compared; undefined: there is no such object. */
type Fingerprint = (state: AccessState, id: string) => string | undefined;

const fingerprints: Readonly<
  Record<string, { present: Fingerprint; planned: (values: Values, state: AccessState) => string }>
> = {
  member: {
    present: ({ principals }, id) => standingOf(principals.get(id)),
    planned: (values) => standingOf(memberFrom(values)) ?? '',
  },
  service_account: {
    present: ({ principals }, id) => standingOf(principals.get(id)),
    planned: (values) => standingOf(serviceAccountFrom(values)) ?? '',
  },
  project: {
    present: ({ projects }, id) => projects.get(id) && '',
    planned: () => '',
  },
  role: {
    present: ({ roles }, id) => permissionsText(roles.get(id)?.permissions),
    planned: (values, { edition }) => permissionsText(roleFrom(values, edition).permissions) ?? '',
  },
  role_assignment: {
    present: ({ assignments }, id) => grantText(assignments.get(id)),
    planned: (values) => grantText(assignmentFrom(values)) ?? '',
  },
  access_key: {
    present: ({ accessKeys }, id) => keyText(accessKeys.get(id)),
    planned: (values) => keyText(accessKeyFrom(values)) ?? '',
  },
};

/** Whoever has activated their account since is as the plan found them: what they hold was told already. */
const standingOf = (principal: PrincipalState | undefined) =>
  principal && (principal.status === 'disabled' ? 'disabled' : 'enabled');

const permissionsText = (permissions: ReadonlySet<string> | undefined) =>
  permissions && [...permissions].sort().join();

const grantText = (assignment: ReturnType<typeof assignmentFrom> | undefined) =>
  assignment && JSON.stringify([assignment.principal, assignment.role, assignment.project, assignment.end]);

const keyText = (key: ReturnType<typeof accessKeyFrom> | undefined) =>
  key && JSON.stringify([key.account, key.end, key.isActive]);

/** How an object of the plan is otherwise now than when the plan was made. */
function differenceOf(change: PlannedChange, before: AccessState): string | undefined {
  const { before: values } = change.change;
  const id = oldId(change);
  const fingerprint = fingerprints[change.definition.name];
  if (!values || id === undefined || !fingerprint) return undefined;
  const present = fingerprint.present(before, id);
  if (present === undefined) return 'is gone';
  return present === fingerprint.planned(values, before) ? undefined : 'is otherwise than the plan found it';
}

/** What happened since the plan was made, to what the plan is about. */
export const environmentDiffers: Rule = function* ({ changes, outcome, isWhole }: Findable) {
  if (!isWhole) return;
  for (const change of changes) {
    if (makes(change) && !change.change.before) continue;
    const says = differenceOf(change, outcome.before);
    if (says === undefined) continue;
    yield {
      rule: 'environment_differs',
      about: [change.address],
      title: 'The environment has changed since the plan',
      message: `${change.address} (${oldId(change)}) ${says}: make the plan again.`,
      principal: null,
      address: change.address,
      roles: [],
      projects: [],
    };
  }
};
