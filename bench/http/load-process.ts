import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '../child.ts';
import { percentile } from '../statistics.ts';
import { type Connection, openConnection } from './connection.ts';
import { connections, type Load, type LoadResult, type Post } from './load.ts';

function bytesOf({ host, pathname }: URL, { headers, body }: Post): Buffer {
  const lines = Object.entries({
    ...headers,
    host,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

interface Worker {
  connection: Connection | undefined;
  /** Since when the request under way was wanted, in milliseconds; `undefined`: nothing is under way. */
  since: number | undefined;
}

/** Until then everything is compiled and connected, and nothing counts. */
const warmUpMilliseconds = 500;

/** Sends the requests in turn, each over the worker that is given. */
function createSender(requests: readonly Buffer[]) {
  let next = 0;
  return (worker: Worker, since: number) => {
    const request = requests[next++ % requests.length];
    if (!request) throw new Error('there is no request to send');
    worker.since = since;
    worker.connection?.send(request);
  };
}

/** What sends the next request: at the start, and over a worker that has its answer. */
interface Pace {
  readonly start: () => void;
  readonly onIdle: (worker: Worker, now: number) => void;
  /** Ends it, and tells since when requests wait that were not sent. */
  readonly stop: () => readonly number[];
}

type Send = ReturnType<typeof createSender>;

const asFastAsAnswered = (workers: readonly Worker[], send: Send): Pace => ({
  start: () => {
    for (const worker of workers) send(worker, performance.now());
  },
  onIdle: send,
  stop: () => [],
});

/**
 * Spreads requests evenly over time: those of a millisecond are due at its end. Those that find no worker idle wait for
 * one, and that is part of what they took: a server that stands still is not asked less and looks the better for it. A
 * loop without a timer would be more exact, and keep one of two cores busy, which the server's own threads need.
 */
function evenly(rate: number, workers: readonly Worker[], send: Send): Pace {
  const waiting: number[] = [];
  let timer: NodeJS.Timeout | undefined;
  const onIdle = (worker: Worker) => {
    const since = waiting.shift();
    if (since !== undefined) send(worker, since);
  };
  return {
    start: () => {
      const start = performance.now();
      const dueAt = (request: number) => start + Math.ceil((request * 1000) / rate);
      let due = 0;
      timer = setInterval(() => {
        const now = performance.now();
        for (; dueAt(due) <= now; due++) waiting.push(dueAt(due));
        for (const worker of workers) if (worker.since === undefined) onIdle(worker);
      }, 1);
    },
    onIdle,
    stop: () => {
      clearInterval(timer);
      return waiting;
    },
  };
}

async function run({ url: address, posts, seconds, rate }: Load): Promise<LoadResult> {
  const url = new URL(address);
  const send = createSender(posts.map((post) => bytesOf(url, post)));
  const { promise: failure, reject } = Promise.withResolvers<never>();
  const workers: Worker[] = Array.from({ length: connections }, () => ({
    connection: undefined,
    since: undefined,
  }));
  const pace = rate === undefined ? asFastAsAnswered(workers, send) : evenly(rate, workers, send);
  let milliseconds: number[] = [];
  const onAnswer = (worker: Worker, head: string, body: string) => {
    const now = performance.now();
    if (!head.startsWith('HTTP/1.1 200')) reject(new Error(`${head}${body}`));
    milliseconds.push(now - (worker.since ?? now));
    worker.since = undefined;
    pace.onIdle(worker, now);
  };
  for (const worker of workers)
    worker.connection = await openConnection(url, {
      onAnswer: (head, body) => onAnswer(worker, head, body),
      onFailure: reject,
    });
  pace.start();
  await Promise.race([sleep(warmUpMilliseconds), failure]);
  milliseconds = [];
  const start = performance.now();
  const cpu = process.cpuUsage();
  await Promise.race([sleep(seconds * 1000), failure]);
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const answered = milliseconds.length;
  const unanswered = workers.flatMap(({ since }) => since ?? []);
  for (const since of [...pace.stop(), ...unanswered]) milliseconds.push(performance.now() - since);
  for (const { connection } of workers) connection?.close();
  return {
    rate: (answered * 1000) / elapsed,
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    busy: (user + system) / 1000 / elapsed,
  };
}

serve(run);
