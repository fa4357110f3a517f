import { z } from 'zod';

const url = z.url({ protocol: /^https?$/, error: () => 'must be an http or https URL' });

const oneOf = <const T extends readonly string[]>(...values: T) =>
  z.enum(values, { error: () => `must be one of ${values.join(', ')}` });

const protocol = oneOf('http/protobuf', 'http/json');

const samplers = oneOf(
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
);

/** What of OpenTelemetry's own variables Roster reads: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
export const tracingOptions = {
  OTEL_TRACES_EXPORTER: oneOf('otlp', 'console', 'none').optional().meta({
    description:
      'Where traces go: `otlp` (OTLP over HTTP), `console` (standard output) or `none`; default `otlp` where an endpoint is set, else `none`.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional().meta({
    description: 'The collector; `/v1/traces` is added. Default `http://localhost:4318`.',
  }),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url.optional().meta({
    description: 'The collector’s URL for traces, as it stands.',
  }),
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol.optional().meta({
    description: '`http/protobuf` (the default) or `http/json`.',
  }),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol
    .optional()
    .meta({ description: 'The same, for traces alone.' }),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional().meta({
    secret: true,
    description: 'Headers for the collector, as in `authorization=Bearer%20token`, with commas between.',
  }),
  OTEL_SERVICE_NAME: z.string().optional().meta({
    description: 'What traces call this service; default `roster`.',
  }),
  OTEL_RESOURCE_ATTRIBUTES: z.string().optional().meta({
    description: 'What all spans say of this process, as in `deployment.environment.name=production`.',
  }),
  OTEL_TRACES_SAMPLER: samplers.optional().meta({
    description:
      'Which requests are traced: `parentbased_always_on` (the default), `parentbased_always_off`, `parentbased_traceidratio`, or without `parentbased_`, whatever the caller’s `traceparent` says.',
  }),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .refine((ratio) => /^(0(\.\d+)?|1(\.0+)?)$/.test(ratio), {
      error: () => 'must be a number from 0 to 1',
    })
    .transform(Number)
    .optional()
    .meta({ description: 'The part of the requests that `traceidratio` takes; default `1`.' }),
  OTEL_SDK_DISABLED: oneOf('true', 'false').optional().meta({ description: '`true` turns tracing off.' }),
};

/** What the exporter reads by itself besides: for all that is sent, and for traces alone. */
export const readByExporter: readonly string[] = [
  'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
  ...['TIMEOUT', 'COMPRESSION', 'CERTIFICATE', 'CLIENT_CERTIFICATE', 'CLIENT_KEY'].flatMap((name) => [
    `OTEL_EXPORTER_OTLP_${name}`,
    `OTEL_EXPORTER_OTLP_TRACES_${name}`,
  ]),
];

/** How requests are traced. */
export interface TracingConfig {
  readonly exporter: 'otlp' | 'console';
  readonly protocol: 'http/protobuf' | 'http/json';
  /** As in `OTEL_EXPORTER_OTLP_HEADERS`. */
  readonly headers: string | undefined;
  readonly sampler: z.infer<typeof samplers>;
  readonly ratio: number;
}

type Values = z.infer<z.ZodObject<typeof tracingOptions>>;

/** `undefined` where nobody asked for traces: nothing is loaded then. */
export function tracingConfig(values: Values): TracingConfig | undefined {
  const endpoint = values.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? values.OTEL_EXPORTER_OTLP_ENDPOINT;
  const exporter = values.OTEL_TRACES_EXPORTER ?? (endpoint === undefined ? 'none' : 'otlp');
  if (exporter === 'none' || values.OTEL_SDK_DISABLED === 'true') return undefined;
  return {
    exporter,
    protocol:
      values.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL ?? values.OTEL_EXPORTER_OTLP_PROTOCOL ?? 'http/protobuf',
    headers: values.OTEL_EXPORTER_OTLP_HEADERS,
    sampler: values.OTEL_TRACES_SAMPLER ?? 'parentbased_always_on',
    ratio: values.OTEL_TRACES_SAMPLER_ARG ?? 1,
  };
}
