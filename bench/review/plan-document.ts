import { newId } from '../../api/ids.ts';
import { providerAddress } from '../../provider-schema/address.ts';
import type { Population } from '../decisions/population.ts';

const providerName = providerAddress;
const createdAt = '2026-01-01T00:00:00Z';
const end = '2099-01-01T00:00:00Z';

type Values = Readonly<Record<string, unknown>>;

interface Resource {
  readonly type: string;
  readonly name: string;
  readonly index: string;
  readonly values: Values;
}

const addressOf = ({ type, name, index }: Resource) => `${type}.${name}["${index}"]`;

const ofResource = (resource: Resource) => ({
  address: addressOf(resource),
  mode: 'managed',
  type: resource.type,
  name: resource.name,
  index: resource.index,
  provider_name: providerName,
});

const inState = (resource: Resource) => ({
  ...ofResource(resource),
  schema_version: 0,
  values: resource.values,
  sensitive_values: {},
});

type Change = 'no-op' | 'delete' | 'shorten';

function changeOf(resource: Resource, change: Change) {
  const { values } = resource;
  const after = { 'no-op': values, delete: null, shorten: { ...values, expires_at: end } }[change];
  const actions = [{ 'no-op': 'no-op', delete: 'delete', shorten: 'update' }[change]];
  return {
    ...ofResource(resource),
    change: { actions, before: values, after, after_unknown: {}, before_sensitive: {}, after_sensitive: {} },
  };
}

function creationOf(resource: Resource, unknown: readonly string[]) {
  const known = Object.entries(resource.values).filter(([name]) => !unknown.includes(name));
  return {
    ...ofResource(resource),
    change: {
      actions: ['create'],
      before: null,
      after: Object.fromEntries(known),
      after_unknown: Object.fromEntries(unknown.map((name) => [name, true])),
      before_sensitive: false,
      after_sensitive: {},
    },
  };
}

const lifeOfDeclared = { adopt_existing: false, deletion_protection: false };

const memberOf = (index: string, id: string | null, status: string | null): Resource => ({
  type: 'roster_member',
  name: 'it',
  index,
  values: {
    ...lifeOfDeclared,
    id,
    email: `member-${index}@example.com`,
    display_name: null,
    username: null,
    note: null,
    activation_resend: null,
    status,
    kind: 'local',
    root: false,
    two_factor: false,
    created_at: createdAt,
    login_url: 'https://roster.example.com/e/bench',
    activation_expires_at: null,
  },
});

const grantOf = (index: string, values: Values): Resource => ({
  type: 'roster_role_assignment',
  name: 'it',
  index,
  values: { ...lifeOfDeclared, expires_at: null, reason: null, created_at: createdAt, ...values },
});

const computedOfMember = [
  ...['id', 'status', 'kind', 'root', 'two_factor', 'created_at', 'login_url'],
  'activation_expires_at',
];

const configuration = {
  provider_config: { roster: { name: 'roster', full_name: providerName } },
  root_module: {
    resources: [
      { address: 'roster_member.it', mode: 'managed', type: 'roster_member', name: 'it', expressions: {} },
      {
        address: 'roster_role_assignment.it',
        mode: 'managed',
        type: 'roster_role_assignment',
        name: 'it',
        expressions: { principal_id: { references: ['roster_member.it', 'each.key'] } },
      },
    ],
  },
};

/** How many of each change; a new member is one change, and the grant that they get another. */
export interface Changes {
  readonly newMembers: number;
  readonly newGrants: number;
  readonly shortened: number;
  readonly deleted: number;
}

/**
 * What `terraform show -json` prints of a plan whose configuration manages all members and role assignments of the
 * population and changes some of them: everything stands in it three times, as in a real one.
 */
export function planDocument({ members, projectIds }: Population, changes: Changes): string {
  const people = members.map(({ id, status }, index) => memberOf(String(index), id, status));
  const grants = members.flatMap(({ id: principal_id, assignments }, index) =>
    assignments.map(({ id, roleId, projectId }, number) =>
      grantOf(`${index}-${number}`, { id, principal_id, role_id: roleId, project_id: projectId }),
    ),
  );
  const step = Math.floor(grants.length / (changes.deleted + changes.shortened));
  const changeAt = (place: number): Change => {
    const turn = place % step === 0 ? place / step : -1;
    if (turn < 0 || turn >= changes.deleted + changes.shortened) return 'no-op';
    return turn < changes.deleted ? 'delete' : 'shorten';
  };
  const newPeople = Array.from({ length: changes.newMembers }, (_, index) =>
    creationOf(memberOf(`new-${index}`, null, null), computedOfMember),
  );
  const newGrants = Array.from({ length: changes.newGrants }, (_, index) =>
    index < changes.newMembers
      ? creationOf(
          grantOf(`new-${index}`, {
            role_id: 'project_user',
            project_id: projectIds[index % projectIds.length],
          }),
          ['id', 'created_at', 'principal_id'],
        )
      : creationOf(
          grantOf(`more-${index}`, {
            principal_id: members[(index * 7) % members.length]?.id ?? newId('mem'),
            role_id: index % 50 === 0 ? 'administrator' : 'auditor',
            project_id: null,
          }),
          ['id', 'created_at'],
        ),
  );
  const resources = [...people, ...grants].map(inState);
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: { resources } },
    resource_changes: [
      ...people.map((resource) => changeOf(resource, 'no-op')),
      ...grants.map((resource, place) => changeOf(resource, changeAt(place))),
      ...newPeople,
      ...newGrants,
    ],
    prior_state: {
      format_version: '1.0',
      terraform_version: '1.11.4',
      values: { root_module: { resources } },
    },
    configuration,
    timestamp: '2026-11-22T00:00:00Z',
    applyable: true,
    complete: true,
    errored: false,
  });
}
