import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Head } from '../api/audit/export-format.ts';
import { Trouble } from './command.ts';

/** The head that an earlier export wrote; undefined where there is no such file. */
export async function findHead(path: string): Promise<Head | undefined> {
  let written: string;
  try {
    written = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Trouble(`cannot read ${path}: ${(error as Error).message}`);
  }
  const head = parse(written);
  if (!head) throw new Trouble(`${path} holds no head of an audit log`);
  return head;
}

export async function readHead(path: string): Promise<Head> {
  const head = await findHead(path);
  if (!head) throw new Trouble(`there is no file ${path}`);
  return head;
}

function parse(written: string): Head | undefined {
  try {
    const { environment_id, sequence, hash, occurred_at } = JSON.parse(written);
    const isHead =
      typeof environment_id === 'string' &&
      Number.isSafeInteger(sequence) &&
      sequence >= 0 &&
      /^([0-9a-f]{64})?$/.test(hash);
    return isHead ? { environment_id, sequence, hash, occurred_at } : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever reads the file sees the old head or the new one. */
export async function writeHead(path: string, head: Head): Promise<void> {
  await writeFile(`${path}.partial`, `${JSON.stringify(head)}\n`);
  await rename(`${path}.partial`, path);
}

/** A head says nothing of another environment's log. */
export function requireSameEnvironment(known: Head | undefined, head: Head): void {
  if (known && known.environment_id !== head.environment_id)
    throw new Trouble(
      `the head is of the environment ${known.environment_id}, and the log of ${head.environment_id}`,
    );
}
