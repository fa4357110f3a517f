import { join } from 'node:path';
import { startChild } from '../child.ts';

/** A POST, with everything that differs from one to the next. */
export interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Load {
  /** `http://127.0.0.1:8085/path` */
  readonly url: string;
  /** Sent in turn. */
  readonly posts: readonly Post[];
  readonly seconds: number;
  /**
   * How many a second, spread evenly, whether the server keeps up or not; without it each connection sends the next
   * as soon as it has the answer.
   */
  readonly rate?: number;
}

export interface LoadResult {
  /** Answers a second. */
  readonly rate: number;
  /** In milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** How busy the core was that made the load: near 1 it could not make more. */
  readonly busy: number;
}

/** As the goals have it. */
export const connections = 32;

/**
 * Loads a server from a process of its own, over 32 connections that stay open.
 *
 * @throws when any answer is not 200
 */
export async function load(what: Load): Promise<LoadResult> {
  // Threads that collect its garbage would take milliseconds from the server, where there are two cores.
  const child = startChild(join(import.meta.dirname, 'load-process.ts'), ['--single-threaded-gc']);
  try {
    return await child.ask<LoadResult>(what);
  } finally {
    await child.end();
  }
}
