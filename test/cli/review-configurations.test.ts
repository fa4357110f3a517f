import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { roster } from './roster.ts';

/* The real command, with no API to ask. */
vi.setConfig({ testTimeout: 60_000 });

const object = (address: string, values: object) => ({
  address,
  mode: 'managed',
  type: address.split('.')[0],
  name: address.split('.')[1],
  provider_name: 'roster.internal/roster/roster',
  values,
});

const stateOf = (...resources: object[]) =>
  JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } });

const jane = object('roster_member.jane', { id: 'mem_1', email: 'jane@example.com', status: 'active' });
const auditor = { id: 'ra_1', principal_id: 'mem_1', role_id: 'auditor', project_id: null, expires_at: null };

async function compare(files: Readonly<Record<string, string>>, ...words: string[]) {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return roster(folder, ['review', ...words]);
}

const files = {
  'base.json': stateOf(jane, object('roster_role_assignment.it', auditor)),
  'head.json': stateOf(jane, object('roster_role_assignment.all', { ...auditor, role_id: 'administrator' })),
  'none.json': '{"format_version":"1.0"}',
  'other.json': '{"some": "thing"}',
};

test('says what the second configuration declares otherwise, and asks no API', async () => {
  const ended = await compare(
    files,
    '--from',
    'base.json',
    '--to',
    'head.json',
    '--edition',
    'emqx-platform-3',
  );
  expect(ended.code, ended.output).toBe(0);
  expect(ended.output).toContain('jane@example.com becomes Administrator');
  expect(ended.output).toContain('two configurations, and nothing of what else is held');
});

test('says that nothing changes where both declare the same', async () => {
  const ended = await compare(
    files,
    '--from',
    'base.json',
    '--to',
    'base.json',
    '--edition',
    'emqx-platform-3',
  );
  expect(ended.code, ended.output).toBe(0);
  expect(ended.output).toContain('0 principals change');
});

test('takes a state that is empty for a configuration that declares nothing', async () => {
  const ended = await compare(
    files,
    '--from',
    'none.json',
    '--to',
    'base.json',
    '--edition',
    'emqx-platform-3',
  );
  expect(ended.code, ended.output).toBe(0);
  expect(ended.output).toContain('1 principal changes (1 new)');
});

test.each([
  [['--from', 'base.json'], 'give both --from FILE and --to FILE'],
  [['--from', 'base.json', '--to', 'head.json'], 'give --edition, one of'],
  [['plan.json', '--from', 'base.json', '--to', 'head.json'], 'and not both'],
  [['--from', 'base.json', '--to', 'other.json', '--edition', 'emqx-cloud'], 'other.json is no plan'],
  [['--from', 'base.json', '--to', 'gone.json', '--edition', 'emqx-cloud'], 'cannot read "gone.json"'],
])('refuses %j in words', async (words, says) => {
  const ended = await compare(files, ...words);
  expect(ended.code).toBe(2);
  expect(ended.output).toContain(says);
});
