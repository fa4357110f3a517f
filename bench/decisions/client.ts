import { Agent, request } from 'undici';
import type { BenchEnvironment } from './environment.ts';

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes.
  readonly body: any;
  readonly revision: number | undefined;
  /** When it was sent and when all of the answer was there, in milliseconds. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** Sends requests of the environment's member, whose session the token is, to one process. */
export interface Client {
  readonly send: (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<Answered>;
  readonly close: () => Promise<void>;
}

/** @throws for an answer that is no success */
export function createClient(url: string, { token }: Pick<BenchEnvironment, 'token'>): Client {
  const dispatcher = new Agent({ connections: 64, pipelining: 1 });
  return {
    send: async (method, path, body) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const sentAt = performance.now();
      const response = await request(`${url}${path}`, {
        method,
        dispatcher,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.body.text();
      const receivedAt = performance.now();
      const { statusCode: status } = response;
      if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
      const revision = response.headers['x-roster-revision'];
      return {
        status,
        body: text === '' ? undefined : JSON.parse(text),
        revision: revision === undefined ? undefined : Number(revision),
        sentAt,
        receivedAt,
      };
    },
    close: () => dispatcher.close(),
  };
}
