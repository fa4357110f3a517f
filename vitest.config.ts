import { defineConfig } from 'vitest/config';

/** These run on both databases; the folders beside them (signing, secrets) need none. */
const api = 'test/api/*.test.ts';
const programs = ['test/terraform/**/*.test.ts', 'test/examples/**/*.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    // The API locks its data directory through node:sqlite, which Node 22 calls experimental.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [api, ...programs],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'api on PGlite', include: [api], testTimeout: 30_000, hookTimeout: 30_000 } },
      {
        test: {
          name: 'api on PostgreSQL',
          include: [api],
          globalSetup: 'test/support/postgres-server.ts',
          env: { ROSTER_TEST_DATABASE: 'postgres' },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      { test: { name: 'real programs', include: programs, testTimeout: 180_000, hookTimeout: 120_000 } },
    ],
  },
});
