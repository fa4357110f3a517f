import { describe, expect, it } from 'vitest';
import { validateResource } from '../../provider/resources/validate.ts';
import { type ResourceType, resourceTypes } from '../../provider/types.ts';
import { serviceAccount } from '../../provider-schema/catalogue.ts';
import { isAddressRange, parseAddress, parseAddressRange } from '../../provider-schema/ip-address.ts';
import { createSchema } from '../../provider-schema/readers/zod.ts';

const sameAddress: [string, string[]][] = [
  [
    '10.0.0.1',
    [
      '10.0.0.1',
      '::ffff:10.0.0.1',
      '::FFFF:10.0.0.1',
      '::ffff:a00:1',
      '::FFFF:0A00:0001',
      '0:0:0:0:0:ffff:10.0.0.1',
      '0000:0000:0000:0000:0000:ffff:0a00:0001',
      '::ffff:10.0.0.1%eth0',
    ],
  ],
  ['255.255.255.255', ['::ffff:ffff:ffff']],
  ['0.0.0.0', ['::ffff:0:0', '::ffff:0.0.0.0']],
  ['2001:db8::1', ['2001:db8::1', '2001:DB8::1', '2001:0db8:0:0:0:0:0:1', '2001:db8:0::0:1']],
  ['fe80::1', ['fe80::1%eth0', 'FE80::1%1', 'fe80:0::1']],
  ['::1', ['::1', '0:0:0:0:0:0:0:1', '::0.0.0.1']],
  ['::', ['::', '0::0', '::0.0.0.0']],
];

describe('an IP address', () => {
  it.each(sameAddress)('%s has one form, however it is written', (form, spellings) => {
    for (const spelling of spellings) expect(parseAddress(spelling)?.text, spelling).toBe(form);
  });

  it.each([
    ['IPv4-compatible, which nobody uses since RFC 4291', '::10.0.0.1', '::a00:1'],
    ['IPv4-translated (RFC 2765)', '::ffff:0:10.0.0.1', '::ffff:0:a00:1'],
    ['NAT64 (RFC 6052): who uses that gateway may be somebody else', '64:ff9b::10.0.0.1', '64:ff9b::a00:1'],
    ['6to4 (RFC 3056)', '2002:a00:1::', '2002:a00:1::'],
  ])('stays IPv6 where it holds an IPv4 address but is not mapped: %s', (_, text, form) => {
    expect(parseAddress(text)).toEqual({ version: 6, text: form });
  });

  it.each([
    '',
    ' ',
    'localhost',
    '10.0.0',
    '10.1',
    '167772161',
    '0x0a.0.0.1',
    '0xa000001',
    '010.0.0.1',
    '10.0.0.01',
    '10.0.0.256',
    '10.0.0.1.',
    '10.0.0.1.1',
    ' 10.0.0.1',
    '10.0.0.1\n',
    '10.0.0.1%eth0',
    '10.0.0.1:443',
    '[::1]',
    '[::1]:443',
    '１０.0.0.1',
    '::ffff:010.0.0.1',
    '::ffff:10.1',
    '::ffff:10.0.0.256',
    '2001:db8:::1',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '12345::1',
    'fe80::1%',
    '2001:db8::g',
  ])('is not what programs read differently, or not at all: %j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});

describe('a range of addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7', 32],
    ['203.0.113.0/24', '203.0.113.0', 24],
    ['203.0.113.9/24', '203.0.113.9', 24],
    ['0.0.0.0/0', '0.0.0.0', 0],
    ['2001:DB8::/32', '2001:db8::', 32],
    ['::/0', '::', 0],
    ['::1/128', '::1', 128],
    ['::ffff:10.0.0.0/104', '10.0.0.0', 8],
    ['::ffff:0:0/96', '0.0.0.0', 0],
    ['::ffff:a00:1/128', '10.0.0.1', 32],
  ])('%s is read', (text, address, bits) => {
    expect(parseAddressRange(text)).toMatchObject({ address: { text: address }, bits });
  });

  it.each([
    '203.0.113.0/33',
    '203.0.113.0/-1',
    '203.0.113.0/',
    '203.0.113.0/024',
    '203.0.113.0/24/24',
    '203.0.113.0/255.255.255.0',
    '203.0.113.0/ 24',
    '203.0.113.0-203.0.113.9',
    '2001:db8::/129',
    '::ffff:0:0/95',
    '::ffff:10.0.0.0/129',
    'fe80::%eth0/64',
    'fe80::1%eth0',
    '/24',
    '*',
  ])('%s is none', (text) => {
    expect(isAddressRange(text)).toBe(false);
  });
});

describe('allowed_addresses', () => {
  const serviceAccountType = resourceTypes.get('roster_service_account') as ResourceType;
  const problems = (allowed_addresses: readonly string[]) => {
    const body = { name: 'pipeline', allowed_addresses };
    const parsed = createSchema(serviceAccount).safeParse(body);
    return {
      plan: validateResource(serviceAccountType, { ...body, note: null }, true).map(({ detail }) => detail),
      request: parsed.success ? [] : parsed.error.issues.map(({ message }) => message),
    };
  };

  it('takes addresses and ranges, at plan and in a request', () => {
    const valid = ['203.0.113.7', '203.0.113.0/24', '2001:db8::1', '2001:db8::/32', '::ffff:10.0.0.0/104'];
    expect(problems(valid)).toEqual({ plan: [], request: [] });
  });

  it.each([
    ['no address', ['203.0.113.7', '10.0.0.300'], '"10.0.0.300" is no IP address or CIDR range'],
    ['an empty set', [], 'must have at least 1 item'],
    [
      '51 addresses',
      Array.from({ length: 51 }, (_, index) => `10.0.0.${index}`),
      'must have at most 50 items',
    ],
  ])('refuses %s, in the same words', (_, given, says) => {
    const { plan, request } = problems(given);
    expect(plan).toEqual([expect.stringContaining(says)]);
    expect(request).toEqual([expect.stringContaining(says)]);
  });
});
