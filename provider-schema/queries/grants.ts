import { editionIds, editionOf } from '../../access-model/editions.ts';
import { meansSomething } from '../../access-model/permission-patterns.ts';
import { moment, objectList, type Presence, type Rule, text } from '../definition.ts';
import { didYouMean } from '../spelling.ts';

const everyPermission: ReadonlySet<string> = new Set(
  editionIds.flatMap((id) => [...editionOf(id).permissions.keys()]),
);

/** A permission to ask about. */
export const permissionField = <P extends Presence>(presence: P, description: string) =>
  text(presence, description, {
    maxLength: 100,
    pattern: {
      regex: /^[a-z_]+(\.[a-z_]+)+$/,
      says: 'must be the id of a permission, as in deployment.read',
    },
  });

/** A typing error must not pass for "nobody" or "nowhere". Whether the environment's edition has it, the API knows. */
export const knownPermission: Rule = {
  code: 'unknown_permission',
  fields: ['permission'],
  check: ({ permission }) => {
    if (permission === undefined || meansSomething(String(permission))) return undefined;
    const hint = didYouMean(String(permission), everyPermission);
    return {
      field: 'permission',
      message: `no edition has this permission${hint}: \`data "roster_permissions"\` lists those of your environment`,
    };
  },
};

/** Role assignments as reasons for what somebody may do. */
export const reasonsField = (description: string) =>
  objectList('computed', description, {
    role_assignment_id: text('computed', 'The id of the role assignment.'),
    role_id: text('computed', 'The id of the role that it gives.'),
    role_name: text('computed', 'The name of that role.'),
    project_id: text('computed', 'Where it was assigned; null: in the whole environment.', {
      nullable: true,
    }),
    expires_at: moment(
      'computed',
      'The assignment counts before this time, RFC 3339 in UTC, and no longer at it; null: it has no end.',
      { nullable: true },
    ),
  });

/** A member or a service account among others. */
export const principalFields = {
  principal_id: text('computed', 'The id of the member or service account.'),
  kind: text('computed', '`member` (a person) or `service_account` (a program).'),
  name: text('computed', 'The e-mail address of a member, the name of a service account.'),
} as const;
