import { execFileSync } from 'node:child_process';

/** What in a checkout is in no commit, a line a file as git says it; empty where git does not know the folder. */
export function uncommitted(folder: string): string {
  try {
    return execFileSync('git', ['status', '--porcelain'], { cwd: folder, stdio: 'pipe' })
      .toString()
      .trimEnd();
  } catch {
    return '';
  }
}
