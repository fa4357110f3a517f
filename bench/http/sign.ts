import { AwsV4Signer } from 'aws4fetch';
import type { Post } from './load.ts';

export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A request that is signed as clients sign it; good for five minutes. */
export async function signedPost(url: string, body: string, key: AccessKey): Promise<Post> {
  const { headers } = await new AwsV4Signer({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body,
    service: 'roster',
    region: 'global',
    ...key,
  }).sign();
  return { headers: Object.fromEntries(headers), body };
}

export const bearerPost = (body: string, token: string): Post => ({
  headers: { authorization: `Bearer ${token}` },
  body,
});
