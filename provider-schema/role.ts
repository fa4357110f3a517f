import { meansSomething } from '../access-model/permission-patterns.ts';
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
      "The permissions that the role grants, at least one: ids, or `deployment.*` for all permissions that begin with `deployment.`; each means something in the environment's edition. `effective_permissions` has what they mean.",
      {
        minLength: 1,
        maxLength: 200,
        pattern: {
          regex: /^[a-z_]+(\.[a-z_]+)*\.([a-z_]+|\*)$/,
          says: 'must be a permission id, as in deployment.read, or the beginning of some, as in deployment.*',
        },
        example: ['deployment.read', 'deployment.logs.*'],
      },
    ),
    effective_permissions: textSet(
      'computed',
      'The ids of the permissions that the role grants now. Wildcards are expanded when `permissions` is written: what a later edition adds is not granted until it is written again, and what the edition of the environment does not have is not granted.',
      { derivedFrom: ['permissions'] },
    ),
    predefined: flag(
      'computed',
      "Whether the role comes with the environment's edition. Predefined roles cannot be changed or deleted.",
    ),
  },
  unique: ['name'],
  builtIn: 'predefined',
  rules: [
    {
      code: 'unknown_permission',
      fields: ['permissions'],
      check: ({ permissions }) => {
        const unknown = (permissions as readonly string[]).filter((pattern) => !meansSomething(pattern));
        return unknown.length === 0
          ? undefined
          : { field: 'permissions', message: `no edition has the permission ${unknown.join(', ')}` };
      },
    },
  ],
  filters: ['name', 'scope_kind'],
  dataSources: { one: ['id', 'name'], many: true },
});
