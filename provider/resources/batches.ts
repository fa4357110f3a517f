import { setTimeout as sleep } from 'node:timers/promises';
import { readAnswer } from '../../client/answer.ts';
import { ApiError } from '../../client/errors.ts';
import type { RosterRequest, RosterResponse } from '../../client/signed-fetch.ts';
import { isJsonObject } from './object.ts';

type Call = (request: RosterRequest) => Promise<RosterResponse>;

interface Waiting {
  readonly request: RosterRequest;
  readonly resolve: (answer: RosterResponse | Promise<RosterResponse>) => void;
  readonly reject: (failure: unknown) => void;
}

/** As many as `POST /v1/batch` takes. */
const most = 100;

export const isDryRun = ({ query }: RosterRequest) => query?.['dry_run'] === true;

/**
 * Sends changes, several in one request. Each is answered, or fails, as if it had been sent alone.
 *
 * @param gatherMilliseconds how long the first one waits for others, by how many were sent before
 */
export function createBatches(call: Call, gatherMilliseconds: (sent: number) => number): Call {
  let waiting: Waiting[] = [];
  let sent = 0;

  const sendTogether = async (together: readonly Waiting[]) => {
    const requests = together.map(({ request }) => itemOf(request));
    try {
      const { body } = await call({ method: 'POST', path: '/v1/batch', body: { requests } });
      const responses = isJsonObject(body) && Array.isArray(body['responses']) ? body['responses'] : [];
      for (const [index, { request, resolve }] of together.entries())
        resolve(answerOf(call, request, responses[index]));
    } catch (failure) {
      const isTooLarge = failure instanceof ApiError && failure.status === 413;
      for (const { request, resolve, reject } of together)
        if (isTooLarge) resolve(call(request));
        else reject(failure);
    }
  };

  const flush = async () => {
    await sleep(gatherMilliseconds(sent));
    const gathered = waiting;
    waiting = [];
    sent += gathered.length;
    const [first, ...others] = gathered;
    if (first && others.length === 0) return first.resolve(call(first.request));
    for (let start = 0; start < gathered.length; start += most)
      void sendTogether(gathered.slice(start, start + most));
  };

  return (request) => {
    const { promise, resolve, reject } = Promise.withResolvers<RosterResponse>();
    waiting.push({ request, resolve, reject });
    if (waiting.length === 1) void flush();
    return promise;
  };
}

function itemOf(request: RosterRequest) {
  const { method, path, body, headers = {} } = request;
  return {
    method,
    path,
    body,
    dry_run: isDryRun(request) ? true : undefined,
    idempotency_key: headers['idempotency-key'],
    if_match: headers['if-match'],
  };
}

/** One answer out of many. What could not be answered just now is sent again by itself, after the pause that it takes. */
async function answerOf(call: Call, request: RosterRequest, item: unknown): Promise<RosterResponse> {
  const { status, headers: told, body } = isJsonObject(item) ? item : {};
  if (typeof status !== 'number' || status === 429 || status >= 500) return call(request);
  const headers = new Headers(isJsonObject(told) ? (told as Record<string, string>) : {});
  const empty = body === null || body === undefined;
  const bytes = new TextEncoder().encode(empty ? '' : JSON.stringify(body));
  return { status, headers, body: readAnswer(request, { status, headers, bytes }) };
}
