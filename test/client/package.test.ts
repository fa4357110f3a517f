import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { blocksOf } from '../guides/blocks.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { type PackedClient, packClient } from '../support/client-package.ts';
import { startProgram } from '../support/program.ts';
import { typeCheck } from '../support/strict-project.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// The package as somebody has it who never saw the repository.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let api: TestApi;
let client: PackedClient;
beforeAll(async () => {
  [api, client] = await Promise.all([startTestApi(), packClient()]);
});
afterAll(() => Promise.all([api.stop(), client.remove()]));

/** An empty folder with the client in it, and each program of its README as a file. */
async function withReadme(): Promise<{ folder: string; files: string[] }> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await client.install(folder);
  const readme = await readFile(join(projectRoot, 'client/README.md'), 'utf8');
  const programs = blocksOf(readme).filter(({ language }) => language === 'ts');
  const files = programs.map((_, index) => `program-${index}.ts`);
  for (const [index, { text }] of programs.entries())
    await writeFile(join(folder, `program-${index}.ts`), text);
  return { folder, files };
}

function runIn(folder: string, words: readonly string[], variables: Record<string, string> = {}) {
  const environment = { PATH: process.env['PATH'] ?? '', HOME: folder, ...variables };
  return startProgram('node', words, { folder, environment }).ended;
}

test('what the README shows compiles, and its first program runs', async () => {
  const { folder, files } = await withReadme();
  expect(files.length).toBeGreaterThan(3);
  expect(await typeCheck(folder, files)).toBe('');
  const { administrator } = await api.newEnvironment();
  const { code, output } = await runIn(folder, ['program-0.ts'], {
    ROSTER_ENDPOINT: api.url,
    ROSTER_ACCESS_KEY_ID: administrator.accessKeyId,
    ROSTER_SECRET_ACCESS_KEY: administrator.secretAccessKey,
  });
  expect(output).toBe('jane@example.com has not been here yet\nno jane@example.com is pending\n');
  expect(code).toBe(0);
});

test('whoever gives no credential is told what is missing and where it may stand', async () => {
  const { folder } = await withReadme();
  const { code, output } = await runIn(folder, ['program-0.ts']);
  expect(code).toBe(1);
  for (const name of ['ROSTER_ENDPOINT', 'ROSTER_ACCESS_KEY_ID', 'ROSTER_SECRET_ACCESS_KEY'])
    expect(output).toContain(name);
});

test('paths, parameters and fields that do not exist do not compile', async () => {
  const { folder } = await withReadme();
  const wrong = [
    "roster.GET('/v1/project');",
    "roster.GET('/v1/projects/{id}');",
    "roster.POST('/v1/projects', { body: { title: 'payments' } });",
    "roster.POST('/v1/sso_connections');",
    "roster.PATCH('/v1/projects', { body: {} });",
    "roster.list('/v1/caller');",
    "roster.list('/v1/projects', { query: { colour: 'red' } });",
    "roster.list('/v1/projects/{id}/members');",
    "roster.GET('/v1/audit_log/export');",
    "roster.decide({ subject: { type: 'member', id: 'jane' } });",
  ];
  const start = "import type { RosterClient } from '@roster/client';\ndeclare const roster: RosterClient;\n";
  await writeFile(join(folder, 'wrong.ts'), `${start}${wrong.join('\n')}\n`);
  const said = await typeCheck(folder, ['wrong.ts']);
  const lines = [...said.matchAll(/^wrong\.ts\((\d+),/gm)].map(([, line]) => Number(line));
  expect([...new Set(lines)]).toEqual(wrong.map((_, index) => index + 3));
});

test('exports what its index exports, and nothing of its inside can be imported', async () => {
  const { folder } = await withReadme();
  const names = await runIn(folder, [
    '--eval',
    "console.log(Object.keys(await import('@roster/client')).join())",
    '--input-type=module',
  ]);
  expect(names.answer.trim().split(',')).toEqual([
    'ApiError',
    'CancelledError',
    'ConnectionError',
    'CredentialError',
    'connect',
    'createClient',
    'foreignAnswerCode',
    'isAuthenticNotFound',
  ]);
  const inside = await runIn(folder, [
    '--eval',
    "await import('@roster/client/lib/transport.js')",
    '--input-type=module',
  ]);
  expect(inside.output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
});
