import createOpenApiClient, { type Client } from 'openapi-fetch';
import { readAnswer } from './answer.ts';
import type { paths } from './generated/openapi.ts';
import { parseEndpoint } from './signed-fetch.ts';
import { type SigningOptions, signAndSend } from './transport.ts';

export type RosterClient = Client<paths>;

/**
 * A client whose paths, parameters and bodies are typed by the API's OpenAPI document. It signs each
 * request and does not retry. Failures are thrown as by `createSignedFetch`, so `data` is there whenever
 * the promise is fulfilled.
 *
 * @throws TypeError when the endpoint is not a plain http or https URL.
 */
export function createClient(options: SigningOptions): RosterClient {
  const base = parseEndpoint(options.endpoint);
  const basePath = base.pathname === '/' ? '' : base.pathname;
  return createOpenApiClient<paths>({
    baseUrl: base.origin + basePath,
    fetch: async (request) => {
      const url = new URL(request.url);
      const body = await request.text();
      const response = await signAndSend(options, {
        method: request.method,
        url,
        headers: request.headers,
        signal: request.signal,
        ...(body === '' ? {} : { body }),
      });
      readAnswer({ method: request.method, path: url.pathname.slice(basePath.length) }, response);
      const withoutBody = response.bytes.byteLength === 0;
      return new Response(withoutBody ? null : response.bytes, response);
    },
  });
}
