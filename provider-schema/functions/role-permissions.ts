import type { FunctionDefinition } from '../data-source.ts';
import { editionGiven, editionParameter, roleGiven, roleParameter } from './arguments.ts';

export const rolePermissions: FunctionDefinition = {
  name: 'role_permissions',
  summary: 'The permissions that a predefined role grants',
  description:
    "Answers with the ids of all permissions of the edition that the role grants, as the edition's document has them. It is computed from what the provider knows and asks no API, so it works without a configured provider.",
  parameters: [editionParameter, roleParameter],
  returns: 'string_set',
  call: ([editionId, roleId]) => {
    const edition = editionGiven(0, editionId);
    const role = roleGiven(1, roleId, edition);
    return [...edition.permissions.keys()].filter((permission) => role.permissions.has(permission));
  },
};
