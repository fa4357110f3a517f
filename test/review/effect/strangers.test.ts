import { expect, test } from 'vitest';
import type { Report } from '../../../review/report.ts';
import {
  creates,
  deletes,
  findings,
  grant,
  never,
  people,
  project,
  review,
  unknowns,
  updates,
} from '../plans.ts';

// Without the API nothing is known but what the configuration manages.
const environment: Report['environment'] = {
  slug: null,
  edition: 'emqx-platform-3',
  source: 'prior_state',
  revision: null,
};

const toStranger = (role_id: string) =>
  creates('role_assignment.it', { principal_id: 'mem_stranger', role_id, expires_at: never });

test('whoever the configuration does not manage gains and loses by their id', async () => {
  const gains = await review({}, [toStranger('administrator')], { environment });
  expect(people(gains)).toEqual(['mem_stranger new']);
  expect(findings(gains)).toEqual(['new_administrator mem_stranger']);
  expect(gains.principals).toMatchObject([{ status_before: 'active', status_after: 'active' }]);
  const held = grant('mem_stranger', 'auditor');
  const loses = await review({ role_assignment: [held] }, [deletes('role_assignment.it', held)], {
    environment,
  });
  expect(people(loses)).toEqual(['mem_stranger lost']);
});

test('so does whoever comes into a set, or gets a key', async () => {
  const set = { id: 'prj_payments/project_user', project_id: 'prj_payments', role_id: 'project_user' };
  const report = await review(
    { project: [project('payments')] },
    [
      updates('project_role_members.it', { ...set, principal_ids: [] }, { principal_ids: ['mem_stranger'] }),
      creates('access_key.it', { service_account_id: 'sa_stranger', expires_at: never }),
    ],
    { environment },
  );
  expect(people(report)).toEqual(['mem_stranger new']);
  expect(findings(report)).toContain('new_way_in sa_stranger');
});

test('what a role grants of which nothing is known is said to be unknown', async () => {
  const report = await review({}, [toStranger('rol_stranger')], { environment });
  expect(unknowns(report)).toEqual(['role_id of roster_role_assignment.it']);
  expect(findings(report)).toEqual(['unknown_until_apply roster_role_assignment.it']);
});
