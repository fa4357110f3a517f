import type { Observation } from '../../../review/findings/observation.ts';
import { readPolicy } from '../../../review/policy/read.ts';
import type { Policy } from '../../../review/policy/schema.ts';
import type { PrincipalKind } from '../../../review/report.ts';

/** The day on which these tests judge. */
export const now = new Date('2026-11-22T12:00:00Z');

export const policyOf = (...lines: readonly string[]): Policy =>
  readPolicy(['version: 1', ...lines].join('\n'), 'access-policy.yaml', now);

export const principal = (name: string, kind: PrincipalKind = 'member') => ({
  key: `id of ${name}`,
  name,
  kind,
});

export const observation = (changed: Partial<Observation> = {}): Observation => ({
  rule: 'new_administrator',
  about: ['jane@example.com', 'administrator'],
  title: 'New Administrator',
  message: 'jane@example.com becomes Administrator.',
  principal: principal('jane@example.com'),
  address: 'roster_role_assignment.jane',
  roles: [['Administrator', 'administrator']],
  projects: [['environment']],
  ...changed,
});
