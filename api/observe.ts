import type { Logger as StatementLog } from 'kysely';
import type { Config } from './config.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { recordStatement, type Tracing } from './tracing/spans.ts';

/** What watches the process at work: metrics and traces, where they are wanted. */
export interface Observers {
  readonly metrics: ReturnType<typeof createMetrics> | undefined;
  readonly tracing: Tracing | undefined;
  /** Hears of each statement; `undefined` where nobody wants to. */
  readonly statementLog: StatementLog | undefined;
}

/** As metrics and the log call it. */
export const databaseKindOf = ({ databaseUrl }: Pick<Config, 'databaseUrl'>) =>
  databaseUrl === undefined ? 'embedded' : 'postgresql';

const logFor =
  (metrics: Metrics | undefined, tracing: Tracing | undefined): StatementLog =>
  (event) => {
    metrics?.statement(event.queryDurationMillis / 1000, event.level === 'error');
    if (tracing) recordStatement(tracing, event);
  };

export function createObservers(config: Config, version: string, tracing: Tracing | undefined): Observers {
  const metrics = config.metrics && createMetrics({ version, databaseKind: databaseKindOf(config) });
  return { metrics, tracing, statementLog: metrics || tracing ? logFor(metrics, tracing) : undefined };
}
