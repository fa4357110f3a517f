import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { providerAddress } from '../../provider-schema/address.ts';
import { projectRoot } from '../../scripts/project.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { assign, createMember, listAll } from '../support/resources.ts';
import { prepareGround } from './export-ground.ts';

/* The commands of docs/standing-reviews.md, as a reader types them. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const configuration = (memberId: string) => `
terraform {
  required_providers {
    roster = { source = "${providerAddress}" }
  }
}
resource "roster_project" "payments" {
  name = "payments"
}
resource "roster_role_assignment" "lead" {
  principal_id = "${memberId}"
  role_id      = "project_administrator"
  project_id   = roster_project.payments.id
}
`;

/** Decides about each row by its role and who holds it; what is decided is put where the columns are. */
function decide(csv: string, words: Readonly<Record<string, string>>): string {
  return csv.replace(/^(.*,ra_\w{26}),,/gm, (_, row: string) => {
    const [, word = 'keep'] = Object.entries(words).find(([part]) => row.includes(part)) ?? [];
    return `${row},${word},`;
  });
}

test('the commands of the guide do what it says', async () => {
  const { administrator } = await api.newEnvironment();
  const jane = await createMember(administrator);
  await assign(administrator, jane.id, 'auditor');
  const ground = await prepareGround(api, administrator);
  await mkdir(join(ground.folder, 'access'));
  await writeFile(join(ground.folder, 'access/main.tf'), configuration(jane.id));
  const prepared = 'terraform init -no-color && terraform apply -auto-approve -no-color -input=false';
  expect(await ground.run('access', 'sh', ['-c', prepared])).toContain('Apply complete!');

  const guide = await readFile(join(projectRoot, 'docs/standing-reviews.md'), 'utf8');
  const [look, narrow, tried, applied, traced, ...more] = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(
    ([, commands]) => commands ?? '',
  );
  expect(more).toEqual([]);
  const program = `'${process.execPath}' --disable-warning=ExperimentalWarning '${join(projectRoot, 'cli/main.ts')}'`;
  const type = (commands = '') =>
    ground.run('access', 'sh', ['-c', `set -e\nroster() { ${program} "$@"; }\n${commands}`]);

  expect(await type(look)).toContain('STANDING ACCESS');
  expect(await type(narrow)).toMatch(/Project Administrator.*Auditor/s);
  const path = join(ground.folder, 'access/decisions.csv');
  const csv = await readFile(path, 'utf8');
  await writeFile(path, decide(csv, { ',Project Administrator,': 'revoke', ',Auditor,': 'revoke' }));
  expect(await type(tried)).toMatch(
    /in platform, roster_role_assignment\.lead\n {2}remove this block: .*would revoke: jane@example\.com: Auditor.* 0 refused, 0 undecided; nothing was written/s,
  );
  expect(await type(applied)).toContain('revoked: jane@example.com: Auditor in the environment');
  expect(await type(traced)).toMatch(/role_assignment\.delete +jane@example\.com: Auditor/);
  const left = await listAll(administrator, 'role_assignments', { principal_id: jane.id });
  expect(left.map(({ role_id }) => role_id)).toEqual(['project_administrator']);
});
