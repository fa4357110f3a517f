import { defineResource, idPattern, objectList, reference, text, textSet } from './definition.ts';
import { linePattern, namePattern } from './fields.ts';
import { issuerRule } from './trust.ts';

const visible = { regex: /^[\x21-\x7e]+$/, says: 'must have visible ASCII characters alone' };

const domain = {
  regex: /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
  says: 'must be a domain in lower case, as in example.com',
};

const roleInScope = {
  role_id: reference(['role'], 'required', 'The id of a predefined or custom role.', {
    minLength: 1,
    maxLength: 64,
  }),
  project_id: reference(
    ['project'],
    'optional',
    'The project in which it is given; left out for roles that cover all projects.',
    { pattern: idPattern('prj') },
  ),
};

export const ssoConnection = defineResource({
  name: 'sso_connection',
  plural: 'sso_connections',
  title: 'SSO connection',
  idPrefix: 'sso',
  description:
    'A connection lets people sign in at an OpenID Connect identity provider. Their first sign-in makes them members of kind `sso`, if the provider says that their e-mail address is verified, its domain is allowed, and no member has it yet. Two-factor authentication is the affair of the identity provider. While members belong to a connection it cannot be deleted, because they could not sign in any more: disable it, or delete them first.',
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
    default_roles: objectList(
      'optional',
      'What a member is assigned at the first sign-in, at most 100 roles. Whoever writes it must hold what these roles permit. Roles that are gone by then are left out.',
      roleInScope,
      { maxLength: 100, default: [], example: [{ role_id: 'auditor' }] },
    ),
    group_roles: objectList(
      'optional',
      'What members are assigned because of their groups, at most 100 roles. At each sign-in they get what their groups give, and lose what groups gave that they are not in any more; other assignments stay. Whoever writes it must hold what these roles permit.',
      {
        group: text('required', 'The group as the claim has it, compared exactly.', {
          minLength: 1,
          maxLength: 200,
          pattern: linePattern,
        }),
        ...roleInScope,
      },
      { maxLength: 100, default: [], example: [{ group: 'auditors', role_id: 'auditor' }] },
    ),
    redirect_uri: text(
      'computed',
      'Where the provider sends browsers back to: to be registered there for the client.',
    ),
  },
  unique: ['name'],
  rules: [issuerRule],
  filters: ['name'],
  dataSources: { one: ['id', 'name'], many: true },
});
