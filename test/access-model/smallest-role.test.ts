import { expect, test } from 'vitest';
import { editionIds, editionOf, type Role } from '../../access-model/editions.ts';
import { smallestRole } from '../../access-model/smallest-role.ts';

const role = (id: string, scopeKind: Role['scopeKind'], ...permissions: string[]): Role => ({
  id,
  name: id,
  description: '',
  scopeKind,
  permissions: new Set(permissions),
});

const smallest = (roles: readonly Role[], scope: string | null) =>
  smallestRole(roles, { permission: 'read', scope })?.id;

test('the one with the fewest permissions', () => {
  const roles = [role('rol_a', 'project', 'read', 'write'), role('rol_b', 'project', 'read')];
  expect(smallest(roles, 'prj_a')).toBe('rol_b');
  expect(smallest(roles.toReversed(), 'prj_a')).toBe('rol_b');
});

test('in a project, one that is assigned there alone, however much it gives', () => {
  const roles = [role('rol_a', 'environment', 'read'), role('rol_b', 'project', 'read', 'write', 'delete')];
  expect(smallest(roles, 'prj_a')).toBe('rol_b');
  expect(smallest(roles.toReversed(), 'prj_a')).toBe('rol_b');
});

test('in the whole environment no role that is assigned project by project', () => {
  const roles = [role('rol_a', 'project', 'read'), role('rol_b', 'environment', 'read', 'write')];
  expect(smallest(roles, null)).toBe('rol_b');
  expect(smallest(roles.slice(0, 1), null)).toBeUndefined();
});

test('in a project one of the whole environment where no other gives it', () => {
  const roles = [role('rol_a', 'project', 'write'), role('rol_b', 'environment', 'read', 'write')];
  expect(smallest(roles, 'prj_a')).toBe('rol_b');
});

test('among equals the first by id', () => {
  const roles = [
    role('rol_c', 'project', 'read'),
    role('rol_a', 'project', 'read'),
    role('rol_b', 'project', 'read'),
  ];
  expect(smallest(roles, 'prj_a')).toBe('rol_a');
});

test('none where no role gives it', () => {
  expect(smallest([role('rol_a', 'environment', 'write')], null)).toBeUndefined();
  expect(smallest([], 'prj_a')).toBeUndefined();
});

test.each(editionIds)('%s: there is one for every permission, in a project and everywhere', (id) => {
  const { roles, permissions } = editionOf(id);
  for (const permission of permissions.keys())
    for (const scope of ['prj_a', null]) {
      const found = smallestRole(roles.values(), { permission, scope });
      expect(found?.permissions.has(permission), `${permission} in ${scope}`).toBe(true);
      if (scope === null) expect(found?.scopeKind).toBe('environment');
    }
});

test('the roles of an edition, by what is missing in a project', () => {
  const { roles } = editionOf('emqx-platform-3');
  const asked = { permission: 'deployment.rename', scope: 'prj_a' };
  expect(smallestRole(roles.values(), asked)?.id).toBe('project_user');
  expect(smallestRole(roles.values(), { permission: 'deployment.delete', scope: 'prj_a' })?.id).toBe(
    'project_administrator',
  );
  expect(smallestRole(roles.values(), { permission: 'member.manage', scope: 'prj_a' })?.id).toBe(
    'administrator',
  );
});
