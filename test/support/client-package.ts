import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildClientPackage } from '../../scripts/packages/client.ts';
import { type PackedPackage, pack } from '../../scripts/packages/pack.ts';

export interface PackedClient extends PackedPackage {
  /** Installs it with npm, as a user does. */
  readonly install: (folder: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** `@roster/client` as it would be published. */
export async function packClient(): Promise<PackedClient> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-client-'));
  const laidOut = join(folder, 'client');
  await buildClientPackage(laidOut);
  const packed = await pack(laidOut, folder);
  const words = ['install', '--prefer-offline', '--no-audit', '--no-fund', packed.file];
  return {
    ...packed,
    install: async (where) => void (await promisify(execFile)('npm', words, { cwd: where })),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
