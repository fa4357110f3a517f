import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pairHeaders } from '../../../api/signing/authorization.ts';
import { createSigningSecret, type Verification, verifySignature } from '../../../api/signing/verify.ts';

export const accessKeyId = 'ak_01jz5k3v9w8x7y6z5a4b3c2d1e';
export const secretAccessKey = 'rsk_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG';

export interface Answer {
  readonly verification: Verification;
  readonly rawUrl: string;
  readonly body: string;
}

/** A real HTTP server that answers what the verifier says of each request: 200 or 401. */
export async function startVerifyingServer(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const rawUrl = request.url ?? '';
    const verification = await verifySignature({
      method: request.method ?? '',
      rawUrl,
      headers: pairHeaders(request.rawHeaders),
      body,
      now: new Date(),
      findSecret: async (id) => (id === accessKeyId ? createSigningSecret(secretAccessKey) : undefined),
    });
    const answer: Answer = { verification, rawUrl, body: body.toString() };
    response.writeHead(verification.ok ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
