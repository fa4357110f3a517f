import { describe, expect, test } from 'vitest';
import { editionIds, editionOf } from '../../access-model/editions.ts';

/* What the documents say of the EMQX roles in words, beside their matrices: the two must not contradict. */

/** What is asked for beyond looking. Trying out and tickets change nothing of the platform. */
const changes = (permission: string) =>
  !/\.(list|read)$/.test(permission) && !['ticket.use', 'deployment.online_test'].includes(permission);

describe.each(editionIds.filter((id) => id !== 'automq-cloud'))('in the edition %s', (editionId) => {
  const { permissions, roles } = editionOf(editionId);
  const held = (roleId: string) => [...(roles.get(roleId)?.permissions ?? [])];
  const expectHeld = (roleId: string, some: string[]) =>
    expect(held(roleId), roleId).toEqual(expect.arrayContaining(some));
  /** The list of deployments and, where the document has a word for them, their details. */
  const deployments = ['deployment.list', 'deployment.read'].filter((id) => permissions.has(id));
  const areaOf = (permission: string) => permission.slice(0, permission.indexOf('.'));
  const administration = (permission: string) =>
    ['member', 'platform_api_key', 'audit_log'].includes(areaOf(permission)) ||
    ['project.create', 'project.delete', 'project.members.manage'].includes(permission);

  test('an Administrator has all the access to the platform', () => {
    expectHeld('administrator', [...permissions.keys()]);
    expect(roles.get('administrator')?.scopeKind).toBe('environment');
  });

  test('a Project Administrator views the project, and modifies and deletes its deployments', () => {
    const work = ['create', 'move', 'power', 'delete', 'rename', 'tls.write', 'data_integration.write'];
    expectHeld('project_administrator', ['project.list', ...deployments]);
    expectHeld(
      'project_administrator',
      work.map((verb) => `deployment.${verb}`),
    );
    // The latest document no longer says "modify projects", and its matrix agrees.
    expect(held('project_administrator').includes('project.update')).toBe(editionId !== 'emqx-platform-3');
    // Sufficient access, not full access.
    expect(held('project_administrator').filter(administration)).toEqual([]);
    expect(roles.get('project_administrator')?.scopeKind).toBe('project');
  });

  test('a Project User views the project, and views and edits its deployments', () => {
    const edits = ['rename', 'data_integration.write', 'monitoring.write', 'tls.write'];
    expectHeld('project_user', ['project.list', ...deployments, 'deployment.monitoring.read']);
    expectHeld(
      'project_user',
      edits.map((verb) => `deployment.${verb}`),
    );
    const not = ['create', 'move', 'power', 'delete'].map((verb) => `deployment.${verb}`);
    for (const permission of [...not, 'project.update'])
      expect(held('project_user')).not.toContain(permission);
    expect(held('project_user').filter((id) => administration(id) || areaOf(id) === 'billing')).toEqual([]);
    expect(roles.get('project_user')?.scopeKind).toBe('project');
  });

  test('an Accountant manages billing, and views projects and deployments', () => {
    const billing = [...permissions.keys()].filter((permission) => areaOf(permission) === 'billing');
    // Who renews a subscription manages the deployment that it pays for.
    const finances = billing.filter((permission) => permission !== 'billing.subscription.renew');
    expect(finances.length).toBeGreaterThan(5);
    expectHeld('accountant', [...finances, 'project.list', ...deployments]);
    expect(held('accountant').filter((id) => changes(id) && areaOf(id) !== 'billing')).toEqual([]);
    expect(held('accountant').filter(administration)).toEqual([]);
    expect(roles.get('accountant')?.scopeKind).toBe('environment');
  });

  test('an Auditor views projects, deployments, members and finances, and changes nothing', () => {
    expectHeld('auditor', ['project.list', ...deployments, 'member.list', 'billing.overview.read']);
    expect(held('auditor').filter(changes)).toEqual([]);
    expect(roles.get('auditor')?.scopeKind).toBe('environment');
  });

  test('nobody but an Administrator operates on members, projects and keys', () => {
    const alone = ['member.manage', 'project.create', 'project.delete', 'project.members.manage'];
    for (const role of roles.values())
      if (role.id !== 'administrator')
        for (const permission of [...alone, 'platform_api_key.manage', 'environment.manage'])
          expect(role.permissions.has(permission), `${role.id} ${permission}`).toBe(false);
  });
});
