import { z } from 'zod';
import { editionIds } from '../../access-model/editions.ts';
import { defineResource, text } from '../../provider-schema/definition.ts';
import { namePattern } from '../../provider-schema/fields.ts';
import { member } from '../../provider-schema/member.ts';
import { createSchema, readSchema } from '../../provider-schema/readers/zod.ts';
import { settingsAnswer } from './settings.ts';

const name = text('required', 'The name, for people: 1 to 100 characters.', {
  minLength: 1,
  maxLength: 100,
  pattern: namePattern,
  example: 'Acme Messaging',
});

const slug = text(
  'required',
  'The name in the login URL: 3 to 40 characters, unique among the environments of the installation. With it the login URL moves.',
  {
    minLength: 3,
    maxLength: 40,
    pattern: {
      regex: /^[a-z][a-z0-9-]*[a-z0-9]$/,
      says: 'must have lower-case letters, digits and hyphens alone, begin with a letter and not end with a hyphen',
    },
    example: 'acme',
  },
);

const computed = {
  login_url: text('computed', 'Where the members of the environment sign in.'),
  root_member_id: text(
    'computed',
    'The member who cannot be deleted, disabled or demoted: the initial Administrator, or to whom they handed root over.',
  ),
};

const texts = {
  plural: 'environments',
  title: 'Environment',
  idPrefix: 'env',
  description:
    'An environment is an isolated set of members, service accounts, projects and roles. It has a login URL of its own.',
};

/** An environment as the operator declares it. Terraform has no part in it, so it stands in no catalogue. */
export const environment = defineResource({
  ...texts,
  name: 'environment',
  fields: { slug, name, ...computed },
  filters: ['slug'],
});

/** The same as its Administrators may change it: slug and edition are the operator's. */
export const ownEnvironment = defineResource({
  ...texts,
  name: 'own_environment',
  fields: { name, slug: text('computed', ''), edition: text('computed', ''), ...computed },
});

/** What stands beside the fields of the definition, as the operator may give it. */
export const edition = z.enum(editionIds, { error: () => `must be one of ${editionIds.join(', ')}` }).meta({
  description: "Which document's predefined roles and permissions the environment uses.",
  examples: ['emqx-platform-3'],
});

/** What every answer about an environment has. */
export const environmentAnswer = readSchema(environment, {
  extras: { edition, settings: settingsAnswer },
}) as z.ZodObject;

const { email, username, display_name } = member.fields;

/** The initial Administrator, whom a creation makes. */
export const administrator = createSchema(
  {
    ...member,
    name: 'administrator',
    fields: { email, username, display_name },
  },
  {
    sign_in: z
      .enum(['activation_mail', 'initial_password'], {
        error: () => 'must be activation_mail or initial_password',
      })
      .optional()
      .meta({
        description:
          'How they first get in: by a mail with a link (the default), or with a password that is generated and answered to the operator once; their user name is `admin` then unless another is given.',
      }),
  },
).meta({ examples: [{ email: 'jane@example.com', display_name: 'Jane Doe' }] });

const roleId = z
  .string({ error: () => 'must be the id of a role' })
  .regex(/^[a-z0-9_]{1,100}$/, { error: () => 'must be the id of a role' });

/** Which role takes the place of which, where an edition lacks the role. */
export const roleMapping = z
  .record(roleId, roleId, { error: () => 'must be a JSON object: role id → role id' })
  .meta({
    description: 'Role id → the id of the role that takes its place in the new edition.',
    examples: [{ project_user: 'instance_developer' }],
  });
