import { randomUUID } from 'node:crypto';
import { newId } from '../../api/ids.ts';
import { createMemberRow } from '../../api/members/create.ts';
import type { Json, TestApi, TestEnvironment } from '../support/api.ts';
import { assign, create, createMember, setMemberStatus } from '../support/resources.ts';

/** Names that somebody has given, and that are something else to a program. */
export const awkwardNames = [
  'say "hi" to \\ and \\n',
  `\${var.secret} %{ if true } $\${x} %%{y}`,
  '$',
  '🚀🦄',
  'مشروع الدفع',
  '支付 payments',
  'Zürich',
  'payments',
  'Payments!',
  'payments-',
  'for',
  'null',
  'default',
  'stack',
  'members',
  'class',
  '2024',
  `it's \`quoted\` \${'x'}`,
  `\${TfToken[TOKEN.0]} and #{TfToken[TOKEN.1]}`,
  'Any Map Token Value',
  '1e5 -1.8881545897087626e+289',
  '# no comment // nor /* this */',
  'x'.repeat(100),
  `${'x'.repeat(99)}y`,
];

/** A text of several lines that would leave a comment, or a string. */
export const awkwardNote = `one\r\n"two"\t\\ \${three} %{four}\u2028five\u202esix\u0007\n# seven <<EOT\nEOT`;

const future = '2099-12-31T23:59:59Z';

export interface Awkward {
  readonly secrets: readonly string[];
}

/** An environment with every kind of object, in many states, and with names that nobody reckoned with. */
export async function makeAwkward(api: TestApi, environment: TestEnvironment): Promise<Awkward> {
  const { administrator } = environment;
  const make = (plural: string, body: Json): Promise<Json> => create(administrator, plural, body);
  const projects: Json[] = [];
  for (const name of awkwardNames) projects.push(await make('projects', { name, note: awkwardNote }));
  const bare = await make('projects', { name: 'bare' });
  const jane = await make('members', {
    email: 'Jane+a@example.com',
    username: 'jane',
    display_name: `Jane "\${Doe}"`,
    note: awkwardNote,
  });
  const twin = await createMember(administrator, 'jane.a@example.com');
  const off = await createMember(administrator, 'off@example.com');
  await setMemberStatus(api, off.id, 'active');
  const active = await createMember(administrator, 'active@example.com');
  await setMemberStatus(api, active.id, 'active');
  const accounts: Json[] = [];
  for (const name of awkwardNames) accounts.push(await make('service_accounts', { name }));
  const pipeline = await make('service_accounts', {
    name: 'pipeline',
    note: 'Deploys',
    allowed_addresses: ['2001:db8::/32', '127.0.0.1'],
  });
  const disabled = await make('service_accounts', { name: 'disabled' });
  await administrator.post(`/v1/service_accounts/${disabled.id}/disable`, {});
  const keys = [
    await make('access_keys', { service_account_id: pipeline.id }),
    await make('access_keys', { service_account_id: pipeline.id, note: awkwardNote, expires_at: future }),
    await make('access_keys', { service_account_id: accounts[0].id, note: 'for' }),
  ];
  await administrator.post(`/v1/access_keys/${keys[2].id}/disable`, {});
  const reader = await make('roles', {
    name: `Reader "\${x}"`,
    description: awkwardNote,
    scope_kind: 'project',
    permissions: ['deployment.tls.*', 'deployment.read', 'deployment.logs.*'],
  });
  const lister = await make('roles', {
    name: 'for',
    scope_kind: 'environment',
    permissions: ['member.list'],
  });
  const [first, second] = projects;
  await assign(administrator, jane.id, reader.id, { project_id: first.id });
  await assign(administrator, twin.id, reader.id, { project_id: first.id });
  await assign(administrator, pipeline.id, 'project_user', { project_id: bare.id });
  await assign(administrator, off.id, 'project_user', { project_id: bare.id });
  await assign(administrator, jane.id, 'project_administrator', {
    project_id: second.id,
    expires_at: future,
    reason: awkwardNote,
  });
  await assign(administrator, twin.id, 'project_administrator', { project_id: second.id });
  await assign(administrator, jane.id, 'auditor', { reason: `Yearly "review" \${now}` });
  await assign(administrator, pipeline.id, lister.id);
  // Who runs the export is not declared, and holds the role all the same.
  await assign(administrator, administrator.id, 'project_user', { project_id: bare.id });
  const ended = await assign(administrator, twin.id, 'project_user', { project_id: bare.id });
  await endLongAgo(api, ended.id);
  await administrator.post(`/v1/members/${off.id}/disable`, {});
  const clientSecret = 'the-secret-of-the-client-0123456789';
  const connection = await make('sso_connections', {
    name: `Example "\${Login}"`,
    issuer: 'https://login.example.com',
    client_id: `roster-\${x}`,
    client_secret: clientSecret,
    allowed_domains: ['example.org', 'example.com'],
    groups_claim: 'groups',
    status: 'disabled',
    default_roles: [{ role_id: 'project_user', project_id: first.id }, { role_id: lister.id }],
    group_roles: [{ group: `the "\${auditors}"`, role_id: 'auditor' }],
  });
  await giveByGroup(api, environment, connection.id);
  await make('workload_identities', {
    name: `Deploy \${main}`,
    service_account_id: pipeline.id,
    issuer: 'https://token.actions.githubusercontent.com',
    audience: 'https://roster.example.com',
    subject_pattern: `repo:acme/platform:ref:refs/heads/\${x}`,
    claims: { repository_id: '123456789', ref: `refs/heads/"\${main}"` },
    token_lifetime_minutes: 30,
    note: awkwardNote,
  });
  await administrator.patch('/v1/environment', {
    settings: { lock_attempts: 7, lock_counts_successes: false },
  });
  return {
    secrets: [clientSecret, administrator.secretAccessKey, ...keys.map((key) => key.secret_access_key)],
  };
}

/** As if it had been made a while ago: the API takes no end that has passed. */
async function endLongAgo(api: TestApi, assignmentId: string): Promise<void> {
  await api.context.database
    .updateTable('role_assignments')
    .set({ expires_at: new Date('2020-01-01T00:00:00Z') })
    .where('id', '=', assignmentId)
    .execute();
}

/** A member who came through the connection, and the assignment that a group gave: see api/sso/assignments.ts. */
export async function giveByGroup(
  api: TestApi,
  { id: environment_id }: TestEnvironment,
  connectionId: string,
): Promise<string> {
  return api.context.database.transaction().execute(async (transaction) => {
    const sso = { connectionId, subject: randomUUID() };
    const made = { email: 'sso@example.com', status: 'active' as const, sso };
    const { id: principal_id } = await createMemberRow(transaction, new Date(), environment_id, made);
    const id = newId('ra');
    const given = { role_id: 'auditor', reason: 'sso group: auditors', sso_group: 'auditors' };
    const values = { environment_id, id, principal_id, ...given };
    await transaction.insertInto('role_assignments').values(values).execute();
    return id;
  });
}
