import { ApiError, foreignAnswerCode } from './errors.ts';
import type { RosterRequest, SendRequest } from './signed-fetch.ts';

const largestPage = 1000;

/**
 * Every item of a collection, page by page, in the order of the API. The empty token is the only end.
 * `send` may retry: reads are idempotent.
 *
 * @param query Filters, and `page_size` for other pages than the largest (1,000).
 */
export async function* listAll<T = unknown>(
  send: SendRequest,
  path: string,
  query: NonNullable<RosterRequest['query']> = {},
  signal?: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  let token = '';
  do {
    const page = await readPage(
      send,
      path,
      { page_size: largestPage, ...query, page_token: token || undefined },
      signal,
    );
    yield* page.items as readonly T[];
    if (token !== '' && page.next_page_token === token) throw malformedPage(path, page.headers);
    token = page.next_page_token;
  } while (token !== '');
}

async function readPage(
  send: SendRequest,
  path: string,
  query: NonNullable<RosterRequest['query']>,
  signal: AbortSignal | undefined,
) {
  const { body, headers } = await send({ method: 'GET', path, query, ...(signal ? { signal } : {}) });
  const { items, next_page_token } = (body ?? {}) as Record<string, unknown>;
  if (!Array.isArray(items) || typeof next_page_token !== 'string') throw malformedPage(path, headers);
  return { items: items as readonly unknown[], next_page_token, headers };
}

/** Half a list must never pass for the whole: what is missing from it would look deleted. */
function malformedPage(path: string, headers: Headers): ApiError {
  return new ApiError({
    method: 'GET',
    path,
    headers,
    fromRoster: false,
    problem: {
      type: 'about:blank',
      title: 'Not an answer of a Roster API',
      status: 200,
      detail: 'the answer is not a page of a list, or its page token does not advance',
      code: foreignAnswerCode,
      request_id: headers.get('x-request-id') ?? '',
      errors: [],
    },
  });
}
