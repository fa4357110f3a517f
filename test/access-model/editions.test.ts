import { describe, expect, test } from 'vitest';
import {
  editionIds,
  editionOf,
  ownPermission,
  predefinedRoleIds,
  scopeKindOfPredefinedRole,
} from '../../access-model/editions.ts';
import { guardPermissions } from '../../access-model/guard-permissions.ts';
import { expandPermissions, meansSomething } from '../../access-model/permission-patterns.ts';

/** What the API guards itself with and a document has no row for: Administrators alone hold it. */
const administratorsAlone: Record<string, readonly string[]> = {
  'emqx-cloud': ['environment.manage', 'platform_api_key.read', 'platform_api_key.manage', 'audit_log.read'],
  'emqx-platform-1': ['environment.manage'],
  'emqx-platform-2': ['environment.manage'],
  'emqx-platform-3': ['environment.manage'],
  'automq-cloud': [],
};

describe.each(editionIds)('the edition %s', (editionId) => {
  const edition = editionOf(editionId);

  test('has what the API guards itself with, or a stand-in, or leaves it to Administrators', () => {
    const missing = guardPermissions.filter(
      (permission) => !edition.permissions.has(ownPermission(editionId, permission)),
    );
    expect(missing).toEqual(administratorsAlone[editionId]);
    for (const permission of missing)
      for (const role of edition.roles.values())
        expect(role.permissions.has(permission), role.id).toBe(role.id === 'administrator');
  });

  test('has a stand-in only for what it lacks, and stands in only with what it has', () => {
    for (const [permission, standIn] of Object.entries(edition.standIns ?? {})) {
      expect(edition.permissions.has(permission), permission).toBe(false);
      expect(edition.permissions.has(standIn), standIn).toBe(true);
    }
  });

  test('has an Administrator by the id that all editions share', () => {
    expect(edition.roles.get('administrator')).toMatchObject({ scopeKind: 'environment' });
  });

  test('has roles that are all known as predefined, of the same scope kind everywhere', () => {
    for (const { id, scopeKind } of edition.roles.values()) {
      expect(predefinedRoleIds()).toContain(id);
      expect(scopeKindOfPredefinedRole(id)).toBe(scopeKind);
    }
  });
});

test('the predefined roles are those of the editions, each id once', () => {
  const ids = new Set(editionIds.flatMap((id) => [...editionOf(id).roles.keys()]));
  expect([...predefinedRoleIds()].sort()).toEqual([...ids].sort());
  expect(scopeKindOfPredefinedRole('rol_01h00000000000000000000000')).toBeUndefined();
});

test('in automq-cloud a project stands for an instance, and only who manages members binds them to one', () => {
  const own = (permission: (typeof guardPermissions)[number]) => ownPermission('automq-cloud', permission);
  expect(own('project.list')).toBe('instance.read');
  for (const verb of ['create', 'update', 'delete'] as const)
    expect(own(`project.${verb}`)).toBe('instance.write');
  expect(own('project.members.manage')).toBe('member.manage');
  expect(own('member.list')).toBe('member.list');
});

describe('a permission pattern', () => {
  const expand = (...patterns: string[]) => expandPermissions(editionOf('emqx-platform-3'), patterns);

  test('without a wildcard means itself', () => {
    expect(expand('project.list')).toEqual({ permissions: ['project.list'], unmatched: [] });
  });

  test('with a wildcard means every permission that begins with it, up to the dot', () => {
    expect(expand('deployment.tls.*')).toEqual({
      permissions: ['deployment.tls.read', 'deployment.tls.write'],
      unmatched: [],
    });
    const all = [...editionOf('emqx-platform-3').permissions.keys()];
    expect(expand('deployment.*').permissions).toEqual(
      all.filter((permission) => permission.startsWith('deployment.')).sort(),
    );
    expect(expand('platform.*')).toEqual({ permissions: [], unmatched: ['platform.*'] });
  });

  test('adds up with others, each permission once', () => {
    expect(expand('deployment.tls.*', 'deployment.tls.read', 'audit_log.read').permissions).toEqual([
      'audit_log.read',
      'deployment.tls.read',
      'deployment.tls.write',
    ]);
  });

  test('that means nothing in the edition is named, though another edition may know it', () => {
    expect(expand('topic.*', 'deployment.fly', 'ticket.use')).toEqual({
      permissions: ['ticket.use'],
      unmatched: ['topic.*', 'deployment.fly'],
    });
    expect(meansSomething('topic.*')).toBe(true);
    expect(meansSomething('topic.read')).toBe(true);
    expect(meansSomething('deployment.fly')).toBe(false);
    expect(meansSomething('deployment.fly.*')).toBe(false);
  });
});
