import { defineQuery } from '../data-source.ts';
import { idPattern, objectList, reference } from '../definition.ts';
import { knownPermission, permissionField, principalFields, reasonsField } from './grants.ts';

export const whoCan = defineQuery({
  name: 'who_can',
  title: 'Holders of the permission',
  description:
    'Tells every active member and service account that holds a permission now, in a project or in the whole environment, and the role assignments that give it. It takes the permission `member.list`; for a project it is enough to hold it there.',
  fields: {
    permission: permissionField(
      'required',
      'The id of the permission in question, as in `deployment.delete`.',
    ),
    project_id: reference(
      ['project'],
      'optional',
      'Who holds it in this project; unset: who holds it in the whole environment, and so in every project.',
      { pattern: idPattern('prj') },
    ),
    principals: objectList('computed', 'Who holds it, by id.', {
      ...principalFields,
      role_assignments: reasonsField('Those that give the permission there; any one of them would do.'),
    }),
  },
  rules: [knownPermission],
});
