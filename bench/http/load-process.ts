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
  /** Since when the request was due, in milliseconds; `undefined`: nothing is under way. */
  due: number | undefined;
}

/** Sends the requests in turn, each over the worker that is given. */
function createSender(requests: readonly Buffer[]) {
  let next = 0;
  return (worker: Worker, due: number) => {
    const request = requests[next++ % requests.length];
    if (!request) throw new Error('there is no request to send');
    worker.due = due;
    worker.connection?.send(request);
  };
}

/**
 * Spreads requests evenly in time, to the millisecond of a timer; those that find no worker idle wait for one. A loop
 * without a timer would be more exact, and would keep one of two cores busy: whoever else is put on it waits for
 * milliseconds, the server too.
 */
function pace(rate: number, workers: readonly Worker[], send: ReturnType<typeof createSender>) {
  const start = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - start) * rate) / 1000);
    for (const worker of workers) {
      if (sent >= due) break;
      if (worker.due === undefined) send(worker, start + (sent++ * 1000) / rate);
    }
  }, 1);
  return () => clearInterval(timer);
}

async function run({ url: address, posts, seconds, rate }: Load): Promise<LoadResult> {
  const url = new URL(address);
  const send = createSender(posts.map((post) => bytesOf(url, post)));
  const milliseconds: number[] = [];
  const { promise: failure, reject } = Promise.withResolvers<never>();
  const workers: Worker[] = Array.from({ length: connections }, () => ({
    connection: undefined,
    due: undefined,
  }));
  const onAnswer = (worker: Worker, head: string, body: string) => {
    const now = performance.now();
    if (!head.startsWith('HTTP/1.1 200')) reject(new Error(`${head}${body}`));
    // From when it was due, so that a server that stands still is not asked less and looks the better for it.
    milliseconds.push(now - (worker.due ?? now));
    worker.due = undefined;
    if (rate === undefined) send(worker, now);
  };
  for (const worker of workers)
    worker.connection = await openConnection(url, {
      onAnswer: (head, body) => onAnswer(worker, head, body),
      onFailure: reject,
    });
  const start = performance.now();
  const cpu = process.cpuUsage();
  const stop = rate === undefined ? () => {} : pace(rate, workers, send);
  if (rate === undefined) for (const worker of workers) send(worker, performance.now());
  const end = new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));
  await Promise.race([end, failure]);
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  stop();
  for (const { connection } of workers) connection?.close();
  return {
    rate: (milliseconds.length * 1000) / elapsed,
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    busy: (user + system) / 1000 / elapsed,
  };
}

serve(run);
