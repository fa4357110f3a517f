import { defineQuery } from '../data-source.ts';
import { idPattern, objectList, type Rule, reference, text, textSet } from '../definition.ts';
import { knownPermission, permissionField, principalFields, reasonsField } from './grants.ts';

const subjects = ['member_id', 'service_account_id', 'project_id'] as const;

const oneSubject: Rule = {
  code: 'exactly_one',
  fields: [...subjects],
  check: (values) => {
    const set = subjects.filter((name) => values[name] !== undefined);
    if (set.length === 1) return undefined;
    const present = set.length === 0 ? 'none is' : `${set.join(' and ')} are`;
    return {
      field: set[1] ?? subjects[0],
      message: `exactly one of ${subjects.join(', ')} says whose access to tell; ${present} set`,
    };
  },
};

const ofPrincipalOnly = (name: 'permission' | 'scope_project_id'): Rule => ({
  code: 'not_of_a_project',
  fields: ['project_id', name],
  check: ({ project_id, [name]: value }) =>
    project_id === undefined || value === undefined
      ? undefined
      : {
          field: name,
          message: `"${name}" narrows what a member or service account may do, and goes with member_id or service_account_id only; \`data "roster_who_can"\` tells who holds a permission in a project`,
        },
});

export const effectiveAccess = defineQuery({
  name: 'effective_access',
  title: 'Effective access',
  description:
    'Tells what all role assignments that count now come to, and names them: of a member or service account, in the whole environment and in each project; or of a project, for everybody who may do anything there. Whoever is pending or disabled may do nothing. It takes the permission `member.list`; for a project it is enough to hold it there, and about oneself it takes none.',
  fields: {
    member_id: reference(['member'], 'optional', 'The id of the member whose access to tell.', {
      pattern: idPattern('mem'),
    }),
    service_account_id: reference(
      ['service_account'],
      'optional',
      'The id of the service account whose access to tell.',
      { pattern: idPattern('sa') },
    ),
    project_id: reference(
      ['project'],
      'optional',
      'The id of the project in which to tell who may do what.',
      {
        pattern: idPattern('prj'),
      },
    ),
    permission: permissionField(
      'optional',
      'Only where a member or service account holds this permission, as in `deployment.read`.',
    ),
    scope_project_id: reference(
      ['project'],
      'optional',
      'Only what a member or service account holds in this project, also when all of it comes from assignments in the whole environment.',
      { pattern: idPattern('prj') },
    ),
    status: text(
      'computed',
      'Of the member or service account: only who is `active` may do anything, and for others `access` is empty. Null with `project_id`.',
      { nullable: true },
    ),
    access: objectList(
      'computed',
      'What is held: of a member or service account by scope, the whole environment first; of a project by principal.',
      {
        ...principalFields,
        project_id: text('computed', 'Where; null: in the whole environment, and so in every project.', {
          nullable: true,
        }),
        project_name: text(
          'computed',
          'The name of that project; null in the whole environment, and with the argument `project_id`.',
          { nullable: true },
        ),
        permissions: textSet(
          'computed',
          "Every permission that is held there, by whichever assignment: ids of the environment's edition.",
        ),
        role_assignments: reasonsField(
          'The assignments that count there: its own, and those in the whole environment.',
        ),
      },
    ),
  },
  rules: [oneSubject, ofPrincipalOnly('permission'), ofPrincipalOnly('scope_project_id'), knownPermission],
});
