import { spawn } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Runs a suite of one test with the PostgreSQL server of the API tests, and returns the exit code. */
async function runWithPostgres(assertion: string): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-failing-run-'));
  try {
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const globalSetup = JSON.stringify(join(root, 'test/support/postgres-server.ts'));
    await writeFile(
      join(folder, 'vitest.config.ts'),
      `export default { test: { globalSetup: ${globalSetup} } };`,
    );
    await writeFile(
      join(folder, 'one.test.ts'),
      `import { expect, inject, test } from 'vitest';\ntest('one', () => ${assertion});\n`,
    );
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, [vitest, 'run', '--root', folder], {
      stdio: 'ignore',
      env: { PATH: process.env['PATH'] ?? '' },
    });
    return await new Promise((resolve) => child.once('close', resolve));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a run with the PostgreSQL server fails when a test fails, and only then', {
  timeout: 90_000,
}, async () => {
  expect(await runWithPostgres(`expect(inject('postgresUrl')).toBe('another')`)).toBe(1);
  expect(await runWithPostgres(`expect(inject('postgresUrl')).toMatch(/^postgres:/)`)).toBe(0);
});
