import type { Context } from '../context.ts';
import type { ApiRequest } from './request.ts';

interface Answered extends Pick<ApiRequest, 'requestId' | 'method' | 'path' | 'findings'> {
  readonly status: number;
  /** When it came, by `performance.now()`. */
  readonly started: number;
}

/** The log's line for each request that was answered; the metrics count it. */
export function logAnswered(
  { logger, metrics }: Pick<Context, 'logger' | 'metrics'>,
  answered: Answered,
): void {
  const { requestId, method, path, status, started, findings } = answered;
  const taken = performance.now() - started;
  const milliseconds = Math.round(taken);
  metrics?.answered(findings.operation?.id ?? 'none', status, taken / 1000);
  logger.info({ requestId, method, path, status, milliseconds, principalId: findings.principalId });
}
