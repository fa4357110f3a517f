import type { Hono, Context as HonoContext } from 'hono';
import type { ServerEnvironment } from '../http/serve-operation.ts';

export type PageContext = HonoContext<ServerEnvironment>;

export interface ApiReply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the page knows what it asked for.
  readonly body: any;
}

export type CallApi = (page: PageContext, method: string, path: string, body?: unknown) => Promise<ApiReply>;

/** What of the browser's request goes on to the API. */
const forwarded = ['cookie', 'origin', 'user-agent', 'x-forwarded-for'];

/**
 * Pages reach the control plane as every other client does, through its endpoints, within the process: they validate,
 * limit and record nothing themselves.
 */
export function apiCaller(server: Hono<ServerEnvironment>): CallApi {
  return async (page, method, path, body) => {
    const headers = new Headers({ 'x-request-id': page.get('requestId') });
    for (const name of forwarded) {
      const value = page.req.header(name);
      if (value !== undefined) headers.set(name, value);
    }
    if (body !== undefined) headers.set('content-type', 'application/json');
    const request = new Request(new URL(path, page.req.url), {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const response = await server.fetch(request, page.env);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

/** What to tell a person about a refusal. */
export function complaintOf({ status, body }: ApiReply): string {
  if (status === 429) return 'Too many attempts. Wait a minute, then try again.';
  if (body?.code === 'sign_in_failed')
    return 'That did not work. Check what you entered. After too many attempts, wait half an hour, or ask an Administrator.';
  if (body?.code === 'link_expired')
    return 'This link is not good any more: it works once, within an hour. Ask an Administrator for a new one.';
  const messages = (body?.errors ?? []).map((error: { message: string }) => error.message);
  const message = messages.length > 0 ? messages.join('; ') : (body?.detail ?? 'something went wrong');
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
