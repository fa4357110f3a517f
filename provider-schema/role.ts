import { isPermission } from '../access-model/editions.ts';
import { defineResource, flag, text, textSet } from './definition.ts';
import { namePattern } from './fields.ts';

export const role = defineResource({
  name: 'role',
  plural: 'roles',
  title: 'Role',
  idPrefix: 'rol',
  description:
    "A role is a set of permissions. Predefined roles come with the environment's edition, are read-only, and have a name as id (`project_user`); custom roles are yours.",
  fields: {
    id: text(
      'computed',
      'The id: the name of a predefined role (`project_user`), or `rol_` and 26 characters.',
      {
        pattern: {
          regex: /^(rol_[0-7][0-9a-hjkmnp-tv-z]{25}|(?!rol_)[a-z_]{1,60})$/,
          says: 'must be the id of a role',
        },
      },
    ),
    name: text(
      'required',
      'The name: 1 to 100 characters, unique in the environment without regard to case, and not the id or the name of a predefined role.',
      {
        minLength: 1,
        maxLength: 100,
        pattern: namePattern,
        example: 'Topic reader',
      },
    ),
    description: text('optional', 'What the role is for: at most 500 characters.', {
      minLength: 1,
      maxLength: 500,
      example: 'Reads monitoring and logs, changes nothing',
    }),
    scope_kind: text(
      'required',
      '`environment` (granted for all projects at once) or `project` (granted project by project). It cannot be changed.',
      {
        immutable: true,
        oneOf: ['environment', 'project'],
        example: 'project',
      },
    ),
    permissions: textSet(
      'required',
      "The ids of the permissions that the role grants: at least one, all of them in the environment's edition.",
      {
        minLength: 1,
        maxLength: 200,
        pattern: { regex: /^[a-z_]+(\.[a-z_]+)+$/, says: 'must be a permission id, as in deployment.read' },
        example: ['deployment.read', 'deployment.monitoring.read'],
      },
    ),
    predefined: flag(
      'computed',
      "Whether the role comes with the environment's edition. Predefined roles cannot be changed or deleted.",
    ),
  },
  unique: ['name'],
  rules: [
    {
      code: 'unknown_permission',
      fields: ['permissions'],
      check: ({ permissions }) => {
        const unknown = (permissions as readonly string[]).filter((id) => !isPermission(id));
        return unknown.length === 0
          ? undefined
          : { field: 'permissions', message: `no edition has the permission ${unknown.join(', ')}` };
      },
    },
  ],
  filters: ['name', 'scope_kind'],
  dataSources: { one: ['id', 'name'], many: true },
});
