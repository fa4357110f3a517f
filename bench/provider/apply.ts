import { withPlatform } from '../decisions/platform.ts';
import { type Figure, figure } from '../figures.ts';
import { median, ratio } from '../statistics.ts';
import type { Part } from '../suite.ts';
import { mixedBuiltInFiles, mixedFiles } from './configurations.ts';
import { nobody } from './population.ts';
import { expectExit, withTerraform } from './terraform.ts';

const rounds = 3;

/** `terraform apply` of 1,000 mixed resources into an empty environment, and of as many terraform_data. */
export const applyPart: Part = {
  name: 'apply',
  measure: (say) =>
    withPlatform(async (platform) => {
      const api = await platform.startApi();
      const times: [number[], number[]] = [[], []];
      let memory = 0;
      for (let round = 1; round <= rounds; round++) {
        say(`round ${round} of ${rounds}: terraform apply of 1,000 resources, twice`);
        const { key } = await platform.newEnvironment(`bench-${round}`, nobody());
        await withTerraform({ endpoint: api.url, key }, async ({ open }) => {
          const ours = await open(mixedFiles());
          const run = expectExit(await ours.run('apply', '-input=false', '-auto-approve'), 0);
          memory = Math.max(memory, run.providerMemory);
          times[0].push(run.milliseconds);
          const builtIn = await open(mixedBuiltInFiles(), 'built-in');
          const other = expectExit(await builtIn.run('apply', '-input=false', '-auto-approve'), 0);
          times[1].push(other.milliseconds);
        });
      }
      const figures: Figure[] = [
        figure('applying 1,000 mixed resources', median(times[0]) / 1000, 's'),
        figure('applying 1,000 terraform_data', median(times[1]) / 1000, 's'),
        figure('applying, over terraform_data', ratio(times[0], times[1]), '×', ['≤', 1.1]),
        figure('applying: peak memory of the provider', memory, 'MB', ['≤', 150]),
      ];
      return figures;
    }),
};
