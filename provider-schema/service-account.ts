import { defineResource, text } from './definition.ts';
import { namePattern, note } from './fields.ts';

export const serviceAccount = defineResource({
  name: 'service_account',
  plural: 'service_accounts',
  title: 'Service account',
  idPrefix: 'sa',
  description:
    'A service account is a program. It has no password and cannot sign in on the web; it signs API requests with its access keys.',
  fields: {
    name: text(
      'required',
      'The name: 1 to 100 characters, unique in the environment without regard to case. Renaming keeps the account, its keys and its role assignments.',
      {
        minLength: 1,
        maxLength: 100,
        pattern: namePattern,
        example: 'deploy-pipeline',
      },
    ),
    note: note('the service account'),
    status: text('computed', '`active`, or `disabled` while switched off.', {
      oneOf: ['active', 'disabled'],
    }),
  },
  unique: ['name'],
  filters: ['name', 'status'],
  dataSources: { many: true },
});
