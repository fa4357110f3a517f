import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Context as TraceContext,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { LogEvent } from 'kysely';
import type { ApiRequest } from '../http/request.ts';

/** What makes spans, and finds the one of which a request says that it is a part. */
export interface Tracing {
  readonly tracer: Tracer;
  readonly inside: <T>(context: TraceContext, run: () => T) => T;
  readonly callerOf: (header: (name: string) => string | undefined) => TraceContext;
}

/** Ends the span with what became of it. What is thrown is named by its code or class: its message may hold values. */
async function endedBy<T>(
  span: Span,
  run: () => Promise<T>,
  done: (result: T) => void = () => {},
): Promise<T> {
  try {
    const result = await run();
    done(result);
    return result;
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', errorTypeOf(error));
    throw error;
  } finally {
    span.end();
  }
}

function errorTypeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.constructor.name : '_OTHER';
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** What stands in a span of a request: never its path, query, headers or body, where secrets and names may be. */
type Served = Pick<ApiRequest, 'method' | 'header' | 'requestId' | 'findings'>;

/** Serves a request in a span, which goes on where the `traceparent` of the request says. */
export function inServerSpan<T>(
  { tracer, inside, callerOf }: Tracing,
  { method, header, requestId, findings }: Served,
  serve: () => Promise<T>,
  statusOf: (result: T) => number,
): Promise<T> {
  const known = methods.includes(method) ? method : '_OTHER';
  const attributes: Attributes = { 'http.request.method': known, 'roster.request_id': requestId };
  const parent = callerOf(header);
  const span = tracer.startSpan(known, { kind: SpanKind.SERVER, attributes }, parent);
  return inside(trace.setSpan(parent, span), () =>
    endedBy(span, serve, (result) => {
      const status = statusOf(result);
      const { operation, principalId } = findings;
      if (operation)
        span.updateName(`${known} ${operation.path}`).setAttributes({
          'http.route': operation.path,
          'roster.operation': operation.id,
        });
      if (principalId !== undefined) span.setAttribute('roster.principal_id', principalId);
      span.setAttribute('http.response.status_code', status);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    }),
  );
}

/** Does something of its own accord in a span of its own. */
export function inOwnSpan<T>(
  { tracer, inside }: Tracing,
  name: string,
  attributes: Attributes,
  run: (span: Span) => Promise<T>,
): Promise<T> {
  const span = tracer.startSpan(name, { attributes }, ROOT_CONTEXT);
  return inside(trace.setSpan(ROOT_CONTEXT, span), () => endedBy(span, () => run(span)));
}

/** Asks another server in a span. It is not told of the trace, which is nobody else's business. */
export function inClientSpan<T>(
  { tracer }: Tracing,
  { method, url }: { readonly method: string; readonly url: URL },
  ask: () => Promise<T>,
  statusOf: (result: T) => number,
): Promise<T> {
  const { hostname, protocol, origin, pathname } = url;
  const port = Number(url.port) || (protocol === 'https:' ? 443 : 80);
  const attributes: Attributes = {
    'http.request.method': method,
    'server.address': hostname,
    'server.port': port,
    // Without the query, which may hold a code or a token.
    'url.full': `${origin}${pathname}`,
  };
  const span = tracer.startSpan(method, { kind: SpanKind.CLIENT, attributes });
  return endedBy(span, ask, (result) => {
    const status = statusOf(result);
    span.setAttribute('http.response.status_code', status);
    if (status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
  });
}

/** A span of a statement that has ended, where it was a part of something: with its text, in which values are `$1`. */
export function recordStatement({ tracer }: Tracing, event: LogEvent): void {
  if (!trace.getActiveSpan()?.isRecording()) return;
  const text = event.query.sql;
  const operation = /^\W*(\w+)/.exec(text)?.[1]?.toLowerCase() ?? 'statement';
  const end = performance.timeOrigin + performance.now();
  const span = tracer.startSpan(operation, {
    kind: SpanKind.CLIENT,
    startTime: end - event.queryDurationMillis,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': operation.toUpperCase(),
      'db.query.text': text,
    },
  });
  if (event.level === 'error')
    span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', errorTypeOf(event.error));
  span.end(end);
}

/** By what the log's lines are found from a trace, and the other way round. */
export function traceIds(): object {
  const found: SpanContext | undefined = trace.getActiveSpan()?.spanContext();
  return found ? { trace_id: found.traceId, span_id: found.spanId } : {};
}
