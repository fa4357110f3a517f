import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApi, type TestApi, type TestEnvironment } from '../support/api.ts';
import { addEvents, cutOffEnd } from '../support/audit.ts';
import { freePort } from '../support/free-port.ts';
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

interface Ground {
  readonly environment: TestEnvironment;
  readonly folder: string;
  /** How many events the log has. */
  readonly count: number;
  /** Runs `roster audit …` as an auditor of the environment. */
  readonly audit: (...words: string[]) => ReturnType<typeof roster>;
}

async function prepare(): Promise<Ground> {
  const environment = await api.newEnvironment();
  const auditor = await environment.actor({ role: 'auditor' });
  await addEvents(api, environment, 10);
  const { body } = await environment.administrator.get('/v1/audit_log/head');
  const folder = await temporaryFolder();
  const audit = (...words: string[]) => roster(folder, ['audit', ...words], signedAs(api, auditor));
  return { environment, folder, count: body.sequence, audit };
}

const textOf = (folder: string, file: string) => readFile(join(folder, file), 'utf8');

test('an export goes to a file that is its owner’s alone, with its head, and verifies offline', async () => {
  const { folder, count, audit } = await prepare();
  const exported = await audit('export', '--output', 'log.ndjson', '--head', 'head.json');
  expect(exported).toMatchObject({ code: 0, answer: expect.stringContaining(`${count} events verified`) });
  const lines = (await textOf(folder, 'log.ndjson')).trimEnd().split('\n');
  expect(lines).toHaveLength(count + 1);
  expect((await stat(join(folder, 'log.ndjson'))).mode & 0o777).toBe(0o600);
  const head = JSON.parse(await textOf(folder, 'head.json'));
  expect(JSON.parse(lines.at(-1) as string).head).toEqual(head);
  // Nobody is asked: there is no credential.
  const verified = await roster(folder, ['audit', 'verify', 'log.ndjson', '--head', 'head.json', '--json']);
  expect([verified.code, JSON.parse(verified.answer)]).toEqual([
    0,
    { ok: true, events: count, sequence: null, reason: null, head },
  ]);
});

test('without --output the export is the output, and what is said of it goes beside', async () => {
  const { count, audit } = await prepare();
  const { code, answer, output } = await audit('export');
  expect(code).toBe(0);
  expect(
    answer
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toHaveLength(count + 1);
  expect(output).toContain(`${count} events verified`);
  const part = await audit('export', '--from', String(count - 2));
  expect(part.answer.trimEnd().split('\n')).toHaveLength(3 + 1);
  expect(part.output).toContain(`from event ${count - 2} on; what came before was not`);
});

test('the log is verified by the API, and a head finds the end that was cut off', async () => {
  const { environment, count, audit } = await prepare();
  await audit('export', '--output', 'log.ndjson', '--head', 'head.json');
  expect(await audit('verify', '--head', 'head.json')).toMatchObject({
    code: 0,
    answer: expect.stringContaining(`${count} events verified`),
  });
  await cutOffEnd(api, environment);
  expect((await audit('verify')).code).toBe(0);
  const found = await audit('verify', '--head', 'head.json', '--json');
  expect(found.code).toBe(1);
  expect(JSON.parse(found.answer)).toMatchObject({
    ok: false,
    sequence: count,
    reason: 'the end of the log is missing',
  });
});

test('a new export keeps the earlier head when the log has lost what it names', async () => {
  const { environment, folder, count, audit } = await prepare();
  await audit('export', '--output', 'one.ndjson', '--head', 'head.json');
  await addEvents(api, environment, 3);
  const grown = await audit('export', '--output', 'two.ndjson', '--head', 'head.json');
  expect(grown.code).toBe(0);
  const head = await textOf(folder, 'head.json');
  expect(JSON.parse(head).sequence).toBe(count + 3);
  await cutOffEnd(api, environment);
  const broken = await audit('export', '--output', 'three.ndjson', '--head', 'head.json');
  expect(broken).toMatchObject({
    code: 1,
    answer: `the audit log is broken at event ${count + 3}: the end of the log is missing\n`,
  });
  expect(await textOf(folder, 'head.json')).toBe(head);
  // What was exported all the same is evidence.
  expect((await textOf(folder, 'three.ndjson')).trimEnd().split('\n')).toHaveLength(count + 2 + 1);
});

test('an event that was changed is found in the log and in its export', async () => {
  const { environment, audit } = await prepare();
  await sql`update audit_events set actor_id = 'mem_x' where environment_id = ${environment.id} and sequence = 3`.execute(
    api.context.database,
  );
  const said = { code: 1, answer: 'the audit log is broken at event 3: the event was changed\n' };
  expect(await audit('verify')).toMatchObject(said);
  expect(await audit('export', '--output', 'log.ndjson')).toMatchObject(said);
  expect(await audit('verify', 'log.ndjson')).toMatchObject(said);
});

test('an export that was cut off or changed afterwards is found', async () => {
  const { folder, count, audit } = await prepare();
  await audit('export', '--output', 'log.ndjson');
  const lines = (await textOf(folder, 'log.ndjson')).trimEnd().split('\n');
  await writeFile(join(folder, 'short.ndjson'), `${lines.slice(0, -1).join('\n')}\n`);
  expect(await audit('verify', 'short.ndjson')).toMatchObject({
    code: 1,
    answer: `the audit log is broken at event ${count + 1}: the end of the export is missing\n`,
  });
  const changed = lines.map((line, index) => (index === 4 ? line.replace('"success"', '"denied"') : line));
  await writeFile(join(folder, 'changed.ndjson'), `${changed.join('\n')}\n`);
  expect(await audit('verify', 'changed.ndjson')).toMatchObject({
    code: 1,
    answer: 'the audit log is broken at event 5: the event was changed\n',
  });
});

test('what cannot be done is said in a line, with status 2, and never looks like a broken log', async () => {
  const { environment, folder, audit } = await prepare();
  await writeFile(join(folder, 'nonsense.json'), '{"sequence":1}');
  const other = await prepare();
  await other.audit('export', '--output', 'log.ndjson', '--head', 'head.json');
  const nobody = signedAs(api, await environment.actor());
  const unreachable = { ...nobody, ROSTER_ENDPOINT: `http://127.0.0.1:${await freePort()}` };
  const run = (words: string[], variables: Record<string, string> = {}) =>
    roster(folder, ['audit', ...words], variables);
  const attempts: [() => ReturnType<typeof roster>, string][] = [
    [() => audit('verify', 'missing.ndjson'), 'cannot read missing.ndjson'],
    [() => audit('verify', '--head', 'missing.json'), 'there is no file missing.json'],
    [() => audit('verify', '--head', 'nonsense.json'), 'nonsense.json holds no head of an audit log'],
    [() => audit('verify', '--head', join(other.folder, 'head.json')), 'the head is of the environment'],
    [() => audit('export', '--output', 'no/such/folder/log.ndjson'), 'ENOENT'],
    [() => audit('export', '--from', 'x'), 'from_sequence'],
    [() => audit('export', '--colour', 'red'), '--colour'],
    [() => audit('verify', 'one', 'two'), 'takes no two'],
    [() => audit('delete'), 'there is no command audit delete'],
    [() => run(['verify'], nobody), 'audit_log.read'],
    [() => run(['verify'], unreachable), 'nothing listens there'],
    [() => run(['verify']), 'ROSTER_ENDPOINT'],
  ];
  for (const [attempt, says] of attempts) {
    const { code, answer, output } = await attempt();
    expect(output).toContain(says);
    expect([code, answer], says).toEqual([2, '']);
    expect(output).not.toMatch(/\n\s+at /);
  }
});

test('the command says what it can do', async () => {
  const { folder } = await prepare();
  const overview = await roster(folder, ['--help']);
  expect([overview.code, overview.answer]).toEqual([0, expect.stringContaining('audit verify')]);
  expect((await roster(folder, [])).code).toBe(2);
  for (const command of ['export', 'verify']) {
    const { code, answer } = await roster(folder, ['audit', command, '--help']);
    expect(code).toBe(0);
    for (const option of ['--head FILE', '--json', '--endpoint URL', '--profile NAME', 'Exit status'])
      expect(answer).toContain(option);
  }
  expect((await roster(folder, ['--version'])).answer).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('the credentials come from a profile too', async () => {
  const { environment, folder } = await prepare();
  const { accessKeyId, secretAccessKey } = environment.administrator;
  await writeFile(
    join(folder, 'credentials'),
    `[audit]\nendpoint = ${api.url}\naccess_key_id = ${accessKeyId}\nsecret_access_key = ${secretAccessKey}\n`,
    { mode: 0o600 },
  );
  const where = { ROSTER_CREDENTIALS_FILE: join(folder, 'credentials') };
  expect(await roster(folder, ['audit', 'verify', '--profile', 'audit'], where)).toMatchObject({ code: 0 });
  const { code, output } = await roster(folder, ['audit', 'verify', '--profile', 'other'], where);
  expect([code, output]).toEqual([2, expect.stringContaining('has no profile "other"')]);
  expect(output).not.toContain(secretAccessKey);
});
