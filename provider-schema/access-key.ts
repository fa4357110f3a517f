import { defineResource, flag, idPattern, moment, reference, text } from './definition.ts';
import { note } from './fields.ts';

export const accessKey = defineResource({
  name: 'access_key',
  plural: 'access_keys',
  title: 'Access key',
  idPrefix: 'ak',
  description:
    'An access key lets a service account sign API requests. Its `id` is the access key id. The secret access key is made by Roster and returned once, by the creation.',
  fields: {
    service_account_id: reference(
      ['service_account'],
      'required',
      'The id of the service account that signs with this key. It cannot be changed: the secret is bound to the account.',
      {
        immutable: true,
        pattern: idPattern('sa'),
      },
    ),
    note: note('the access key'),
    expires_at: moment(
      'optional',
      'When the key stops working, RFC 3339 in UTC with whole seconds. Unset: it works until it is deleted.',
      {
        example: '2099-12-31T23:59:59Z',
      },
    ),
    status: text('computed', '`active`, or `disabled` while switched off: it opens nothing then.', {
      oneOf: ['active', 'disabled'],
    }),
    store_secret_in_state: flag(
      'optional',
      'Whether to keep the secret access key in the Terraform state, where everybody who may read the state can read it. Turning it on for an existing key replaces the key, because the secret is returned only once.',
      {
        declaredOnly: true,
        default: false,
      },
    ),
    secret_access_key: text(
      'computed',
      'The secret access key. Returned once, by the creation; in Terraform it is null unless `store_secret_in_state` is true.',
      {
        secret: true,
      },
    ),
  },
  filters: ['service_account_id', 'status'],
});
