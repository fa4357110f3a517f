import { defineResource, flag, integer, moment, text } from './definition.ts';
import { namePattern, note } from './fields.ts';

/** RFC 5321 limits an address to 254 octets and its local part to 64; ASCII only, so that no two addresses look alike. */
const emailPattern = {
  regex:
    /^(?=.{3,254}$)(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/,
  says: 'must be an e-mail address, as in jane@example.com',
};

/** Without an `@`, so that no user name is somebody's e-mail address. */
const usernamePattern = {
  regex: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  says: 'must be letters, digits, `.`, `_` and `-`, and begin with a letter or digit',
};

export const member = defineResource({
  name: 'member',
  plural: 'members',
  title: 'Member',
  idPrefix: 'mem',
  description:
    'A member is a person. What a member may do is said by role assignments; without one a member sees nothing.',
  fields: {
    email: text(
      'required',
      'The e-mail address that identifies the person: ASCII, at most 254 characters, unique in the environment without regard to case. It cannot be changed: another address is another person.',
      {
        immutable: true,
        pattern: emailPattern,
        example: 'jane@example.com',
      },
    ),
    username: text(
      'optional',
      'A name to sign in with in place of the e-mail address: 1 to 64 letters, digits, dots, underscores and hyphens, unique in the environment without regard to case.',
      {
        maxLength: 64,
        pattern: usernamePattern,
        example: 'jane.doe',
      },
    ),
    display_name: text('optional', 'The name to show for the person: at most 100 characters.', {
      minLength: 1,
      maxLength: 100,
      pattern: namePattern,
      example: 'Jane Doe',
    }),
    note: note('the member'),
    kind: text(
      'computed',
      '`local` (signs in with a password) or `sso` (signs in through an identity provider).',
      {
        oneOf: ['local', 'sso'],
      },
    ),
    status: text(
      'computed',
      '`pending` until the person has activated the account, then `active`; `disabled` while switched off.',
      {
        oneOf: ['pending', 'active', 'disabled'],
        verbs: { active: 'enable', disabled: 'disable' },
      },
    ),
    activation_expires_at: moment(
      'computed',
      'While the member is pending: until when the link of the latest activation mail works, RFC 3339 in UTC. Null when no link is out, and once the account is active.',
    ),
    activation_resend: integer(
      'optional',
      'Raise it to send a pending member the activation mail again: the new link works for 1 hour, and older links end. Once the account is active, nothing is sent. A creation sends the mail by itself.',
      { declaredOnly: true, minimum: 1 },
    ),
    two_factor: flag('computed', 'Whether signing in takes a second factor.'),
    root: flag(
      'computed',
      'Whether this is the root member of the environment, who cannot be deleted, disabled or demoted.',
    ),
    login_url: text('computed', 'Where the member signs in: the login URL of the environment.'),
  },
  unique: ['email'],
  filters: ['email', 'status'],
  dataSources: { one: ['id', 'email'], many: true },
});
