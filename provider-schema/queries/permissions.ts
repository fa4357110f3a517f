import { predefinedRoleIds } from '../../access-model/editions.ts';
import { defineQuery } from '../data-source.ts';
import { flag, objectList, text, textSet } from '../definition.ts';
import { didYouMean } from '../spelling.ts';

export const permissions = defineQuery({
  name: 'permissions',
  title: 'Permissions',
  description:
    "Lists the permissions of the environment's edition, by id: what there is to grant, and which predefined roles grant it. It tells nothing of who holds what, and takes no permission itself.",
  fields: {
    role_id: text(
      'optional',
      'Only what this predefined role grants. What a custom role grants is its `effective_permissions`.',
      { minLength: 1, maxLength: 64 },
    ),
    permissions: objectList('computed', 'The permissions that were found, by id.', {
      id: text('computed', 'The id, as in `deployment.read`. It is never renamed or used again.'),
      labels: textSet(
        'computed',
        "What the edition's document calls it: the labels of the rows that grant it.",
      ),
      scope_kinds: textSet(
        'computed',
        'How the predefined roles that grant it are assigned: `environment`, `project`, or some in the one way and some in the other.',
      ),
      has_destination: flag(
        'computed',
        'Whether it is about two projects, and needed in both: what is moved comes into another.',
      ),
      role_ids: textSet('computed', 'The ids of the predefined roles that grant it.'),
    }),
  },
  rules: [
    {
      code: 'unknown_role',
      fields: ['role_id'],
      check: ({ role_id }) => {
        const roles = predefinedRoleIds();
        if (role_id === undefined || roles.includes(String(role_id))) return undefined;
        const hint = didYouMean(String(role_id), roles);
        return {
          field: 'role_id',
          message: `it names no predefined role of any edition${hint}: use one of ${roles.join(', ')}`,
        };
      },
    },
  ],
});
