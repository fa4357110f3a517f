import { expect, test } from 'vitest';
import { createSigningSecret, verifyInScope } from '../../../api/signing/verify.ts';

/*
 * Facts of the published test suite of AWS Signature Version 4 (repository awslabs/aws-c-auth, folder
 * tests/aws-signing-test-suite/v4): the request and the signature that belongs to it. Raw UTF-8 of a target
 * is percent-encoded here, as it must be on the wire.
 */
const scope = { region: 'us-east-1', service: 'service' };
const now = new Date('2015-08-30T12:36:00Z');
const secret = createSigningSecret('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY');
const findSecret = async () => secret;
const form = 'application/x-www-form-urlencoded';
const formHash = '9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e';

interface Vector {
  readonly name: string;
  readonly method?: string;
  readonly target?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
  readonly signature: string;
}

const vectors: readonly Vector[] = [
  { name: 'get-vanilla', signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31' },
  {
    name: 'get-unreserved',
    target: '/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
    signature: '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
  },
  {
    name: 'get-utf8',
    target: '/%E1%88%B4',
    signature: '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85',
  },
  {
    name: 'get-vanilla-utf8-query',
    target: '/?%E1%88%B4=bar',
    signature: '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04',
  },
  {
    name: 'get-slash-dot-slash-unnormalized',
    target: '/./',
    signature: '68714168e6557f8f2de0ef956fc24dc2593a4bd2961f8df51898d8a134695145',
  },
  {
    name: 'get-header-value-trim',
    headers: [
      ['My-Header1', ' value1'],
      ['My-Header2', ' "a   b   c"'],
    ],
    signature: 'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  },
  {
    name: 'post-header-key-sort',
    method: 'POST',
    headers: [['My-Header1', 'value1']],
    signature: 'c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c',
  },
  {
    name: 'post-x-www-form-urlencoded',
    method: 'POST',
    headers: [
      ['Content-Type', form],
      ['Content-Length', '13'],
      ['X-Amz-Content-Sha256', formHash],
    ],
    body: 'Param1=value1',
    signature: 'd3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b',
  },
];

function verify(vector: Vector) {
  const headers = [
    ['Host', 'example.amazonaws.com'] as const,
    ['X-Amz-Date', '20150830T123600Z'] as const,
    ...(vector.headers ?? []),
  ];
  const signedHeaders = headers.map(([name]) => name.toLowerCase()).sort();
  const credential = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request';
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${vector.signature}`;
  return verifyInScope(scope, {
    method: vector.method ?? 'GET',
    rawUrl: vector.target ?? '/',
    headers: [...headers, ['Authorization', authorization]],
    body: Buffer.from(vector.body ?? ''),
    now,
    findSecret,
  });
}

test.each(vectors)('accepts the published signature of $name', async (vector) => {
  expect(await verify(vector)).toEqual({ ok: true, accessKeyId: 'AKIDEXAMPLE' });
});

test.each(vectors)('refuses $name with one digit of its signature changed', async (vector) => {
  const changed = vector.signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  expect(await verify({ ...vector, signature: changed })).toMatchObject({
    ok: false,
    reason: 'wrong_signature',
  });
});
