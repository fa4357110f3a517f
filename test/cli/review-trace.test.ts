import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sweepAssignments } from '../../api/role-assignments/sweep.ts';
import { changeReference } from '../../client/change-reference.ts';
import { type Actor, type Json, startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { roster, signedAs } from './roster.ts';

/* The real command against the real API. */
// Each run of the command is a process, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 30_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const pull = (number: number) => `https://git.example.com/acme/access/pull/${number}`;
const hashOf = (digit: string) => `sha256:${digit.repeat(64)}`;

interface Ground {
  readonly environment: TestEnvironment;
  readonly folder: string;
  /** Runs `roster review trace …` as an auditor of the environment. */
  readonly trace: (...words: string[]) => ReturnType<typeof roster>;
  /** Makes a change of the first review, whose pull request is 7, of the second, which has none, or of no review. */
  readonly first: Change;
  readonly second: Change;
  readonly unreviewed: Change;
}

type Change = (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<Json>;

async function prepare(): Promise<Ground> {
  const environment = await api.newEnvironment();
  const auditor = await environment.actor({ role: 'auditor' });
  const folder = await temporaryFolder();
  const trace = (...words: string[]) => roster(folder, ['review', 'trace', ...words], signedAs(api, auditor));
  const changeAs =
    (by: Actor, reference?: string): Change =>
    async (method, path, body) => {
      const headers = reference === undefined ? {} : { 'x-roster-change': reference };
      const reply = await by.send({ method, path, body, headers });
      expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
      return reply.body;
    };
  const { administrator } = environment;
  return {
    environment,
    folder,
    trace,
    first: changeAs(administrator, changeReference({ hash: hashOf('a'), url: pull(7) })),
    second: changeAs(administrator, changeReference({ hash: hashOf('b') })),
    unreviewed: changeAs(administrator),
  };
}

/** Jane leads payments since the first review, until the second takes it back. */
async function grantAndTakeBack({ first, second, unreviewed }: Ground) {
  const project = await unreviewed('POST', '/v1/projects', { name: 'payments' });
  const jane = await first('POST', '/v1/members', { email: 'jane@example.com' });
  const assignment = await first('POST', '/v1/role_assignments', {
    principal_id: jane.id,
    role_id: 'project_administrator',
    project_id: project.id,
  });
  await second('DELETE', `/v1/role_assignments/${assignment.id}`);
  return { project, jane, assignment };
}

/** The cells of the table that was printed, below the headings; the rest is the reviews. */
function read(answer: string): { rows: string[][]; reviews: string } {
  const [table = '', ...reviews] = answer.split('\n\n');
  const rows = table.trimEnd().split('\n').slice(1);
  return { rows: rows.map((row) => row.split(/ {2,}/)), reviews: reviews.join('\n\n') };
}

test('from a grant the auditor comes to the review and the pull request of all that happened to it', async () => {
  const ground = await prepare();
  const { assignment } = await grantAndTakeBack(ground);
  const { code, answer } = await ground.trace(assignment.id);
  expect(code).toBe(0);
  expect(answer).toMatch(/^Time +Who +Action +What +Outcome +Change\n/);
  const { rows, reviews } = read(answer);
  const what = 'jane@example.com: Project Administrator in payments';
  expect(rows.map(([, , ...rest]) => rest)).toEqual([
    ['role_assignment.create', what, 'success', 'review aaaaaaaaaaaa'],
    ['role_assignment.delete', what, 'success', 'review bbbbbbbbbbbb'],
  ]);
  for (const [time, who] of rows) {
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(who).toMatch(/\w/);
    expect(who).not.toBe(ground.environment.administrator.id);
  }
  expect(reviews).toContain(`review aaaaaaaaaaaa: ${pull(7)}\n  ${hashOf('a')}\n  1 event, `);
  expect(reviews).toContain(`review bbbbbbbbbbbb: its pull request is not known\n  ${hashOf('b')}\n`);
});

test('from a review, its beginning, its report or its pull request the auditor comes to every event', async () => {
  const ground = await prepare();
  const { jane, assignment } = await grantAndTakeBack(ground);
  const report = { schema_version: 1, kind: 'change', hash: hashOf('a'), change: { url: pull(7) } };
  await writeFile(join(ground.folder, 'report.json'), JSON.stringify(report));
  for (const word of [hashOf('a'), 'aaaaaaaa', `review:${hashOf('a')}`, 'report.json', pull(7)]) {
    const { code, answer } = await ground.trace(word, '--json');
    const { events, reviews } = JSON.parse(answer);
    expect([code, events.map((event: Json) => [event.action, event.target_id, event.target_name])]).toEqual([
      0,
      [
        ['member.create', jane.id, 'jane@example.com'],
        ['role_assignment.create', assignment.id, 'jane@example.com: Project Administrator in payments'],
      ],
    ]);
    expect(reviews).toEqual([
      {
        hash: hashOf('a'),
        url: pull(7),
        events: 2,
        first_at: events[0].occurred_at,
        last_at: events[1].occurred_at,
      },
    ]);
  }
});

test('what the review merely touched is named too, and what is gone as it was', async () => {
  const ground = await prepare();
  const { unreviewed, first, trace } = ground;
  const robot = await unreviewed('POST', '/v1/service_accounts', { name: 'robot' });
  const end = '2099-01-01T00:00:00Z';
  const assignment = await unreviewed('POST', '/v1/role_assignments', {
    principal_id: robot.id,
    role_id: 'project_user',
    project_id: (await unreviewed('POST', '/v1/projects', { name: 'telemetry' })).id,
  });
  const key = await unreviewed('POST', '/v1/access_keys', { service_account_id: robot.id });
  const readers = { name: 'Readers', scope_kind: 'environment', permissions: ['deployment.read'] };
  const role = await unreviewed('POST', '/v1/roles', readers);
  await first('PATCH', `/v1/role_assignments/${assignment.id}`, { expires_at: end });
  await first('DELETE', `/v1/access_keys/${key.id}`);
  await first('PATCH', `/v1/roles/${role.id}`, { description: 'They read.' });
  await first('DELETE', `/v1/role_assignments/${assignment.id}`);
  await unreviewed('DELETE', `/v1/service_accounts/${robot.id}`);
  const { rows } = read((await trace(hashOf('a'))).answer);
  expect(rows.map(([, , action, what]) => [action, what])).toEqual([
    ['role_assignment.update', 'robot: Project User in telemetry'],
    ['access_key.delete', 'a key of robot'],
    ['role.update', 'Readers'],
    ['role_assignment.delete', 'robot: Project User in telemetry'],
  ]);
});

test('what goes along with its principal or its project, or long after its end, is seen to go', async () => {
  const ground = await prepare();
  const { unreviewed, first, second, trace } = ground;
  const project = await unreviewed('POST', '/v1/projects', { name: 'payments' });
  const jane = await unreviewed('POST', '/v1/members', { email: 'jane@example.com' });
  const robot = await unreviewed('POST', '/v1/service_accounts', { name: 'robot' });
  const assign = (principal: Json, more: object) =>
    unreviewed('POST', '/v1/role_assignments', { principal_id: principal.id, ...more });
  const key = await unreviewed('POST', '/v1/access_keys', { service_account_id: robot.id });
  const auditor = { role_id: 'auditor' };
  const user = { role_id: 'project_user', project_id: project.id };
  const expires_at = new Date(Date.now() + 60_000).toISOString().replace(/\.\d+/, '');
  const grants = {
    withMember: await assign(jane, auditor),
    withProject: await assign(robot, user),
    atItsEnd: await assign(robot, { ...auditor, expires_at }),
  };
  await first('DELETE', `/v1/members/${jane.id}`);
  await second('DELETE', `/v1/projects/${project.id}`);
  api.travel(31 * 24 * 60 * 60_000);
  await sweepAssignments(api.context);
  api.travel(-31 * 24 * 60 * 60_000);
  await first('DELETE', `/v1/service_accounts/${robot.id}`);
  const lastOf = async ({ id }: Json) =>
    read((await trace(id)).answer)
      .rows.at(-1)
      ?.slice(2);
  expect(await lastOf(grants.withMember)).toEqual([
    'member.delete',
    'jane@example.com',
    'success',
    'review aaaaaaaaaaaa',
  ]);
  expect(await lastOf(grants.withProject)).toEqual([
    'project.delete',
    'payments',
    'success',
    'review bbbbbbbbbbbb',
  ]);
  expect(await lastOf(grants.atItsEnd)).toEqual(['role_assignment.sweep', 'role_assignment', 'success', '-']);
  expect(await lastOf(key)).toEqual(['service_account.delete', 'robot', 'success', 'review aaaaaaaaaaaa']);
});

test('denials are shown, and what carries no review shows what it carries', async () => {
  const ground = await prepare();
  const { environment, trace } = ground;
  const { jane } = await grantAndTakeBack(ground);
  const nobody = await environment.actor();
  const headers = { 'x-roster-change': 'ticket 9' };
  await environment.administrator.patch(`/v1/members/${jane.id}`, { note: 'x' }, { headers });
  const reference = changeReference({ hash: hashOf('c'), url: pull(9) });
  await nobody.post('/v1/projects', { name: 'x' }, { headers: { 'x-roster-change': reference } });
  const own = read((await trace(jane.id)).answer);
  expect(own.rows.map((row) => row.slice(2))).toEqual([
    ['member.create', 'jane@example.com', 'success', 'review aaaaaaaaaaaa'],
    ['member.update', 'jane@example.com', 'success', 'ticket 9'],
  ]);
  const denied = read((await trace(pull(9))).answer);
  expect(denied.rows.map((row) => row.slice(2))).toEqual([
    ['project.create', 'project', 'denied', 'review cccccccccccc'],
  ]);
});

test('who may read the audit log alone sees everything, by the names that the log has', async () => {
  const ground = await prepare();
  const { environment, folder, unreviewed } = ground;
  const { project, assignment } = await grantAndTakeBack(ground);
  const permissions = { name: 'Log readers', scope_kind: 'environment', permissions: ['audit_log.read'] };
  const role = await unreviewed('POST', '/v1/roles', permissions);
  const reader = await environment.actor({ role: role.id });
  const { code, answer } = await roster(folder, ['review', 'trace', assignment.id], signedAs(api, reader));
  expect(code).toBe(0);
  expect(read(answer).rows[0]?.[3]).toBe('jane@example.com: project_administrator in payments');
  expect(answer).not.toContain(project.id);
});

test('status 1 says that nothing was found', async () => {
  const ground = await prepare();
  await grantAndTakeBack(ground);
  const cases = [
    [hashOf('d'), 'nothing in the audit log carries the review\n'],
    [pull(70), 'nothing in the audit log carries a review of that pull request\n'],
    ['ra_01h2xcejqtf2nbrexx3vqjhp41', 'nothing in the audit log happened to that object\n'],
  ] as const;
  for (const [word, answer] of cases) expect(await ground.trace(word)).toMatchObject({ code: 1, answer });
  const { code, answer } = await ground.trace(hashOf('d'), '--json');
  expect([code, JSON.parse(answer)]).toEqual([1, { reviews: [], events: [] }]);
});

test('status 2 says what could not be done', async () => {
  const { environment, folder, trace } = await prepare();
  await writeFile(join(folder, 'nonsense.json'), '{"hash": 7}');
  const nobody = signedAs(api, await environment.actor());
  const attempts: [() => ReturnType<typeof roster>, string][] = [
    [() => trace(), 'say what to trace: the hash of a review'],
    [() => trace('missing.json'), 'there is no file missing.json; what can be traced is the hash'],
    [() => trace('pull\u009b31m'), 'there is no file pull\\u009b31m;'],
    [() => trace('nonsense.json'), 'nonsense.json holds no report of a review'],
    [() => trace('.'), 'cannot read .'],
    [() => trace('aaaaaaaa', 'bbbbbbbb'), 'takes no bbbbbbbb'],
    [() => roster(folder, ['review', 'trace', 'aaaaaaaa'], nobody), 'audit_log.read'],
    [() => roster(folder, ['review', 'trace', 'aaaaaaaa']), 'ROSTER_ENDPOINT'],
  ];
  for (const [attempt, says] of attempts) {
    const { code, answer, output } = await attempt();
    expect(output).toContain(says);
    expect([code, answer], says).toEqual([2, '']);
    expect(output).not.toMatch(/\n\s+at /);
  }
});

test('no reference and no name reaches the terminal as it is', async () => {
  const { environment, trace } = await prepare();
  const { root } = environment;
  const hostile = 'pull\u009b31m\u202e7\u200b\u2028<b>|`';
  const headers = { 'x-roster-change': Buffer.from(hostile).toString('latin1') };
  const name = '=cmd|`x` <b>\u0627\u0644';
  const { body } = await root.post('/v1/projects', { name }, { headers });
  const shown = 'pull\\u009b31m\\u202e7\\u200b\\u2028<b>|`';
  const text = await trace(body.id);
  expect(text.answer.trimEnd().endsWith(shown)).toBe(true);
  expect(text.answer).toContain(name);
  const json = await trace(body.id, '--json');
  expect(JSON.parse(json.answer).events[0]).toMatchObject({ change_reference: hostile, target_name: name });
  for (const { code, output } of [text, json]) {
    expect(code).toBe(0);
    expect(output.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  }
});

test('the command says what it can do', async () => {
  const { code, answer } = await roster(await temporaryFolder(), ['review', 'trace', '--help']);
  expect(code).toBe(0);
  for (const says of [
    'Usage: roster review trace WORD',
    'pull request',
    '--json',
    'Status 1',
    '--profile NAME',
  ])
    expect(answer).toContain(says);
});
