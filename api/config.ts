import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { readOptionFiles } from './config-files.ts';
import { misspelt, notHonoured } from './misspelt.ts';
import { options } from './options.ts';
import { type TracingConfig, tracingConfig } from './tracing/options.ts';

/** Where the data is. */
export interface DatabaseConfig {
  readonly dataDirectory: string;
  /** PostgreSQL; without it the embedded database is used. */
  readonly databaseUrl: string | undefined;
}

export interface Config extends DatabaseConfig {
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly migrateAtStart: boolean;
  readonly masterKeys: string | undefined;
  readonly credentialsFile: string;
  readonly administratorEmail: string;
  readonly editionId: string;
  readonly operatorKey: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly trustedProxies: readonly string[];
  readonly allowedPrivateHosts: readonly string[];
  readonly signInsPerMinute: number;
  readonly decisionStalenessSeconds: number;
  /** `undefined`: there are no metrics. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  /** `undefined`: nothing is traced. */
  readonly tracing: TracingConfig | undefined;
  readonly logLevel: string;
  /** What is odd about the environment, and no error. */
  readonly warnings: readonly string[];
}

type Variables = Readonly<Record<string, string | undefined>>;

/** As OpenTelemetry has it: an empty variable of its own is none. */
const withoutEmpty = (variables: Variables): Variables =>
  Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => !name.startsWith('OTEL_') || value !== ''),
  );

/** @throws with one line for each variable that is wrong */
function readOptions<T extends z.ZodType>(schema: T, variables: Variables): z.infer<T> {
  const { values, problems } = readOptionFiles(withoutEmpty(variables));
  const result = schema.safeParse(values);
  const issues = result.error?.issues ?? [];
  const lines = [...problems, ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)];
  if (!result.success || lines.length > 0)
    throw new Error(`the configuration is wrong:\n  ${lines.join('\n  ')}`);
  return result.data;
}

/**
 * Reads where the data is, and looks at no other variable.
 *
 * @throws with one line for each variable that is wrong
 */
export function readDatabaseConfig(variables: Variables): DatabaseConfig {
  const names = { ROSTER_DATA_DIR: true, DATABASE_URL: true } as const;
  const own = ['ROSTER_DATA_DIR', 'DATABASE_URL', 'DATABASE_URL_FILE'];
  const given = Object.fromEntries(own.map((name) => [name, variables[name]]));
  const values = readOptions(options.pick(names), given);
  return { dataDirectory: resolve(values.ROSTER_DATA_DIR), databaseUrl: values.DATABASE_URL };
}

/**
 * Reads the configuration from environment variables.
 *
 * @throws with one line for each variable that is wrong
 */
export function readConfig(variables: Variables): Config {
  const values = readOptions(options, variables);
  if (values.DATABASE_URL !== undefined && values.ROSTER_MASTER_KEYS === undefined)
    throw new Error(
      'the configuration is wrong:\n  ROSTER_MASTER_KEYS: is required with DATABASE_URL, as in k1:$(openssl rand -base64 32)',
    );
  const dataDirectory = resolve(values.ROSTER_DATA_DIR);
  const metricsPort = values.ROSTER_METRICS_PORT;
  return {
    host: values.ROSTER_HOST,
    port: values.ROSTER_PORT,
    publicUrl: values.ROSTER_PUBLIC_URL?.replace(/\/+$/, ''),
    dataDirectory,
    databaseUrl: values.DATABASE_URL,
    migrateAtStart: values.ROSTER_MIGRATE_AT_START,
    masterKeys: values.ROSTER_MASTER_KEYS,
    credentialsFile: resolve(values.ROSTER_CREDENTIALS_FILE ?? join(dataDirectory, 'credentials')),
    administratorEmail: values.ROSTER_ADMIN_EMAIL,
    editionId: values.ROSTER_EDITION,
    operatorKey: values.ROSTER_OPERATOR_KEY,
    smtpUrl: values.ROSTER_SMTP_URL,
    mailFrom: values.ROSTER_MAIL_FROM,
    trustedProxies: values.ROSTER_TRUSTED_PROXIES,
    allowedPrivateHosts: values.ROSTER_ALLOWED_PRIVATE_HOSTS,
    signInsPerMinute: values.ROSTER_SIGN_INS_PER_MINUTE,
    decisionStalenessSeconds: values.ROSTER_DECISION_STALENESS_SECONDS,
    metrics: metricsPort === undefined ? undefined : { host: values.ROSTER_METRICS_HOST, port: metricsPort },
    tracing: tracingConfig(values),
    logLevel: values.ROSTER_LOG_LEVEL,
    warnings: [...misspelt(Object.keys(variables)), ...notHonoured(Object.keys(withoutEmpty(variables)))],
  };
}
