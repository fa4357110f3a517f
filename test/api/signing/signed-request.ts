import { AwsV4Signer } from 'aws4fetch';
import { expect } from 'vitest';
import type { HeaderPairs } from '../../../api/signing/authorization.ts';
import { createSigningSecret, type SignedRequest, verifySignature } from '../../../api/signing/verify.ts';
import { accessKeyId, secretAccessKey } from './verifying-server.ts';

export const now = new Date('2027-01-31T18:00:00Z');
export const target = '/v1/members?email=jane%40example.com&status=active';
export const body = '{"note":"one"}';

type Headers = [string, string][];

interface Options {
  readonly datetime?: string;
  readonly region?: string;
  readonly service?: string;
  readonly headers?: Record<string, string>;
}

/** A request that verifies, signed by a stock library. Each test spoils one thing of it. */
export async function signed(options: Options = {}): Promise<SignedRequest & { readonly headers: Headers }> {
  const signer = new AwsV4Signer({
    method: 'PATCH',
    url: `https://roster.example.com${target}`,
    headers: { 'if-match': '"7"', ...options.headers },
    body,
    accessKeyId,
    secretAccessKey,
    service: options.service ?? 'roster',
    region: options.region ?? 'global',
    datetime: options.datetime ?? '20270131T180000Z',
  });
  const { headers } = await signer.sign();
  return {
    method: 'PATCH',
    rawUrl: target,
    headers: [['Host', 'roster.example.com'], ...(headers as Iterable<[string, string]>)],
    body: Buffer.from(body),
    now,
    findSecret: async (id) => (id === accessKeyId ? createSigningSecret(secretAccessKey) : undefined),
  };
}

export function withHeader(headers: HeaderPairs, name: string, change: (value: string) => string): Headers {
  expect(headers.some(([key]) => key.toLowerCase() === name)).toBe(true);
  return headers.map(([key, value]) => [key, key.toLowerCase() === name ? change(value) : value]);
}

export async function reasonFor(request: SignedRequest): Promise<string> {
  const verification = await verifySignature(request);
  return verification.ok ? 'accepted' : verification.reason;
}

export async function reasonWithAuthorization(change: (value: string) => string): Promise<string> {
  const request = await signed();
  return reasonFor({ ...request, headers: withHeader(request.headers, 'authorization', change) });
}
