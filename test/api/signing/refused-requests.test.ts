import { expect, test } from 'vitest';
import { verifySignature } from '../../../api/signing/verify.ts';
import {
  body,
  now,
  reasonFor,
  reasonWithAuthorization,
  signed,
  target,
  withHeader,
} from './signed-request.ts';
import { accessKeyId } from './verifying-server.ts';

test('the request that these tests spoil is accepted', async () => {
  expect(await verifySignature(await signed())).toEqual({ ok: true, accessKeyId });
});

test('another method', async () => {
  expect(await reasonFor({ ...(await signed()), method: 'DELETE' })).toBe('wrong_signature');
});

test.each([
  ['a changed value', '/v1/members?email=jane%40example.com&status=disabled'],
  ['an added parameter', `${target}&dry_run=false`],
  ['an added empty name', `${target}&=x`],
  ['a removed parameter', '/v1/members?email=jane%40example.com'],
  ['no query', '/v1/members'],
  ['another path', target.replace('members', 'projects')],
  ['a doubled slash', target.replace('/members', '//members')],
  ['dot segments', target.replace('/members', '/./members')],
  ['a trailing slash', target.replace('members?', 'members/?')],
])('a changed target: %s', async (_, rawUrl) => {
  expect(await reasonFor({ ...(await signed()), rawUrl })).toBe('wrong_signature');
});

test.each([
  ['a fragment', target.replace('&', '#&')],
  ['a backslash', '/v1\\members'],
  ['a space', '/v1/members?a= b'],
  ['the absolute form', `https://roster.example.com${target}`],
  ['raw bytes', '/v1/caf\u00e9'],
  ['an empty target', ''],
])('a target that parsers read in other ways: %s', async (_, rawUrl) => {
  expect(await reasonFor({ ...(await signed()), rawUrl })).toBe('malformed_target');
});

test.each([`${target}&status=active`, `${target}&%73tatus=disabled`])(
  'a duplicate query parameter: %s',
  async (rawUrl) => {
    expect(await reasonFor({ ...(await signed()), rawUrl })).toBe('duplicate_query_parameter');
  },
);

test.each([
  'X-Amz-Signature=00',
  'x-amz-credential=ak',
  'X%2DAmz-Algorithm=AWS4-HMAC-SHA256',
  'X-Amz-Security-Token=t',
  'AWSAccessKeyId=ak',
  'access_token=t',
])('credentials in the query: %s', async (parameter) => {
  expect(await reasonFor({ ...(await signed()), rawUrl: `${target}&${parameter}` })).toBe(
    'credentials_in_query',
  );
});

test('a changed, a removed and an added body', async () => {
  const request = await signed();
  expect(await reasonFor({ ...request, body: Buffer.from('{"note":"two"}') })).toBe('wrong_signature');
  expect(await reasonFor({ ...request, body: new Uint8Array() })).toBe('wrong_signature');
  expect(await reasonFor({ ...request, body: Buffer.from(`${body} `) })).toBe('wrong_signature');
});

test.each(['UNSIGNED-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', '0'.repeat(64)])(
  'a body hash that is not the hash of the body, though signed: %s',
  async (hash) => {
    expect(await reasonFor(await signed({ headers: { 'x-amz-content-sha256': hash } }))).toBe(
      'wrong_body_hash',
    );
  },
);

test('a changed signed header', async () => {
  const request = await signed();
  expect(await reasonFor({ ...request, headers: withHeader(request.headers, 'if-match', () => '"8"') })).toBe(
    'wrong_signature',
  );
  expect(
    await reasonFor({ ...request, headers: withHeader(request.headers, 'host', () => 'evil.example') }),
  ).toBe('wrong_signature');
});

test('a removed signed header', async () => {
  const request = await signed();
  const headers = request.headers.filter(([name]) => name !== 'if-match');
  expect(await reasonFor({ ...request, headers })).toBe('missing_signed_header');
});

test('an unsigned security header', async () => {
  const request = await signed();
  expect(await reasonFor({ ...request, headers: [...request.headers, ['X-Amz-Security-Token', 't']] })).toBe(
    'unsigned_header',
  );
});

test('a host outside the signature', async () => {
  expect(
    await reasonWithAuthorization((value) => value.replace('SignedHeaders=host;', 'SignedHeaders=')),
  ).toBe('host_not_signed');
});

test('a date outside the signature', async () => {
  expect(await reasonWithAuthorization((value) => value.replace(';x-amz-date', ''))).toBe('unsigned_header');
  const request = await signed();
  const dateless = request.headers.filter(([name]) => name.toLowerCase() !== 'x-amz-date');
  const headers = withHeader(dateless, 'authorization', (value) => value.replace(';x-amz-date', ''));
  expect(await reasonFor({ ...request, headers })).toBe('missing_date');
  expect(await reasonFor({ ...request, headers: [...headers, ['Date', now.toUTCString()]] })).toBe(
    'date_not_signed',
  );
});

test.each(['if-match', 'x-amz-date', 'host'])('a duplicate signed header: %s', async (name) => {
  const request = await signed();
  const again = request.headers.filter(([key]) => key.toLowerCase() === name);
  expect(again).toHaveLength(1);
  expect(await reasonFor({ ...request, headers: [...request.headers, ...again] })).toBe(
    'duplicate_signed_header',
  );
});
