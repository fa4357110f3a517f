import { execFile, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { fileNames } from '../../api/config-files.ts';
import { optionRows } from '../../api/option-rows.ts';
import { projectRoot } from '../../scripts/project.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readCompose, readImage, readUnit } from './files.ts';

const known = new Set([...optionRows.map(({ name }) => name), ...fileNames.keys()]);
const unknownOf = (names: readonly string[]) =>
  names.filter((name) => /^(ROSTER_|DATABASE_|OTEL_)/.test(name) && !known.has(name));

const nodeVersion = async () => {
  const { devDependencies } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
  return devDependencies.node as string;
};

test('the Dockerfile has no fault that a linter finds, a pinned Node, and does not run as root', async () => {
  const { text, bases, user, entrypoint, command, environment } = await readImage();
  expect(validate(text)).toEqual([]);
  expect(bases).toEqual([`node:${await nodeVersion()}-bookworm-slim`]);
  expect({ user, entrypoint, command }).toEqual({ user: 'node', entrypoint: ['roster'], command: ['serve'] });
  expect(unknownOf(Object.keys(environment))).toEqual([]);
});

test('the compose file names nothing that it does not define, and gives each service no more than it needs', async () => {
  const { services, volumes, secrets } = await readCompose();
  expect(Object.keys(services)).toEqual(['database', 'migrate', 'api']);
  const uses = Object.values(services);
  for (const { depends_on = {}, environment = {}, secrets: given = [] } of uses) {
    expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
    const files = Object.values(environment).filter((value) => value.startsWith('/run/secrets/'));
    expect(files.map((file) => file.slice('/run/secrets/'.length)).sort()).toEqual([...given].sort());
  }
  expect(Object.keys(secrets).sort()).toEqual(
    [...new Set(uses.flatMap((each) => each.secrets ?? []))].sort(),
  );
  const mounted = uses.flatMap((each) => each.volumes ?? []).map((volume) => volume.split(':')[0]);
  expect(Object.keys(volumes).sort()).toEqual(mounted.sort());
  expect(services['database']?.image).toMatch(/^postgres:\d+\.\d+-\w+$/);
  expect(services['database']?.healthcheck?.test.slice(0, 4)).toEqual([
    'CMD',
    'pg_isready',
    '--host',
    '127.0.0.1',
  ]);
  expect(services['migrate']?.depends_on).toEqual({ database: { condition: 'service_healthy' } });
  expect(services['api']?.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
  for (const name of ['migrate', 'api'])
    expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'], init: true });
  expect(services['api']?.ports).toEqual(['127.0.0.1:8085:8085']);
  expect(uses.flatMap(({ environment = {} }) => unknownOf(Object.keys(environment)))).toEqual([]);
});

test('the guide reads the credentials once the image says that it is ready', async () => {
  const guide = await readFile(join(projectRoot, 'docs/guides/production.md'), 'utf8');
  const commands = guide.match(/^docker compose .*$/gm)?.map((line) => line.replace(/.*compose\.yaml /, ''));
  expect(commands).toEqual(['up --build --wait', 'exec api cat /var/lib/roster/credentials']);
  expect((await readImage()).healthCheck.join(' ')).toContain('/readyz');
});

test('what is copied into the image has no secret and nothing that is made', async () => {
  const ignored = await readFile(join(projectRoot, 'deploy/Dockerfile.dockerignore'), 'utf8');
  for (const path of ['**/node_modules', '**/.roster', 'deploy/secrets', '.git'])
    expect(ignored.split('\n')).toContain(path);
});

test('the unit gives every secret as a credential, and names options that there are', async () => {
  const unit = await readUnit();
  const variables = (unit.get('Environment') ?? []).map((text) => text.split('=') as [string, string]);
  expect(unknownOf(variables.map(([name]) => name))).toEqual([]);
  const credentials = (unit.get('LoadCredential') ?? []).map((text) => text.split(':')[0]);
  const files = variables.map(([, value]) => value).filter((value) => value.startsWith('%d/'));
  expect(files.map((file) => file.slice(3))).toEqual(credentials);
});

// Machines without systemd cannot ask it; the tests above need none.
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

test.runIf(hasSystemd)('systemd finds no fault in the unit, and little that it exposes', async () => {
  const file = join(await temporaryFolder(), 'roster.service');
  const text = await readFile(join(projectRoot, 'deploy/roster.service'), 'utf8');
  // It looks for the program, which is not installed here.
  await writeFile(file, text.replace('/opt/roster/node_modules/.bin/roster', process.execPath));
  const analyze = (...words: string[]) => promisify(execFile)('systemd-analyze', [...words, file]);
  expect(await analyze('verify')).toMatchObject({ stdout: '', stderr: '' });
  const { stdout } = await analyze('security', '--offline=true', '--threshold=20', '--no-pager');
  expect(stdout).toMatch(/Overall exposure level for roster\.service: [01]\.\d OK/);
});
