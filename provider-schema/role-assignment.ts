import { predefinedRoleIds, scopeKindOfPredefinedRole } from '../access-model/editions.ts';
import { defineResource, idPattern, moment, type RuleValues, reference, text } from './definition.ts';

const customRole = idPattern('rol').regex;

function knownRole({ role_id }: RuleValues) {
  const id = String(role_id);
  if (customRole.test(id) || scopeKindOfPredefinedRole(id)) return undefined;
  return {
    field: 'role_id',
    message: `no role has the id "${id}": use a predefined role (${predefinedRoleIds().join(', ')}) or the id of a custom role`,
  };
}

function projectFitsRole({ role_id, project_id }: RuleValues) {
  const scopeKind = scopeKindOfPredefinedRole(String(role_id));
  if (scopeKind === 'project' && project_id === undefined)
    return {
      field: 'project_id',
      message: `the role "${role_id}" is granted project by project: set project_id`,
    };
  if (scopeKind === 'environment' && project_id !== undefined)
    return {
      field: 'project_id',
      message: `the role "${role_id}" covers all projects: leave project_id out`,
    };
  return undefined;
}

export const roleAssignment = defineResource({
  name: 'role_assignment',
  plural: 'role_assignments',
  title: 'Role assignment',
  idPrefix: 'ra',
  description:
    'A role assignment grants one role to one principal (a member or a service account): in one project, or in the whole environment. Assignments add up; none takes anything away. Whoever is disabled keeps what was assigned before and is assigned nothing more, which the plan of a new member or service account cannot tell: assign the role first, and set `status = "disabled"` in a later apply.',
  fields: {
    principal_id: reference(
      ['member', 'service_account'],
      'required',
      'The id of the member or service account that receives the role. It cannot be changed: a different principal is a different assignment.',
      {
        immutable: true,
        pattern: idPattern('mem', 'sa'),
      },
    ),
    role_id: reference(
      ['role'],
      'required',
      'The id of the role: a predefined one (`administrator`, `project_user`, …) or that of a custom role. It cannot be changed: a different role is a different assignment.',
      {
        immutable: true,
        minLength: 1,
        maxLength: 64,
        example: 'project_user',
      },
    ),
    project_id: reference(
      ['project'],
      'optional',
      'The id of the project in which the role is granted. Required for roles of scope kind `project`, refused for those of scope kind `environment`. It cannot be changed: a different scope is a different assignment.',
      {
        immutable: true,
        pattern: idPattern('prj'),
      },
    ),
    expires_at: moment(
      'optional',
      'When the assignment stops counting, to the second: RFC 3339 in UTC with whole seconds. Unset: it has no end.',
      {
        example: '2099-12-31T23:59:59Z',
      },
    ),
    reason: text('optional', 'Why the role is granted, for reviewers and auditors: at most 500 characters.', {
      minLength: 1,
      maxLength: 500,
      example: 'On call for payments, ticket OPS-42',
    }),
  },
  unique: ['principal_id', 'role_id', 'project_id'],
  naturalKey: [
    { field: 'principal_id' },
    { field: 'role_id' },
    { field: 'project_id', unset: 'environment' },
  ],
  rules: [
    { code: 'unknown_role', fields: ['role_id'], check: knownRole },
    { code: 'scope_mismatch', fields: ['role_id', 'project_id'], check: projectFitsRole },
  ],
  filters: ['principal_id', 'role_id', 'project_id'],
  dataSources: { one: ['id'], many: true },
});
