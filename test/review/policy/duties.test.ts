import { expect, test } from 'vitest';
import { editionOf } from '../../../access-model/editions.ts';
import { permissionPatternsOf } from '../../../review/policy/duties.ts';

const duty = {
  name: 'pay and audit',
  first: ['billing.payment.update', 'billing.invoices.*', 'role:Accountant'],
  second: ['audit_log.read'],
};

test('the sides of a duty are permissions of the edition, and roles by id or name', () => {
  const { first, second } = permissionPatternsOf(duty, editionOf('emqx-platform-3'));
  expect([...first.permissions]).toEqual([
    'billing.invoices.download',
    'billing.invoices.read',
    'billing.payment.update',
  ]);
  expect([...second.permissions]).toEqual(['audit_log.read']);
  expect(['accountant', 'ACCOUNTANT', 'auditor', 'role:accountant'].map(first.hasRole)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(second.hasRole('accountant')).toBe(false);
});

test('permissions that the edition does not have are left out', () => {
  const { first } = permissionPatternsOf(duty, editionOf('automq-cloud'));
  expect([...first.permissions]).toEqual([]);
});
