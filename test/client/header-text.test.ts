import { describe, expect, test } from 'vitest';
import { createClient } from '../../client/client.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import { createSignedLines } from '../../client/signed-lines.ts';
import { createTokenSource } from '../../client/token-source.ts';
import { checkField } from '../../provider-schema/check.ts';
import { providerFields } from '../../provider-schema/provider.ts';
import { answerJson, credentials, failureOf, get, startServer } from './test-server.ts';

const options = { ...credentials, endpoint: 'http://127.0.0.1:9' };
const makers = {
  createClient: (more: object) => createClient({ ...options, ...more }),
  createSignedFetch: (more: object) => createSignedFetch({ ...options, ...more }),
  createSignedLines: (more: object) => createSignedLines({ ...options, ...more }),
  createTokenSource: (more: object) =>
    createTokenSource({
      ...options,
      workloadIdentityId: 'wi_1',
      identityToken: { kind: 'given', token: 'x' },
      ...more,
    }),
};

describe.each(Object.entries(makers))('what no header can have is refused by %s', (_, make) => {
  test.each(['Änderung 7', 'pull/7 – 変更', 'pull/7\r\nx-other: header', 'x'.repeat(501)])('%j', (text) => {
    expect(() => make({ changeReference: text })).toThrow(
      new TypeError('changeReference must have printable ASCII characters alone, at most 500 of them'),
    );
    // Terraform's argument is refused alike.
    expect(checkField(providerFields.change_reference, text)).toBeDefined();
  });

  test('as userAgent', () => {
    expect(() => make({ userAgent: 'Zürich/1.0' })).toThrow(/^userAgent must have printable ASCII/);
  });
});

test('a change reference that a header can have is sent, and an empty one is none to refuse', async () => {
  await using server = await startServer((_, response) => answerJson(response, 200, {}));
  const whole = ` ~${'x'.repeat(498)}`;
  for (const changeReference of [whole, '', undefined])
    await createSignedFetch({ ...credentials, endpoint: server.endpoint, changeReference })(get);
  expect(server.received.map(({ signed, headers }) => [signed, headers['x-roster-change']])).toEqual([
    [true, whole.trim()],
    [true, ''],
    [true, undefined],
  ]);
});

test('a header of one request is refused by name, before it is sent', async () => {
  await using server = await startServer((_, response) => answerJson(response, 200, {}));
  const client = createClient({ ...credentials, endpoint: server.endpoint });
  const header = { 'Idempotency-Key': 'Schlüssel-1' };
  const error = await failureOf(
    client.POST('/v1/projects', { params: { header }, body: { name: 'payments' } }),
  );
  expect(error).toEqual(new TypeError('the header idempotency-key must have ASCII characters alone'));
  expect(server.received).toEqual([]);
});
