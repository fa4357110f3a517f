import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { OpenDatabase } from '../database/open.ts';
import { addDatabaseMetrics } from './database-metrics.ts';

/** What the process counts of its work, for Prometheus. */
export interface Metrics {
  /** A request was answered, by either way. @param operation the id of the operation, or what kind of page it was */
  readonly answered: (operation: string, status: number, seconds: number) => void;
  readonly decided: (allowed: boolean) => void;
  /** Somebody was refused what they may not do. @param code of the problem */
  readonly denied: (code: string) => void;
  readonly mail: (outcome: MailOutcome) => void;
  readonly statement: (seconds: number, isFailed: boolean) => void;
  /** Everything, in Prometheus' text format. */
  readonly exposition: () => Promise<{ readonly contentType: string; readonly text: string }>;
}

export type MailOutcome = 'sent' | 'retried' | 'given_up';

/** From what a decision takes to what a client gives up at, in seconds. */
const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Facts {
  readonly version: string;
  readonly databaseKind: string;
}

/**
 * Labels have few values, whoever asks for whatever: operations by their id, and never a path, an environment or a
 * principal.
 */
export function createMetrics({ version, databaseKind }: Facts) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'roster_build_info',
    help: 'Always 1; says what runs.',
    labelNames: ['version', 'database'],
    registers,
  }).set({ version, database: databaseKind }, 1);
  const requests = new Counter({
    name: 'roster_http_requests_total',
    help: 'Requests answered, by operation and status.',
    labelNames: ['operation', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'roster_http_request_duration_seconds',
    help: 'From the arrival of a request to its answer, by operation.',
    labelNames: ['operation'],
    buckets: requestBuckets,
    registers,
  });
  const denials = new Counter({
    name: 'roster_denials_total',
    help: 'Requests refused for what the caller may not do, by code.',
    labelNames: ['code'],
    registers,
  });
  const mails = new Counter({
    name: 'roster_mails_total',
    help: 'Mails that this process tried to send, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['sent', 'retried', 'given_up']) mails.inc({ outcome }, 0);
  const statements = new Histogram({
    name: 'roster_database_statement_duration_seconds',
    help: 'Statements to the database, by outcome.',
    labelNames: ['outcome'],
    buckets: requestBuckets,
    registers,
  });
  let askDatabase = async () => {};
  const metrics: Metrics = {
    answered: (operation, status, seconds) => {
      requests.inc({ operation, status });
      durations.observe({ operation }, seconds);
    },
    decided: countDecisions(registry),
    denied: (code) => denials.inc({ code }),
    mail: (outcome) => mails.inc({ outcome }),
    statement: (seconds, isFailed) =>
      statements.observe({ outcome: isFailed ? 'failure' : 'success' }, seconds),
    exposition: async () => {
      await askDatabase();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
  const watch = (opened: OpenDatabase) => {
    askDatabase = addDatabaseMetrics(registry, opened);
  };
  return { ...metrics, watch };
}

/** A hundred decisions can come in one request: they are counted as numbers, and told when somebody reads. */
function countDecisions(registry: Registry): Metrics['decided'] {
  const counts = { allow: 0, deny: 0 };
  new Counter({
    name: 'roster_decisions_total',
    help: 'Access questions answered, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(counts)) this.inc({ outcome }, count);
    },
  });
  return (allowed) => {
    counts[allowed ? 'allow' : 'deny'] += 1;
  };
}
