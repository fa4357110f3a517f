/**
 * What went wrong, for the log: names, codes and messages all the way down. Nothing else of these errors, because they
 * carry tokens and claims.
 */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  const own = `${error.name}${typeof code === 'string' ? ` (${code})` : ''}: ${error.message}`;
  return error.cause instanceof Error ? `${own}; ${explain(error.cause)}` : own;
}
