import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealedEnvironment } from '../../examples/demo/environment.ts';
import { projectRoot } from '../../scripts/project.ts';
import { type Credentials, startTestApi, type TestApi } from '../support/api.ts';
import { type PackedClient, packClient } from '../support/client-package.ts';
import { startProgram } from '../support/program.ts';

/** Debian has the signer for Go where no module is looked for. */
const debianGo = { GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOFLAGS: '' };

let api: TestApi;
let client: PackedClient;
let folder: string;
beforeAll(async () => {
  [api, client, folder] = await Promise.all([
    startTestApi(),
    packClient(),
    mkdtemp(join(tmpdir(), 'roster-direct-api-')),
  ]);
  await cp(join(projectRoot, 'examples/direct-api'), folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await client.install(folder);
  const { code, output } = await run('go', ['build', 'main.go']);
  expect(code, output).toBe(0);
});
afterAll(async () => {
  await Promise.all([api.stop(), client.remove(), rm(folder, { recursive: true, force: true })]);
});

function run(program: string, words: readonly string[], endpoint = '', credentials?: Credentials) {
  const environment = {
    ...sealedEnvironment(folder, process.env),
    ...debianGo,
    ROSTER_ENDPOINT: endpoint,
    ROSTER_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
    ROSTER_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
  };
  return startProgram(program, words, { folder, environment }).ended;
}

const programs = [
  ['bash', ['main.sh']],
  ['node', ['main.ts']],
  ['python3', ['main.py']],
  ['./main', []],
] as const;

const said = `project: direct-api
sent again with the same key: the same project
role: project_user
permissions: 57
may jane restart a deployment: no (principal_not_active)
dry run: direct-api-2
changed as it was read: direct-api
changed by somebody else since: 412 precondition_failed
deleted: 3
`;

describe.each(programs)('%s %s', (program, words) => {
  it('creates, repeats, reads pages, asks, tries, changes what it read, and deletes', async () => {
    const { administrator } = await api.newEnvironment();
    expect(await run(program, words, api.url, administrator)).toMatchObject({ code: 0, output: said });
    expect((await administrator.get('/v1/projects')).body.items).toEqual([]);
  });

  it('deletes what it made when it fails halfway, and says why it failed', async () => {
    const { actor, administrator } = await api.newEnvironment();
    const { body: role } = await administrator.post('/v1/roles', {
      name: 'Project keeper',
      scope_kind: 'environment',
      permissions: ['project.list', 'project.create', 'project.delete'],
    });
    const { code, output } = await run(program, words, api.url, await actor({ role: role.id }));
    expect(code).not.toBe(0);
    expect(output).toContain('permission_denied');
    expect(output).toContain('deleted: 1');
    expect((await administrator.get('/v1/projects')).body.items).toEqual([]);
  });

  it('says which variable is missing', async () => {
    const { code, output } = await run(program, words);
    expect(code).toBe(1);
    expect(output).toContain('ROSTER_ENDPOINT');
  });
});

it('stands in the guide as it is', async () => {
  const guide = await readFile(join(projectRoot, 'docs/guides/direct-api.md'), 'utf8');
  for (const name of ['main.sh', 'main.ts', 'main.py', 'main.go'])
    expect(guide).toContain(await readFile(join(projectRoot, 'examples/direct-api', name), 'utf8'));
});
