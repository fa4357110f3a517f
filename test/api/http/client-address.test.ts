import { expect, it } from 'vitest';
import { forwardedClient } from '../../../api/http/client-address.ts';

const proxies = ['127.0.0.1', '10.0.0.0/8', '2001:db8:aaaa::/48'];

it.each([
  ['one proxy', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['two proxies', '10.0.0.1', '203.0.113.7, 10.0.0.2', '203.0.113.7'],
  ['what the client wrote itself', '10.0.0.1', '192.0.2.1, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
  ['a client who claims to be a proxy', '10.0.0.1', '10.0.0.9, 203.0.113.7', '203.0.113.7'],
  ['a client among the proxies', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ['nobody vouches for the peer', '203.0.113.9', '192.0.2.1', '203.0.113.9'],
  ['no header', '10.0.0.1', '', '10.0.0.1'],
  ['white space', '10.0.0.1', '  203.0.113.7  ,\t10.0.0.2 ', '203.0.113.7'],
  ['a peer that is mapped into IPv6', '::ffff:10.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['a proxy that is mapped into IPv6', '10.0.0.1', '203.0.113.7, ::ffff:10.0.0.2', '203.0.113.7'],
  ['a client that is mapped into IPv6', '10.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
  ['IPv6', '2001:db8:aaaa::1', '2001:DB8:0:0::7', '2001:db8::7'],
  ['an IPv6 client behind an IPv4 proxy', '10.0.0.1', '2001:db8::7', '2001:db8::7'],
  ['a port', '10.0.0.1', '203.0.113.7:4711', '203.0.113.7'],
  ['an IPv6 address with a port', '10.0.0.1', '[2001:db8::7]:4711', '2001:db8::7'],
  ['an IPv6 address in brackets', '10.0.0.1', '[2001:db8::7]', '2001:db8::7'],
])('behind proxies the client is the nearest address that is none of them: %s', (_, peer, header, client) => {
  expect(forwardedClient(peer, header, proxies)).toBe(client);
});

it.each([
  ['garbage', '203.0.113.7, nonsense', '10.0.0.1'],
  ['garbage before a proxy', '203.0.113.7, nonsense, 10.0.0.2', '10.0.0.2'],
  ['an empty entry', '203.0.113.7, ', '10.0.0.1'],
  ['what RFC 7239 writes', 'for=203.0.113.7', '10.0.0.1'],
  ['a name', 'client.example.com', '10.0.0.1'],
  ['unknown', 'unknown', '10.0.0.1'],
  ['octal', '0313.0.113.7', '10.0.0.1'],
  ['a bracket alone', '[2001:db8::7', '10.0.0.1'],
])('what is no address ends the search at the last proxy that is known: %s', (_, header, client) => {
  expect(forwardedClient('10.0.0.1', header, proxies)).toBe(client);
});

it('without trusted proxies the header is ignored', () => {
  expect(forwardedClient('127.0.0.1', '203.0.113.7', [])).toBe('127.0.0.1');
});
