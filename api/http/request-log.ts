import type { Context } from '../context.ts';
import type { ApiRequest } from './request.ts';

interface Answered extends Pick<ApiRequest, 'requestId' | 'method' | 'path' | 'findings'> {
  readonly status: number;
  /** When it came, by `performance.now()`. */
  readonly started: number;
}

/** The log's line for each request that was answered. */
export function logAnswered({ logger }: Pick<Context, 'logger'>, answered: Answered): void {
  const { requestId, method, path, status, started, findings } = answered;
  const milliseconds = Math.round(performance.now() - started);
  logger.info({ requestId, method, path, status, milliseconds, principalId: findings.principalId });
}
