import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Locks a data directory for this process. PGlite takes no lock of its own, and two processes on one
 * directory destroy it without a word. SQLite's exclusive lock is the operating system's: it ends
 * with the process, however it ends, so no stale lock is ever left behind.
 *
 * @returns a function that releases the lock
 * @throws if another process holds it
 */
export function lockDirectory(directory: string): () => void {
  const lockFile = join(directory, 'lock');
  const lock = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new Error(
      `the data directory is in use by another Roster process (lock file ${lockFile}): stop that process, or set ROSTER_DATA_DIR to another directory`,
      { cause },
    );
  }
  return () => lock.close();
}
