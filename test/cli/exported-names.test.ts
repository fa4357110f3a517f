import { expect, test } from 'vitest';
import { declare } from '../../cli/export/declare.ts';
import type { ApiObject, Environment } from '../../cli/export/read-environment.ts';
import { toTypeScript } from '../../cli/export/typescript.ts';
import { member, role, roleAssignment } from '../../provider-schema/catalogue.ts';

/* Names that meet, within a kind and across kinds. */
const now = new Date('2027-01-01T00:00:00Z');

const environmentOf = (objects: Record<string, ApiObject[]>): Environment => ({
  slug: 'acme',
  callerId: 'sa_caller',
  callerName: 'exporter',
  steady: true,
  objects: new Map(Object.entries(objects)),
});

test('no two constructs of the stack have the same id, of whatever kinds they are', () => {
  const environment = environmentOf({
    member: [{ id: 'mem_1', email: 'jane@example.com' }],
    role: [
      {
        id: 'rol_1',
        name: 'Assignment: jane@example.com auditor environment',
        scope_kind: 'environment',
        permissions: ['member.list'],
      },
    ],
    role_assignment: [
      { id: 'ra_1', principal_id: 'mem_1', role_id: 'auditor' },
      { id: 'ra_2', principal_id: 'mem_1', role_id: 'rol_1' },
    ],
  });
  const kinds = [member, role, roleAssignment];
  const configuration = declare(environment, { kinds, roleMembers: false, now });
  const files = [...toTypeScript(configuration, 'cdktf').values()];
  const ids = files.flatMap((text) => [...text.matchAll(/\(stack, '([^']+)'/g)].map(([, id]) => id));
  expect(ids).toHaveLength(5);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('role_assignment_jane_example_com_auditor_environment_2');
  // The reference finds it all the same.
  expect(files.join('\n')).toContain('roleId: roles.assignmentJaneExampleComAuditorEnvironment.id');
});
