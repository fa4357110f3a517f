import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { insertMany } from '../support/many-objects.ts';
import { assign, createMember, createProject, createServiceAccount, listAll } from '../support/resources.ts';
import { connect } from '../support/sso.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { giveByGroup } from './awkward-environment.ts';
import { roster, signedAs } from './roster.ts';

/* The real command against the real API. */
// Each run of the command is a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 30_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

interface Ground {
  readonly environment: TestEnvironment;
  readonly folder: string;
  /** Runs `roster review standing …` as somebody who may read alone. */
  readonly look: (...words: string[]) => ReturnType<typeof roster>;
  /** The same as an Administrator. */
  readonly manage: (...words: string[]) => ReturnType<typeof roster>;
  readonly path: (file: string) => string;
  readonly grants: Readonly<Record<'audits' | 'leads' | 'pays' | 'deploys' | 'root', Json>>;
  readonly project: Json;
}

/** Jane audits for no reason that a configuration knows, and leads payments; Bob pays, and a pipeline deploys. */
async function prepare(): Promise<Ground> {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const project = await createProject(administrator);
  const [jane, bob] = [
    await createMember(administrator),
    await createMember(administrator, 'bob@example.com'),
  ];
  const pipeline = await createServiceAccount(administrator);
  const inPayments = { project_id: project.id };
  const grants = {
    audits: await assign(administrator, jane.id, 'auditor'),
    leads: await assign(administrator, jane.id, 'project_administrator', inPayments),
    pays: await assign(administrator, bob.id, 'accountant', { expires_at: '2099-01-01T00:00:00Z' }),
    deploys: await assign(administrator, pipeline.id, 'project_user', inPayments),
    root: (await listAll(administrator, 'role_assignments', { principal_id: environment.root.id }))[0],
  };
  const folder = await temporaryFolder();
  const state = {
    format_version: '1.0',
    values: { root_module: { resources: [resource('leads', grants.leads)] } },
  };
  await writeFile(join(folder, 'platform.json'), JSON.stringify(state));
  const auditor = await environment.actor({ role: 'auditor' });
  const as =
    (who: typeof auditor) =>
    (...words: string[]) =>
      roster(folder, ['review', 'standing', ...words], signedAs(api, who));
  return {
    environment,
    folder,
    look: as(auditor),
    manage: as(administrator),
    path: (file) => join(folder, file),
    grants,
    project,
  };
}

const resource = (name: string, values: Json) => ({
  address: `roster_role_assignment.${name}`,
  mode: 'managed',
  type: 'roster_role_assignment',
  name,
  provider_name: 'registry.terraform.io/roster/roster',
  values,
});

const platform = ['--state', 'platform=platform.json'];

/** Fills in decisions in the CSV of a standing review: id → `decision,until,decided_by`. */
async function fillIn({ path }: Ground, decisions: Readonly<Record<string, string>>): Promise<void> {
  let csv = await readFile(path('q4.csv'), 'utf8');
  for (const [id, decision] of Object.entries(decisions)) {
    expect(csv).toContain(`${id},,,`);
    csv = csv.replace(`${id},,,`, `${id},${decision}`);
  }
  await writeFile(path('q4.csv'), csv);
}

const assignmentsIn = ({ environment }: Ground) => listAll(environment.administrator, 'role_assignments');

test('a reader sees who holds what, through what, since when, and what manages it', async () => {
  const { look, path, grants, environment } = await prepare();
  const forms = ['json', 'html', 'csv', 'markdown', 'sarif'].flatMap((form) => [`--${form}`, `held.${form}`]);
  const { code, answer } = await look(...platform, ...forms, '--title', 'Fourth quarter');
  expect([code, answer]).toEqual([0, expect.stringContaining('STANDING ACCESS: NEEDS APPROVAL')]);
  expect(answer).toMatch(/bob@example\.com, not yet activated|bob@example\.com/);
  const report: Json = JSON.parse(await readFile(path('held.json'), 'utf8'));
  expect(report).toMatchObject({ kind: 'standing', environment: { slug: environment.slug, source: 'api' } });
  const jane = report.principals.find(({ name }: Json) => name === 'jane@example.com');
  expect(jane).toMatchObject({ status_after: 'pending', change: 'same' });
  const [everywhere, payments] = jane.scopes;
  expect(everywhere.after.through).toMatchObject([
    {
      role_assignment_id: grants.audits.id,
      role_name: 'Auditor',
      managed_by: null,
      since: grants.audits.created_at,
    },
  ]);
  expect(payments.after.through).toContainEqual(
    expect.objectContaining({ managed_by: 'platform', address: 'roster_role_assignment.leads' }),
  );
  expect(await readFile(path('held.html'), 'utf8')).toContain('Fourth quarter');
  expect((await stat(path('held.csv'))).mode & 0o777).toBe(0o600);
});

test('it is narrowed by people, projects, roles and what manages it', async () => {
  const { look, project, environment } = await prepare();
  const rowsOf = async (...words: string[]) => {
    const { code, answer } = await look(...platform, '--csv', '-', ...words);
    expect(code).toBe(0);
    const [header = '', ...rows] = answer
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const [who, what] = ['principal', 'role'].map((name) => [...header].indexOf(name));
    return rows.map((row) => `${row[Math.max(who ?? 0, 0)]?.split('@')[0]}: ${row[what ?? 0]}`).sort();
  };
  expect(await rowsOf('--principal', 'jane@*')).toEqual(['jane: Auditor', 'jane: Project Administrator']);
  expect(await rowsOf('--project', 'payments')).toEqual([
    'jane: Project Administrator',
    'pipeline: Project User',
  ]);
  expect(await rowsOf('--project', project.id, '--role', 'project_user')).toEqual(['pipeline: Project User']);
  expect(await rowsOf('--managed-by', 'platform')).toEqual(['jane: Project Administrator']);
  expect(await rowsOf('--unmanaged', '--principal', 'jane*', '--principal', 'bob*')).toEqual([
    'bob: Accountant',
    'jane: Auditor',
  ]);
  expect(await rowsOf('--principal', environment.root.id)).toEqual(['root: Administrator']);
});

test('the policy can block what is held: status 1', async () => {
  const { look, path } = await prepare();
  await writeFile(
    path('access-policy.yaml'),
    'version: 1\nrules: {grant_without_end: {severity: block, roles: [auditor]}}\n',
  );
  const all = await look();
  expect([all.code, all.answer]).toEqual([1, expect.stringContaining('STANDING ACCESS: BLOCKED')]);
  expect((await look('--principal', 'bob*')).code).toBe(0);
});

test('what cannot be done is said in a line, with status 2', async () => {
  const { look, path } = await prepare();
  await writeFile(path('wrong.csv'), 'role_assignment_id,decision\nra_1,keep\nra_2,what\n');
  const attempts: [string[], string][] = [
    [['--project', 'paymets'], '--project "paymets" fits no project'],
    [['--managed-by', 'platform'], '--managed-by "platform" is the name of no --state NAME=FILE'],
    [['--state', 'platform'], '--state takes NAME=FILE'],
    [['--apply'], '--apply goes with --keep-file'],
    [['--changes', 'x.json'], '--changes goes with --keep-file'],
    [['--keep-file', 'none.csv'], 'cannot read "none.csv"'],
    [['--keep-file', 'wrong.csv', '--csv', '-'], 'with --keep-file the report goes to files'],
    [
      ['--keep-file', 'wrong.csv'],
      'wrong.csv:2:1: role_assignment_id is "ra_1", which is no id of a role assignment',
    ],
    [['--keep-file', 'wrong.csv'], 'wrong.csv:3:1: '],
    [['plan.json'], 'takes no plan.json'],
  ];
  for (const [words, says] of attempts) {
    const { code, output } = await look(...words);
    expect(output).toContain(says);
    expect([code, output]).toEqual([2, expect.not.stringMatching(/\n\s+at /)]);
  }
});

test('decisions become changes of configurations and calls, which are tried and then made', async () => {
  const ground = await prepare();
  const { manage, path, grants, environment, folder } = ground;
  await manage(...platform, '--csv', 'q4.csv', '--json', 'q4.json');
  const { hash } = JSON.parse(await readFile(path('q4.json'), 'utf8'));
  await fillIn(ground, {
    [grants.audits.id]: 'revoke,,mei',
    [grants.leads.id]: 'revoke,,mei',
    [grants.pays.id]: 'shorten,2098-01-01,mei',
    [grants.deploys.id]: 'keep,,mei',
    [grants.root.id]: 'revoke,,mei',
  });
  const before = await assignmentsIn(ground);
  const tried = await manage(...platform, '--keep-file', 'q4.csv', '--changes', 'changes.json');
  expect(tried.code).toBe(1);
  expect(tried.answer).toContain(`The decisions in q4.csv, of the review ${hash}\n`);
  expect(tried.answer).toContain(
    'in platform, roster_role_assignment.leads\n  remove this block: jane@example.com, Project Administrator in payments\n',
  );
  expect(tried.answer).toContain(
    `would revoke: jane@example.com: Auditor in the environment (${grants.audits.id})`,
  );
  expect(tried.answer).toContain(
    'would shorten to 2098-01-01: bob@example.com: Accountant in the environment',
  );
  expect(tried.answer).toMatch(
    /Refused\n {2}root@example\.com: Administrator in the environment \(ra_\w+\): the root member cannot be demoted/,
  );
  expect(tried.answer).toMatch(
    /1 kept, 2 to carry out, 1 to write into configurations, 1 refused, 2 undecided; nothing was written: --apply carries it out\n$/,
  );
  expect(await assignmentsIn(ground)).toEqual(before);
  expect(JSON.parse(await readFile(path('changes.json'), 'utf8'))).toEqual({
    schema_version: 1,
    review: hash,
    changes: [
      {
        configuration: 'platform',
        address: 'roster_role_assignment.leads',
        action: 'remove',
        role_assignment_id: grants.leads.id,
        principal_id: grants.leads.principal_id,
        principal: 'jane@example.com',
        role: 'Project Administrator',
        project: 'payments',
        expires_at: null,
        decided_by: 'mei',
        note: null,
        write: 'remove this block',
      },
    ],
  });

  const applied = await manage(...platform, '--keep-file', 'q4.csv', '--apply');
  expect(applied.answer).toContain('revoked: jane@example.com: Auditor');
  expect(applied.answer).toContain('shortened to 2098-01-01: bob@example.com: Accountant');
  const after = await assignmentsIn(ground);
  expect(after.map(({ id }) => id)).toEqual(
    before.map(({ id }) => id).filter((id) => id !== grants.audits.id),
  );
  expect(after.find(({ id }) => id === grants.pays.id).expires_at).toBe('2098-01-01T00:00:00Z');

  const { body: log } = await environment.administrator.get('/v1/audit_events', {
    change_reference_prefix: `review:${hash}`,
    page_size: 100,
  });
  const made = log.items.filter(({ outcome }: Json) => outcome === 'success');
  expect(made.map(({ action, target_id }: Json) => [action, target_id]).sort()).toEqual([
    ['role_assignment.delete', grants.audits.id],
    ['role_assignment.update', grants.pays.id],
  ]);
  const traced = await roster(
    folder,
    ['review', 'trace', 'q4.json'],
    signedAs(api, environment.administrator),
  );
  expect(traced.answer).toContain('role_assignment.delete');

  // The same again: there is nothing left to do, and nothing changes.
  const again = await manage(...platform, '--keep-file', 'q4.csv', '--apply');
  expect(again.answer).toContain(`${grants.audits.id}: nobody holds it any more`);
  expect(again.answer).toContain('ends 2098-01-01T00:00:00Z already');
  expect(again.answer).toContain('1 kept, 0 carried out');
  expect(await assignmentsIn(ground)).toEqual(after);
});

test('all is decided and nothing refused: status 0; who may not is told so, and nothing is written', async () => {
  const ground = await prepare();
  const { manage, look, grants } = ground;
  const bob = ['--principal', 'bob*'];
  await look(...bob, '--csv', 'q4.csv');
  await fillIn(ground, { [grants.pays.id]: 'revoke,,' });
  const before = await assignmentsIn(ground);
  const refused = await look(...bob, '--keep-file', 'q4.csv', '--apply');
  expect([refused.code, refused.answer]).toEqual([
    1,
    expect.stringMatching(/Refused\n {2}bob@example\.com: .*may not manage it/),
  ]);
  expect(await assignmentsIn(ground)).toEqual(before);
  expect((await manage(...bob, '--keep-file', 'q4.csv')).code).toBe(0);
  const whole = await manage('--keep-file', 'q4.csv');
  expect([whole.code, whole.answer]).toEqual([1, expect.stringContaining('Undecided\n')]);
  const elsewhere = await manage('--principal', 'jane*', '--keep-file', 'q4.csv');
  expect([elsewhere.code, elsewhere.output]).toEqual([2, expect.stringContaining('narrowed to leave out')]);
  expect((await manage(...bob, '--keep-file', 'q4.csv', '--apply')).code).toBe(0);
  expect((await assignmentsIn(ground)).map(({ id }) => id)).not.toContain(grants.pays.id);
});

test('what a group of an identity provider gives is told apart, and is not revoked here', async () => {
  const ground = await prepare();
  const { environment, manage } = ground;
  const connection = await connect(environment, 'https://login.example.com');
  const id = await giveByGroup(api, environment, connection.id);
  const person = ['--principal', 'sso@*'];
  await manage(...person, '--csv', 'q4.csv');
  await fillIn(ground, { [id]: 'revoke,,' });
  const { code, answer } = await manage(...person, '--keep-file', 'q4.csv', '--apply');
  expect(code).toBe(1);
  expect(answer).toContain('group_roles of the SSO connection gives it to the group "auditors"');
  expect((await assignmentsIn(ground)).map((each) => each.id)).toContain(id);
  expect((await manage('--unmanaged', '--csv', '-')).answer).not.toContain('sso@example.com');
});

test('a large environment is reviewed, and hundreds of decisions are carried out', async () => {
  const { environment, folder } = await prepare();
  await insertMany(api, environment.id, 5_000);
  const manage = (...words: string[]) =>
    roster(folder, ['review', 'standing', ...words], signedAs(api, environment.administrator));
  const report = await manage(
    '--csv',
    'q4.csv',
    '--html',
    'q4.html',
    '--json',
    'q4.json',
    '--markdown',
    'q4.md',
  );
  expect([report.code, report.answer]).toEqual([0, expect.stringContaining('10,006 principals')]);
  let left = 250;
  const csv = (await readFile(join(folder, 'q4.csv'), 'utf8')).replace(
    /^(number-.*,ra_\w+),,/gm,
    (whole, row) => (left-- > 0 ? `${row},revoke,` : whole),
  );
  await writeFile(join(folder, 'q4.csv'), csv);
  const applied = await manage('--principal', 'number-*', '--keep-file', 'q4.csv', '--apply');
  expect(applied.answer).toMatch(/0 kept, 250 carried out, .* 4,?750 undecided\n$/);
  expect(await listAll(environment.administrator, 'role_assignments', { role_id: 'auditor' })).toHaveLength(
    5_000 - 250 + 2,
  );
});
