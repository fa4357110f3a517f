import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { AwsV4Signer } from 'aws4fetch';
import type { Credentials, Reply, TestApi } from './api.ts';

export interface RawRequest {
  /** Default `GET`. */
  readonly method?: string;
  /** Path and query, sent exactly as they stand here. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent but not signed, as what proxies add on the way. */
  readonly added?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

export interface RawReply extends Reply {
  readonly text: string;
}

/**
 * Signs and sends what the client would never send: other methods, spoilt bodies, odd targets. It signs
 * with the API's clock, so that it works after `travel` too.
 */
export async function sendSigned(api: TestApi, by: Credentials, request: RawRequest): Promise<RawReply> {
  const signer = new AwsV4Signer({
    method: request.method ?? 'GET',
    url: api.url + request.target,
    headers: { ...request.headers },
    body: (request.body as string | undefined) ?? null,
    service: 'roster',
    region: 'global',
    datetime: api.context
      .now()
      .toISOString()
      .replaceAll(/[:-]|\.\d{3}/g, ''),
    accessKeyId: by.accessKeyId,
    secretAccessKey: by.secretAccessKey,
  });
  const { headers } = await signer.sign();
  return send(api.url, { ...request, headers: Object.fromEntries(headers) });
}

/** Sends a request as it is, without a signature. */
export function send(url: string, request: RawRequest): Promise<RawReply> {
  const { hostname, port } = new URL(url);
  const { target: path, method = 'GET', body } = request;
  const headers = { ...request.headers, ...request.added } as OutgoingHttpHeaders;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ hostname, port, path, method, headers, agent: false }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      const json = /[/+]json/.test(answer.headers['content-type'] ?? '') && text !== '';
      resolve({
        status: answer.statusCode ?? 0,
        headers: new Headers(answer.headers as Record<string, string>),
        text,
        body: json ? JSON.parse(text) : undefined,
      });
    });
    outgoing.once('error', reject);
    // Always with a length, as clients do: Node.js would send none for a DELETE.
    if (body !== undefined) outgoing.setHeader('content-length', Buffer.byteLength(body));
    outgoing.end(body);
  });
}
