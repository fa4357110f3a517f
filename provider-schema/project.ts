import { defineResource, text } from './definition.ts';
import { namePattern, note } from './fields.ts';

export const project = defineResource({
  name: 'project',
  plural: 'projects',
  title: 'Project',
  idPrefix: 'prj',
  description:
    "A project groups the platform's deployments. Roles of scope kind `project` are granted project by project.",
  fields: {
    name: text(
      'required',
      'The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the project and its role assignments.',
      {
        minLength: 1,
        maxLength: 100,
        pattern: namePattern,
        example: 'payments',
      },
    ),
    note: note('the project'),
  },
  unique: ['name'],
  filters: ['name'],
  dataSources: { one: ['id', 'name'], many: true },
});
