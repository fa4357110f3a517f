import { readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '../../api/ids.ts';
import { declarable } from '../../provider-schema/catalogue.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { startProxy } from '../support/proxy.ts';
import {
  actorWith,
  assign,
  createMember,
  createProject,
  createServiceAccount,
} from '../support/resources.ts';
import { connect } from '../support/sso.ts';
import { giveByGroup, makeAwkward } from './awkward-environment.ts';
import { prepareGround, putFile } from './export-ground.ts';
import { roster, signedAs } from './roster.ts';

/* The real command against the real API; what terraform says to the files is in export-terraform.test.ts. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 30_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function prepare() {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  return { environment, administrator, ground: await prepareGround(api, administrator) };
}

test('the same environment gives the same files, byte by byte', async () => {
  const { environment, ground } = await prepare();
  await makeAwkward(api, environment);
  for (const more of [[], ['--role-members'], ['--format', 'typescript']]) {
    await ground.exporting('--output', 'one', '--force', ...more);
    await ground.exporting('--output', 'two', '--force', ...more);
    const files = await ground.filesIn('one');
    expect(Object.keys(files).length).toBeGreaterThan(10);
    expect(await ground.filesIn('two')).toEqual(files);
  }
});

test('what refers to an object names it by its label', async () => {
  const { administrator, ground } = await prepare();
  const jane = await createMember(administrator);
  const payments = await createProject(administrator);
  const { id } = await assign(administrator, jane.id, 'project_user', { project_id: payments.id });
  expect(await ground.exporting()).toMatchObject({
    code: 0,
    answer: '1 project, 2 members, 1 role assignment, 1 environment settings written to roster-export\n',
  });
  const files = await ground.filesIn();
  expect(files['role_assignments.tf']).toContain(
    `resource "roster_role_assignment" "jane_example_com_project_user_payments" {
  principal_id = roster_member.jane_example_com.id
  role_id      = "project_user"
  project_id   = roster_project.payments.id
}`,
  );
  expect(files['imports.tf']).toContain(
    `import {\n  to = roster_role_assignment.jane_example_com_project_user_payments\n  id = "${id}"\n}`,
  );
  expect(files['environment_settings.tf']).toContain('resource "roster_environment_settings" "this" {}');
});

test('with --role-members those who hold a role in a project are one resource, if nothing is lost by it', async () => {
  const { administrator, ground } = await prepare();
  const [jane, omar] = [
    await createMember(administrator),
    await createMember(administrator, 'omar@example.com'),
  ];
  const payments = await createProject(administrator);
  for (const { id } of [jane, omar])
    await assign(administrator, id, 'project_user', { project_id: payments.id });
  await assign(administrator, jane.id, 'project_administrator', { project_id: payments.id });
  await assign(administrator, omar.id, 'project_administrator', {
    project_id: payments.id,
    reason: 'OPS-42',
  });
  // Who runs the export is not declared, and holds the role all the same.
  await assign(administrator, administrator.id, 'project_user', { project_id: payments.id });
  const { output } = await ground.exporting('--role-members');
  expect(output).toContain('written as single assignments once');
  const files = await ground.filesIn();
  expect(files['project_role_members.tf']).toContain(
    `resource "roster_project_role_members" "payments_project_user" {
  project_id = roster_project.payments.id
  role_id    = "project_user"
  principal_ids = [
    roster_member.jane_example_com.id,
    roster_member.omar_example_com.id,
    "${administrator.id}",
  ]
}`,
  );
  expect(files['imports.tf']).toContain(`id = "${payments.id}/project_user"`);
  expect(files['role_assignments.tf']?.match(/resource /g)).toHaveLength(2);
  expect(files['role_assignments.tf']).toContain('"OPS-42"');
});

test('what is left out is said, on the standard error and in the files', async () => {
  const { environment, administrator, ground } = await prepare();
  const jane = await createMember(administrator);
  const soon = new Date(Date.now() + 2_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const ended = await assign(administrator, jane.id, 'auditor', { expires_at: soon });
  const pipeline = await createServiceAccount(administrator);
  const key = (await administrator.post('/v1/access_keys', { service_account_id: pipeline.id })).body;
  const connection = await connect(environment, 'https://login.example.com', { name: 'Login' });
  const given = await giveByGroup(api, environment, connection.id);
  await expect.poll(() => Date.now() > Date.parse(soon), { timeout: 5_000 }).toBe(true);
  const { code, output } = await ground.exporting();
  expect(code, output).toBe(0);
  const files = await ground.filesIn();
  const { body } = await administrator.get('/v1/role_assignments', { principal_id: environment.root.id });
  const left: [file: string, says: string[]][] = [
    ['role_assignments.tf', [ended.id, 'the end has passed']],
    ['role_assignments.tf', [given, 'groups of an identity provider']],
    ['role_assignments.tf', [body.items[0].id, 'makes the root member Administrator']],
    ['service_accounts.tf', [administrator.id, 'which ran this export']],
    ['access_keys.tf', [administrator.accessKeyId, 'which ran this export']],
    ['access_keys.tf', ['does not tell secret_access_key']],
    ['sso_connections.tf', ['does not tell client_secret', 'client_secret_wo_version']],
    ['roles.tf', ['project_administrator', 'come with the environment']],
  ];
  for (const [file, says] of left) {
    const words = files[file]?.replaceAll('\n# ', ' ');
    for (const part of says) {
      expect(output).toContain(part);
      expect(words).toContain(part);
    }
  }
  const declared = Object.values(files)
    .map((text) => text.replace(/^#.*$/gm, ''))
    .join('\n');
  for (const id of [ended.id, given, body.items[0].id, administrator.id, administrator.accessKeyId])
    expect(declared).not.toContain(id);
  for (const id of [key.id, jane.id, environment.root.id]) expect(declared).toContain(id);
  expect(output).toContain('passwords, second factors, sessions');
});

test('--only writes these kinds alone, with ids of what is not written', async () => {
  const { administrator, ground } = await prepare();
  const jane = await createMember(administrator);
  await assign(administrator, jane.id, 'auditor');
  const { code, answer } = await ground.exporting('--only', 'role_assignments', '--only', 'project');
  expect([code, answer]).toEqual([0, '1 role assignment written to roster-export\n']);
  const files = await ground.filesIn();
  expect(Object.keys(files)).toEqual(['imports.tf', 'role_assignments.tf', 'versions.tf']);
  expect(files['role_assignments.tf']).toContain(`"${jane.id}"`);
});

test('an id that names nothing that the exporter may see stays an id, and is told', async () => {
  const { environment, administrator, ground } = await prepare();
  const [seen, hidden] = [await createProject(administrator), await createProject(administrator, 'hidden')];
  const jane = await createMember(administrator);
  for (const project of [seen, hidden])
    await assign(administrator, jane.id, 'project_user', { project_id: project.id });
  const partly = await actorWith(environment, ['member.list', 'platform_api_key.read']);
  await assign(administrator, partly.id, 'project_user', { project_id: seen.id });
  const words = ['export', '--only', 'role_assignments', '--only', 'projects', '--only', 'members'];
  const { code, output } = await roster(ground.folder, words, signedAs(api, partly));
  expect(code, output).toBe(0);
  expect(output).toContain(
    `Referred to by id because the service account that signs does not see it: ${hidden.id}.`,
  );
  const { 'role_assignments.tf': text } = await ground.filesIn();
  expect(text).toContain('project_id   = roster_project.payments.id');
  expect(text).toContain(`project_id   = "${hidden.id}"`);
});

test('a permission that is missing is named, and nothing is written', async () => {
  const { environment, ground } = await prepare();
  const narrow = await actorWith(environment, ['project.list', 'member.list']);
  const run = (...words: string[]) => roster(ground.folder, ['export', ...words], signedAs(api, narrow));
  const refused = await run();
  expect(refused.code).toBe(2);
  expect(refused.output).toContain('reading the service accounts takes the permission platform_api_key.read');
  expect(await readdir(ground.folder)).toEqual([]);
  expect((await run('--only', 'projects', '--only', 'members')).code).toBe(0);
});

test('three permissions are enough for everything but SSO connections, which Administrators alone read', async () => {
  const { environment, ground } = await prepare();
  await makeAwkward(api, environment);
  const reader = await actorWith(environment, ['member.list', 'project.list', 'platform_api_key.read']);
  const run = (...words: string[]) => roster(ground.folder, ['export', ...words], signedAs(api, reader));
  const kinds = declarable.filter(({ life, name }) => life !== 'part' && name !== 'sso_connection');
  const { code, output } = await run(...kinds.flatMap(({ plural }) => ['--only', plural]));
  expect(code, output).toBe(0);
  expect(Object.keys(await ground.filesIn())).toEqual(
    expect.arrayContaining(kinds.map(({ plural }) => `${plural}.tf`)),
  );
  const refused = await run('--output', 'all');
  expect(refused.output).toContain('reading the sso connections takes the permission environment.manage');
});

test.each([
  [['--format', 'yaml'], /--format takes one of hcl, typescript, typescript-cdktn, and not "yaml"/],
  [['--only', 'nonsense'], /--only takes one of projects, members, .*, and not "nonsense"/],
  [['--role-members', '--only', 'projects'], /--role-members writes role assignments/],
  [['--output', ''], /--output takes the name of a folder/],
  [['somewhere'], /takes no somewhere/],
])('%s is refused before anything is asked', async (words, says) => {
  const { ground } = await prepare();
  const { code, output } = await ground.exporting(...words);
  expect(code).toBe(2);
  expect(output).toMatch(says);
  expect(await readdir(ground.folder)).toEqual([]);
});

test('a folder that is not empty stays as it is', async () => {
  const { ground } = await prepare();
  expect((await ground.exporting()).code).toBe(0);
  const files = await ground.filesIn();
  await putFile(ground, 'roster-export/members.tf', 'mine');
  const { code, output } = await ground.exporting();
  expect(code).toBe(2);
  expect(output).toContain('roster-export is not empty');
  expect(await ground.filesIn()).toEqual({ ...files, 'members.tf': 'mine' });
});

test('--force replaces what an export wrote, and nothing else', async () => {
  const { administrator, ground } = await prepare();
  const { id } = await createProject(administrator);
  await ground.exporting();
  const before = await ground.filesIn();
  await putFile(ground, 'roster-export/backend.tf', '# mine');
  await putFile(ground, 'roster-export/terraform.tfstate', '{}');
  await administrator.delete(`/v1/projects/${id}`);
  expect((await ground.exporting('--force')).code).toBe(0);
  const { 'projects.tf': gone, ...kept } = before;
  const after = await ground.filesIn();
  expect(gone).toContain('payments');
  expect(Object.keys(after).sort()).toEqual([...Object.keys(kept), 'backend.tf', 'terraform.tfstate'].sort());
  expect(after['backend.tf']).toBe('# mine');
  expect(after['imports.tf']).not.toContain(id);
  // Whoever takes the first line away keeps the file.
  await putFile(ground, 'roster-export/members.tf', '# members that I declare myself');
  const refused = await ground.exporting('--force');
  expect(refused.code).toBe(2);
  expect(refused.output).toMatch(/members\.tf was not written by an export/);
  expect(await ground.filesIn()).toEqual({ ...after, 'members.tf': '# members that I declare myself' });
});

test('the files are their owner’s alone, and a link to a folder stays one', async () => {
  const { ground } = await prepare();
  await ground.exporting('--output', 'deep/er');
  expect((await stat(join(ground.folder, 'deep/er'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(ground.folder, 'deep/er/members.tf'))).mode & 0o777).toBe(0o600);
  await symlink(join(ground.folder, 'deep/er'), join(ground.folder, 'link'));
  expect((await ground.exporting('--output', 'link', '--force', '--only', 'members')).code).toBe(0);
  expect(Object.keys(await ground.filesIn('deep/er'))).toEqual(['imports.tf', 'members.tf', 'versions.tf']);
  expect(await readFile(join(ground.folder, 'link/members.tf'), 'utf8')).toContain('root@example.com');
});

test('what changes while it is read is read again, and in the end said', async () => {
  const { environment, ground, administrator } = await prepare();
  const proxy = await startProxy(api.url);
  proxy.delay(150);
  const through = { ...signedAs(api, administrator), ROSTER_ENDPOINT: proxy.url };
  const run = () => roster(ground.folder, ['export', '--force'], through);
  const changeAt = (times: number) => {
    let left = times;
    proxy.decide(({ path }) => {
      if (path.startsWith('/v1/roles') && left-- > 0) void environment.actor({ role: 'auditor' });
      return 'passes';
    });
  };
  changeAt(1);
  const once = await run();
  expect(once.code, once.output).toBe(0);
  expect(once.output.match(/changed while it was read: reading it again/g)).toHaveLength(1);
  const files = await ground.filesIn();
  // The account that came meanwhile is there with its assignment.
  expect(files['service_accounts.tf']?.match(/resource /g)).toHaveLength(1);
  expect(files['role_assignments.tf']?.match(/resource /g)).toHaveLength(1);
  changeAt(3);
  const always = await run();
  expect(always.code).toBe(1);
  expect(always.output).toContain('changed each time it was read');
});

test('10,000 objects take as many requests as they have pages, and seconds', async () => {
  const { environment, ground, administrator } = await prepare();
  const project = await createProject(administrator);
  const numbers = Array.from({ length: 5_000 }, (_, index) => index);
  const common = { environment_id: environment.id, created_at: new Date() };
  const members = numbers.map((number) => ({
    ...common,
    id: newId('mem'),
    email: `member-${number}@example.com`,
    kind: 'local' as const,
    status: 'active' as const,
  }));
  const assignments = members.map(({ id: principal_id }) => ({
    ...common,
    id: newId('ra'),
    principal_id,
    role_id: 'project_user',
    project_id: project.id,
  }));
  for (let start = 0; start < numbers.length; start += 1_000) {
    const { database } = api.context;
    const some = members.slice(start, start + 1_000);
    await database.insertInto('members').values(some).execute();
    const credentials = some.map(({ id }) => ({ environment_id: environment.id, member_id: id }));
    await database.insertInto('member_credentials').values(credentials).execute();
    await database
      .insertInto('role_assignments')
      .values(assignments.slice(start, start + 1_000))
      .execute();
  }
  const proxy = await startProxy(api.url);
  const through = { ...signedAs(api, administrator), ROSTER_ENDPOINT: proxy.url };
  const began = performance.now();
  const { code, output } = await roster(ground.folder, ['export'], through);
  const seconds = (performance.now() - began) / 1000;
  expect(code, output).toBe(0);
  expect(output).toContain('members: 5000 so far');
  expect(output).toContain('5001 members');
  expect((await ground.filesIn())['imports.tf']?.match(/import \{/g)?.length).toBeGreaterThan(10_000);
  expect(proxy.asked.length).toBeLessThan(30);
  expect(seconds).toBeLessThan(20);
});
