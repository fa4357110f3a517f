import { scopeKindOfPredefinedRole } from '../access-model/editions.ts';
import { defineView, idPattern, reference, text, textSet } from './definition.ts';
import { roleAssignment } from './role-assignment.ts';

const { reason } = roleAssignment.fields;

export const projectRoleMembers = defineView({
  name: 'project_role_members',
  plural: 'project_role_members',
  title: 'Project role members',
  life: 'part',
  description:
    'Everybody who holds one role in one project, as one set: whoever is not in it loses the role there, and the plan says who, by name. Use it where the set is to be complete, and `roster_role_assignment` where assignments come from several places; both for the same role in the same project would take turns. Creating it takes nothing from anybody: while others hold the role, it asks to be imported first.',
  fields: {
    id: text('computed', 'The id of the project, `/`, and the id of the role.'),
    project_id: reference(['project'], 'required', 'The id of the project.', {
      immutable: true,
      pattern: idPattern('prj'),
    }),
    role_id: reference(
      ['role'],
      'required',
      'The id of the role, whose scope kind is `project`: a predefined one (`project_user`, …) or that of a custom role.',
      { immutable: true, minLength: 1, maxLength: 64, example: 'project_user' },
    ),
    principal_ids: textSet(
      'required',
      'The ids of all members and service accounts that hold the role there, 0 to 500. Whoever holds it for a time counts as well.',
      { maxLength: 500, references: ['member', 'service_account'], pattern: idPattern('mem', 'sa') },
    ),
    reason: text('optional', `Of the assignments that this resource makes. ${reason.description}`, {
      minLength: 1,
      maxLength: 500,
      example: 'On call for payments, ticket OPS-42',
      declaredOnly: true,
    }),
  },
  unique: ['project_id', 'role_id'],
  rules: [
    {
      code: 'scope_mismatch',
      fields: ['role_id'],
      check: ({ role_id }) =>
        scopeKindOfPredefinedRole(String(role_id)) === 'environment'
          ? {
              field: 'role_id',
              message: `the role "${role_id}" covers all projects: assign it with roster_role_assignment`,
            }
          : undefined,
    },
  ],
  dataSources: { one: ['project_id', 'role_id'] },
});
