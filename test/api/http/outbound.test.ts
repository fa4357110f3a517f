import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createOutboundFetch, isPublicAddress, outboundFault } from '../../../api/http/outbound.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(splice(stops).map((stop) => stop())));
const splice = <T>(items: T[]) => items.splice(0);

/** A server on 127.0.0.1, and what it was asked. */
async function listen(listener: RequestListener = (_, response) => void response.end('{}')) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host}${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}`, asked };
}

const get = (headers: Record<string, string> = {}) => ({ method: 'GET', headers });

/** Every message down the causes. */
const messagesOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${messagesOf(error.cause)}` : '';
const refusal = (answer: Promise<unknown>): Promise<string> => answer.then(() => 'not refused', messagesOf);

const forbidden = {
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  unspecified: ['0.0.0.0', '0.1.2.3', '::'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  'unique local': ['fc00::1', 'fd12:3456::1'],
  'link-local, cloud metadata among it': ['169.254.169.254', 'fe80::1', 'fe80::1%eth0'],
  'shared by carriers': ['100.64.0.1', '100.127.255.255'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'reserved, for documentation or benchmarks': [
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '240.0.0.1',
    '255.255.255.255',
    '2001:db8::1',
    '100::1',
    'fec0::1',
  ],
  'IPv4-mapped': ['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8'],
  'IPv4-compatible': ['::127.0.0.1', '::7f00:1'],
  'translated to IPv4 (NAT64, 6to4, Teredo)': [
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::1',
    '2001:0:7f00:1::1',
    '::ffff:0:127.0.0.1',
  ],
  'not an address': ['', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '127.0.0.1/8'],
};

test.each(Object.entries(forbidden))('%s is not public (case 24)', (_, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([]);
});

test('addresses of the internet are public', () => {
  const addresses = ['1.1.1.1', '8.8.8.8', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450::1'];
  expect(addresses.filter(isPublicAddress)).toEqual(addresses);
});

describe('the URL itself', () => {
  test.each([
    'https://127.0.0.1',
    'https://127.0.0.1:8443/path',
    'https://2130706433',
    'https://0x7f.1',
    'https://0177.0.0.1',
    'https://127.1',
    'https://127.0.0.1.',
    'https://10.0.0.1',
    'https://169.254.169.254',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[64:ff9b::127.0.0.1]',
    'https://localhost',
    'https://LOCALHOST.',
    'https://login.localhost',
  ])('%s leads to a private or loopback address', (url) => {
    expect(outboundFault(new URL(url), [])).toMatch(/private or loopback/);
  });

  test('https alone, without a password', () => {
    expect(outboundFault(new URL('https://login.example.com'), [])).toBeUndefined();
    expect(outboundFault(new URL('http://login.example.com'), [])).toMatch(/https/);
    expect(outboundFault(new URL('file:///etc/passwd'), [])).toMatch(/https/);
    expect(outboundFault(new URL('https://me:secret@login.example.com'), [])).toMatch(/password/);
  });

  test('a host that the operator allows may be private and speak http: with its port, or with every port', () => {
    const url = new URL('http://127.0.0.1:8080');
    expect(outboundFault(url, ['127.0.0.1:8080'])).toBeUndefined();
    expect(outboundFault(url, ['127.0.0.1'])).toBeUndefined();
    expect(outboundFault(url, ['127.0.0.1:8081', 'localhost'])).toMatch(/https/);
    expect(outboundFault(new URL('file:///etc/passwd'), [''])).toMatch(/https/);
  });
});

describe('a request', () => {
  test('to an address that nobody allows is not sent', async () => {
    const { url, asked } = await listen();
    const outboundFetch = createOutboundFetch({ allowedPrivateHosts: [] });
    expect(await refusal(outboundFetch(url, get()))).toMatch(/https/);
    expect(await refusal(outboundFetch(url.replace('http:', 'https:'), get()))).toMatch(
      /private or loopback/,
    );
    expect(asked).toEqual([]);
  });

  test('to a name that leads to a private address is not sent, even if another address of it is public', async () => {
    const { port, asked } = await listen();
    for (const addresses of [['127.0.0.1'], ['1.1.1.1', '127.0.0.1'], ['::ffff:127.0.0.1'], []]) {
      const outboundFetch = createOutboundFetch({
        allowedPrivateHosts: [],
        resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      });
      expect(await refusal(outboundFetch(`https://login.example.com:${port}`, get()))).toMatch(
        /leads to .*: refused/,
      );
    }
    expect(asked).toEqual([]);
  });

  test('goes to the address that was checked: the name is looked up once (DNS rebinding)', async () => {
    const { port, asked } = await listen();
    const abort = new AbortController();
    let lookups = 0;
    const outboundFetch = createOutboundFetch({
      allowedPrivateHosts: [],
      resolve: async () => {
        lookups += 1;
        // The connection to the public address is not waited for.
        setImmediate(() => abort.abort());
        return [{ address: lookups === 1 ? '1.1.1.1' : '127.0.0.1', family: 4 }];
      },
    });
    const request = outboundFetch(`https://login.example.com:${port}`, { ...get(), signal: abort.signal });
    expect(await refusal(request)).not.toBe('not refused');
    expect(lookups).toBe(1);
    expect(asked).toEqual([]);
  });

  test('to an allowed host goes where its name leads, and brings back the answer', async () => {
    const { port, asked } = await listen((_, response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] });
      response.end('{"good":true}');
    });
    const host = `login.example.com:${port}`;
    const outboundFetch = createOutboundFetch({
      allowedPrivateHosts: [host],
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    const body = new URLSearchParams({ grant_type: 'authorization_code' });
    const answer = await outboundFetch(`http://${host}/token`, { method: 'POST', headers: {}, body });
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await answer.json()).toEqual({ good: true });
    expect(asked).toEqual([`POST ${host}/token`]);
  });

  test('does not follow redirects: the answer says where it was sent', async () => {
    const inner = await listen();
    const outer = await listen((_, response) => {
      response.writeHead(302, { location: inner.url });
      response.end();
    });
    const outboundFetch = createOutboundFetch({ allowedPrivateHosts: ['127.0.0.1'] });
    const answer = await outboundFetch(outer.url, get());
    expect([answer.status, answer.headers.get('location')]).toEqual([302, inner.url]);
    expect(inner.asked).toEqual([]);
  });

  test('takes no answer of more than a megabyte, whether it says so or not', async () => {
    const outboundFetch = createOutboundFetch({ allowedPrivateHosts: ['127.0.0.1'] });
    for (const headers of [{}, { 'content-length': '1000001' }]) {
      const { url } = await listen((_, response) => {
        response.writeHead(200, headers);
        response.end('x'.repeat(1_000_001));
      });
      expect(await refusal(outboundFetch(url, get()))).not.toBe('not refused');
    }
  });

  test('waits for a bounded time: for an answer, and for the end of one that drips', async () => {
    const outboundFetch = createOutboundFetch({
      allowedPrivateHosts: ['127.0.0.1'],
      timeoutMilliseconds: 200,
    });
    const silent = await listen(() => {});
    const dripping = await listen((_, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    for (const { url } of [silent, dripping])
      expect(await refusal(outboundFetch(url, get()))).toMatch(/timeout/);
  });
});
