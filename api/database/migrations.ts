import type { Migration } from 'kysely/migration';
import * as initial from './migrations/2026-11-21-initial.ts';
import * as identity from './migrations/2026-11-22-identity.ts';
import * as accessChanges from './migrations/2026-11-23-access-changes.ts';
import * as idsByEnvironment from './migrations/2026-11-23-ids-by-environment.ts';
import * as workloadIdentities from './migrations/2026-11-24-workload-identities.ts';
import * as activationExpiry from './migrations/2026-11-25-activation-expiry.ts';
import * as traces from './migrations/2026-11-26-traces.ts';

/** Listed by hand, in order: a bundle has no folder to read. */
export const migrations: Record<string, Migration> = {
  '2026-11-21-initial': initial,
  '2026-11-22-identity': identity,
  '2026-11-23-access-changes': accessChanges,
  '2026-11-23-ids-by-environment': idsByEnvironment,
  '2026-11-24-workload-identities': workloadIdentities,
  '2026-11-25-activation-expiry': activationExpiry,
  '2026-11-26-traces': traces,
};
