import { listAll } from '../../client/list.ts';
import { createSignedFetch } from '../../client/signed-fetch.ts';
import { withPlatform } from '../decisions/platform.ts';
import { type Figure, figure } from '../figures.ts';
import { median, ratio } from '../statistics.ts';
import type { Part } from '../suite.ts';
import { assignmentFiles, builtInFiles, type Item } from './configurations.ts';
import { fiveThousandAssignments } from './population.ts';
import { expectExit, withTerraform } from './terraform.ts';

const rounds = 3;

async function readAssignments(endpoint: string, key: { accessKeyId: string; secretAccessKey: string }) {
  const send = createSignedFetch({ endpoint, userAgent: 'roster-bench', ...key });
  const found: Item[] = [];
  for await (const item of listAll<Item>(send, '/v1/role_assignments'))
    if (item['project_id'] !== null) found.push(item);
  return found;
}

/** `terraform plan` over 5,000 role assignments that are as they are declared, and over as many of terraform_data. */
export const refreshPart: Part = {
  name: 'refresh',
  measure: (say) =>
    withPlatform(async (platform) => {
      const { key } = await platform.newEnvironment('bench', fiveThousandAssignments());
      const api = await platform.startApi();
      const assignments = await readAssignments(api.url, key);
      return withTerraform({ endpoint: api.url, key }, async ({ open }): Promise<Figure[]> => {
        const ours = await open(assignmentFiles(assignments));
        const builtIn = await open(builtInFiles(assignments), 'built-in');
        const times: [number[], number[]] = [[], []];
        let memory = 0;
        let requests = 0;
        for (let round = 1; round <= rounds; round++) {
          say(`round ${round} of ${rounds}: terraform plan of ${assignments.length} resources, twice`);
          const before = await api.requests();
          const run = expectExit(await ours.run('plan', '-input=false', '-detailed-exitcode'), 0);
          requests = Math.max(requests, (await api.requests()) - before);
          memory = Math.max(memory, run.providerMemory);
          times[0].push(run.milliseconds);
          const other = expectExit(await builtIn.run('plan', '-input=false', '-detailed-exitcode'), 0);
          times[1].push(other.milliseconds);
        }
        return [
          figure('refreshing 5,000 role assignments: HTTP requests', requests, 'requests', ['≤', 10]),
          figure('refreshing 5,000 role assignments', median(times[0]) / 1000, 's'),
          figure('refreshing 5,000 terraform_data', median(times[1]) / 1000, 's'),
          figure('refreshing, over terraform_data', ratio(times[0], times[1]), '×', ['≤', 1.3]),
          figure('refreshing: peak memory of the provider', memory, 'MB', ['≤', 150]),
        ];
      });
    }),
};
