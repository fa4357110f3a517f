import { defineResource, text, textSet } from './definition.ts';
import { namePattern, note } from './fields.ts';
import { isAddressRange } from './ip-address.ts';

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
    allowed_addresses: textSet(
      'optional',
      'From where its keys may be used: 1 to 50 IP addresses and CIDR ranges, IPv4 or IPv6. IPv4 addresses that come mapped into IPv6 count as IPv4. Unset: from everywhere.',
      {
        minLength: 1,
        maxLength: 50,
        example: ['203.0.113.0/24', '2001:db8::/32'],
      },
    ),
    status: text('computed', '`active`, or `disabled` while switched off: its keys open nothing then.', {
      oneOf: ['active', 'disabled'],
      verbs: { active: 'enable', disabled: 'disable' },
    }),
  },
  unique: ['name'],
  rules: [
    {
      code: 'invalid_address',
      fields: ['allowed_addresses'],
      check: ({ allowed_addresses }) => {
        const wrong = (allowed_addresses as readonly string[] | undefined)?.find(
          (item) => !isAddressRange(item),
        );
        return wrong === undefined
          ? undefined
          : {
              field: 'allowed_addresses',
              message: `"${wrong.slice(0, 50)}" is no IP address or CIDR range, as in 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32`,
            };
      },
    },
  ],
  filters: ['name', 'status'],
  dataSources: { one: ['id', 'name'], many: true },
});
