import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltProvider, buildProvider } from '../../scripts/build-provider.ts';

export interface TemporaryProvider extends BuiltProvider {
  readonly remove: () => Promise<void>;
}

/** Builds the provider into a temporary folder, for one test file. */
export async function buildTemporaryProvider(): Promise<TemporaryProvider> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-provider-'));
  const built = await buildProvider({ outputDirectory: folder });
  return { ...built, remove: () => rm(folder, { recursive: true, force: true }) };
}
