import { setTimeout as sleep } from 'node:timers/promises';
import { context, DiagLogLevel, diag, ROOT_CONTEXT } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { parseKeyPairsIntoRecord, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { TracingConfig } from './options.ts';
import type { Tracing } from './spans.ts';

export interface RunningTracing extends Tracing {
  /** Told why spans could not be sent. */
  readonly complainTo: (complain: (reason: string) => void) => void;
  /** Sends what is left. */
  readonly stop: () => Promise<void>;
}

function exporterOf({ exporter, protocol, headers = '' }: TracingConfig): SpanExporter {
  if (exporter === 'console') return new ConsoleSpanExporter();
  // It reads the endpoint by itself, and what `readByExporter` lists.
  const options = { headers: parseKeyPairsIntoRecord(headers) };
  return protocol === 'http/json' ? new JsonExporter(options) : new ProtobufExporter(options);
}

function samplerOf({ sampler, ratio }: TracingConfig): Sampler {
  const [, isBased, kind] = /^(parentbased_)?(.*)$/.exec(sampler) ?? [];
  const root =
    { always_on: new AlwaysOnSampler(), always_off: new AlwaysOffSampler() }[kind ?? ''] ??
    new TraceIdRatioBasedSampler(ratio);
  return isBased === undefined ? root : new ParentBasedSampler({ root });
}

const getter = {
  keys: () => [],
  get: (header: (name: string) => string | undefined, name: string) => header(name),
};

const stopMilliseconds = 3_000;

/** Loads OpenTelemetry's SDK and sends spans to where the configuration says. */
export function startTracing(config: TracingConfig, version: string): RunningTracing {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'roster', 'service.version': version }).merge(
      detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] }),
    ),
    sampler: samplerOf(config),
    spanProcessors: [new BatchSpanProcessor({ exporter: exporterOf(config) })],
  });
  const propagator = new W3CTraceContextPropagator();
  return {
    tracer: provider.getTracer('roster', version),
    inside: (active, run) => context.with(active, run),
    callerOf: (header) => propagator.extract(ROOT_CONTEXT, header, getter),
    complainTo: (complain) => {
      const ignore = () => {};
      const tell = (...said: unknown[]) =>
        complain(
          said
            .filter((part) => typeof part === 'string')
            .map(reasonIn)
            .join(': '),
        );
      const logger = { error: tell, warn: tell, info: ignore, debug: ignore, verbose: ignore };
      diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
    },
    // A collector that does not answer must not keep the process.
    stop: () =>
      Promise.race([provider.shutdown().catch(() => {}), sleep(stopMilliseconds, undefined, { ref: false })]),
  };
}

/** The SDK tells an error as JSON, with its stack, and a header with its value, which is a secret. */
function reasonIn(message: string): string {
  try {
    const { message: reason, code } = JSON.parse(message) as Record<string, unknown>;
    return [reason, code].filter((part) => typeof part === 'string' && part !== '').join(' ') || 'unknown';
  } catch {
    return message.replace(/invalid value \(.*\)/s, 'invalid value');
  }
}
