import { describe, expect, it } from 'vitest';
import type { CtyValue } from '../../provider/plugin/cty/value.ts';
import { unknown } from '../../provider/plugin/cty/value.ts';
import type { ReviewedObject } from '../../provider/resources/review-file.ts';
import { createComparison } from '../../provider/resources/reviewed-values.ts';
import { projectRoleMembers } from '../../provider-schema/project-role-members.ts';
import { role } from '../../provider-schema/role.ts';
import { roleAssignment } from '../../provider-schema/role-assignment.ts';
import { ssoConnection } from '../../provider-schema/sso-connection.ts';
import { workloadIdentity } from '../../provider-schema/workload-identity.ts';
import { id } from './provider-harness.ts';

/* What a review says in names, and what is about to be written. */

const made = (kind: string, name: string, action = 'create'): ReviewedObject => ({
  address: `roster_${kind}.it`,
  kind,
  name,
  id: null,
  action,
  after: {},
});

/** What people call whom by now. */
const called: Readonly<Record<string, string>> = {
  [id('mem')]: 'jane@example.com',
  [id('mem', 2)]: 'mallory@example.com',
  [id('sa')]: 'ci',
  [id('sa', 2)]: 'jane@example.com',
  [id('rol')]: 'Readers',
};

const fields = {
  ...roleAssignment.fields,
  principal_ids: projectRoleMembers.fields.principal_ids,
  permissions: role.fields.permissions,
  claims: workloadIdentity.fields.claims,
  group_roles: ssoConnection.fields.group_roles,
};

/** Whether a value is what the review of a plan that makes these objects tells. */
const isTold = (
  name: keyof typeof fields,
  told: unknown,
  value: CtyValue,
  ...objects: readonly ReviewedObject[]
) => createComparison(objects, { of: (each) => called[each] })(name, fields[name], told, value);

describe('who is meant', () => {
  const jane = made('member', 'jane@example.com');

  it('is by its id whoever was there, whatever they are called by now', () => {
    expect(isTold('principal_id', `formerly@example.com (${id('mem')})`, id('mem'))).toBe(true);
    expect(isTold('principal_id', id('mem'), id('mem'))).toBe(true);
    expect(isTold('principal_id', `jane@example.com (${id('mem')})`, id('mem', 2))).toBe(false);
  });

  it('is by its name what the plan makes, and nobody whom it does not make', () => {
    expect(isTold('principal_id', 'jane@example.com', id('mem'), jane)).toBe(true);
    expect(isTold('principal_id', 'Jane@Example.com', id('mem'), made('member', 'Jane@Example.com'))).toBe(
      true,
    );
    expect(isTold('principal_id', 'jane@example.com', id('mem', 2), jane)).toBe(false);
    expect(isTold('principal_id', 'jane@example.com', id('mem'))).toBe(false);
    expect(isTold('principal_id', 'jane@example.com', id('mem'), { ...jane, action: 'update' })).toBe(false);
    expect(isTold('principal_id', 'jane@example.com', id('mem', 9), jane)).toBe(false);
  });

  it('is of the kind that the plan makes, and of one alone', () => {
    const account = made('service_account', 'jane@example.com');
    expect(isTold('principal_id', 'jane@example.com', id('sa', 2), jane)).toBe(false);
    expect(isTold('principal_id', 'jane@example.com', id('mem'), jane, account)).toBe(false);
    expect(
      isTold('principal_id', 'jane@example.com', id('mem'), jane, made('project', 'jane@example.com')),
    ).toBe(true);
  });

  it('is not the one whose id somebody new has in their name', () => {
    const name = `ci (${id('sa')})`;
    expect(isTold('principal_id', name, id('sa'), made('service_account', name))).toBe(false);
  });

  it('is a predefined role by its id, and none of that name', () => {
    expect(isTold('role_id', 'Auditor (auditor)', 'auditor')).toBe(true);
    expect(isTold('role_id', 'Auditor (auditor)', 'administrator')).toBe(false);
    expect(isTold('role_id', 'Readers', id('rol'), made('role', 'Readers', 'replace'))).toBe(true);
    expect(isTold('role_id', 'Readers', 'administrator', made('role', 'Readers'))).toBe(false);
  });

  it('is everybody in a set, each as what they are there', () => {
    const told = ['jane@example.com (roster_member.it)', `ci (${id('sa')})`];
    expect(isTold('principal_ids', told, [id('sa'), id('mem')], jane)).toBe(true);
    expect(isTold('principal_ids', told, [id('mem')], jane)).toBe(false);
    expect(isTold('principal_ids', told, [id('sa'), id('mem', 2)], jane)).toBe(false);
    expect(isTold('principal_ids', told, [id('sa'), id('mem'), id('mem', 2)], jane)).toBe(false);
    expect(
      isTold('principal_ids', [...told, '(known after apply)'], [id('sa'), id('mem'), id('mem', 2)], jane),
    ).toBe(false);
    expect(isTold('principal_ids', null, [], jane)).toBe(false);
  });
});

describe('what is written', () => {
  it('is the same in any order of a set, of a map and in the order of a list', () => {
    expect(isTold('permissions', ['b.read', 'a.read'], ['a.read', 'b.read'])).toBe(true);
    expect(isTold('permissions', ['a.read'], ['a.read', 'b.read'])).toBe(false);
    expect(isTold('claims', { b: '2', a: '1' }, { a: '1', b: '2' })).toBe(true);
    expect(isTold('claims', { a: '1' }, { a: '1', b: '2' })).toBe(false);
    const told = [{ group: 'a', role_id: 'Auditor (auditor)', project_id: null }];
    const given = { group: 'a', role_id: 'auditor', project_id: null };
    expect(isTold('group_roles', told, [given])).toBe(true);
    expect(isTold('group_roles', told, [{ ...given, role_id: 'administrator' }])).toBe(false);
    expect(isTold('group_roles', told, [{ ...given, project_id: id('prj') }])).toBe(false);
    expect(isTold('group_roles', told, [given, given])).toBe(false);
  });

  it('may be known only at apply where it is an end or a text for people, and nowhere else', () => {
    const open = '(known after apply)';
    expect(isTold('expires_at', open, '2099-01-01T00:00:00Z')).toBe(true);
    expect(isTold('expires_at', open, null)).toBe(true);
    expect(isTold('reason', open, 'anything')).toBe(true);
    expect(isTold('principal_id', open, id('mem'), made('member', open))).toBe(false);
    expect(isTold('permissions', [open], ['a.read'])).toBe(false);
    expect(isTold('claims', open, { a: '1' })).toBe(false);
  });

  it('is never what is not known even now', () => {
    expect(isTold('reason', '(known after apply)', unknown)).toBe(false);
  });

  it('has an end, and that end', () => {
    expect(isTold('expires_at', '2099-01-01T00:00:00Z', '2099-01-01T00:00:00Z')).toBe(true);
    expect(isTold('expires_at', '2099-01-01T00:00:00Z', '2099-01-02T00:00:00Z')).toBe(false);
    expect(isTold('expires_at', '2099-01-01T00:00:00Z', null)).toBe(false);
    expect(isTold('project_id', null, null)).toBe(true);
    expect(isTold('project_id', null, id('prj'))).toBe(false);
  });
});
