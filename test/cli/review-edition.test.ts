import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bindingOf, hashOf } from '../../review/binding/hash.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { assign, createMember } from '../support/resources.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { roster, signedAs } from './roster.ts';

/* The real command against the real API. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 30_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

async function prepare() {
  const environment = await api.newEnvironment();
  const { administrator } = environment;
  const jane = await createMember(administrator, 'jane@example.com');
  await assign(administrator, jane.id, 'auditor');
  const folder = await temporaryFolder();
  const review = (...words: string[]) => roster(folder, ['review', ...words], signedAs(api, administrator));
  return { environment, folder, review };
}

test('says what another edition makes of everybody, and binds it to the edition', async () => {
  const { folder, review } = await prepare();
  const ended = await review(
    '--to-edition',
    'automq-cloud',
    '--map-role',
    'auditor=viewer',
    '--json',
    'report.json',
  );
  expect(ended.code, ended.output).toBe(0);
  expect(ended.output).toContain('emqx-platform-3 → automq-cloud');
  expect(ended.output).toMatch(/jane@example\.com .*Auditor → Viewer/);
  const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
  expect(report.environment.to_edition).toBe('automq-cloud');
  const { to_edition: _, ...stays } = report.environment;
  expect(report.hash).toBe(hashOf(bindingOf(report)));
  expect(report.hash).not.toBe(hashOf(bindingOf({ ...report, environment: stays })));
});

test('an SSO connection that gives a role which the edition lacks is told of', async () => {
  const { environment, review } = await prepare();
  const connection = await environment.administrator.post('/v1/sso_connections', {
    name: 'Okta',
    issuer: 'https://example.com',
    client_id: 'roster',
    client_secret: 'secret-0123456789abcdef',
    allowed_domains: ['example.com'],
    default_roles: [{ role_id: 'accountant' }],
  });
  expect(connection.status, JSON.stringify(connection.body)).toBe(201);
  const ended = await review('--to-edition', 'automq-cloud', '--map-role', 'auditor=viewer');
  expect(ended.code).toBe(2);
  expect(ended.output).toContain('accountant (Accountant, in 0 role assignments and 1 SSO connection)');
});

test.each([
  [['--to-edition', 'automq-cloud'], 'say with --map-role FROM=TO what takes the place of each'],
  [['--to-edition', 'emqx-platform-3'], 'the environment has the edition emqx-platform-3 already'],
  [['--to-edition', 'emqx'], 'there is no edition "emqx"'],
  [['--to-edition', 'automq-cloud', '--map-role', 'auditor'], '--map-role takes FROM=TO'],
  [['--to-edition', 'automq-cloud', '--from', 'a', '--to', 'b'], 'and not with --from and --to'],
])('refuses %j in words', async (words, says) => {
  const { review } = await prepare();
  const ended = await review(...words);
  expect(ended.code).toBe(2);
  expect(ended.output).toContain(says);
});
