import { expect, test } from 'vitest';
import { type Assignment, createAccessTable, type Principal } from '../../access-model/access-table.ts';
import { decide, missingPermissions, scopesOf } from '../../access-model/decide.ts';
import { editionOf } from '../../access-model/editions.ts';

const roles = editionOf('emqx-platform-3').roles;
const at = Date.parse('2026-06-01T12:00:00Z');

function principal(status: Principal['status'], ...assignments: Partial<Assignment>[]): Principal {
  const complete = assignments.map((assignment, index) => ({
    id: `ra_${index}`,
    roleId: 'project_user',
    projectId: 'prj_a',
    expiresAt: null,
    ...assignment,
  }));
  return { id: 'mem_1', status, assignments: complete };
}

const tableOf = (...principals: Principal[]) => createAccessTable(roles.values(), principals);

const ask = (who: Principal, permission: string, scope: string | null) =>
  decide(tableOf(who), { principalId: who.id, permission, scope, at });

const scopes = (who: Principal) =>
  scopesOf(tableOf(who), { principalId: who.id, permission: 'project.list', at });

const missing = (who: Principal, permissions: string[], until: number | null) =>
  missingPermissions(tableOf(who), { principalId: who.id, permissions, scope: 'prj_a', at, until });

test('without an assignment nothing is allowed', () => {
  expect(ask(principal('active'), 'project.list', 'prj_a')).toEqual({
    allowed: false,
    reason: 'not_granted',
  });
});

test('the answer names the assignment and the role that allow it', () => {
  const answer = ask(principal('active', {}), 'deployment.rename', 'prj_a');
  expect(answer).toMatchObject({ allowed: true, assignment: { id: 'ra_0' }, role: { id: 'project_user' } });
});

test('a project role counts in its project alone', () => {
  const who = principal('active', {});
  expect(ask(who, 'deployment.rename', 'prj_b')).toMatchObject({
    allowed: false,
    reason: 'other_scope',
    grant: { assignment: { projectId: 'prj_a' } },
  });
  expect(ask(who, 'deployment.rename', null)).toMatchObject({
    allowed: false,
    reason: 'other_scope',
    grant: { assignment: { projectId: 'prj_a' } },
  });
});

test('each role counts in its own project when a member has both project roles', () => {
  const who = principal('active', {}, { roleId: 'project_administrator', projectId: 'prj_b' });
  expect(ask(who, 'deployment.delete', 'prj_a').allowed).toBe(false);
  expect(ask(who, 'deployment.delete', 'prj_b').allowed).toBe(true);
  expect(ask(who, 'deployment.rename', 'prj_a').allowed).toBe(true);
});

test.each(['pending', 'disabled'] as const)('a %s principal may do nothing', (status) => {
  const who = principal(status, { roleId: 'administrator', projectId: null });
  expect(ask(who, 'project.list', null)).toEqual({ allowed: false, reason: 'principal_not_active' });
  expect(scopes(who)).toEqual(new Set());
});

test('an assignment ends at its second, not after it', () => {
  const before = principal('active', { expiresAt: at + 1 });
  const atTheEnd = principal('active', { expiresAt: at });
  expect(ask(before, 'deployment.read', 'prj_a').allowed).toBe(true);
  expect(ask(atTheEnd, 'deployment.read', 'prj_a')).toMatchObject({
    allowed: false,
    reason: 'assignment_expired',
    grant: { assignment: { id: 'ra_0' } },
  });
});

test('a role that no longer exists grants nothing', () => {
  expect(ask(principal('active', { roleId: 'rol_gone' }), 'deployment.read', 'prj_a').allowed).toBe(false);
});

test('scopesOf lists the projects, or everywhere', () => {
  const inTwo = principal('active', {}, { projectId: 'prj_b' }, { projectId: 'prj_c', expiresAt: at });
  expect(scopes(inTwo)).toEqual(new Set(['prj_a', 'prj_b']));
  const auditor = principal('active', {}, { roleId: 'auditor', projectId: null });
  expect(scopes(auditor)).toBe('everywhere');
});

test('missingPermissions says what a grant would give beyond what the granter holds', () => {
  const who = principal('active', {});
  const permissions = ['deployment.read', 'deployment.delete', 'member.manage'];
  expect(missing(who, permissions, at)).toEqual(['deployment.delete', 'member.manage']);
});

test('what is held until an instant is granted until that instant at most, and never without an end', () => {
  const who = principal('active', { expiresAt: at + 1000 }, { roleId: 'auditor', projectId: null });
  const permissions = ['deployment.rename', 'project.list'];
  expect(missing(who, permissions, at + 1000)).toEqual([]);
  for (const until of [at + 1001, null])
    expect(missing(who, permissions, until)).toEqual(['deployment.rename']);
  const ended = principal('active', { expiresAt: at });
  expect(missing(ended, permissions, at)).toEqual(permissions);
});
