import { expect, it } from 'vitest';
import { isWithin, networkOf, normalAddress } from '../../../api/http/address.ts';

it.each([
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['2001:DB8:0:0::1', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['no address', 'no address'],
])('%s is shown as %s', (text, shown) => {
  expect(normalAddress(text)).toBe(shown);
});

it.each([
  ['10.0.0.1', '10.0.0.1'],
  ['10.0.0.1', '10.0.0.0/8'],
  ['10.0.0.1', '10.9.9.9/8'],
  ['10.0.0.1', '::ffff:10.0.0.1'],
  ['10.0.0.1', '::ffff:10.0.0.0/104'],
  ['203.0.113.7', '::ffff:0:0/96'],
  ['203.0.113.7', '0.0.0.0/0'],
  ['::ffff:10.0.0.1', '10.0.0.0/8'],
  ['::FFFF:0A00:0001', '10.0.0.1'],
  ['0:0:0:0:0:ffff:10.0.0.1', '10.0.0.1/32'],
  ['2001:db8::1', '2001:DB8:0:0:0:0:0:1'],
  ['2001:db8::1', '2001:db8::/32'],
  ['2001:0DB8:0000::0001', '2001:db8::/127'],
  ['fe80::1%eth0', 'fe80::/10'],
  ['64:ff9b::10.0.0.1', '64:ff9b::/96'],
  ['2001:db8::1', '::/0'],
])('%s lies in %s', (address, range) => {
  expect(isWithin(address, ['192.0.2.0/24', range])).toBe(true);
});

it.each([
  ['10.0.0.1', '11.0.0.0/8'],
  ['10.0.0.1', '10.0.0.0/32'],
  // The two families are two worlds: who opens one does not open the other.
  ['10.0.0.1', '::/0'],
  ['::ffff:10.0.0.1', '::/0'],
  ['::1', '0.0.0.0/0'],
  ['::1', '::ffff:0:0/96'],
  // They hold an IPv4 address without being that address.
  ['::10.0.0.1', '10.0.0.0/8'],
  ['::ffff:0:10.0.0.1', '10.0.0.0/8'],
  ['64:ff9b::10.0.0.1', '10.0.0.0/8'],
  ['2002:a00:1::', '10.0.0.0/8'],
  // No address lies anywhere, and what is no range holds nothing.
  ['010.0.0.1', '0.0.0.0/0'],
  ['::ffff:010.0.0.1', '0.0.0.0/0'],
  ['10.1', '0.0.0.0/0'],
  ['167772161', '0.0.0.0/0'],
  ['10.0.0.1:443', '0.0.0.0/0'],
  ['', '0.0.0.0/0'],
  ['10.0.0.1', '10.0.0.0/08'],
  ['10.0.0.1', ''],
])('"%s" does not lie in "%s"', (address, range) => {
  expect(isWithin(address, [range])).toBe(false);
});

it('nothing lies in no ranges', () => {
  expect(isWithin('10.0.0.1', [])).toBe(false);
});

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:a:b:c:d', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['::1', '::/64'],
  ['unknown', 'unknown'],
])('of %s the network is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
