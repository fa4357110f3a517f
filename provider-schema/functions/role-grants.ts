import type { FunctionDefinition } from '../data-source.ts';
import { editionGiven, editionParameter, permissionGiven, roleGiven, roleParameter } from './arguments.ts';

export const roleGrants: FunctionDefinition = {
  name: 'role_grants',
  summary: 'Whether a predefined role grants a permission',
  description:
    'Answers `true` when the edition\'s document has the role grant the permission, else `false`; a permission that the edition does not have is an error, so that a typing error never passes for "no". It is computed from what the provider knows and asks no API, so it works without a configured provider.',
  parameters: [
    editionParameter,
    roleParameter,
    {
      name: 'permission',
      type: 'string',
      description: 'The id of a permission of that edition, as in `deployment.read`.',
    },
  ],
  returns: 'bool',
  call: ([editionId, roleId, permission]) => {
    const edition = editionGiven(0, editionId);
    const role = roleGiven(1, roleId, edition);
    return role.permissions.has(permissionGiven(2, permission, edition));
  },
};
