import type { Operation } from '../http/operation.ts';

/** An operation, and what stands in a path for its parameters. */
export interface Route {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/** As the server reads a part of a path: what is no percent-encoding stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Finds the operations that a path names: those of all methods, in their order. */
export function createRoutes(operations: readonly Operation[]): (path: string) => readonly Route[] {
  const patterns = operations.map((operation) => ({
    operation,
    pattern: new RegExp(
      `^${operation.path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`,
    ),
  }));
  return (path) =>
    patterns.flatMap(({ operation, pattern }) => {
      const match = pattern.exec(path);
      if (!match) return [];
      const parts = Object.entries(match.groups ?? {});
      return [{ operation, params: Object.fromEntries(parts.map(([name, part]) => [name, decode(part)])) }];
    });
}
