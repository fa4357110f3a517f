import { expect, test } from 'vitest';
import { createSigningSecret, verifySignature } from '../../../api/signing/verify.ts';
import { reasonFor, reasonWithAuthorization, signed } from './signed-request.ts';
import { secretAccessKey } from './verifying-server.ts';

test('no Authorization header, and two', async () => {
  const request = await signed();
  const without = request.headers.filter(([name]) => name.toLowerCase() !== 'authorization');
  const authorization = request.headers.filter(([name]) => name.toLowerCase() === 'authorization');
  expect(await reasonFor({ ...request, headers: without })).toBe('missing_authorization');
  expect(await reasonFor({ ...request, headers: [...request.headers, ...authorization] })).toBe(
    'duplicate_authorization',
  );
});

test.each<[string, (value: string) => string, string]>([
  [
    'two credentials',
    (value) => value.replace(', Sig', ', Credential=a/20270131/global/roster/aws4_request, Sig'),
    'malformed_authorization',
  ],
  ['two signatures', (value) => `${value}, Signature=${'0'.repeat(64)}`, 'malformed_authorization'],
  [
    'two lists of signed headers',
    (value) => value.replace(', Sig', ', SignedHeaders=host, Sig'),
    'malformed_authorization',
  ],
  ['an unknown parameter', (value) => `${value}, Extra=1`, 'malformed_authorization'],
  ['a missing parameter', (value) => value.replace(/, SignedHeaders=[^,]*/, ''), 'malformed_authorization'],
  [
    'an empty parameter',
    (value) => value.replace(/SignedHeaders=[^,]*/, 'SignedHeaders='),
    'malformed_authorization',
  ],
  ['a short signature', (value) => value.slice(0, -1), 'malformed_authorization'],
  [
    'a signature in upper case',
    (value) =>
      value.replace(/Signature=.*/, (found) => found.replace(/[a-f]/g, (digit) => digit.toUpperCase())),
    'malformed_authorization',
  ],
  ['no terminator of the scope', (value) => value.replace('/aws4_request', ''), 'malformed_credential'],
  ['a signed header twice', (value) => value.replace('=host;', '=host;host;'), 'malformed_signed_headers'],
  [
    'signed headers out of order',
    (value) => value.replace('host;if-match', 'if-match;host'),
    'malformed_signed_headers',
  ],
  ['signed headers in upper case', (value) => value.replace('=host', '=Host'), 'malformed_signed_headers'],
  ['another algorithm', (value) => value.replace('SHA256', 'SHA1'), 'unsupported_algorithm'],
  [
    'the asymmetric algorithm',
    (value) => value.replace('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'),
    'unsupported_algorithm',
  ],
  ['another scheme', () => 'Bearer token', 'unsupported_algorithm'],
])('a spoiled Authorization header: %s', async (_, change, reason) => {
  expect(await reasonWithAuthorization(change)).toBe(reason);
});

test('a correct signature for another region, service, or both', async () => {
  expect(await reasonFor(await signed({ region: 'us-east-1' }))).toBe('wrong_scope');
  expect(await reasonFor(await signed({ service: 'iam' }))).toBe('wrong_scope');
});

test.each([
  ['20270131T175459Z', 'expired'],
  ['20270131T175500Z', 'accepted'],
  ['20270131T180500Z', 'accepted'],
  ['20270131T180501Z', 'expired'],
  ['20260131T180000Z', 'expired'],
  ['20270131T186000Z', 'malformed_date'],
  ['20270131180000', 'malformed_date'],
])('a request signed at %s is %s at 18:00:00', async (datetime, outcome) => {
  expect(await reasonFor(await signed({ datetime }))).toBe(outcome);
});

test('a credential of another day than the date', async () => {
  expect(await reasonWithAuthorization((value) => value.replace('/20270131/', '/20270130/'))).toBe(
    'credential_day_differs',
  );
});

test('a wrong secret and an unknown access key id', async () => {
  const request = await signed();
  const other = createSigningSecret('rsk_other');
  expect(await reasonFor({ ...request, findSecret: async () => other })).toBe('wrong_signature');
  expect(await reasonFor({ ...request, findSecret: async () => undefined })).toBe('unknown_access_key');
  expect(() => createSigningSecret('')).toThrow(TypeError);
});

test('an unknown access key id costs as much work as a wrong secret', async () => {
  const request = await signed();
  const other = createSigningSecret('rsk_other');
  const times: Record<'wrong' | 'unknown', number[]> = { wrong: [], unknown: [] };
  for (let round = 0; round < 600; round += 1) {
    const kind = round % 2 === 0 ? 'wrong' : 'unknown';
    const secret = kind === 'wrong' ? other : undefined;
    const start = performance.now();
    await verifySignature({ ...request, findSecret: async () => secret });
    times[kind].push(performance.now() - start);
  }
  const median = (values: number[]) => values.sort((one, other) => one - other)[values.length / 2] ?? 0;
  const ratio = median(times.unknown) / median(times.wrong);
  expect(ratio).toBeGreaterThan(0.7);
  expect(ratio).toBeLessThan(1.4);
});

test('the secret is looked up only for requests that could verify', async () => {
  let lookedUp = 0;
  const findSecret = async () => {
    lookedUp += 1;
    return createSigningSecret(secretAccessKey);
  };
  await verifySignature({ ...(await signed({ region: 'us-east-1' })), findSecret });
  await verifySignature({ ...(await signed({ datetime: '20260131T180000Z' })), findSecret });
  expect(lookedUp).toBe(0);
  await verifySignature({ ...(await signed()), findSecret });
  expect(lookedUp).toBe(1);
});
