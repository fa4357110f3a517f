import { defineQuery } from '../data-source.ts';
import { text } from '../definition.ts';
import { principalFields } from './grants.ts';

export const callerIdentity = defineQuery({
  name: 'caller_identity',
  title: 'Caller identity',
  description:
    'Tells as whom Terraform acts, and in which environment: a configuration can refuse to be applied in the wrong one. It takes no permission.',
  fields: {
    ...principalFields,
    environment_id: text('computed', 'The id of the environment that the credential belongs to.'),
    environment_slug: text('computed', 'The slug of the environment.'),
    environment_name: text('computed', 'The name of the environment.'),
    edition: text(
      'computed',
      'The edition of the environment, as in `emqx-platform-3`: whose predefined roles and permissions it has.',
    ),
    credential_kind: text(
      'computed',
      'What the requests are authenticated with: `access_key`, or `exchanged_token` of a workload identity.',
    ),
    credential_id: text(
      'computed',
      'The access key id, or the id of the exchanged token. The secret is never told.',
    ),
  },
});
