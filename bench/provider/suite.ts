import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { postgresVersion } from '../decisions/platform.ts';
import type { Suite } from '../suite.ts';
import { applyPart } from './apply.ts';
import { refreshPart } from './refresh.ts';
import { startPart } from './start.ts';

async function terraformVersion(): Promise<string> {
  const { stdout } = await promisify(execFile)('terraform', ['version', '-json']);
  return JSON.parse(stdout).terraform_version;
}

export const provider: Suite = {
  name: 'provider',
  parts: [startPart, applyPart, refreshPart],
  with: async () => [
    `Terraform ${await terraformVersion()}`,
    `PostgreSQL ${await postgresVersion()}, on the same machine`,
  ],
};
