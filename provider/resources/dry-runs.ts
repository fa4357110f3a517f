import { setTimeout as sleep } from 'node:timers/promises';
import { readAnswer } from '../../client/answer.ts';
import type { RosterRequest, RosterResponse } from '../../client/signed-fetch.ts';
import { isJsonObject } from './object.ts';

type Call = (request: RosterRequest) => Promise<RosterResponse>;

interface Waiting {
  readonly request: RosterRequest;
  readonly resolve: (answer: RosterResponse | Promise<RosterResponse>) => void;
  readonly reject: (failure: unknown) => void;
}

/** Terraform plans ten resources at a time; questions that come this close together are asked in one request. */
const gatheringMilliseconds = 3;
/** As many as `POST /v1/dry_runs` takes. */
const most = 100;

export const isDryRun = ({ query }: RosterRequest) => query?.['dry_run'] === true;

/** Sends dry runs, several in one request. Each is answered, or fails, as if it had been sent alone. */
export function createDryRuns(call: Call): Call {
  let waiting: Waiting[] = [];

  const ask = async (asked: readonly Waiting[]) => {
    const requests = asked.map(({ request: { method, path, body } }) => ({ method, path, body }));
    const { body } = await call({ method: 'POST', path: '/v1/dry_runs', body: { requests } });
    const responses = isJsonObject(body) && Array.isArray(body['responses']) ? body['responses'] : [];
    for (const [index, { request, resolve }] of asked.entries())
      resolve(answerOf(call, request, responses[index]));
  };

  const flush = async () => {
    await sleep(gatheringMilliseconds);
    const asked = waiting;
    waiting = [];
    const [first, ...others] = asked;
    if (first && others.length === 0) return first.resolve(call(first.request));
    for (let start = 0; start < asked.length; start += most) {
      const part = asked.slice(start, start + most);
      ask(part).catch((failure: unknown) => {
        for (const { reject } of part) reject(failure);
      });
    }
  };

  return (request) => {
    const { promise, resolve, reject } = Promise.withResolvers<RosterResponse>();
    waiting.push({ request, resolve, reject });
    if (waiting.length === 1) void flush();
    return promise;
  };
}

/** One answer out of many. What could not be answered just now is asked again by itself, after the pause that it takes. */
async function answerOf(call: Call, request: RosterRequest, item: unknown): Promise<RosterResponse> {
  const { status, headers: told, body } = isJsonObject(item) ? item : {};
  if (typeof status !== 'number' || status === 429 || status >= 500) return call(request);
  const headers = new Headers(isJsonObject(told) ? (told as Record<string, string>) : {});
  headers.set('content-type', status < 400 ? 'application/json' : 'application/problem+json');
  const empty = body === null || body === undefined;
  const bytes = new TextEncoder().encode(empty ? '' : JSON.stringify(body));
  return { status, headers, body: readAnswer(request, { status, headers, bytes }) };
}
