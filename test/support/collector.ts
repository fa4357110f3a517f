import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as the collector got it. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  /** 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** 2: an error. */
  readonly status: number;
}

/** A receiver of OTLP over HTTP: what an OpenTelemetry collector is to who sends. */
export interface Collector {
  readonly url: string;
  /** Every span that came as JSON. */
  readonly spans: () => readonly ReceivedSpan[];
  /** Every body as it came, with its path, content type and the header `x-collector-token`. */
  readonly received: readonly {
    readonly path: string;
    readonly type: string;
    readonly token: string;
    readonly text: string;
  }[];
  /** What the spans say of the process. */
  readonly resource: () => Readonly<Record<string, string | number>>;
  readonly stop: () => Promise<void>;
}

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string; readonly intValue?: number | string };
}

const recordOf = (attributes: readonly Attribute[] = []) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)] as const),
  );

// biome-ignore lint/suspicious/noExplicitAny: as OTLP has it in JSON.
const spanOf = (span: any): ReceivedSpan => ({
  traceId: span.traceId,
  spanId: span.spanId,
  parentSpanId: span.parentSpanId || undefined,
  name: span.name,
  kind: span.kind,
  attributes: recordOf(span.attributes),
  status: span.status?.code ?? 0,
});

export async function startCollector(): Promise<Collector> {
  const received: Collector['received'][number][] = [];
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const type = incoming.headers['content-type'] ?? '';
    const text = Buffer.concat(chunks).toString('utf8');
    received.push({
      path: incoming.url ?? '',
      type,
      token: String(incoming.headers['x-collector-token'] ?? ''),
      text,
    });
    outgoing.writeHead(200, { 'content-type': type }).end(type === 'application/json' ? '{}' : '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const json = () =>
    received.filter(({ type }) => type === 'application/json').map(({ text }) => JSON.parse(text));
  const resourceSpans = () => json().flatMap((body) => body.resourceSpans);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    spans: () =>
      resourceSpans().flatMap(({ scopeSpans }) =>
        scopeSpans.flatMap(({ spans }: { spans: unknown[] }) => spans.map(spanOf)),
      ),
    resource: () => recordOf(resourceSpans()[0]?.resource.attributes),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
