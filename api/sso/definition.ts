import { z } from 'zod';
import { project, roleAssignment } from '../../provider-schema/catalogue.ts';
import { checkField } from '../../provider-schema/check.ts';
import { defineResource, type Field, text, textSet } from '../../provider-schema/definition.ts';
import { namePattern } from '../../provider-schema/fields.ts';
import type { CreateInput, UpdateInput } from '../../provider-schema/readers/zod.ts';

const visible = { regex: /^[\x21-\x7e]+$/, says: 'must have visible ASCII characters alone' };

const domain = {
  regex: /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
  says: 'must be a domain in lower case, as in example.com',
};

/** A connection as it is declared, but for the lists of roles, which the definition language has no type for. */
export const ssoConnection = defineResource({
  name: 'sso_connection',
  plural: 'sso_connections',
  title: 'SSO connection',
  idPrefix: 'sso',
  description:
    'A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider.',
  fields: {
    name: text('required', 'The name on the button of the sign-in page: 1 to 100 characters, unique.', {
      minLength: 1,
      maxLength: 100,
      pattern: namePattern,
      example: 'Example Login',
    }),
    issuer: text(
      'required',
      "The identity provider's issuer, exactly as its discovery document names it: an https URL of a public host, or of one that the operator allows, at most 500 characters. It cannot change while members belong to the connection: another provider's names for people would become theirs.",
      { minLength: 1, maxLength: 500, pattern: visible, example: 'https://login.example.com' },
    ),
    client_id: text('required', 'The client that Roster is at the identity provider.', {
      minLength: 1,
      maxLength: 200,
      pattern: visible,
      example: 'roster',
    }),
    client_secret: text('required', 'The secret of that client. It is kept encrypted, and never answered.', {
      minLength: 1,
      maxLength: 500,
      pattern: visible,
      secret: true,
      example: 'the-secret-of-the-client',
    }),
    id_token_algorithm: text(
      'optional',
      'The algorithm that the provider signs ID tokens with; a token with any other is refused.',
      { oneOf: ['RS256', 'PS256', 'ES256', 'EdDSA'], default: 'RS256', example: 'RS256' },
    ),
    allowed_domains: textSet(
      'required',
      'The domains that the e-mail addresses of new members may have, in lower case: exactly these, and none below them.',
      { minLength: 1, maxLength: 100, pattern: domain, example: ['example.com'] },
    ),
    groups_claim: text(
      'optional',
      'The claim with the list of groups that a person is in. Required with `group_roles`.',
      { minLength: 1, maxLength: 200, pattern: visible, example: 'groups' },
    ),
    status: text(
      'optional',
      'While `disabled`, nobody signs in through it and it makes no members; sessions that are open go on to their end.',
      { oneOf: ['enabled', 'disabled'], default: 'enabled', example: 'enabled' },
    ),
    redirect_uri: text(
      'computed',
      'Where the provider sends browsers back to: to be registered there for the client.',
    ),
  },
  unique: ['name'],
});

/** A string that is checked as the field of a definition is. */
const checked = (field: Field, description: string) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is required' : 'must be a string') })
    .superRefine((value, context) => {
      const message = checkField(field, value);
      if (message) context.addIssue({ code: 'custom', message, params: { code: 'invalid_value' } });
    })
    .meta({ description });

const roleInScope = {
  role_id: checked(roleAssignment.fields.role_id, 'The id of a predefined or custom role.'),
  project_id: checked(
    project.fields.id,
    'The project in which it is given; left out for roles that cover all projects.',
  ).nullish(),
};

const groupName = text('required', '', { minLength: 1, maxLength: 200, pattern: namePattern });

const mostRoles = 100;

const listOf = <T extends z.ZodType>(item: T, description: string, example: unknown) =>
  z
    .array(item, { error: () => 'must be a list of roles' })
    .max(mostRoles, { error: () => `must have at most ${mostRoles} items` })
    .meta({ description, examples: [[example]] });

const defaultRoles = listOf(
  z.strictObject(roleInScope),
  'What a member is assigned at the first sign-in. Whoever writes it must hold what these roles permit. Roles that are gone by then are left out.',
  { role_id: 'auditor' },
);

const groupRoles = listOf(
  z.strictObject({
    group: checked(groupName, 'The group as the claim has it, compared exactly.'),
    ...roleInScope,
  }),
  'What members are assigned because of their groups. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit.',
  { group: 'auditors', role_id: 'auditor' },
);

export const roleLists = { default_roles: defaultRoles, group_roles: groupRoles };
export const optionalRoleLists = {
  default_roles: defaultRoles.optional(),
  group_roles: groupRoles.optional(),
};

interface RoleLists {
  readonly default_roles?: z.infer<typeof defaultRoles>;
  readonly group_roles?: z.infer<typeof groupRoles>;
}

export type NewConnection = CreateInput<typeof ssoConnection> & RoleLists;
export type ConnectionChange = UpdateInput<typeof ssoConnection> & RoleLists;
