import { defineQuery } from '../data-source.ts';
import { idPattern, integer, moment, reference, text } from '../definition.ts';
import { note } from '../fields.ts';

export const sessionCredentials = defineQuery({
  name: 'session_credentials',
  title: 'Session credentials',
  description:
    'An access key of a service account for the length of one run of Terraform: made when it is needed, prolonged while the run lasts, deleted at its end, and in neither the plan nor the state. If Terraform is killed, the key ends by itself, after `lifetime_minutes` at the latest. Every plan and every apply makes a key of its own, as soon as its arguments are known. It takes what making an access key takes: the permission `platform_api_key.manage`, and everything that the service account holds.',
  fields: {
    service_account_id: reference(
      ['service_account'],
      'required',
      'The id of the service account that signs with the key.',
      { pattern: idPattern('sa') },
    ),
    lifetime_minutes: integer(
      'optional',
      'For how long the key works without being prolonged, in minutes: 5 to 60. It is prolonged when a third of that has passed.',
      { minimum: 5, maximum: 60, default: 15 },
    ),
    note: {
      ...note('the access key'),
      description:
        'A remark for people about the access key: at most 500 characters. Unset: that Terraform has made it for the length of a run.',
    },
    access_key_id: text('computed', 'The access key id.'),
    secret_access_key: text('computed', 'The secret access key.', { secret: true }),
    expires_at: moment(
      'computed',
      'When the key ends by itself unless it is prolonged, RFC 3339 in UTC. Prolonging it does not change this value.',
    ),
  },
});
