import { defineConfig } from 'vitest/config';

const programs = [
  'test/terraform/**/*.test.ts',
  'test/examples/**/*.test.ts',
  'test/guides/*-guide.test.ts',
  'test/pages/**/*.test.ts',
  'test/cli/export-*.test.ts',
  'test/cli/install-provider.test.ts',
  'test/release/**/*.test.ts',
];

const inApi = (...names: string[]) => names.map((name) => `test/api/${name}.test.ts`);

/** These run on both databases; the folders beside them (signing, secrets) need none. */
const [api = ''] = inApi('*');

/** What these show happens before a database is asked, is the same whichever it is, or takes a network to it: they run on PostgreSQL alone. */
const onOneDatabase = inApi(
  'authzen-certification-batch',
  'authzen-certification-search',
  'bodies',
  'cells',
  'client-address',
  'cross-site',
  'database-tls',
  'decision-asker-credentials',
  'decision-askers',
  'decision-freshness',
  'decision-processes',
  'decision-reasons',
  'decision-time',
  'decision-ways',
  'decisions',
  'decisions-batches',
  'effective-access-decisions',
  'effective-access-rights',
  'endpoint-coverage',
  'environments-editions',
  'granting',
  'http',
  'limits',
  'mail-process',
  'malformed',
  'names',
  'process-end',
  'process-safety',
  'schema-at-start',
  'search-property',
  'sign-in-secrecy',
  'silent-database',
  'snapshot-readings',
  'sso-hostile',
  'sso-refusals',
  'tampering',
  'tenancy',
  'token-exchange-hostile',
  'token-exchange-issuers',
  'token-exchange-requests',
  'traces',
  'traces-outbound',
  'two-factor-codes',
);

/** These watch a module of the API at work, so they need it to themselves. */
const apart = inApi('sign-in-lock', 'sign-in-secrecy');

/** A migrated PGlite that each file starts from. */
const template = 'test/support/pglite-template.ts';

interface Part {
  readonly name: string;
  readonly include: string[];
  readonly exclude?: string[];
  /** Without isolation the files of a worker share the modules of the API: loading them takes longer than most tests. */
  readonly isolate: boolean;
}

const onPglite = (part: Part) => ({
  test: { ...part, globalSetup: template, testTimeout: 30_000, hookTimeout: 30_000 },
});

const onPostgres = (part: Part) => ({
  test: {
    ...part,
    globalSetup: 'test/support/postgres-server.ts',
    env: { ROSTER_TEST_DATABASE: 'postgres' },
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});

export default defineConfig({
  test: {
    // More than the cores of a small machine: much of the time is spent waiting for programs and databases.
    maxWorkers: 4,
    // The API locks its data directory through node:sqlite, which Node 22 calls experimental.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [api, ...programs],
          isolate: false,
          globalSetup: template,
          testTimeout: 20_000,
        },
      },
      onPglite({
        name: 'api on PGlite',
        include: [api],
        exclude: [...onOneDatabase, ...apart],
        isolate: false,
      }),
      onPglite({ name: 'api on PGlite, apart', include: apart, exclude: onOneDatabase, isolate: true }),
      onPostgres({ name: 'api on PostgreSQL', include: [api], exclude: apart, isolate: false }),
      onPostgres({ name: 'api on PostgreSQL, apart', include: apart, isolate: true }),
      {
        test: {
          name: 'real programs',
          include: programs,
          isolate: false,
          globalSetup: template,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
