type Arguments = Readonly<Record<string, string | number | boolean | undefined>>;

/** An expression as it stands: `ref('roster_member.jane.id')`. */
export const ref = (expression: string) => `\u0000${expression}`;

const valueText = (value: string | number | boolean) =>
  typeof value === 'string' && value.startsWith('\u0000') ? value.slice(1) : JSON.stringify(value);

export function resource(type: string, label: string, given: Arguments): string {
  const lines = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = ${valueText(value)}\n`],
  );
  return `resource "roster_${type}" "${label}" {\n${lines.join('')}}\n`;
}

export const member = (label: string, more: Arguments = {}) =>
  resource('member', label, { email: `${label}@example.com`, ...more });

export const project = (label: string, more: Arguments = {}) =>
  resource('project', label, { name: label, ...more });

export const account = (label: string, more: Arguments = {}) =>
  resource('service_account', label, { name: label, ...more });

export const idOf = (address: string) => ref(`roster_${address}.id`);

/** A grant of a role to `member.jane` or `service_account.ci`, in `project.payments` or everywhere. */
export const grant = (label: string, principal: string, role: string, where?: string, more: Arguments = {}) =>
  resource('role_assignment', label, {
    principal_id: idOf(principal),
    role_id: role.includes('.') ? idOf(role) : role,
    project_id: where === undefined ? undefined : idOf(where),
    ...more,
  });

export const role = (label: string, scope: 'environment' | 'project', permissions: readonly string[]) =>
  resource('role', label, { name: label, scope_kind: scope, permissions: ref(JSON.stringify(permissions)) });
