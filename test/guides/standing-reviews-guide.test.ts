import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { providerAddress } from '../../provider-schema/address.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { assign, createMember, listAll } from '../support/resources.ts';
import { besideApi } from './beside-api.ts';
import { playGuides } from './play.ts';

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

/** Decides about each row by its role; what is decided is put where the columns are. */
function decide(csv: string, words: Readonly<Record<string, string>>): string {
  return csv.replace(/^(.*,ra_\w{26}),,/gm, (_, row: string) => {
    const [, word = 'keep'] = Object.entries(words).find(([part]) => row.includes(part)) ?? [];
    return `${row},${word},`;
  });
}

it('looks at what is held, decides, and makes it so', async () => {
  const { administrator } = await api.newEnvironment();
  const jane = await createMember(administrator);
  await assign(administrator, jane.id, 'auditor');
  const stage = await besideApi(api, administrator);
  await writeFile(join(stage.folder, 'main.tf'), configuration(jane.id));
  const decisions = join(stage.folder, 'decisions.csv');
  const [look, narrow, tried, applied, traced] = await playGuides(['docs/guides/standing-reviews.md'], {
    ...stage,
    before: {
      0: async (shell) => {
        await shell.run('terraform init && terraform apply');
      },
      2: async () => {
        const csv = await readFile(decisions, 'utf8');
        await writeFile(
          decisions,
          decide(csv, { ',Project Administrator,': 'revoke', ',Auditor,': 'revoke' }),
        );
      },
    },
  });
  expect(look).toContain('STANDING ACCESS');
  expect(narrow).toMatch(/Project Administrator.*Auditor/s);
  expect(tried).toMatch(
    /in platform, roster_role_assignment\.lead\n {2}remove this block: .*would revoke: jane@example\.com: Auditor.* 0 refused, 0 undecided; nothing was written/s,
  );
  expect(applied).toContain('revoked: jane@example.com: Auditor in the environment');
  expect(traced).toMatch(/role_assignment\.delete +jane@example\.com: Auditor/);
  const left = await listAll(administrator, 'role_assignments', { principal_id: jane.id });
  expect(left.map(({ role_id }) => role_id)).toEqual(['project_administrator']);
});
